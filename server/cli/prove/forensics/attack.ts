import { createECDH, createHash, type ECDH } from 'node:crypto';
import { readPaper } from '#shared/game/booth.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { ENVELOPE_BYTES } from '#shared/protocol/envelope.ts';
import { openEnvelope } from '../../../booth/envelope.ts';
import { type Cell, type Commit, Commits, type Row } from './pages.ts';

/** What somebody has who took the disk: copies of the data after every step, whatever else lay about, and the seed. */
export interface Evidence {
  readonly code: string;
  readonly seed: string;
  /** In the order in which they were taken. */
  readonly copies: readonly { readonly db: Buffer; readonly wal: Buffer }[];
  /** Logs, indices of the log, temporary files, what is left in the folder for keys. */
  readonly files: readonly Buffer[];
  /** Seats that voted. */
  readonly seats: readonly string[];
  /** Names in the order of the paper. */
  readonly options: readonly string[];
}

/** What a seat voted (null blank) and how it was found out. */
export interface Found {
  readonly choice: number | null;
  readonly by: 'row' | 'counter' | 'paper' | 'line' | 'key';
}

/** A row of envelopes: whose, and sealed. */
export interface Sealed {
  readonly seat: string;
  readonly bytes: Buffer;
}

/** Which seat voted for whom, as far as the evidence says. A seat that is not in the answer left no trace that this tool can read. */
export function attack(evidence: Evidence): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  const reader = new Commits();
  const sealed = new Map<string, Sealed>();
  const tokens = new Set<string>();
  for (const { db, wal } of evidence.copies) {
    for (const commit of reader.feed(db, wal)) {
      for (const [seat, what] of linkedBy(commit, evidence)) found.set(seat, what);
      for (const row of commit.come) {
        for (const one of sealedIn(row, evidence)) sealed.set(`${one.seat}/${one.bytes.toString('hex')}`, one);
        for (const cell of row) for (const token of secretsIn(cell)) tokens.add(token);
      }
    }
  }
  for (const file of evidence.files) {
    for (const token of secretsInFile(file)) tokens.add(token);
    for (const [seat, what] of saidIn(file, evidence)) found.set(seat, what);
  }
  for (const token of fromSeed(evidence.seed, evidence.code)) tokens.add(token);
  const envelopes = [...sealed.values()];
  for (const token of tokens) {
    const key = keyOf(token);
    if (key) for (const [seat, what] of openedBy(key, envelopes, evidence)) found.set(seat, what);
  }
  return found;
}

/** What one commit says about one seat: a row with both a seat and a name, a plain paper, or one seat and one number that grew by one. */
function linkedBy({ gone, come }: Commit, { seats, options }: Evidence): readonly (readonly [string, Found])[] {
  const names = [...options, 'blank'];
  const choiceOf = (name: string) => (name === 'blank' ? null : options.indexOf(name));
  const seatIn = (row: Row) => seats.find((seat) => row.includes(seat));
  const direct = come.flatMap((row): (readonly [string, Found])[] => {
    const seat = seatIn(row);
    const name = names.find((each) => row.includes(each));
    const paper = row.map(paperIn).find((mark) => mark !== undefined);
    if (seat && name) return [[seat, { choice: choiceOf(name), by: 'row' }]];
    return seat && paper !== undefined ? [[seat, { choice: paper < options.length ? paper : null, by: 'paper' }]] : [];
  });
  if (direct.length > 0) return direct;
  const moved = [...new Set([...gone, ...come].flatMap((row) => seatIn(row) ?? []))];
  const grown = names.filter((name) => {
    const [before, after] = [gone, come].map((rows) => rows.find((row) => row.includes(name))?.find((cell) => typeof cell === 'number'));
    return typeof before === 'number' && typeof after === 'number' && after === before + 1;
  });
  const [seat, name] = [moved[0], grown[0]];
  return moved.length === 1 && grown.length === 1 && seat && name ? [[seat, { choice: choiceOf(name), by: 'counter' }]] : [];
}

/** Longer lines are no log's. */
const MOST_LETTERS = 300;

