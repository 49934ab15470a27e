import type { GameState } from '#shared/game/state.ts';
import type { Goal } from '#shared/scenario/schema.ts';

type Met = (state: GameState, goal: Goal) => boolean;

/** Where a goal keeps its number, whether more is harder, and the steps of it that could be chosen. */
interface Dial {
  readonly key: string;
  readonly moreIsHarder: boolean;
  readonly steps: readonly number[];
}

const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, n) => n);
const hundredths = upTo(40).map((n) => n / 20);

/** The numbers of goals by where they stand; the judging itself stays in shared/game/goals.ts. */
function dialOf(goal: Goal): Dial | null {
  if ('atLeast' in goal) return { key: 'atLeast', moreIsHarder: true, steps: upTo(200) };
  if ('atMost' in goal) return { key: 'atMost', moreIsHarder: false, steps: upTo(200) };
  if (goal.kind === 'share') return { key: 'percent', moreIsHarder: true, steps: upTo(100) };
  if (goal.kind === 'honest-ledger') return { key: 'percent', moreIsHarder: false, steps: upTo(40).map((n) => 100 + 5 * n) };
  if ('votes' in goal) return { key: 'votes', moreIsHarder: false, steps: upTo(200) };
  if (goal.kind === 'text-within') return { key: 'distance', moreIsHarder: false, steps: hundredths };
  if (goal.kind === 'text-moved') return { key: 'by', moreIsHarder: true, steps: hundredths };
  return null;
}

/** Thresholds of this goal that are met in about 45, 55 and 65 per cent of these games: found by asking the judge itself. */
export function fits(goal: Goal, states: readonly GameState[], met: Met): string | null {
  const dial = dialOf(goal);
  if (!dial) return null;
  const at = (n: number) => ({ ...goal, [dial.key]: n }) as Goal;
  // From easy to hard, a game is lost at some step and never won again: its last met step is its figure.
  const steps = dial.moreIsHarder ? dial.steps : dial.steps.slice().reverse();
  const figures = states.map((state) => lastMet(steps, (n) => met(state, at(n)))).sort((a, b) => b - a);
  const step = (share: number) => {
    const found = figures[Math.min(figures.length - 1, Math.floor((share / 100) * figures.length))] ?? -1;
    return found < 0 ? 'none' : String(steps[found]);
  };
  return `45 %: ${step(45)} · 55 %: ${step(55)} · 65 %: ${step(65)}`;
}

/** The place of the hardest step that is met, or -1. */
function lastMet(steps: readonly number[], met: (n: number) => boolean): number {
  let low = -1;
  let high = steps.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (met(steps[middle] as number)) low = middle;
    else high = middle;
  }
  return low;
}
