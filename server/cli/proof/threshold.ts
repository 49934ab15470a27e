import type { GameState } from '#shared/game/state.ts';
import type { Goal } from '#shared/scenario/schema.ts';
import { type Dial, withDial } from '../facts/dial.ts';

type Met = (state: GameState, goal: Goal) => boolean;

/** The numbers a goal could have, from easy to hard. */
export const fromEasy = ({ moreIsHarder, steps }: Dial): readonly number[] => (moreIsHarder ? steps : steps.slice().reverse());

/** The place (in `fromEasy`) of the hardest number that this game meets, or -1: a game is lost at some number and never won again. */
export function hardestMet(goal: Goal, dial: Dial, state: GameState, met: Met): number {
  const steps = fromEasy(dial);
  let low = -1;
  let high = steps.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (met(state, withDial(goal, dial, steps[middle] as number))) low = middle;
    else high = middle;
  }
  return low;
}