/** Lines of a log with a seat beside a name or a paper. */
function saidIn(file: Buffer, { seats, options }: Evidence): readonly (readonly [string, Found])[] {
  const lines = file.toString('latin1').split('\n');
  return lines.flatMap((line): (readonly [string, Found])[] => {
    const seat = line.length > MOST_LETTERS ? undefined : seats.find((each) => line.includes(each));
    if (seat === undefined) return [];
    const paper = line
      .split(/[^0-9A-Za-z+/=]+/)
      .map(paperIn)
      .find((mark) => mark !== undefined);
    const name = options.findIndex((option) => line.includes(option));
    if (paper === undefined && name < 0) return [];
    return [[seat, { choice: paper === undefined ? name : paper < options.length ? paper : null, by: 'line' }]];
  });
}

/** The mark of a paper that lies open in a cell, as bytes or as text. */
function paperIn(cell: Cell): number | undefined {
  const bytes = Buffer.isBuffer(cell) ? cell : typeof cell === 'string' && cell.length < 100 ? decoded(cell) : null;
  const plain = bytes && bytes.length === 32 && bytes[0] === 1 && bytes.subarray(2).every((byte) => byte === 0);
  return plain ? bytes[1] : undefined;
}

const decoded = (text: string): Buffer => Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');

/** An envelope beside a seat in one row. */
export function sealedIn(row: Row, { seats }: Pick<Evidence, 'seats'>): readonly Sealed[] {
  const seat = seats.find((each) => row.includes(each));
  const bytes = row.find((cell) => Buffer.isBuffer(cell) && cell.length === ENVELOPE_BYTES && cell[0] === 4) as Buffer | undefined;
  return seat && bytes ? [{ seat, bytes }] : [];
}

/** Thirty-two bytes that could be a key, as hex. */
function secretsIn(cell: Cell): readonly string[] {
  if (Buffer.isBuffer(cell)) return cell.length === 32 ? [cell.toString('hex')] : [];
  return typeof cell === 'string' ? secretsInText(cell) : [];
}

const secretsInText = (text: string): string[] =>
  [...text.matchAll(/[0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?/g)].flatMap(([token]) => {
    const bytes = decoded(token);
    return bytes.length === 32 ? [bytes.toString('hex')] : [];
  });

/** Small files byte by byte, since a key is a small file; large ones by what looks like a key in their text. */
function secretsInFile(file: Buffer): readonly string[] {
  const windows = file.length > 512 ? 0 : Math.max(0, file.length - 31);
  return [
    ...Array.from({ length: windows }, (_, at) => file.subarray(at, at + 32).toString('hex')),
    ...secretsInText(file.toString('latin1')),
  ];
}

/** Keys that a careless server would have made from what it knows. */
function fromSeed(seed: string, code: string): readonly string[] {
  const texts = ['', 'booth', 'key', code, `${code}/0/1/1`].flatMap((part) => [`${seed}${part}`, `${seed}|${part}`, `${part}|${seed}`]);
  const hashed = texts.map((text) => createHash('sha256').update(text).digest('hex'));
  const drawn = texts.map((text) => {
    const entropy = injectedEntropy(text);
    const bytes = Buffer.alloc(32);
    for (let at = 0; at < 32; at += 4) bytes.writeUInt32BE(entropy(), at);
    return bytes.toString('hex');
  });
  return [...hashed, ...drawn];
}

function keyOf(token: string): ECDH | null {
  const key = createECDH('prime256v1');
  try {
    key.setPrivateKey(token, 'hex');
    return key;
  } catch {
    // Nought, or beyond the order of the curve: no key.
    return null;
  }
}

/** Ballots that an envelope may have been sealed for: a few rounds, and their re-runs. */
const BALLOTS = [1, 2, 3].flatMap((round) => [1, 2, 3, 4].map((epoch) => ({ post: 0, round, epoch })));

function openedBy(key: ECDH, envelopes: readonly Sealed[], { code, options }: Evidence): readonly (readonly [string, Found])[] {
  // One that opens neither the first nor the last of them in any ballot opens none.
  const ends = [envelopes.at(0), envelopes.at(-1)].flatMap((one) => one ?? []);
  const ballot = BALLOTS.find((each) => ends.some(({ bytes }) => openEnvelope(bytes, key, { code, ...each })));
  if (!ballot) return [];
  return envelopes.flatMap(({ seat, bytes }): (readonly [string, Found])[] => {
    const paper = openEnvelope(bytes, key, { code, ...ballot });
    return paper ? [[seat, { choice: readPaper(paper, options.length), by: 'key' }]] : [];
  });
}
