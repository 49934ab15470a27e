import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { beliefs } from '#shared/bots/belief.ts';
import { coachMind } from '#shared/bots/coach.ts';
import { botMove, dealtProfiles, playBots } from '#shared/bots/conduct.ts';
import { deskOf } from '#shared/bots/desk.ts';
import { bendValue, floorPlans, hallPlans } from '#shared/bots/hall-plans.ts';
import { blocPlans } from '#shared/bots/plans.ts';
import { BEATS } from '#shared/game/decide.ts';
import { setUp } from '#shared/game/setup.ts';
import { type Deal, type Face, type GameState, UNKNOWN, type Vote } from '#shared/game/state.ts';
import { Table } from '#shared/game/table.ts';
import { goodwill } from '#shared/game/utility.ts';
import { publicView, seatView, sightOf } from '#shared/game/view.ts';
import { compileWorld, type World, withEntry } from '#shared/game/world.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { scenarioFile } from '../../server/cli/files.ts';

/** What is kept from one decision to the next (shared/kit/kept.ts) must never be out of date. */
const scenario = scenarioFile('two-names');
const three = scenarioFile('the-third-name');

/** A table up to the booth; `at` looks in at every moment at which bots decide. */
function upToTheBooth(at: (table: Table) => void, played: Scenario = scenario): void {
  const world = compileWorld(played);
  const table = new Table(world, setUp(world, { seed: 'kept', openDice: true, persons: [] }));
  while (table.state.phase !== 'booth') {
    at(table);
    playBots(table);
    table.host(table.state.phase === 'corridor' && table.state.beat < BEATS ? { type: 'beat' } : { type: 'phase.close' });
  }
}

/** All that a campaign's seat reckons before it decides. */
function reckoned(world: World, state: GameState, seat: string): unknown {
  const { pub, view } = sightOf(world, state, seat);
  const mind = coachMind(world, pub, view);
  const c = world.candidateAt.get(view.candidate ?? '') ?? 0;
  const b = beliefs(world, pub, view, c);
  const desk = deskOf(mind, c, b);
  return {
    rows: b.rows.map(({ lead, slope, coming, support }) => ({ lead, slope, coming, support })),
    blocs: [...world.blocMembers.values()].map((members) => blocPlans(desk)(members, members)),
    hall: hallPlans(desk),
    floor: floorPlans(mind, c, b),
    bend: bendValue(mind, c, b),
  };
}

/** One thing changed that a reckoning looks at. */
const CHANGES: { readonly [what: string]: (state: GameState) => GameState } = {
  'public backing': (state) => ({
    ...state,
    faces: withEntry(state.faces, 5, { ...(state.faces[5] as Face), backs: 1, changed: state.day }),
  }),
  'the roll-call': readOut,
  'a line': (state) => ({ ...state, lines: { [scenario.blocs[0]?.id ?? '']: 0 } }),
  'the agenda': (state) => ({ ...state, published: { ...state.published, push: state.published.push.map(() => 0.4) } }),
  'a platform': (state) => ({
    ...state,
    published: {
      ...state.published,
      platforms: [
        [0.9, -0.9, 0.9],
        [-0.2, 0.3, 0],
      ],
    },
  }),
  'public cost': (state) => ({ ...state, publicCost: [0.9, 0.1] }),
  'an oath': (state) => ({ ...state, oaths: state.oaths.map((oath) => ({ ...oath, out: 1, bent: 1 })) }),
  'the target': (state) => ({ ...state, target: state.target === 0 ? 1 : 0 }),
  'the target of a roll-call': (state) => ({ ...state, target: state.target === 0 ? 1 : 0 }),
  'what the campaign knows': (state) =>
    knowing(state, (id, n) =>
      n % 3 === 0 ? { ...UNKNOWN, visits: 2, goods: 0.3, answer: 'yes' } : (state.known[camps[0] ?? '']?.[id] ?? UNKNOWN),
    ),
  'what a state told the campaign': (state) => knowing(state, (_, n) => ({ ...UNKNOWN, reading: n % 2 === 0 ? [0, -1] : [-1, 0] })),
  'the kind of work, not what it is worth': (state) => knowing(state, () => ({ ...UNKNOWN, goods: goodwill(1) })),
  'who is on the paper': (state) => ({ ...state, onPaper: [true, true, false] }),
  'a journey that was paid for': (state) => ({ ...state, deals: { ...state.deals, ...tickets(state) } }),
  'a written promise': (state) => ({ ...state, promises: state.promises.map(() => ({})) }),
  'what was asked today': (state) => ({ ...state, asked: everybodyAsked(state) }),
};

