import type { GameState } from '#shared/game/state.ts';
import type { Goal } from '#shared/scenario/schema.ts';
import { type Dial, dialOf, withDial } from '../facts/dial.ts';

type Met = (state: GameState, goal: Goal) => boolean;

/** Thresholds of this goal that are met in about 45, 55 and 65 per cent of these games: found by asking the judge itself. */
export function fits(goal: Goal, states: readonly GameState[], met: Met): string | null {
  const dial = dialOf(goal);
  if (!dial) return null;
  const steps = fromEasy(dial);
  const figures = states.map((state) => hardestMet(goal, dial, state, met)).sort((a, b) => b - a);
  const step = (share: number) => {
    const found = figures[Math.min(figures.length - 1, Math.floor((share / 100) * figures.length))] ?? -1;
    return found < 0 ? 'none' : String(steps[found]);
  };
  return `45 %: ${step(45)} · 55 %: ${step(55)} · 65 %: ${step(65)}`;
}

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
