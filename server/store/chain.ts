import { createHash } from 'node:crypto';

/**
 * The checksum chain of a table's acts: each link stands for its act and, through the link before, for all acts so far. Here
 * are rows as text; what they say is read elsewhere.
 */
export interface Row {
  readonly seq: number;
  readonly entry: string;
  readonly request: string | null;
  readonly chain: string | null;
}

/**
 * As many of the smallest acts as one page of the file holds, which is what a single torn write can take. Damage that begins
 * this near to the end is a torn tail; before that it is damage in the middle.
 */
const TAIL = 40;

/** What the first link hangs on. The code is in it, so that an act of one table is none of another. */
export const firstLink = (code: string): string => sum(['table', code]);

/** The link after `previous` for this act. */
export const nextLink = (previous: string, { seq, entry, request }: Omit<Row, 'chain'>): string => sum([previous, seq, request, entry]);

/** 32 hex digits that stand for these values. */
export const sum = (values: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 32);

/** How many acts a table has by its own word, and the link of the last of them. */
export interface Head {
  readonly acts: number;
  readonly chain: string;
}

/** What a look over the rows of one table found. */
export interface Audit {
  /** Acts from the first on that are as they were written, and the link of the last of them. */
  readonly good: number;
  readonly link: string;
  /** Acts after these that were once written. */
  readonly lost: number;
  /** Whether acts in the middle are damaged while later ones are sound: then nothing is cut. */
  readonly deep: boolean;
}

/**
 * Looks over rows in their order. `head` is believed when the rows do not bear it out, but not against them: where the last links are the
 * same, it is its number that is damaged. `marked`: how many acts there were by somebody else's word.
 */
export function audit(code: string, rows: readonly Row[], head: Head, marked: number): Audit {
  let link = firstLink(code);
  let good = 0;
  for (const row of rows) {
    if (row.seq !== good || row.chain !== nextLink(link, row)) break;
    link = row.chain;
    good++;
  }
  const all = Math.max(head.chain === link ? good : head.acts, marked, rows.length);
  const soundAfter = rows.slice(good + 1).some((row, n) => row.chain === nextLink(rows[good + n]?.chain ?? '', row));
  return { good, link, lost: all - good, deep: soundAfter && all - good > TAIL };
}
