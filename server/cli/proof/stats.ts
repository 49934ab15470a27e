/** Estimates with their 95 % intervals. An interval is two numbers, low and high. */
export type Interval = readonly [low: number, high: number];

export interface Estimate {
  readonly value: number;
  readonly interval: Interval;
}

const Z95 = 1.96;

/** The mean of independent values. One value gives an interval that says nothing. */
export function meanOf(values: readonly number[]): Estimate {
  const n = values.length;
  const value = sum(values) / Math.max(1, n);
  if (n < 2) return { value: rounded(value), interval: [-999, 999] };
  const half = Z95 * (sdOf(values) / Math.sqrt(n));
  return { value: rounded(value), interval: [rounded(value - half), rounded(value + half)] };
}

/** Standard deviation of a sample. */
export function sdOf(values: readonly number[]): number {
  const mean = sum(values) / Math.max(1, values.length);
  return Math.sqrt(sum(values.map((x) => (x - mean) ** 2)) / Math.max(1, values.length - 1));
}

/** A share of independent cases (Wilson's interval), in per cent. */
export function shareOf(hits: number, n: number): Estimate {
  const total = Math.max(1, n);
  const p = hits / total;
  const z = Z95 * Z95;
  const middle = (p + z / (2 * total)) / (1 + z / total);
  const half = (Z95 * Math.sqrt((p * (1 - p)) / total + z / (4 * total * total))) / (1 + z / total);
  return { value: rounded(100 * p), interval: [rounded(100 * Math.max(0, middle - half)), rounded(100 * Math.min(1, middle + half))] };
}

/** Nearest-rank quantile: the smallest value that at least a share `q` of all lies at or below. Of none, 0. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  // A product a hair above a whole number is that number.
  const rank = Math.ceil(q * sorted.length - 1e-9);
  return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)] ?? 0;
}

/** The median, with the interval that order statistics give. */
export function medianOf(values: readonly number[]): Estimate {
  const n = Math.max(1, values.length);
  const reach = (0.5 * Z95) / Math.sqrt(n);
  return {
    value: rounded(quantile(values, 0.5)),
    interval: [rounded(quantile(values, 0.5 - reach)), rounded(quantile(values, 0.5 + reach))],
  };
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Two decimals: more would pretend. */
export const rounded = (x: number): number => Math.round(100 * x) / 100;
