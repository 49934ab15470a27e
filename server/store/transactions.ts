import type { DatabaseSync } from 'node:sqlite';
import { CannotSave } from './journal.ts';

/** SQLite's result codes that say something of the disk or of a neighbour, and nothing of what was to be written. */
const DISK: ReadonlySet<number> = new Set([
  3, // permission denied
  5, // busy: another process writes
  6, // locked
  8, // read-only
  10, // input/output error
  13, // full
  14, // cannot open
]);

/**
 * One connection's transactions. A transaction begins with the first write of an act and ends at `flush` or with the act. After
 * each commit `written` is told which tables it touched; what the disk refuses it there is left for the next time, since nothing that
 * is on disk may be taken for undone.
 */
export class Transactions {
  readonly #db: DatabaseSync;
  readonly #written: (codes: ReadonlySet<string>) => void;
  #depth = 0;
  #touched = new Set<string>();

  constructor(db: DatabaseSync, written: (codes: ReadonlySet<string>) => void) {
    this.#db = db;
    this.#written = written;
  }

  together<T>(act: () => T): T {
    this.#depth++;
    try {
      const value = act();
      if (this.#depth === 1) this.flush();
      return value;
    } catch (error) {
      if (this.#depth === 1) this.#undo();
      throw asCannotSave(error);
    } finally {
      this.#depth--;
    }
  }

  /** One write to the rows of this table; a transaction of its own unless an act is under way. */
  write(code: string, act: () => void): void {
    this.together(() => {
      if (!this.#db.isTransaction) this.#db.exec('BEGIN IMMEDIATE');
      this.#touched.add(code);
      act();
    });
  }

  flush(): void {
    if (!this.#db.isTransaction) return;
    try {
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#undo();
      throw asCannotSave(error);
    }
    const touched = this.#touched;
    this.#touched = new Set();
    try {
      this.#written(touched);
    } catch (error) {
      if (!(asCannotSave(error) instanceof CannotSave)) throw error;
    }
  }

  #undo(): void {
    this.#touched = new Set();
    // SQLite may have undone it by itself already.
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
  }
}

function asCannotSave(error: unknown): unknown {
  const { errcode, errstr } = error as { errcode?: unknown; errstr?: unknown };
  return typeof errcode === 'number' && DISK.has(errcode & 0xff) ? new CannotSave(String(errstr)) : error;
}
