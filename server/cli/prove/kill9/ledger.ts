import type { Header, Kept } from '../../../store/journal.ts';
import { openSqliteJournal } from '../../../store/sqlite-journal.ts';
import type { Witness } from './witness.ts';

/** What a dead server left on disk of one table. */
export interface Left {
  readonly header: Header;
  readonly kept: readonly Kept[];
  /** Acts that were torn and cut off. */
  readonly cut: number;
}

/** Reads a table as a starting server would. */
export function leftOnDisk(folder: string, code: string): Left {
  const journal = openSqliteJournal(folder);
  try {
    const cut = journal.mend(code);
    const header = journal.header(code);
    if (!header) throw new Error(`table ${code} has no header`);
    return { header, kept: journal.entries(code), cut };
  } finally {
    journal.close();
  }
}

/** How what people were told compares with what is on disk. */
export interface Account {
  /** Accepted in somebody's hearing and not on disk. */
  readonly lost: readonly string[];
  /** On disk more than once. */
  readonly doubled: readonly string[];
  /** Refused in somebody's hearing and on disk all the same. */
  readonly untrue: readonly string[];
  /** Unanswered when the server died: on disk, and not. */
  readonly unansweredKept: number;
  readonly unansweredGone: number;
}

/** Compares. The journal keeps a request as seat and id; a seat that was given must be in the header. */
export function account(witnesses: readonly Witness[], { header, kept }: Left): Account {
  const times = new Map<string, number>();
  for (const { request } of kept) if (request !== null) times.set(request, (times.get(request) ?? 0) + 1);
  const asked = witnesses.flatMap(({ seat, asked: all }) => all.map((one) => ({ ...one, key: `${seat}/${one.id}`, seat })));
  const commands = asked.filter(({ name }) => name === 'command');
  const onDisk = (key: string) => (times.get(key) ?? 0) > 0;
  const seatsLost = asked.filter(
    ({ name, answer, seat }) => name === 'seat.take' && answer?.ok && !header.people.some((person) => person.seat === seat),
  );
  const startLost = asked.filter(({ name, answer }) => name === 'start' && answer?.ok && header.started === null);
  const unanswered = commands.filter(({ answer }) => answer === null);
  return {
    lost: [...commands.filter(({ answer, key }) => answer?.ok && !onDisk(key)), ...seatsLost, ...startLost].map(({ key }) => key),
    doubled: [...times].filter(([, n]) => n > 1).map(([key]) => key),
    untrue: commands.filter(({ answer, key }) => answer?.ok === false && onDisk(key)).map(({ key }) => key),
    unansweredKept: unanswered.filter(({ key }) => onDisk(key)).length,
    unansweredGone: unanswered.filter(({ key }) => !onDisk(key)).length,
  };
}
