import { describe, expect, test } from 'vitest';
import { isMet } from '#shared/game/goals.ts';
import type { Deal, GameState } from '#shared/game/state.ts';
import type { Goal, SeatRow } from '#shared/scenario/schema.ts';
import { Teller } from './stories/story.ts';

/** Every kind of goal (docs/rulebook.md §9) on one game that has ended six to four, and is then changed in one thing. */
const teller = new Teller({ seed: 'goals', persons: [], hall: (little) => ({ ...little, days: 1, rollCall: null, linked: [] }) })
  .to('booth')
  .count([6, 4], 1)
  .to('verdict');
const { world } = teller;
const ended = { ...teller.state, winner: 0, lines: {}, quotes: [], prints: [], deals: {} } as GameState;

const own = (change: object, seat = 'bora'): Partial<GameState> => ({
  seats: { ...ended.seats, [seat]: { ...(ended.seats[seat] as object), ...change } } as GameState['seats'],
});
const received = (goods: object): Partial<GameState> => own({ received: { aid: 0, letters: 0, chairs: 0, expertise: 0, ...goods } });
/** Who backs which of the two names in public: all others nobody, and never did. */
const backed = (backing: Readonly<Record<string, number>>, changed = 1): Partial<GameState> => ({
  faces: ended.faces.map((face, i) => {
    const backs = backing[world.states[i]?.id ?? ''] ?? null;
    return { ...face, backs, changed: backs === null ? 0 : changed };
  }),
});
const called = (abstain: number): Partial<GameState> => ({
  rollCall: { votes: [], passed: true, counts: { yes: 3, no: 1, abstain } } as unknown as GameState['rollCall'],
});
const promised = (n: number): Partial<GameState> => ({
  promises: [Object.fromEntries(world.states.slice(0, n).map(({ id }) => [id, { live: true, day: 1 }])), {}] as GameState['promises'],
});
const texts = (forum: number): Partial<GameState> => ({ agenda: { ...ended.agenda, texts: [forum, 0.2] } });
const dealt = (...deals: readonly Partial<Deal>[]): Partial<GameState> => ({
  deals: Object.fromEntries(deals.map((deal, n) => [`deal#${n}`, { id: `deal#${n}`, status: 'settled', ...deal }])) as GameState['deals'],
});
const chairFrom = (by: string): Partial<Deal> => ({ parties: [by, 'bora'], clauses: [{ kind: 'chair', by, to: 'bora' }] });
const quoted = (...by: readonly string[]): Partial<GameState> => ({
  quotes: by.map((seat) => ({ by: seat, to: 'gazette', candidate: null, day: 1 })) as unknown as GameState['quotes'],
});
const foretold = (votes: number): Partial<GameState> => ({
  prints: [{ by: 'gazette', story: { about: 'forecast', candidate: 'ana', votes }, day: 1 }],
});

