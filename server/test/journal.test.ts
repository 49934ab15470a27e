import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import type { Clause } from '#shared/game/command.ts';
import { RULES_VERSION } from '#shared/game/rules-version.ts';
import { compileWorld } from '#shared/game/world.ts';
import { ENVELOPE_BYTES } from '#shared/protocol/envelope.ts';
import { scenarioFile } from '../cli/files.ts';
import { CannotSave, type Header, type Journal, type Kept, TableRefused } from '../store/journal.ts';
import { openSqliteJournal } from '../store/sqlite-journal.ts';
import { fold, openingOf } from '../table/hosted-table.ts';
import { headerOf } from './header.ts';
import { freshFolder } from './rig.ts';

/** The journal on disk: what it bears, what it refuses, and what it leaves behind. */

const CODE = 'BAKE27';
const scenario = scenarioFile('first-day');
const header = headerOf({ code: CODE, scenario, seed: '7', started: [] });
const note = (n: number): Clause => ({ kind: 'note', by: 'lindry', text: `canary-${n}` });
const act = (seq: number): Kept => ({
  seq,
  entry: { by: 'lindry', command: { type: 'deal.propose', to: ['meridia'], clauses: [note(seq)] }, events: [] },
  request: `lindry/request-${seq}`,
});

/** A folder with one table of so many acts; the journal is closed, as after an orderly end. */
function tableOf(acts: number): string {
  const folder = freshFolder();
  const journal = openSqliteJournal(folder);
  journal.save(header);
  journal.together(() => {
    for (let seq = 0; seq < acts; seq++) journal.append(CODE, act(seq));
  });
  journal.close();
  return folder;
}

function inFile(folder: string, ...statements: readonly string[]): void {
  const db = new DatabaseSync(join(folder, 'tables.db'));
  for (const statement of statements) db.exec(statement);
  db.close();
}

function within<T>(folder: string, look: (journal: Journal) => T): T {
  const journal = openSqliteJournal(folder);
  try {
    return look(journal);
  } finally {
    journal.close();
  }
}

const textIn = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('\n');

const log = vi.spyOn(console, 'error').mockImplementation(() => {});
afterEach(() => void log.mockClear());

test('a damaged act near the end is cut off with what follows, counted and kept aside; the game goes on from there', () => {
  const folder = tableOf(60);
  inFile(folder, `UPDATE entries SET entry = replace(entry, 'canary', 'CANARY') WHERE seq = 57`);
  within(folder, (journal) => {
    expect(() => journal.entries(CODE)).toThrow(TableRefused);
    expect(journal.mend(CODE)).toBe(3);
    expect(journal.mend(CODE)).toBe(0);
    expect(journal.entries(CODE)).toEqual(Array.from({ length: 57 }, (_, seq) => act(seq)));
    journal.append(CODE, act(57));
  });
  expect(within(folder, (journal) => journal.entries(CODE)).length).toBe(58);
  expect(log.mock.calls).toEqual([[expect.stringContaining('tables.db.damaged-1')]]);
  expect(readFileSync(join(folder, 'tables.db.damaged-1')).toString('latin1')).toContain('CANARY-57');
});

test('acts that are gone without a trace in the file are missed all the same', () => {
  const folder = tableOf(5);
  const earlier = freshFolder();
  cpSync(join(folder, 'tables.db'), join(earlier, 'tables.db'));
  within(folder, (journal) => journal.append(CODE, act(5)));
  cpSync(join(earlier, 'tables.db'), join(folder, 'tables.db'));
  expect(within(folder, (journal) => journal.mend(CODE))).toBe(1);
});

test('damage in the middle refuses that table and changes nothing', () => {
  const folder = tableOf(60);
  inFile(folder, 'DELETE FROM entries WHERE seq = 3');
  within(folder, (journal) => {
    journal.save({ ...header, code: 'SOUND2' });
    journal.append('SOUND2', act(0));
    expect(() => journal.mend(CODE)).toThrow('in the middle of the game');
    expect(() => journal.entries(CODE)).toThrow(TableRefused);
    expect(journal.mend('SOUND2')).toBe(0);
  });
  inFile(folder, `UPDATE tables SET body = replace(body, '"7"', '"8"') WHERE code = '${CODE}'`);
  expect(() => within(folder, (journal) => journal.header(CODE))).toThrow('its header is damaged');
});

test('a table of the first format is read and sealed; one of newer rules and a file of a newer format are refused', () => {
  const folder = freshFolder();
  const { rules: _, cut: __, ...first } = header;
  inFile(
    folder,
    'CREATE TABLE tables (code TEXT PRIMARY KEY, body TEXT NOT NULL, over INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID',
    'CREATE TABLE entries (code TEXT, seq INTEGER, entry TEXT NOT NULL, request TEXT, PRIMARY KEY (code, seq)) WITHOUT ROWID',
    `INSERT INTO tables (code, body) VALUES ('${CODE}', '${JSON.stringify(first).replaceAll("'", "''")}')`,
    ...[0, 1].map((seq) => `INSERT INTO entries VALUES ('${CODE}', ${seq}, '${JSON.stringify(act(seq).entry)}', '${act(seq).request}')`),
  );
  within(folder, (journal) => {
    expect(journal.header(CODE)).toEqual({ ...header, rules: 1, cut: 0 });
    expect(journal.mend(CODE)).toBe(0);
    expect(journal.entries(CODE)).toEqual([act(0), act(1)]);
  });
  inFile(folder, `UPDATE entries SET entry = '{}' WHERE seq = 1`);
  expect(within(folder, (journal) => journal.mend(CODE))).toBe(1);

  within(folder, (journal) => {
    journal.save({ ...header, rules: RULES_VERSION + 1 });
    expect(() => journal.header(CODE)).toThrow('newer version');
  });
  inFile(folder, 'PRAGMA user_version = 99');
  expect(() => openSqliteJournal(folder)).toThrow('newer version');
});

