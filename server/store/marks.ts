import { closeSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { sum } from './chain.ts';

/** Lines after which the file is written anew. */
const MOST_LINES = 20_000;

/**
 * How many acts each table had when they were last written, in a small file of its own beside the database: a database whose
 * end is cut off cleanly looks like an earlier one, and only somebody else can say that there was more. A line is added after
 * each write, unsynced: it may be behind after a power cut, never ahead. The last good line of a table counts.
 */
export class Marks {
  readonly #path: string;
  readonly #acts = new Map<string, number>();
  #file: number | null = null;
  #lines = 0;

  constructor(path: string) {
    this.#path = path;
    for (const line of text(path).split('\n')) {
      const [code = '', acts = '', check] = line.split(' ');
      if (check !== undefined && check === checkOf(code, Number(acts))) this.#acts.set(code, Number(acts));
    }
  }

  /** How many acts this table had; 0 when nothing is known. */
  acts(code: string): number {
    return this.#acts.get(code) ?? 0;
  }

  /** Notes that so many acts of this table are on disk. A full disk is no fault here: the acts themselves are kept already. */
  note(code: string, acts: number): void {
    this.#acts.set(code, acts);
    try {
      if (this.#file === null || this.#lines >= MOST_LINES) this.rewrite();
      else writeSync(this.#file, `\n${lineOf(code, acts)}`);
      this.#lines++;
    } catch {
      this.#lines = MOST_LINES;
    }
  }

  /** Forgets a table; `rewrite` then leaves no line of it. */
  forget(code: string): void {
    this.#acts.delete(code);
  }

  /** Writes the file anew with one line for each table. Throws when the disk does not take it. */
  rewrite(): void {
    this.close();
    const fresh = `${this.#path}.new`;
    writeFileSync(fresh, [...this.#acts].map(([code, acts]) => lineOf(code, acts)).join('\n'));
    renameSync(fresh, this.#path);
    this.#lines = this.#acts.size;
    this.#file = openSync(this.#path, 'a');
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }
}

const checkOf = (code: string, acts: number): string => sum([code, acts]).slice(0, 8);
const lineOf = (code: string, acts: number): string => `${code} ${acts} ${checkOf(code, acts)}`;

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
