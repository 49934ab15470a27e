import type { DatabaseSync } from 'node:sqlite';
import type { Box } from '#shared/game/booth.ts';

/** The box as a table beside the journal's, so that the sum goes in and the envelopes go out in one transaction. */
export interface SqliteBox extends Box {
  /** Takes every envelope of this table out. Belongs in the transaction that appends the sum. */
  empty(code: string): void;
  /** After that transaction: nothing of the envelopes stays in the file or in its log. They are ciphertext without a key by then. */
  scrub(): void;
}

/** Opens the box in a database. One envelope for each seat; no column for a time, and rows in the order of the seats' ids. */
export function openSqliteBox(db: DatabaseSync): SqliteBox {
  db.exec(`
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS envelopes (
      code TEXT, seat TEXT, bytes BLOB NOT NULL CHECK (length(bytes) = 125), PRIMARY KEY (code, seat)
    ) WITHOUT ROWID;
  `);
  const put = db.prepare(
    'INSERT INTO envelopes (code, seat, bytes) VALUES (?, ?, ?) ON CONFLICT (code, seat) DO UPDATE SET bytes = excluded.bytes',
  );
  const remove = db.prepare('DELETE FROM envelopes WHERE code = ? AND seat = ?');
  const envelopes = db.prepare('SELECT seat, bytes FROM envelopes WHERE code = ? ORDER BY seat');
  const empty = db.prepare('DELETE FROM envelopes WHERE code = ?');
  return {
    put: (code, seat, envelope) => void put.run(code, seat, envelope),
    remove: (code, seat) => void remove.run(code, seat),
    envelopes: (code) => new Map((envelopes.all(code) as { seat: string; bytes: Uint8Array }[]).map(({ seat, bytes }) => [seat, bytes])),
    empty: (code) => void empty.run(code),
    scrub: () => db.exec('PRAGMA wal_checkpoint(TRUNCATE)'),
  };
}
