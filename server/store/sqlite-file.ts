import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { firstLink, nextLink, type Row, sum } from './chain.ts';
import { TableRefused } from './journal.ts';

/** The version of the file's tables, in its `user_version`. Files of version 0 have no checksums. */
const FORMAT = 1;
const NAME = 'tables.db';
/** What a file is called that was damaged and set aside; a number follows. */
const ASIDE = `${NAME}.damaged-`;
/** The file itself, its write-ahead log and the log's index. */
const PARTS = ['', '-wal', '-shm'] as const;
/** SQLite's result code for pages that contradict each other. */
const CORRUPT = 11;
/** Milliseconds to wait while another process writes. All rooms stand still meanwhile. */
const BUSY_MS = 200;

/** Days since 1970 of the wall clock. No finer time is kept of any act. */
export const today = (): number => Math.floor(Date.now() / 86_400_000);

/** What a header's text is sealed with. */
export const headerSum = (code: string, body: string): string => sum(['header', code, body]);

/** The tables' file with its present format. */
export interface SqliteFile {
  readonly db: DatabaseSync;
  /** Where a damaged file was set aside, when what could be read had to be copied into a new one; null for a sound file. */
  readonly damaged: string | null;
}

/**
 * Opens the file in this folder, or makes it: write-ahead log, synchronous FULL. A file whose pages are damaged is set aside whole
 * and what can be read of it is copied. Throws SQLite's own error when it is no database at all, and `TableRefused` when it was
 * written by a newer version.
 */
export function openSqliteFile(folder: string): SqliteFile {
  const path = join(folder, NAME);
  const db = new DatabaseSync(path, { timeout: BUSY_MS });
  if (isSound(db)) {
    bringUpToDate(db);
    return { db, damaged: null };
  }
  const aside = nextAside(folder);
  close(db);
  for (const part of PARTS) if (existsSync(path + part)) renameSync(path + part, aside + part);
  const fresh = new DatabaseSync(path, { timeout: BUSY_MS });
  prepare(fresh);
  bringUpToDate(fresh);
  const old = new DatabaseSync(aside);
  copyReadable(old, fresh);
  close(old);
  return { db: fresh, damaged: aside };
}

/** Copies the file and its log aside as they are, before anything of a torn tail is cut off or written over. The copy's path. */
export function copyAside(folder: string): string {
  const aside = nextAside(folder);
  for (const part of PARTS) if (existsSync(join(folder, NAME + part))) copyFileSync(join(folder, NAME + part), aside + part);
  return aside;
}

const nextAside = (folder: string): string =>
  join(folder, `${ASIDE}${readdirSync(folder).filter((name) => name.startsWith(ASIDE) && !/-(wal|shm)$/.test(name)).length + 1}`);

/** Erases the files that were set aside: they may hold any table's text. */
export function removeAside(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith(ASIDE)) rmSync(join(folder, name));
}

const prepare = (db: DatabaseSync): void =>
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;');

/** Whether the file's pages hang together as they should. Their contents have checksums of their own. */
function isSound(db: DatabaseSync): boolean {
  try {
    prepare(db);
    return Object.values(db.prepare('PRAGMA integrity_check(1)').get() ?? {})[0] === 'ok';
  } catch (error) {
    if ((error as { errcode?: unknown }).errcode === CORRUPT) return false;
    throw error;
  }
}

/** A damaged file may not be able to close with a last checkpoint; it is set aside as it is. */
function close(db: DatabaseSync): void {
  try {
    db.close();
  } catch {
    // Its pages are damaged: there is nothing to be written back.
  }
}

/** Makes what a new file lacks, and seals the tables of version 0 as they stand. */
function bringUpToDate(db: DatabaseSync): void {
  const { user_version: format } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (format > FORMAT) throw new TableRefused(`it was written by a newer version of the game (format ${format}, this one reads ${FORMAT})`);
  if (format === FORMAT) return;
  db.exec(`
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS tables (code TEXT PRIMARY KEY, body TEXT NOT NULL, over INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS entries (code TEXT, seq INTEGER, entry TEXT NOT NULL, request TEXT, PRIMARY KEY (code, seq)) WITHOUT ROWID;
    ALTER TABLE tables ADD COLUMN sum TEXT;
    ALTER TABLE entries ADD COLUMN chain TEXT;
    CREATE TABLE heads (code TEXT PRIMARY KEY, acts INTEGER NOT NULL, chain TEXT NOT NULL, day INTEGER NOT NULL) WITHOUT ROWID;
  `);
  for (const { code, body } of db.prepare('SELECT code, body FROM tables').all() as { code: string; body: string }[]) {
    db.prepare('UPDATE tables SET sum = ? WHERE code = ?').run(headerSum(code, body), code);
    const rows = db.prepare('SELECT seq, entry, request, chain FROM entries WHERE code = ? ORDER BY seq').all(code) as unknown as Row[];
    let link = firstLink(code);
    for (const row of rows) {
      link = nextLink(link, row);
      db.prepare('UPDATE entries SET chain = ? WHERE code = ? AND seq = ?').run(link, code, row.seq);
    }
    db.prepare('INSERT INTO heads VALUES (?, ?, ?, ?)').run(code, rows.length, link, today());
  }
  db.exec(`PRAGMA user_version = ${FORMAT}; COMMIT;`);
}

/**
 * Copies row by row whatever the damaged file still gives; each table's chain then says what is missing. Envelopes have no chain, so one
 * of them could be missing unseen: all of them stay behind, and their ballots are run again.
 */
function copyReadable(old: DatabaseSync, fresh: DatabaseSync): void {
  fresh.exec('BEGIN IMMEDIATE');
  const codes = new Set<string>();
  for (const table of ['heads', 'tables', 'entries']) {
    const columns = fresh
      .prepare(`SELECT * FROM ${table}`)
      .columns()
      .map(({ name }) => name);
    const insert = fresh.prepare(`INSERT OR IGNORE INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
    const take = (row: unknown) => {
      const values = columns.map((name) => (name === null ? null : (row as Record<string, string | number | null>)[name]) ?? null);
      if (typeof values[0] === 'string') codes.add(values[0]);
      insert.run(...values);
    };
    readWhileItGoes(old, `SELECT * FROM ${table}`, take);
    readWhileItGoes(old, `SELECT * FROM ${table} ORDER BY 1 DESC${table === 'entries' ? ', 2 DESC' : ''}`, take);
    for (const code of codes) readWhileItGoes(old, `SELECT * FROM ${table} WHERE code = '${code.replaceAll("'", "''")}'`, take);
  }
  fresh.exec('COMMIT');
}

function readWhileItGoes(db: DatabaseSync, query: string, take: (row: unknown) => void): void {
  try {
    for (const row of db.prepare(query).iterate()) take(row);
  } catch {
    // The rest of this walk lies behind a damaged page; other walks come from another side.
  }
}
