import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clausesWorth, coachMind, dealWorth, ledgerWorth, suggest } from '#shared/bots/coach.ts';
import { provedBy } from '#shared/bots/count.ts';
import type { GameState } from '#shared/game/state.ts';
import { publicCut, publicView, seatView } from '#shared/game/view.ts';
import type { PublicBallot, PublicView, SeatView } from '#shared/game/view.types.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import { littleScenario } from './little.ts';
import { playRandomly } from './play.ts';
import { Teller } from './stories/story.ts';

/** The coach is given one seat's view and what everyone sees: what else is true of the game cannot move its advice. */
const words = JSON.parse(readFileSync(new URL('../../assets/words/en/coach.json', import.meta.url), 'utf8')) as Record<string, string>;
const PERSONS = ['bora', 'ana', 'alba', 'elna', 'loom'];

/** All that a coach says of this moment. */
function advice(world: World, pub: PublicView, view: SeatView): unknown {
  const mind = coachMind(world, pub, view);
  return {
    next: pub.phase === 'booth' ? null : suggest(mind),
    deals: view.deals.map((deal) => [dealWorth(mind, deal.id), clausesWorth(mind, deal.clauses)]),
    ledger: ledgerWorth(mind),
    proved: provedBy(world, pub, view),
  };
}

/** The same game as this seat sees it, with everything else otherwise: leanings, seed, others' briefs, purses, deals and sealed acts. */
function otherwise(state: GameState, seat: string, camp: readonly string[]): GameState {
  const others = (id: string) => id !== seat && !camp.includes(id);
  return {
    ...state,
    seed: `${state.seed}/other`,
    minds: state.minds.map((mind) => ({ ...mind, eps: mind.eps.map((x, c) => -2 * x - c), goods: mind.goods.map((x) => x + 1) })),
    seats: Object.fromEntries(
      Object.entries(state.seats).map(([id, own]) => [
        id,
        others(id)
          ? { ...own, brief: (own.brief + 1) % 4, purse: { ...own.purse, aid: own.purse.aid + 5 }, sealed: { act: 'silent' as const } }
          : own,
      ]),
    ),
    deals: Object.fromEntries(Object.entries(state.deals).filter(([, deal]) => deal.parties.includes(seat))),
  };
}

