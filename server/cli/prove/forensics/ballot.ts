import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteJournal } from '../../../store/sqlite-journal.ts';
import { freshFolder, Person, type Served, serve, until } from '../../../test/rig.ts';
import type { Evidence } from './attack.ts';

/** Seats of *Two names* that hold papers: nine, so that each of three choices can be given to three. */
export const VOTERS = [
  'marrow-isles',
  'tamber',
  'oskar-republic',
  'halden',
  'kestrel-union',
  'port-amber',
  'sable-coast',
  'vereda',
  'meridia',
] as const;
export type Choice = 0 | 1 | null;

/** A server in a process of its own, with folders of its own for everything it may write. */
export interface Site {
  readonly data: string;
  readonly keys: string;
  readonly tmp: string;
  served: Served;
  /** What processes that were killed had said. */
  said: string;
}

export async function openSite(): Promise<Site> {
  const [data, keys, tmp] = [freshFolder(), freshFolder(), freshFolder()];
  return { data, keys, tmp, served: await start(data, keys, tmp), said: '' };
}

const start = (data: string, keys: string, tmp: string, port?: number): Promise<Served> =>
  serve({
    folder: data,
    ...(port === undefined ? {} : { port }),
    env: { KEYS_DIR: keys, TMPDIR: tmp, GRACE_MS: '600000', BOOTH_MS: '50' },
  });

/** One ballot as it went, and all that could be taken from the disk. */
export interface Cast {
  readonly evidence: Evidence;
  readonly choices: ReadonlyMap<string, Choice>;
  /** The box's key, which the proof alone has looked at while the box was open. */
  readonly key: Buffer;
  readonly kills: number;
  /** Whether every paper that was acknowledged stands in the sum. */
  readonly allCounted: boolean;
}

/**
 * A real ballot: nine people, each of three choices three times, in an order that `pick` draws; some change their paper; after `killAfter`
 * casts the process is killed and started again. Everything on the disk is copied after every cast and after the close.
 */
export async function castBallot(site: Site, pick: (n: number) => number, killAfter: readonly number[]): Promise<Cast> {
  const people = new Map<string, Person>();
  const host = new Person(site.served.port);
  const code = await host.create();
  for (const seat of VOTERS) {
    const person = people.size === 0 ? host : new Person(site.served.port);
    if (person !== host) await person.join(code);
    people.set(seat, person);
    await person.ask('seat.take', { seat });
  }
  await host.ask('start', { force: true });
  await host.ask('host.booth');
  await until(() => [...people.values()].every((person) => person.phase === 'booth' && person.view !== null));
  const { options, post, round } = host.pub;
  const key = keyIn(site, code);
  const copies = [copyOf(site)];
  const drawn = mixed([0, 0, 0, 1, 1, 1, null, null, null] as const, pick);
  const choices = new Map(VOTERS.map((seat, n): [string, Choice] => [seat, drawn[n] as Choice]));
  let kills = 0;
  for (const [nth, seat] of mixed(VOTERS, pick).entries()) {
    const person = people.get(seat) as Person;
    // Some say something else first. The last one cannot: with their first paper the box closes.
    if (nth < VOTERS.length - 1 && pick(3) === 0) {
      await cast(person, ([0, 1, null] as const)[pick(3)] as Choice);
      copies.push(copyOf(site));
    }
    await cast(person, choices.get(seat) as Choice);
    copies.push(copyOf(site));
    if (!killAfter.includes(nth)) continue;
    kills++;
    await site.served.kill('SIGKILL');
    copies.push(copyOf(site));
    site.said += site.served.output();
    site.served = await start(site.data, site.keys, site.tmp, site.served.port);
    for (const each of people.values()) await each.join(code);
    await until(() => [...people.values()].every((each) => each.view !== null));
  }
  await until(() => host.phase === 'count');
  copies.push(copyOf(site));
  const ballot = host.pub.ballots.at(-1);
  const marked = (n: number) => drawn.filter((choice) => choice === n).length;
  const allCounted =
    ballot?.epoch === 1 &&
    ballot.notHandedIn === 0 &&
    options.every((id, n) => (ballot.votes[id] ?? 0) >= marked(n)) &&
    ballot.uncounted >= 3;
  for (const person of people.values()) person.close();
  const files = [
    Buffer.from(site.said + site.served.output()),
    ...filesUnder(site.keys),
    ...filesUnder(site.tmp),
    ...filesUnder(site.data),
  ];
  const evidence = { code, seed: seedOf(site, code), copies, files, seats: VOTERS, options: options as readonly string[] };
  if (post !== 0 || round !== 1) throw new Error('another ballot than the first was open');
  return { evidence, choices, key, kills, allCounted };
}

async function cast(person: Person, choice: Choice): Promise<void> {
  const reply = await person.paper(choice);
  if (!reply.ok) throw new Error(`a paper was refused: ${reply.refusal.code}`);
}

/** The items in an order that `pick(n)`, a whole number below n, draws. */
export function mixed<T>(items: readonly T[], pick: (n: number) => number): readonly T[] {
  const left = [...items];
  return items.map(() => left.splice(pick(left.length), 1)[0] as T);
}

const bytesOf = (path: string): Buffer => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0));

const copyOf = ({ data }: Site) => ({ db: bytesOf(join(data, 'tables.db')), wal: bytesOf(join(data, 'tables.db-wal')) });

const filesUnder = (folder: string): Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

function keyIn({ keys }: Site, code: string): Buffer {
  const names = readdirSync(keys, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes(code));
  if (names.length !== 1) throw new Error(`${names.length} keys while one box is open`);
  return readFileSync(join(keys, names[0] as string));
}

/** The game's seed, as whoever has the disk reads it. */
function seedOf({ data }: Site, code: string): string {
  const journal = openSqliteJournal(data);
  const header = journal.header(code);
  journal.close();
  return header?.seed ?? '';
}
