import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Addressed, answersFor, answersOf } from '#shared/bots/answers.ts';
import { whyDeal } from '#shared/bots/why-deal.ts';
import type { Clause } from '#shared/game/command.ts';
import { setUp } from '#shared/game/setup.ts';
import { publicView } from '#shared/game/view.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import { littleScenario } from './little.ts';
import { playRandomly, type Step } from './play.ts';
import { Teller } from './stories/story.ts';

/** After the verdict: every act of a bot that somebody saw, with its reason, to those who saw it (shared/bots/answers.ts). */
const words = JSON.parse(readFileSync(new URL('../../assets/words/en/why.json', import.meta.url), 'utf8')) as Record<string, string>;
const PERSONS = ['bora', 'ana', 'java'];

/** A random game with people in it, and what may be asked after it. */
function played(world: World, seed: string): { readonly steps: readonly Step[]; readonly answers: readonly Addressed[] } {
  const steps: Step[] = [];
  playRandomly(world, { seed, persons: PERSONS, acts: 5, papers: () => 0 }, (step) => steps.push(step));
  return { steps, answers: answersOf(world, setUp(world, { seed, openDice: true, persons: PERSONS }), steps) };
}

/** The little hall after a deal with a state run by the game, bora's bargain with a bot, and a floor. */
function story(): Teller {
  const teller = new Teller({ seed: 'answers', persons: ['alba', 'bora', 'elna'] }).to('corridor');
  teller.does('alba', { type: 'deal.propose', to: ['gala'], clauses: letter('gala') });
  teller.does('gala', { type: 'deal.answer', deal: 'alba>gala#1', accept: true });
  return teller;
}
const letter = (to: string): Clause[] => [
  { kind: 'letter', by: 'alba', to, n: 2 },
  { kind: 'attend', by: to, present: true },
  { kind: 'note', by: 'alba', text: 'between us' },
];
const told = (teller: Teller) =>
  answersOf(teller.world, setUp(teller.world, { seed: 'answers', openDice: true, persons: ['alba', 'bora', 'elna'] }), teller.entries);

describe('answers after the verdict', () => {
  test('each has words, its holes are filled, and a deal is told to its parties alone unless everyone read it', () => {
    const world = compileWorld(littleScenario());
    const kinds = new Set<string>();
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      const { steps, answers } = played(world, seed);
      const { shown, deals } = (steps.at(-1) as Step).after;
      for (const { act, why, to } of answers) {
        expect(words[why.key], why.key).toBeDefined();
        for (const [, hole] of (words[why.key] ?? '').matchAll(/\{(\w+)\}/g)) expect(why.args, why.key).toHaveProperty(hole as string);
        kinds.add(act.kind);
        if (act.kind !== 'deal') {
          expect(to).toBe('everyone');
          continue;
        }
        expect(act.clauses.some((clause) => clause.kind === 'note')).toBe(false);
        const read = Object.values(shown).some((paper) => paper.to === 'everyone' && paper.paper.id === `deal:${act.deal}`);
        expect(to).toEqual(read ? 'everyone' : deals[act.deal]?.parties);
      }
      // Somebody without a seat has what everyone has; a party has its own deals besides, and nobody another's.
      for (const seat of [null, ...PERSONS]) {
        for (const { act } of answersFor(answers, seat)) {
          if (act.kind !== 'deal') continue;
          const open = Object.values(shown).some((paper) => paper.to === 'everyone' && paper.paper.id === `deal:${act.deal}`);
          expect(open || (seat !== null && deals[act.deal]?.parties.includes(seat))).toBe(true);
        }
      }
    }
    expect([...kinds].sort()).toEqual(['deal', 'endorse', 'line', 'rollcall', 'speak']);
  });

  test('nothing of a person’s is explained, and nothing from the doors on', () => {
    const world = compileWorld(littleScenario());
    const { steps, answers } = played(world, 'doors');
    expect(answers.filter(({ act }) => 'by' in act && PERSONS.includes(act.by))).toEqual([]);
    const doors = steps.findIndex(({ events }) => events.some((event) => event.type === 'doors.opened'));
    const opening = setUp(world, { seed: 'doors', openDice: true, persons: PERSONS });
    // Deals of a recess between two ballots are signed in the open corridor again; public acts there are none.
    const publicOnly = (list: readonly Addressed[]) => list.filter(({ act }) => act.kind !== 'deal');
    expect(publicOnly(answersOf(world, opening, steps.slice(0, doors)))).toEqual(publicOnly(answers));
  });

  test('a private act of others changes no answer that one may read', () => {
    const [plain, busy] = [story(), story()];
    busy.does('elna', { type: 'persuade', states: ['fora'], candidate: 'ben' });
    busy.does('bora', { type: 'deal.propose', to: ['elna'], clauses: [{ kind: 'note', by: 'bora', text: 'a secret' }] });
    for (const teller of [plain, busy]) {
      teller.to('seal').does('gala', { type: 'floor.seal', act: { act: 'endorse', candidate: 'ana' } });
      teller.to('rollcall', 2).to('handshake');
    }
    expect(answersFor(told(busy), null)).toEqual(answersFor(told(plain), null));
    expect(answersFor(told(busy), 'alba')).toEqual(answersFor(told(plain), 'alba'));
    expect(answersFor(told(plain), null).map(({ act }) => act.kind)).toContain('endorse');
  });
});

