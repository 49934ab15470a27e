import type { Estimate, Interval } from './stats.ts';

/** One sentence of the proof with what was measured, and whether it holds. */
export interface Line {
  readonly line: string;
  readonly value: number;
  readonly interval: Interval | null;
  readonly wanted: string;
  readonly ok: boolean;
}

export type Cell = string | number | boolean | null | Interval;
export type Row = { readonly [column: string]: Cell };

/** What every proof prints: one JSON object. `tables` holds the figures behind the lines. */
export interface Report {
  readonly proof: string;
  readonly scenarios: readonly string[];
  readonly games: number;
  readonly seed: string;
  /** A quick run: intervals are wide, and only what can be seen through them is asked. */
  readonly small: boolean;
  readonly seconds: number;
  readonly ok: boolean;
  readonly lines: readonly Line[];
  readonly tables: { readonly [name: string]: readonly Row[] };
}

export interface Bounds {
  readonly atLeast?: number;
  readonly atMost?: number;
  /** The interval's low end must lie above this. */
  readonly lowAbove?: number;
}

/** A line judged by its point estimate, and by its interval where `lowAbove` asks for that. */
export function judged(line: string, { value, interval }: Estimate, { atLeast, atMost, lowAbove }: Bounds): Line {
  const wanted = [
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
    ...(lowAbove === undefined ? [] : [`interval above ${lowAbove}`]),
  ].join(', ');
  const ok =
    value >= (atLeast ?? Number.NEGATIVE_INFINITY) &&
    value <= (atMost ?? Number.POSITIVE_INFINITY) &&
    (lowAbove === undefined || interval[0] > lowAbove);
  return { line, value, interval, wanted, ok };
}

/** The report as a person reads it. */
export function readable(report: Report): string {
  const head = `${report.proof} · ${report.scenarios.join(', ')} · ${report.games} games · seed ${report.seed} · ${report.seconds} s`;
  const lines = report.lines.map(
    ({ line, value, interval, wanted, ok }) =>
      `${ok ? 'holds' : 'FAILS'}  ${line}: ${value}${interval ? ` [${interval.join(', ')}]` : ''} (${wanted})`,
  );
  const tables = Object.entries(report.tables).flatMap(([name, rows]) => ['', name, ...aligned(rows)]);
  return [head, ...lines, ...tables].join('\n');
}

/** Columns under each other. */
function aligned(rows: readonly Row[]): string[] {
  const columns = columnsOf(rows);
  const text = [columns, ...rows.map((row) => columns.map((column) => cellText(row[column])))];
  const widths = columns.map((_, k) => Math.max(...text.map((line) => (line[k] ?? '').length)));
  return text.map((line) =>
    line
      .map((cell, k) => cell.padEnd(widths[k] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

export const columnsOf = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))];

export const cellText = (cell: Cell | undefined): string =>
  cell === undefined || cell === null ? '–' : Array.isArray(cell) ? `${cell[0]} – ${cell[1]}` : String(cell);
