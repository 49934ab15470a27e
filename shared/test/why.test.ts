import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { visibleActs, whyOf } from '#shared/bots/why.ts';
import type { GameEvent } from '#shared/game/event.ts';
import { publicView } from '#shared/game/view.ts';
import type { PublicView } from '#shared/game/view.types.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { littleScenario } from './little.ts';
import { playRandomly } from './play.ts';
import { Teller } from './stories/story.ts';

/** Bots explain what everybody saw them do, from what everybody could see (shared/bots/why.ts). */
const words = JSON.parse(readFileSync(new URL('../../assets/words/en/why.json', import.meta.url), 'utf8')) as Record<string, string>;
const twoNames = JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8')) as Scenario;
type Hall = (little: Scenario) => Scenario;
const tale = (hall: Hall) => new Teller({ seed: 'why', persons: [], hall });
const pubOf = (teller: Teller) => publicView(teller.world, teller.state);

/** Every act that can be asked about in a game of bots, with the view in which it was seen. */
function askable(world: World, seed: string) {
  const asked: { readonly pub: PublicView; readonly act: ReturnType<typeof visibleActs>[number] }[] = [];
  playRandomly(world, { seed, persons: [], acts: 0, papers: () => null }, ({ after, events }) => {
    const pub = publicView(world, after);
    for (const event of events) for (const act of visibleActs(world, pub, event)) asked.push({ pub, act });
  });
  return asked;
}