/** The same, where it takes something else first for the change to matter, or a third name. */
const AFTER: { readonly [what: string]: (state: GameState) => GameState } = {
  'the target of a roll-call': readOut,
  'the kind of work, not what it is worth': (state) => knowing(state, () => ({ ...UNKNOWN, visits: 1 })),
};
const NAMES: { readonly [what: string]: Scenario } = { 'who is on the paper': three };

const ids = scenario.states.map((row) => row.id);
const camps = scenario.candidates.map((candidate) => candidate.id);

function readOut(state: GameState): GameState {
  const votes = state.faces.map((_, i): Vote => (i % 2 === 0 ? 'yes' : 'no'));
  return { ...state, rollCall: { votes, passed: false, counts: { yes: 0, no: 0, abstain: 0 } } };
}

const knowing = (state: GameState, of: (id: string, n: number) => GameState['known'][string][string]): GameState => ({
  ...state,
  known: Object.fromEntries(camps.map((camp) => [camp, Object.fromEntries(ids.map((id, n) => [id, of(id, n)]))])),
});

const everybodyAsked = (state: GameState): GameState['asked'] =>
  Object.fromEntries(camps.map((camp) => [camp, [...(state.asked[camp] ?? []), ...ids.slice(0, 20).map((id) => `promise:${id}`)]]));

function tickets(state: GameState): GameState['deals'] {
  const made = scenario.seats
    .filter((row) => row.candidate !== undefined)
    .map(({ id: by }, n): Deal => {
      const to = ids.findLast((id) => !scenario.seats.some((row) => row.id === id)) ?? '';
      return {
        id: `${by}>${to}#9`,
        by,
        parties: [by, to],
        clauses: [{ kind: 'travel', by, to }],
        day: state.day,
        accepted: [by, to],
        status: 'settled',
        clauseStatus: ['done'],
        reason: null,
        talks: 1,
        signed: 900 + n,
      };
    });
  return Object.fromEntries(made.map((deal) => [deal.id, deal]));
}

test.each(Object.keys(CHANGES))('a campaign that has reckoned before reckons anew when %s changes', (what) => {
  const played = NAMES[what] ?? scenario;
  const seats = played.seats.filter((row) => row.candidate !== undefined).map((row) => row.id);
  let moved = 0;
  upToTheBooth(({ world, state: now }) => {
    if (now.phase !== 'corridor' || now.day > 1 || now.beat % 4 !== 2) return;
    const state = AFTER[what]?.(now) ?? now;
    for (const seat of seats) {
      const before = reckoned(world, state, seat);
      const changed = (CHANGES[what] as (state: GameState) => GameState)(state);
      const after = reckoned(world, changed, seat);
      if (!isDeepStrictEqual(before, after)) moved++;
      // Results are kept beside a world, so another one has none.
      expect(after).toEqual(reckoned(compileWorld(played), structuredClone(changed), seat));
    }
  }, played);
  expect(moved).toBeGreaterThan(0);
});

test('whoever has never seen this table decides the same as those who sit at it', () => {
  let decisions = 0;
  upToTheBooth(({ world, state }) => {
    const profiles = dealtProfiles(state);
    const elsewhere = structuredClone(state);
    for (const { id } of scenario.seats) {
      const move = botMove(world, state, id, profiles(id));
      expect(botMove(compileWorld(scenario), elsewhere, id, profiles(id))).toEqual(move);
      if (move) decisions++;
    }
  });
  expect(decisions).toBeGreaterThan(100);
});

test('a look at a view finds in every part what the whole view says', () => {
  upToTheBooth(({ world, state }) => {
    const seat = scenario.seats[state.beat % scenario.seats.length]?.id ?? '';
    const { pub, view } = sightOf(world, state, seat);
    const parts = <T extends object>(whole: T, looked: T) => {
      for (const key of Object.keys(whole) as (keyof T)[]) expect(looked[key]).toEqual(whole[key]);
    };
    parts(publicView(world, state), pub);
    parts(seatView(compileWorld(scenario), structuredClone(state), seat), view);
  });
});
