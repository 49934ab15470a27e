import type { Goal } from '#shared/scenario/schema.ts';

/** Where a goal keeps its number, whether more is harder, and the numbers that could be chosen. */
export interface Dial {
  readonly key: string;
  readonly moreIsHarder: boolean;
  readonly steps: readonly number[];
}

const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, n) => n);
/** Up to 1: half of an axis, and as much as the format allows. */
const twentieths = upTo(20).map((n) => n / 20);

/** The number of a goal by where it stands, or null where it has none; the judging itself is in shared/game/goals.ts. */
export function dialOf(goal: Goal): Dial | null {
  if ('atLeast' in goal) return { key: 'atLeast', moreIsHarder: true, steps: upTo(200) };
  if ('atMost' in goal) return { key: 'atMost', moreIsHarder: false, steps: upTo(200) };
  if (goal.kind === 'share') return { key: 'percent', moreIsHarder: true, steps: upTo(100) };
  if (goal.kind === 'honest-ledger') return { key: 'percent', moreIsHarder: false, steps: upTo(40).map((n) => 100 + 5 * n) };
  if ('votes' in goal) return { key: 'votes', moreIsHarder: false, steps: upTo(200) };
  if (goal.kind === 'text-within') return { key: 'distance', moreIsHarder: false, steps: twentieths };
  if (goal.kind === 'text-moved') return { key: 'by', moreIsHarder: true, steps: twentieths };
  return null;
}

/** The least that a goal may ask: one, or one step where steps are smaller, whatever number it has now. */
export const leastOf = ({ steps: [zero = 0, one = 1] }: Dial): number => Math.min(1, one - zero);

/** The number a goal has now; null where it has none. */
export function dialled(goal: Goal): number | null {
  const dial = dialOf(goal);
  return dial ? ((goal as unknown as Record<string, number>)[dial.key] ?? null) : null;
}

/** The same goal with another number. */
export const withDial = (goal: Goal, { key }: Dial, n: number): Goal => ({ ...goal, [key]: n }) as Goal;

/** The same goal with a fitted number; as it stands where none was fitted or it has none. */
export function withNumber(goal: Goal, n: number | null): Goal {
  const dial = dialOf(goal);
  return dial && n !== null ? withDial(goal, dial, n) : goal;
}