describe('why', () => {
  test.each([
    ['little', littleScenario()],
    ['two-names', twoNames],
  ] as const)('%s: every visible act of a bot has a reason with words, and every hole in them is filled', (_, scenario) => {
    const world = compileWorld(scenario);
    const kinds = new Set<string>();
    for (const seed of ['a', 'b', 'c', 'd']) {
      for (const { pub, act } of askable(world, seed)) {
        const { key, args } = whyOf(world, pub, act);
        expect(words[key], key).toBeDefined();
        for (const [, hole] of (words[key] ?? '').matchAll(/\{(\w+)\}/g)) expect(args, key).toHaveProperty(hole as string);
        expect(Object.values(args)).not.toContain('');
        kinds.add(act.kind);
      }
    }
    expect(kinds.size).toBeGreaterThanOrEqual(2);
  });

  test('nothing from the doors on leaves a trace: the roll, the ballots, the winner, what came after', () => {
    const world = compileWorld(littleScenario());
    for (const { pub, act } of askable(world, 'trace')) {
      const later: PublicView = {
        ...pub,
        phase: 'verdict',
        round: 3,
        epoch: 2,
        winner: 'ben',
        options: [],
        ballots: [
          {
            round: 1,
            epoch: 1,
            post: 0,
            onRoll: 9,
            papers: 9,
            notHandedIn: 0,
            uncounted: 1,
            votes: { ana: 1, ben: 7 },
            majority: 5,
            elected: 'ben',
            void: false,
            aloud: null,
          },
        ],
        record: [],
        briefing: [],
        after: null,
        rollCall: null,
        states: pub.states.map((state) => ({ ...state, present: false, vote: null, lean: 0, certainty: 0, towards: 'ben' })),
        affairs: { ...pub.affairs, elected: ['ivan'], documents: [], quotes: [], prints: [], proxies: {}, polls: [] },
      };
      expect(whyOf(world, later, act)).toEqual(whyOf(world, pub, act));
    }
  });

  test('there is nothing to ask about from the booth, and nothing of a person’s', () => {
    const world = compileWorld(littleScenario());
    const pub = publicView(world, new Teller({ seed: 'x', persons: ['bora'] }).state);
    const events: GameEvent[] = [
      { type: 'doors.opened', round: 1, epoch: 1, post: 0, options: ['ana', 'ben'], roll: [], persons: [] },
      { type: 'votes.read', options: ['ana'] },
      { type: 'seat.attended', seat: 'gala', present: false },
      { type: 'hands.shaken', candidate: 0, answers: { cala: 'of-course' } },
      { type: 'floor.revealed', acts: [{ by: 'bora', act: { act: 'endorse', candidate: 'ana' } }] },
    ];
    expect(events.flatMap((event) => visibleActs(world, pub, event))).toEqual([]);
    expect(
      visibleActs(world, pub, { type: 'floor.revealed', acts: [{ by: 'gala', act: { act: 'endorse', candidate: 'ana' } }] }),
    ).toHaveLength(1);
    const source = readFileSync(new URL('../bots/why.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/SeatView|GameState|\bminds?\b|\.eps\b|ballots|\.present\b/);
  });
});

describe('why: the largest public reason', () => {
  const back = (hall: Hall, by = 'cala', candidate = 'ana') => {
    const teller = tale(hall);
    return whyOf(teller.world, pubOf(teller), { kind: 'endorse', by, candidate });
  };
  const level: Hall = (little) => ({
    ...little,
    alignmentWeight: 0,
    candidates: little.candidates.map((row) => ({ ...row, platform: [0, 0], wish: [0, 0], standing: [], publicCost: 0.3 })),
  });
  const ana =
    (change: Partial<Scenario['candidates'][number]>, hall: Hall = level): Hall =>
    (little) => ({ ...hall(little), candidates: hall(little).candidates.map((row) => (row.id === 'ana' ? { ...row, ...change } : row)) });

  test('a hall without any difference gives no reason at all', () => {
    expect(back(level).key).toBe('why.endorse.unsaid');
  });

  test('standing, an issue, alignment and cost, each where it is the only difference', () => {
    expect(back(ana({ publicCost: 0.1 })).key).toBe('why.endorse.cost');
    const near = back(
      (little) => ({
        ...ana({ platform: [-0.4, 0], wish: [-0.4, 0] })(little),
        states: little.states.map((row) => ({ ...row, exposure: 0 })),
      }),
      'cala',
    );
    expect(near).toMatchObject({ key: 'why.endorse.issue', args: { candidate: 'Arden', issue: 'Forum' } });
    expect(back((little) => ({ ...level(little), alignmentWeight: 0.5 })).key).toBe('why.endorse.alignment');
    // Java stands on the other side of that, so its backing of Arden is not accounted for by it.
    expect(back((little) => ({ ...level(little), alignmentWeight: 0.5 }), 'luna').key).toBe('why.endorse.unsaid');
    const liked = ana({ standing: [{ text: 'liked', value: 9, source: 'x' }] });
    expect(back(liked).key).toBe('why.endorse.standing');
  });

  test('a vote by name: what it is made of, and its own campaign', () => {
    const teller = tale((little) => little);
    const pub = pubOf(teller);
    const vote = (by: string, said: 'yes' | 'no' | 'abstain') => whyOf(teller.world, pub, { kind: 'rollcall', by, vote: said }).key;
    expect(vote('luna', 'no')).toBe('why.rollcall.own');
    expect(vote('alba', 'yes')).toBe('why.rollcall.rival');
    // Bora's votes on record are on Arden's side; the roll-call is about Brook's sponsor.
    expect(vote('bora', 'yes')).toBe('why.rollcall.alignment.yes');
    expect(vote('java', 'no')).toBe('why.rollcall.alignment.no');
    expect(vote('java', 'abstain')).toBe('why.rollcall.torn');
    expect(vote('bora', 'no')).toBe('why.rollcall.unsaid');
  });

  test('neighbours count only if they went first', () => {
    const world = compileWorld(level(littleScenario()));
    const pub = publicView(world, tale(level).state);
    const backed = (day: number): PublicView => ({
      ...pub,
      day: 2,
      // As many for the other name: who is ahead accounts for nothing.
      states: pub.states.map((state) => {
        if (['dova', 'elna', 'fora'].includes(state.id)) return { ...state, backs: 'ana', changed: day };
        return ['gala', 'hona', 'isla'].includes(state.id) ? { ...state, backs: 'ben', changed: day } : state;
      }),
    });
    const act = { kind: 'endorse', by: 'cala', candidate: 'ana' } as const;
    expect(whyOf(world, backed(1), act)).toMatchObject({ key: 'why.endorse.neighbours', args: { n: 3 } });
    expect(whyOf(world, backed(2), act).key).toBe('why.endorse.unsaid');
  });
});
