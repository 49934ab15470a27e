import fc from 'fast-check';
import { compileWorld } from '#shared/game/world.ts';
import { littleScenario } from './little.ts';
import { playRandomly, type Step } from './play.ts';

/** The little hall, in which laws are looked at over random games. */
export const world = compileWorld(littleScenario());
export const seats = world.scenario.seats.map((row) => row.id);

/** Games looked at for each law. */
export const GAMES = 300;

/** Any game of the little hall: who is a person, how much they do in a phase, and how they mark their papers. */
export const anyGame = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'abcdefgh0123456789') }),
  persons: fc.subarray(seats, { minLength: 0, maxLength: 8 }),
  acts: fc.integer({ min: 1, max: 6 }),
  marks: fc.array(fc.constantFrom<number | null>(0, 1, null), { minLength: 8, maxLength: 8 }),
});
export type AnyGame = typeof anyGame extends fc.Arbitrary<infer T> ? T : never;

/** Plays it in this hall, the little one unless told otherwise; `watch` sees every accepted step. */
export const play = (game: AnyGame, watch?: (step: Step) => void, hall = world) =>
  playRandomly(hall, { ...game, papers: (seat, round) => game.marks[(seats.indexOf(seat) + round) % 8] ?? null }, watch);

/** Checks `GAMES` random games. */
export const forAll = (check: (game: AnyGame) => void) => fc.assert(fc.property(anyGame, check), { numRuns: GAMES });
