import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Header, Journal, Kept } from './journal.ts';
import { openSqliteBox } from './sqlite-box.ts';

/** What headers written by an earlier version leave out. */
const NEVER_SAID = { length: null, seats: null, level: 3, began: null, paused: null, locked: null };

/**
 * The journal in one SQLite file of this folder, `tables.db`: write-ahead log, synchronous FULL, so that an acknowledged act
 * survives `kill -9`. Throws SQLite's own error when the file is not a database or cannot be opened.
 */
export function openSqliteJournal(folder: string): Journal {
  const db = new DatabaseSync(join(folder, 'tables.db'));
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS tables (code TEXT PRIMARY KEY, body TEXT NOT NULL, over INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS entries (code TEXT, seq INTEGER, entry TEXT NOT NULL, request TEXT, PRIMARY KEY (code, seq)) WITHOUT ROWID;
  `);
  const save = db.prepare('INSERT INTO tables (code, body) VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET body = excluded.body');
  const append = db.prepare('INSERT INTO entries (code, seq, entry, request) VALUES (?, ?, ?, ?)');
  const header = db.prepare('SELECT body FROM tables WHERE code = ?');
  const entries = db.prepare('SELECT seq, entry, request FROM entries WHERE code = ? ORDER BY seq');
  const open = db.prepare('SELECT code FROM tables WHERE over = 0 ORDER BY code');
  const finish = db.prepare('UPDATE tables SET over = 1 WHERE code = ?');
  const box = openSqliteBox(db);
  const put = (code: string, { seq, entry, request }: Kept) => void append.run(code, seq, JSON.stringify(entry), request);
  return {
    box,
    save: (value) => void save.run(value.code, JSON.stringify(value)),
    append: put,
    appendAndEmptyBox: (code, kept) => {
      db.exec('BEGIN IMMEDIATE');
      try {
        put(code, kept);
        box.empty(code);
        db.exec('COMMIT');
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
      box.scrub();
    },
    header: (code) => {
      const row = header.get(code) as { body: string } | undefined;
      // Tables of version 0.1 have neither a length nor a choice of seats, bots that play as well as they can, and no facilitator stopped or closed them.
      return row ? ({ ...NEVER_SAID, ...JSON.parse(row.body) } as Header) : null;
    },
    entries: (code) =>
      (entries.all(code) as { seq: number; entry: string; request: string | null }[]).map(
        (row): Kept => ({ seq: row.seq, entry: JSON.parse(row.entry) as Kept['entry'], request: row.request }),
      ),
    open: () => (open.all() as { code: string }[]).map((row) => row.code),
    finish: (code) => void finish.run(code),
    close: () => db.close(),
  };
}
