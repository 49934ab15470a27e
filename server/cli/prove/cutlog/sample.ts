import { rmSync } from 'node:fs';
import type { Entry } from '#shared/game/table.ts';
import { compileWorld } from '#shared/game/world.ts';
import type { Header, Journal, Kept } from '../../../store/journal.ts';
import { openSqliteJournal } from '../../../store/sqlite-journal.ts';
import { headerOf } from '../../../test/header.ts';
import { scenarioFile } from '../../files.ts';
import { dealt, playCast } from '../../proof/play.ts';
import { type Disk, memoryFolder, readDisk, snapshot } from './disk.ts';

/** The table whose end is damaged, and one beside it. */
export const TORN = 'AAAAAA';
export const NEIGHBOUR = 'BBBBBB';
/** Acts of the torn table, more than may count as a tail, and of the one beside it. */
const ACTS = 50;
const BESIDE = 12;
/** The last acts, whose bytes are damaged one by one. */
const LAST = 3;
const PAGE = 4096;

/** A table as text, to be compared. */
export interface Texts {
  readonly header: string;
  readonly acts: readonly string[];
}

/** A sound disk, what it holds, and the places where the last acts stand on it. */
export interface Sample {
  readonly what: 'log' | 'file' | 'marks';
  readonly disk: Disk;
  readonly tables: ReadonlyMap<string, Texts>;
  readonly places: readonly { readonly name: string; readonly at: number }[];
}

/** What a journal takes a table to be; null when it has no header. */
export function textsOf(journal: Journal, code: string): Texts | null {
  const header = journal.header(code);
  return header && { header: JSON.stringify(header), acts: journal.entries(code).map((act) => JSON.stringify(act)) };
}

/** The same table twice: its last acts in the write-ahead log, and in the file itself; and the marks beside it. */
export function sampleDisks(seed: string): readonly Sample[] {
  const { header, kept } = played(seed);
  const folder = memoryFolder();
  const journal = openSqliteJournal(folder);
  for (const code of [TORN, NEIGHBOUR]) {
    journal.save({ ...header, code });
    journal.together(() => {
      for (const act of code === TORN ? kept.slice(0, -LAST) : kept.slice(0, BESIDE)) journal.append(code, act);
    });
  }
  // Folded into the file, so that the log then holds the last acts alone.
  journal.close();
  const before = readDisk(folder);
  const again = openSqliteJournal(folder);
  for (const act of kept.slice(-LAST)) again.append(TORN, act);
  const log = snapshot(folder);
  const tables = new Map([TORN, NEIGHBOUR].map((code) => [code, textsOf(again, code) as Texts]));
  again.close();
  const file = readDisk(folder);
  rmSync(folder, { recursive: true });
  const [was, is] = [before, file].map((disk) => disk.get('tables.db') as Buffer) as [Buffer, Buffer];
  const pages = Array.from({ length: is.length / PAGE }, (_, n) => n).filter(
    (n) => !was.subarray(n * PAGE, (n + 1) * PAGE).equals(is.subarray(n * PAGE, (n + 1) * PAGE)),
  );
  const bytes = (name: string, from: number, to: number) => Array.from({ length: to - from }, (_, n) => ({ name, at: from + n }));
  return [
    { what: 'log', disk: log, tables, places: bytes('tables.db-wal', 0, (log.get('tables.db-wal') as Buffer).length) },
    { what: 'file', disk: file, tables, places: pages.flatMap((n) => bytes('tables.db', n * PAGE, (n + 1) * PAGE)) },
    { what: 'marks', disk: file, tables, places: bytes('tables.marks', 0, (file.get('tables.marks') as Buffer).length) },
  ];
}

/** The first acts of a game among bots, as a room would have kept them. */
function played(seed: string): { header: Header; kept: readonly Kept[] } {
  const scenario = scenarioFile('first-day');
  const entries: Entry[] = [];
  playCast(compileWorld(scenario), seed, { profiles: dealt(seed) }, (entry) => entries.push(entry));
  const kept = entries
    .slice(0, ACTS)
    .map((entry, seq) => ({ seq, entry, request: entry.by === 'host' ? null : `${entry.by}/request-${seq}` }));
  const header = headerOf({
    code: TORN,
    // What is pinned is text to the journal: some of it is enough, and a hundred thousand copies are made.
    scenario: { ...scenario, states: scenario.states.slice(0, 4), seats: scenario.seats.slice(0, 1) },
    seed,
    openDice: true,
    started: [],
  });
  return { header, kept };
}
