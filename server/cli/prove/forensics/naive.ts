import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * The obvious design, kept here to be broken: no row for any paper, only how many each name has, and who has been at the box, both written in one
 * transaction. Nobody's vote is in it, and everybody's can be read from its write-ahead log.
 */
export function openNaiveBox(folder: string, options: readonly string[], seats: readonly string[]) {
  const db = new DatabaseSync(join(folder, 'tables.db'));
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE counters (option TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE roll (seat TEXT PRIMARY KEY, returned INTEGER NOT NULL) WITHOUT ROWID;
  `);
  for (const option of [...options, 'blank']) db.prepare('INSERT INTO counters VALUES (?, 0)').run(option);
  for (const seat of seats) db.prepare('INSERT INTO roll VALUES (?, 0)').run(seat);
  const count = db.prepare('UPDATE counters SET n = n + 1 WHERE option = ?');
  const tick = db.prepare('UPDATE roll SET returned = 1 WHERE seat = ?');
  return {
    /** `choice` null is a blank paper. */
    cast(seat: string, choice: number | null): void {
      db.exec('BEGIN IMMEDIATE');
      count.run(choice === null ? 'blank' : (options[choice] ?? ''));
      tick.run(seat);
      db.exec('COMMIT');
    },
    close: () => db.close(),
  };
}