describe('the coach reads nothing but the view', () => {
  test('same view, same advice, whatever else is true; and the page’s cut of the scenario is enough', () => {
    const scenario = littleScenario();
    const world = compileWorld(scenario);
    const cut = new Map(PERSONS.map((seat) => [seat, compileWorld(publicCut(scenario, seat))]));
    let compared = 0;
    let n = 0;
    playRandomly(world, { seed: 'blind', persons: PERSONS, acts: 4, papers: () => 0 }, ({ after }) => {
      // Every fifth moment; what follows the count is published from all ledgers, and so is no secret then.
      if (++n % 5 !== 0 || after.phase === 'delivery' || after.phase === 'verdict') return;
      const pub = publicView(world, after);
      for (const seat of PERSONS) {
        const view = seatView(world, after, seat);
        const changed = otherwise(after, seat, view.camp);
        expect(publicView(world, changed)).toEqual(pub);
        expect(seatView(world, changed, seat)).toEqual(view);
        const said = advice(world, pub, view);
        expect(advice(world, publicView(world, changed), seatView(world, changed, seat))).toEqual(said);
        expect(advice(cut.get(seat) as World, JSON.parse(JSON.stringify(pub)), JSON.parse(JSON.stringify(view)))).toEqual(said);
        compared++;
      }
    });
    expect(compared).toBeGreaterThan(100);
  });

  test('its source names neither a state, nor a seed, nor dice, nor a clock', () => {
    for (const file of ['coach.ts', 'count.ts']) {
      expect(readFileSync(new URL(`../bots/${file}`, import.meta.url), 'utf8'), file).not.toMatch(
        /GameState|\bseed\b|gauss|draw\(|Date|performance/,
      );
    }
  });
});

describe('what the last count proves', () => {
  const teller = new Teller({ seed: 'count', persons: ['ana'] });
  const ballot = (change: Partial<PublicBallot>): PublicView => ({
    ...publicView(teller.world, teller.state),
    ballots: [
      {
        round: 1,
        epoch: 1,
        post: 0,
        onRoll: 12,
        papers: 12,
        notHandedIn: 0,
        uncounted: 3,
        votes: { ana: 4, ben: 5 },
        majority: 5,
        elected: 'ben',
        void: false,
        aloud: null,
        ...change,
      },
    ],
  });
  const holding = (n: number): SeatView => ({
    ...seatView(teller.world, teller.state, 'ana'),
    held: Object.fromEntries(teller.world.states.slice(0, n).map(({ id }) => [id, { day: 1, live: true }])),
  });
  const proofs = (pub: PublicView, view: SeatView) => provedBy(teller.world, pub, view);
  const keys = (pub: PublicView, view: SeatView) => proofs(pub, view).map(({ key }) => key);

  test('nothing before a count, nor where every vote was said aloud', () => {
    expect(proofs(publicView(teller.world, teller.state), holding(6))).toEqual([]);
    expect(proofs(ballot({ aloud: [] }), holding(6))).toEqual([]);
  });

  test('how far it was, what the papers that named nobody did, and promises held beside papers that came', () => {
    expect(proofs(ballot({}), holding(6))).toEqual([
      { key: 'coach.count.over.0', args: { n: 0, name: 'Brook' } },
      { key: 'coach.count.lower', args: { n: 2, uncounted: 3 } },
      { key: 'coach.count.held', args: { held: 6, came: 4, name: 'Arden', n: 2 } },
    ]);
    expect(keys(ballot({ votes: { ana: 5, ben: 4 } }), holding(5))).toContain('coach.count.held.enough');
    expect(keys(ballot({ votes: { ana: 4, ben: 4 }, uncounted: 4 }), holding(0))[0]).toBe('coach.count.level.1');
    expect(keys(ballot({ votes: { ana: 1, ben: 2 } }), holding(0))[0]).toBe('coach.count.short');
    for (const [votes, held] of [[{ ana: 4, ben: 5 }, 6] as const, [{ ana: 1, ben: 4 }, 7] as const])
      for (const key of keys(ballot({ votes }), holding(held))) expect(words, key).toHaveProperty([key]);
  });

  test('between two ballots only promises of earlier days stand beside the papers of the last one', () => {
    const today = holding(7);
    const held = { ...today.held, [teller.world.states[0]?.id ?? '']: { day: 2, live: true } };
    const recess = { ...ballot({}), phase: 'recess' as const, day: 2 };
    expect(proofs(recess, { ...today, held })).toContainEqual({
      key: 'coach.count.held.before',
      args: { held: 6, came: 4, name: 'Arden', n: 2 },
    });
    expect(keys({ ...recess, day: 1 }, today).join()).not.toContain('held');
    for (const key of keys(recess, { ...today, held })) expect(words, key).toHaveProperty([key]);
  });

  test('nothing stands beside papers where a group is smaller than five (docs/rulebook.md §9)', () => {
    for (const held of [1, 4, 8, 12]) expect(keys(ballot({ votes: { ana: 0, ben: 5 } }), holding(held)).join()).not.toMatch(/held|backing/);
  });

  test('public backing beside papers, present ones alone, and no state is named', () => {
    const backed = (n: number, present: boolean) => {
      const pub = ballot({ votes: { ana: 2, ben: 7 } });
      return { ...pub, states: pub.states.map((state, i) => ({ ...state, present: true, ...(i < n ? { backs: 'ana', present } : {}) })) };
    };
    expect(proofs(backed(6, true), holding(0))).toContainEqual({
      key: 'coach.count.backing',
      args: { backed: 6, came: 2, name: 'Arden', n: 4 },
    });
    expect(keys(backed(6, false), holding(0)).join()).not.toContain('backing');
    expect(JSON.stringify(proofs(backed(6, true), holding(6)))).not.toMatch(/Alba|Bora|Cala/);
  });
});
