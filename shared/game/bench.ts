import { sigmoid } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import type { Face, GameState, PerCandidate } from './state.ts';
import { openUtility } from './utility.ts';
import { bestOther, type World } from './world.ts';

/**
 * What a delegation's calls and public acts moved (docs/rulebook.md §4, "The bench"): reckoned from what everyone could see, never from
 * a state's private leaning, so the number tells nobody more than the acts did.
 */

/** Neighbours listen: words work so many times as much on one's own bench (docs/rulebook.md §4). */
export const ON_BENCH = 5;

/** How steeply a lead turns into a paper where nobody has asked: the model's noise and all private leanings together. */
export const vagueSlope = (world: World): number => {
  const { TAU, SIG, GLOB } = world.constants;
  return 1.7 / Math.sqrt(3.29 * TAU * TAU + SIG * SIG + GLOB * GLOB + 0.06);
};

/** Expected votes for c that a shift of `delta` in utility moves at one state, as anyone could reckon. */
export function votesMoved(world: World, state: GameState, i: number, c: number, delta: number): number {
  const values: PerCandidate = world.candidates.map((_, k) => openUtility(world, state, state.faces[i] as Face, i, k));
  const slope = vagueSlope(world);
  const lead = (values[c] as number) - bestOther(values, c);
  return (world.states[i] as StateRow).attendance * (sigmoid(slope * (lead + delta)) - sigmoid(slope * lead));
}