describe('why a deal was signed', () => {
  const teller = story();
  const pub = publicView(teller.world, teller.state);
  const why = (by: string, clauses: readonly Clause[]) => whyDeal(teller.world, pub, by, clauses);

  test('the party of a deal reads it, others do not, and its note stays where it was', () => {
    const mine = answersFor(told(story()), 'alba').find(({ act }) => act.kind === 'deal');
    expect(mine).toMatchObject({ day: 1, act: { by: 'gala', deal: 'alba>gala#1' }, why: { key: 'why.deal.letter', args: { n: 2 } } });
    expect(JSON.stringify(mine)).not.toContain('between us');
    expect(answersFor(told(story()), 'bora')).toEqual([]);
    expect(answersFor(told(story()), null)).toEqual([]);
  });

  test('a state: the largest of what comes to it, or that it stood near anyway; else nothing accounts for it', () => {
    expect(why('gala', [{ kind: 'aid', by: 'alba', to: 'gala', n: 1 }, ...letter('gala')]).key).toBe('why.deal.letter');
    expect(why('gala', [{ kind: 'chair', by: 'ana', to: 'gala' }])).toEqual({ key: 'why.deal.chair', args: { candidate: 'Arden' } });
    expect(why('bora', [{ kind: 'promise', by: 'bora', candidate: 'ana' }])).toMatchObject({ key: 'why.deal.near' });
    expect(why('java', [{ kind: 'promise', by: 'java', candidate: 'ana' }]).key).toBe('why.deal.unsaid');
  });

  test('a campaign: what others do for it', () => {
    const bought: Clause[] = [
      { kind: 'endorse', by: 'gala', candidate: 'ana' },
      { kind: 'aid', by: 'alba', to: 'gala', n: 2 },
    ];
    expect(why('alba', bought)).toEqual({ key: 'why.deal.endorse', args: { candidate: 'Arden' } });
    expect(why('luna', bought).key).toBe('why.deal.unsaid');
  });

  test('a brief and a private leaning are no argument: the source names neither', () => {
    for (const file of ['why-deal.ts', 'answers.ts']) {
      const source = readFileSync(new URL(`../bots/${file}`, import.meta.url), 'utf8');
      expect(source, file).not.toMatch(/SeatView|seatView|\bminds?\b|\.eps\b|ballots|brief\b.*\(|\.leaning/);
    }
  });
});