/** One game to its verdict as each release wrote it, and what came of it. A release adds its own and alters none. */
const GOLDEN = [{ release: '0.1.0', code: 'GLDEN2', acts: 43, elected: 'vela', votes: { corin: 6, vela: 16 } }];

test.each(GOLDEN)('a game of release $release is still what it was', ({ release, code, acts, elected, votes }) => {
  const folder = freshFolder();
  cpSync(fileURLToPath(new URL(`golden/${release}.db`, import.meta.url)), join(folder, 'tables.db'));
  within(folder, (journal) => {
    expect(journal.mend(code)).toBe(0);
    const [saved, kept] = [journal.header(code) as Header, journal.entries(code)];
    const world = compileWorld(saved.scenario);
    const state = fold(world, openingOf(world, saved), kept);
    const ballot = state.ballots.at(-1);
    expect([state.phase, kept.length, ballot?.elected, ballot?.tally?.votes]).toEqual(['verdict', acts, elected, votes]);
  });
});

test('an act is on disk whole or not at all, and what was flushed stays', () => {
  const folder = tableOf(0);
  within(folder, (journal) => {
    expect(() =>
      journal.together(() => {
        journal.append(CODE, act(0));
        journal.flush();
        journal.append(CODE, act(1));
        throw new Error('a fault of ours');
      }),
    ).toThrow('a fault of ours');
    expect(journal.entries(CODE)).toEqual([act(0)]);
    expect(() => journal.append(CODE, act(0))).toThrow('constraint');
    journal.append(CODE, act(1));
  });
  expect(within(folder, (journal) => journal.entries(CODE))).toEqual([act(0), act(1)]);
});

test('what the disk refuses after a commit undoes nothing: the sum stays, and envelopes are scrubbed from the log with the next write', () => {
  const folder = tableOf(0);
  const envelope = Buffer.alloc(ENVELOPE_BYTES, 'sealed');
  within(folder, (journal) => {
    journal.box.put(CODE, 'lindry', envelope);
    const exec = DatabaseSync.prototype.exec;
    const full = vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
      if (sql.includes('wal_checkpoint')) throw Object.assign(new Error('full'), { errcode: 13, errstr: 'database or disk is full' });
      exec.call(this, sql);
    });
    journal.together(() => journal.appendAndEmptyBox(CODE, act(0)));
    expect(full).toHaveBeenLastCalledWith(expect.stringContaining('wal_checkpoint'));
    expect(journal.entries(CODE)).toEqual([act(0)]);
    expect(journal.box.envelopes(CODE).size).toBe(0);
    expect(textIn(folder)).toContain('sealed');
    full.mockRestore();
    journal.append(CODE, act(1));
    expect(textIn(folder)).not.toContain('sealed');
  });
  expect(within(folder, (journal) => journal.entries(CODE))).toEqual([act(0), act(1)]);
});

test('while another process writes nothing is saved, and it says so; afterwards it goes on', () => {
  const folder = tableOf(1);
  const other = new DatabaseSync(join(folder, 'tables.db'));
  within(folder, (journal) => {
    other.exec('BEGIN IMMEDIATE');
    expect(() => journal.append(CODE, act(1))).toThrow(CannotSave);
    other.exec('COMMIT');
    journal.append(CODE, act(1));
    expect(journal.entries(CODE)).toEqual([act(0), act(1)]);
  });
  other.close();
});

test('what is erased is in no file of the folder any more', () => {
  const folder = tableOf(60);
  inFile(folder, `UPDATE entries SET entry = replace(entry, 'canary', 'CANARY') WHERE seq = 59`);
  within(folder, (journal) => {
    journal.mend(CODE);
    journal.save({ ...header, code: 'SOUND2' });
    journal.append(CODE, act(59));
    expect(textIn(folder)).toMatch(/canary-59/);
    expect(existsSync(join(folder, 'tables.db.damaged-1'))).toBe(true);
    journal.remove(CODE);
    expect(textIn(folder)).not.toMatch(/canary|BAKE27/i);
    expect(journal.header(CODE)).toBeNull();
    expect(journal.open()).toEqual(['SOUND2']);
  });
});

test('tables that nobody has written to for so many days are erased, others are not', () => {
  const folder = tableOf(2);
  inFile(folder, 'UPDATE heads SET day = day - 31');
  within(folder, (journal) => {
    journal.save({ ...header, code: 'SOUND2' });
    expect(journal.removeOlder(31)).toEqual([]);
    expect(journal.removeOlder(30)).toEqual([CODE]);
    expect(journal.open()).toEqual(['SOUND2']);
    expect(textIn(folder)).not.toMatch(/canary|BAKE27/i);
  });
});
