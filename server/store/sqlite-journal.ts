import { join } from 'node:path';
import { RULES_VERSION } from '#shared/game/rules-version.ts';
import { audit, firstLink, type Head, nextLink, type Row } from './chain.ts';
import { type Header, type Journal, type Kept, TableRefused } from './journal.ts';
import { Marks } from './marks.ts';
import { openSqliteBox } from './sqlite-box.ts';
import { copyAside, headerSum, openSqliteFile, removeAside, today } from './sqlite-file.ts';
import { Transactions } from './transactions.ts';

/** What headers written by an earlier version leave out. */
const NEVER_SAID = { rules: 1, length: null, seats: null, level: 3, began: null, paused: null, locked: null, cut: 0 };

export interface SqliteJournal extends Journal {
  /** Whether the file was damaged, and this one holds what could be copied: no envelope is among it. */
  readonly rebuilt: boolean;
}

/**
 * The journal in one SQLite file of this folder, `tables.db`, so that an acknowledged act survives `kill -9`; a chain of checksums
 * says whether it is still what was written, and `tables.marks` whether it is still all. Throws SQLite's own error when the
 * file is not a database or cannot be opened.
 */
export function openSqliteJournal(folder: string): SqliteJournal {
  const { db, damaged } = openSqliteFile(folder);
  const marks = new Marks(join(folder, 'tables.marks'));
  const box = openSqliteBox(db);
  const sql = {
    save: db.prepare(
      'INSERT INTO tables (code, body, sum) VALUES (?, ?, ?) ON CONFLICT (code) DO UPDATE SET body = excluded.body, sum = excluded.sum',
    ),
    append: db.prepare('INSERT INTO entries (code, seq, entry, request, chain) VALUES (?, ?, ?, ?, ?)'),
    head: db.prepare('SELECT acts, chain FROM heads WHERE code = ?'),
    setHead: db.prepare('INSERT OR REPLACE INTO heads VALUES (?, ?, ?, ?)'),
    header: db.prepare('SELECT body, sum FROM tables WHERE code = ?'),
    entries: db.prepare('SELECT seq, entry, request, chain FROM entries WHERE code = ? ORDER BY seq'),
    open: db.prepare('SELECT code FROM tables WHERE over = 0 ORDER BY code'),
    isOpen: db.prepare('SELECT 1 FROM tables WHERE code = ? AND over = 0'),
    finish: db.prepare('UPDATE tables SET over = 1 WHERE code = ?'),
    cut: db.prepare('DELETE FROM entries WHERE code = ? AND seq >= ?'),
    older: db.prepare('SELECT code FROM heads WHERE day < ? ORDER BY code'),
    removals: ['envelopes', 'entries', 'heads', 'tables'].map((table) => db.prepare(`DELETE FROM ${table} WHERE code = ?`)),
  };
  const headOf = (code: string): Head => (sql.head.get(code) as unknown as Head | undefined) ?? { acts: 0, chain: firstLink(code) };
  const rowsOf = (code: string): readonly Row[] => sql.entries.all(code) as unknown as Row[];
  /** Envelopes have left the box, but may still stand in the log; while the disk does not let them be scrubbed, each write tries again. */
  let emptied = false;
  const transactions = new Transactions(db, (codes) => {
    for (const code of codes) marks.note(code, headOf(code).acts);
    if (emptied) box.scrub();
    emptied = false;
  });
  const lookOver = (code: string, rows: readonly Row[]) => audit(code, rows, headOf(code), marks.acts(code));
  const openCodes = () => (sql.open.all() as { code: string }[]).map((row) => row.code);
  const torn = damaged === null && openCodes().some((code) => lookOver(code, rowsOf(code)).lost > 0);
  const aside = torn ? copyAside(folder) : damaged;
  if (aside) console.error(`Present and Voting: tables are damaged on disk; the file as it was found lies aside as ${aside}`);
  /** Rows are erased, but their text may still stand in the log or aside. */
  let sweepDue = false;
  const remove = (codes: readonly string[]): void => {
    for (const code of codes) {
      transactions.write(code, () => sql.removals.forEach((statement) => void statement.run(code)));
    }
    transactions.flush();
    for (const code of codes) marks.forget(code);
    sweepDue = true;
    sweep();
  };
  /**
   * SQLite overwrites deleted rows (secure_delete), but not the copies that stay behind when it moves rows between pages: only a file
   * written anew has none (seen in server/test/erase.test.ts). What cannot be done now is done later.
   */
  const sweep = (): void => {
    try {
      db.exec('VACUUM');
      const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
      removeAside(folder);
      marks.rewrite();
      sweepDue = busy !== 0;
    } catch (error) {
      if (typeof (error as { code?: unknown }).code !== 'string') throw error;
    }
    if (sweepDue)
      console.error(
        'Present and Voting: text of erased tables is still on disk; it is erased with the next old table, or at the next start',
      );
  };

  const append = (code: string, { seq, entry, request }: Kept): void => {
    const text = JSON.stringify(entry);
    const link = nextLink(headOf(code).chain, { seq, entry: text, request });
    sql.append.run(code, seq, text, request, link);
    sql.setHead.run(code, seq + 1, link, today());
  };

  return {
    rebuilt: damaged !== null,
    box: {
      put: (code, seat, envelope) => transactions.write(code, () => box.put(code, seat, envelope)),
      remove: (code, seat) => transactions.write(code, () => box.remove(code, seat)),
      envelopes: box.envelopes,
    },
    save: (header) =>
      transactions.write(header.code, () => {
        const body = JSON.stringify(header);
        sql.save.run(header.code, body, headerSum(header.code, body));
        const { acts, chain } = headOf(header.code);
        sql.setHead.run(header.code, acts, chain, today());
      }),
    append: (code, kept) => transactions.write(code, () => append(code, kept)),
    appendAndEmptyBox: (code, kept) =>
      transactions.write(code, () => {
        append(code, kept);
        box.empty(code);
        emptied = true;
      }),
    has: (code) => sql.header.get(code) !== undefined,
    header: (code) => {
      const row = sql.header.get(code) as { body: string; sum: string } | undefined;
      if (!row) return null;
      if (row.sum !== headerSum(code, row.body)) throw new TableRefused('its header is damaged on disk');
      const header = { ...NEVER_SAID, ...JSON.parse(row.body) } as Header;
      if (header.rules > RULES_VERSION) throw new TableRefused('it was saved by a newer version of the game');
      return header;
    },
    entries: (code) => {
      const rows = rowsOf(code);
      const { lost } = lookOver(code, rows);
      if (lost > 0) throw new TableRefused(`${lost} acts are damaged on disk`);
      return rows.map(({ seq, entry, request }): Kept => ({ seq, entry: JSON.parse(entry) as Kept['entry'], request }));
    },
    mend: (code) => {
      const { good, link, lost, deep } = lookOver(code, rowsOf(code));
      if (deep) throw new TableRefused(`${lost} acts are damaged on disk, in the middle of the game`);
      const head = headOf(code);
      if (lost === 0 && head.acts === good && head.chain === link) return 0;
      transactions.write(code, () => {
        sql.cut.run(code, good);
        sql.setHead.run(code, good, link, today());
      });
      return lost;
    },
    open: openCodes,
    isOpen: (code) => sql.isOpen.get(code) !== undefined,
    finish: (code) => transactions.write(code, () => void sql.finish.run(code)),
    together: (act) => transactions.together(act),
    flush: () => transactions.flush(),
    remove: (code) => remove([code]),
    removeOlder: (days) => {
      const codes = (sql.older.all(today() - days) as { code: string }[]).map((row) => row.code);
      if (codes.length > 0 || sweepDue) remove(codes);
      return codes;
    },
    close: () => {
      db.close();
      marks.close();
    },
  };
}
