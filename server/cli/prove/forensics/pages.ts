/**
 * SQLite's file format, read from bytes and not through SQLite: what is found here was really on the disk. Rows of all b-trees come without the
 * names of their tables; a commit is what the write-ahead log says it is.
 */
export type Cell = number | string | Buffer | null;
export type Row = readonly Cell[];
type Pages = ReadonlyMap<number, Buffer>;

/** The rows that one commit took away and put in. */
export interface Commit {
  readonly gone: readonly Row[];
  readonly come: readonly Row[];
}

const WAL_HEADER = 32;
const FRAME_HEADER = 24;

/** One copy of a database after another, as the commits between them. A commit that several copies hold is read once. */
export class Commits {
  #pages = new Map<number, Buffer>();
  #salt = '';
  #read = 0;

  /** The commits in this copy that no earlier one held. Whatever the main file holds that no log shows counts as one commit. */
  feed(db: Buffer, wal: Buffer): readonly Commit[] {
    const commits: Commit[] = [];
    const salt = wal.length < WAL_HEADER ? '' : wal.subarray(16, 24).toString('hex');
    if (salt !== this.#salt || salt === '') {
      this.#salt = salt;
      this.#read = 0;
      commits.push(this.#become(pagesOf(db)));
    }
    if (salt === '') return commits.filter(says);
    const size = wal.readUInt32BE(8);
    let open = new Map<number, Buffer>();
    const frames = Math.floor((wal.length - WAL_HEADER) / (FRAME_HEADER + size));
    for (let n = this.#read; n < frames; n++) {
      const at = WAL_HEADER + n * (FRAME_HEADER + size);
      // What an earlier turn of the log left behind has other salts.
      if (wal.subarray(at + 8, at + 16).toString('hex') !== salt) break;
      open.set(wal.readUInt32BE(at), Buffer.from(wal.subarray(at + FRAME_HEADER, at + FRAME_HEADER + size)));
      if (wal.readUInt32BE(at + 4) === 0) continue;
      commits.push(this.#become(new Map([...this.#pages, ...open])));
      open = new Map();
      this.#read = n + 1;
    }
    return commits.filter(says);
  }

  /** Every row that the last state holds. */
  rows(): readonly Row[] {
    return [...this.#pages.keys()].flatMap((n) => rowsOf(this.#pages, n));
  }

  #become(pages: Map<number, Buffer>): Commit {
    const before = this.#pages;
    this.#pages = pages;
    const changed = [...pages.keys()].filter((n) => !before.get(n)?.equals(pages.get(n) as Buffer));
    const old = changed.flatMap((n) => rowsOf(before, n));
    const now = changed.flatMap((n) => rowsOf(pages, n));
    return { gone: without(old, now), come: without(now, old) };
  }
}

const says = ({ gone, come }: Commit): boolean => gone.length + come.length > 0;

const pagesOf = (db: Buffer): Map<number, Buffer> => {
  if (db.length < 100) return new Map();
  const size = db.readUInt16BE(16) === 1 ? 65536 : db.readUInt16BE(16);
  return new Map(Array.from({ length: Math.floor(db.length / size) }, (_, n) => [n + 1, db.subarray(n * size, (n + 1) * size)]));
};

function without(rows: readonly Row[], others: readonly Row[]): readonly Row[] {
  const there = new Set(others.map(textOf));
  return rows.filter((row) => !there.has(textOf(row)));
}

const textOf = (row: Row): string => row.map((cell) => (Buffer.isBuffer(cell) ? cell.toString('hex') : String(cell))).join('\u0000');

const INTERIOR_INDEX = 2;
const LEAF_INDEX = 10;
const LEAF_TABLE = 13;

/** Rows on one page: of a table's leaf, and of an index, which is what a table without rowids is. */
function rowsOf(pages: Pages, n: number): Row[] {
  const page = pages.get(n);
  if (!page) return [];
  const head = n === 1 ? 100 : 0;
  const type = page[head];
  if (type !== INTERIOR_INDEX && type !== LEAF_INDEX && type !== LEAF_TABLE) return [];
  const cells = page.readUInt16BE(head + 3);
  const first = head + (type === INTERIOR_INDEX ? 12 : 8);
  return Array.from({ length: cells }, (_, k) => {
    const at = page.readUInt16BE(first + 2 * k) + (type === INTERIOR_INDEX ? 4 : 0);
    const [length, from] = varint(page, at);
    const [, body] = type === LEAF_TABLE ? varint(page, from) : [0, from];
    return record(payload(pages, page, body, length, type === LEAF_TABLE));
  });
}

/** A cell's payload, with what did not fit on its page. */
function payload(pages: Pages, page: Buffer, at: number, length: number, table: boolean): Buffer {
  const size = page.length;
  const most = table ? size - 35 : Math.floor(((size - 12) * 64) / 255) - 23;
  if (length <= most) return page.subarray(at, at + length);
  const least = Math.floor(((size - 12) * 32) / 255) - 23;
  const fits = least + ((length - least) % (size - 4));
  const here = fits <= most ? fits : least;
  const parts = [page.subarray(at, at + here)];
  let next = page.readUInt32BE(at + here);
  for (let left = length - here; left > 0 && next > 0; ) {
    const more = pages.get(next);
    if (!more) break;
    parts.push(more.subarray(4, 4 + Math.min(left, size - 4)));
    left -= size - 4;
    next = more.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function record(bytes: Buffer): Row {
  const [headEnd, first] = varint(bytes, 0);
  const row: Cell[] = [];
  let body = headEnd;
  for (let at = first; at < headEnd; ) {
    const [type, next] = varint(bytes, at);
    at = next;
    const length = lengthOf(type);
    row.push(cell(type, bytes.subarray(body, body + length)));
    body += length;
  }
  return row;
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];
const lengthOf = (type: number): number => (type >= 12 ? Math.floor((type - 12) / 2) : (INTEGER_BYTES[type] ?? 0));

function cell(type: number, bytes: Buffer): Cell {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type >= 12) return type % 2 === 0 ? bytes : bytes.toString('utf8');
  if (bytes.length < lengthOf(type)) return null;
  if (type === 7) return bytes.readDoubleBE(0);
  return type === 6 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, bytes.length);
}

/** SQLite's integer of one to nine bytes, and where it ends. */
function varint(bytes: Buffer, at: number): readonly [value: number, end: number] {
  let value = 0;
  for (let n = 0; n < 8; n++) {
    const byte = bytes[at + n] ?? 0;
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, at + n + 1];
  }
  return [value * 256 + (bytes[at + 8] ?? 0), at + 9];
}
