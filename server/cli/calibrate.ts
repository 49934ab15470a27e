import type { Calibration } from '#shared/scenario/schema.ts';
import type { Spread, Summary } from './simulate.ts';

/** What became of one calibration line in a run of bots-only games (docs/scenarios.md, "Calibration"). */
export interface Finding {
  readonly metric: string;
  readonly of: Calibration['of'];
  readonly value: number | null;
  readonly atLeast: number | null;
  readonly atMost: number | null;
  readonly holds: boolean;
}

/**
 * Reads every line off a summary; a figure that no game had does not hold. `widen` stretches the bounds for short runs, in which a share
 * may also be off by one standard error of a coin thrown as often as there were games.
 */
export const readLines = (lines: readonly Calibration[], summary: Summary, widen = 1): readonly Finding[] =>
  lines.map((line) => {
    const spread: Spread | undefined = line.metric === 'rounds' ? summary.rounds : summary.metrics[line.metric];
    const value = spread?.[line.of] ?? null;
    const error = widen > 1 && line.of === 'share' ? 0.5 / Math.sqrt(summary.games) : 0;
    const bounds = widened(line, widen);
    const [low, high] = [bounds[0] === null ? null : bounds[0] - error, bounds[1] === null ? null : bounds[1] + error];
    return { metric: line.metric, of: line.of, value, atLeast: low, atMost: high, holds: value !== null && inside(value, low, high) };
  });

const inside = (value: number, low: number | null, high: number | null): boolean =>
  (low === null || value >= low) && (high === null || value <= high);

/**
 * A line's bounds, `by` times as wide. Two bounds move away from their middle; a single bound of a share from its end of 0..1; any other
 * single bound is divided or multiplied.
 */
export function widened(line: Pick<Calibration, 'of' | 'atLeast' | 'atMost'>, by: number): readonly [number | null, number | null] {
  const { atLeast, atMost } = line;
  if (atLeast !== null && atMost !== null) {
    const [middle, half] = [(atLeast + atMost) / 2, (by * (atMost - atLeast)) / 2];
    return [middle - half, middle + half];
  }
  if (line.of === 'share') return [atLeast === null ? null : 1 - by * (1 - atLeast), atMost === null ? null : by * atMost];
  return [atLeast === null ? null : atLeast / by, atMost === null ? null : atMost * by];
}