type Row = readonly [goal: Omit<Goal, 'kind'>, met: boolean, change?: Partial<GameState>, seat?: string];
/** Of each kind what is just met and what is just missed. */
const table: Readonly<Record<Goal['kind'], readonly Row[]>> = {
  votes: [
    [{ candidate: 'ana', atLeast: 6 }, true],
    [{ candidate: 'ana', atLeast: 7 }, false],
  ],
  share: [
    // Six of ten: the uncounted paper is not among them.
    [{ candidate: 'ana', percent: 60 }, true],
    [{ candidate: 'ana', percent: 61 }, false],
  ],
  'honest-ledger': [
    [{ candidate: 'ana', percent: 100 }, true, promised(6)],
    [{ candidate: 'ana', percent: 100 }, false, promised(7)],
    [{ candidate: 'ana', percent: 120 }, true, promised(7)],
    // Too few others, so that nobody could hide: nothing is held against anybody.
    [{ candidate: 'ana', percent: 100 }, true, promised(8)],
  ],
  backing: [
    [{ candidate: 'ana', atLeast: 2 }, true, backed({ cala: 0, gala: 0, dova: 1 })],
    [{ candidate: 'ana', atLeast: 3 }, false, backed({ cala: 0, gala: 0, dova: 1 })],
  ],
  'backing-regions': [
    [{ candidate: 'ana', atLeast: 2 }, true, backed({ cala: 0, gala: 0 })],
    [{ candidate: 'ana', atLeast: 2 }, false, backed({ cala: 0, dova: 0, gala: 1 })],
  ],
  elected: [
    [{ candidate: 'ana' }, true],
    [{ candidate: 'ben' }, false],
  ],
  'margin-under': [
    [{ votes: 3 }, true],
    [{ votes: 2 }, false],
  ],
  'aid-received': [
    [{ atLeast: 2 }, true, received({ aid: 2 })],
    [{ atLeast: 2 }, false, received({ aid: 1, letters: 4 })],
  ],
  'letters-received': [
    [{ atLeast: 2 }, true, received({ letters: 2 })],
    [{ atLeast: 2 }, false, received({ letters: 1, aid: 4 })],
  ],
  'chair-received': [
    [{}, true, received({ chairs: 1 })],
    [{}, false, received({ aid: 4 })],
  ],
  'chair-promised': [
    [{ by: 2 }, true, dealt(chairFrom('ana'), chairFrom('ben'))],
    [{ by: 2 }, false, dealt(chairFrom('ana'), chairFrom('ana'))],
    [{ by: 1 }, false, dealt({ ...chairFrom('ana'), status: 'open' })],
  ],
  bargains: [
    [{ atLeast: 2 }, true, dealt(chairFrom('ana'), chairFrom('ben'))],
    [{ atLeast: 2 }, false, dealt(chairFrom('ana'), { parties: ['ben', 'bora'], clauses: [{ kind: 'note', by: 'ben', text: 'hm' }] })],
  ],
  'not-backed-loser': [
    [{}, true, backed({ bora: 0 })],
    [{}, true, backed({ cala: 1 })],
    [{}, false, backed({ bora: 1 })],
  ],
  'never-in-public': [
    [{}, true, backed({ cala: 0 })],
    [{}, false, backed({ bora: 0 })],
    // Taken back is said all the same.
    [{}, false, { faces: ended.faces.map((face) => ({ ...face, backs: null, changed: 1 })) }],
  ],
  abstentions: [
    [{ atLeast: 2 }, true, called(2)],
    [{ atLeast: 2 }, false, called(1)],
    [{ atLeast: 1 }, false],
  ],
  'abstentions-at-most': [
    [{ atMost: 2 }, true, called(2)],
    [{ atMost: 2 }, false, called(3)],
    // No roll was called, so nobody kept it down.
    [{ atMost: 2 }, false],
  ],
  'bench-backing': [
    [{ candidate: 'ana', atLeast: 1 }, true, backed({ cala: 0 })],
    [{ candidate: 'ana', atLeast: 1 }, false, backed({ bora: 0, elna: 0, gala: 0, dova: 1 })],
  ],
  'forecast-within': [
    [{ votes: 1 }, true, own({ forecast: { votes: 5, uncounted: 0 } })],
    [{ votes: 1 }, true, own({ forecast: { votes: 7, uncounted: 0 } })],
    [{ votes: 1 }, false, own({ forecast: { votes: 4, uncounted: 0 } })],
    [{ votes: 1 }, false, own({ forecast: null })],
  ],
  'text-within': [
    [{ issue: 'forum', position: 0.5, distance: 0.25 }, true, texts(0.25)],
    [{ issue: 'forum', position: 0.5, distance: 0.25 }, true, texts(0.75)],
    [{ issue: 'forum', position: 0.5, distance: 0.25 }, false, texts(0.24)],
  ],
  'text-moved': [
    [{ issue: 'forum', towards: 'high', by: 0.25 }, true, texts(0.25)],
    [{ issue: 'forum', towards: 'high', by: 0.25 }, false, texts(0.24)],
    [{ issue: 'forum', towards: 'low', by: 0.25 }, false, texts(0.25)],
    [{ issue: 'forum', towards: 'low', by: 0.25 }, true, texts(-0.25)],
  ],
  'experts-sent': [
    [{ atLeast: 2 }, true, own({ sent: 2 })],
    [{ atLeast: 2 }, false, own({ sent: 1 })],
  ],
  'expertise-received': [
    [{ atLeast: 2 }, true, received({ expertise: 2 })],
    [{ atLeast: 2 }, false, received({ expertise: 1 })],
  ],
  lines: [
    [{ candidate: 'ana', atLeast: 2 }, true, { lines: { north: 0, south: 0 } }],
    [{ candidate: 'ana', atLeast: 2 }, false, { lines: { north: 0, south: 1 } }],
  ],
  quotes: [
    // Voices, not sentences.
    [{ atLeast: 2 }, true, quoted('bora', 'elna'), 'gazette'],
    [{ atLeast: 2 }, false, quoted('bora', 'bora'), 'gazette'],
    [{ atLeast: 1 }, false, quoted('bora'), 'loom'],
  ],
  'printed-forecast-off': [
    [{ votes: 2 }, true, foretold(4), 'gazette'],
    [{ votes: 2 }, false, foretold(3), 'gazette'],
    [{ votes: 2 }, false, {}, 'gazette'],
  ],
  'ballots-at-most': [
    [{ atMost: 1 }, true],
    [{ atMost: 1 }, false, { ballots: [...ended.ballots, ...ended.ballots] }],
    // Posts voted on afterwards have ballots of their own.
    [{ atMost: 1 }, true, { ballots: [...ended.ballots, ...ended.ballots.map((ballot) => ({ ...ballot, post: 1 }))] }],
  ],
};

describe.each(Object.entries(table))('a goal of %s', (kind, rows) => {
  test.each(rows.map((row, n) => [n, row] as const))('row %i', (_, [goal, met, change = {}, seat = 'bora']) => {
    expect(isMet(world, { ...ended, ...change }, world.seatRows.get(seat) as SeatRow, { kind, ...goal } as Goal)).toBe(met);
  });
});
