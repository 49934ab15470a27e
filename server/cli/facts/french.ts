import type { Row } from './rows.ts';

/** Short French names by ISO code, as the roll-call says them (`assets/facts/french-names.csv`). */
export const frenchNames = (rows: readonly Row[]): ReadonlyMap<string, string> =>
  new Map(rows.map((row) => [row.iso2 ?? '', row.called ?? '']));

/**
 * Alphabetical order in French: letters alone count, without accents; hyphens, spaces and brackets do not. Written out here,
 * because the collation of one Node differs from that of another and the files must come out the same to the byte.
 */
export function inFrenchOrder(a: string, b: string): number {
  const [x, y] = [letters(a), letters(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

const letters = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
