import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { eventsFor } from '#shared/game/audience.ts';
import { markPaper } from '#shared/game/booth.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { openSqliteJournal } from '../store/sqlite-journal.ts';
import { fold, openingOf } from '../table/hosted-table.ts';
import { freshFolder, onward, Person, type Served, serve, until } from './rig.ts';

/**
 * Canaries: texts and ids that belong to one seat alone. Every frame that reaches a client is searched for those of the others,
 * and the journal for papers. The same search must find each of the planted leaks, or it proves nothing.
 */
const SEATS = ['marrow-isles', 'halden', 'corin', 'auster'] as const;
type Seat = (typeof SEATS)[number];

interface Played {
  readonly served: Served;
  readonly code: string;
  readonly people: ReadonlyMap<Seat, Person>;
  readonly briefs: ReadonlyMap<Seat, string>;
  readonly paper: string;
}

/** First byte of the frame with which Colyseus lets somebody in (`Protocol.JOIN_ROOM`). */
const JOINED = 10;

/** What only these two seats may read. */
const note = (from: Seat, to: Seat): string => `canary ${from} to ${to} 7f3a`;
const PAIRS: readonly (readonly [Seat, Seat])[] = [
  ['marrow-isles', 'halden'],
  ['halden', 'corin'],
  ['corin', 'marrow-isles'],
  ['auster', 'halden'],
];

/** Letters in each seat's purse at the start: a number that nobody else has, nor anything else in the game. */
const purseOf = (seat: Seat): number => 410_007 + 1_013 * SEATS.indexOf(seat);

async function playGame(): Promise<Played> {
  const folder = freshFolder();
  const scenario = JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8')) as Scenario;
  const seats = scenario.seats.map((row) => (SEATS.includes(row.id as Seat) ? { ...row, letters: purseOf(row.id as Seat) } : row));
  writeFileSync(join(folder, 'two-names.json'), JSON.stringify({ ...scenario, seats, hides: 4 }));
  const served = await serve({ env: { SCENARIO_DIR: folder } });
  const people = new Map<Seat, Person>();
  const host = new Person(served.port);
  const code = await host.create();
  people.set(SEATS[0], host);
  for (const seat of SEATS.slice(1)) {
    const person = new Person(served.port);
    await person.join(code);
    people.set(seat, person);
  }
  for (const [seat, person] of people) await person.ask('seat.take', { seat });
  await host.ask('start', { force: true });
  await until(() => [...people.values()].every((person) => person.view !== null));
  const briefs = new Map([...people].map(([seat, person]) => [seat, person.view?.brief.id ?? '']));
  const all = [...people.values()];
  let dice = 1;
  const pick = (n: number) => {
    dice = (dice * 48271) % 2147483647;
    return dice % n;
  };
  const back = people.get('corin') as Person;
  for (let n = 0; n < 40 && host.phase !== 'verdict'; n++) {
    if (host.phase === 'seal' && back.sockets === 1) {
      // Deals with canaries have been made: what somebody is sent who comes back is searched like everything else.
      back.close();
      await until(() => back.left !== null);
      await back.join(code);
      await until(() => back.view !== null);
    }
    if (host.phase === 'corridor') {
      for (const [from, to] of PAIRS)
        await people.get(from)?.command({ type: 'deal.propose', to: [to], clauses: [{ kind: 'note', by: from, text: note(from, to) }] });
      for (const person of all) await person.act(pick);
    } else if (host.phase !== 'booth') for (const person of all) await person.act(pick);
    await onward(all);
  }
  expect(host.phase).toBe('verdict');
  for (const [seat, person] of people) {
    // Purses travel as numbers, so they are looked for in the decoded messages: my own at the first view, no other's ever.
    const told = JSON.stringify([person.updates, person.pub]);
    expect(told).toContain(String(purseOf(seat)));
    const camp = person.view?.camp ?? [];
    for (const other of SEATS.filter((id) => !camp.includes(id))) expect(told).not.toContain(String(purseOf(other)));
  }
  return { served, code, people, briefs, paper: Buffer.from(markPaper(0)).toString('base64') };
}

/** Canaries of others found in what one client received. */
function foundIn(frames: readonly string[], seat: Seat, briefs: ReadonlyMap<Seat, string>): string[] {
  const text = frames.join('\n');
  const notes = PAIRS.filter((pair) => !pair.includes(seat)).map(([from, to]) => note(from, to));
  const others = [...briefs].filter(([other]) => other !== seat).map(([, id]) => id);
  return [...notes, ...others].filter((canary) => text.includes(canary));
}

/**
 * Papers found in text: as base64 or as an act. (Raw bytes 01 00 00 … occur in any database file; that no column but that of the envelopes
 * could hold a blob is checked beside this.)
 */
function papersIn(text: string): string[] {
  return [1, 0, 255]
    .map((mark) => Buffer.from([1, mark, ...new Array(30).fill(0)]).toString('base64'))
    .concat('"type":"paper"')
    .filter((canary) => text.includes(canary));
}

describe('what reaches whom', () => {
  test('a whole game: no client holds another’s canary, the journal holds no paper, and planted leaks are caught', async () => {
    const played = await playGame();
    const { people, briefs, served, code } = played;
    for (const [seat, person] of people) {
      // From the first frame of each socket on: the one that says "joined" to the SDK.
      expect(person.sockets).toBe(seat === 'corin' ? 2 : 1);
      expect(person.frames.filter((frame) => frame.charCodeAt(0) === JOINED)).toHaveLength(person.sockets);
      expect(person.frames[0]?.charCodeAt(0)).toBe(JOINED);
      expect(person.frames.length).toBeGreaterThan(20);
      expect(person.frames.join('\n')).toContain(briefs.get(seat));
      expect(foundIn(person.frames, seat, briefs), seat).toEqual([]);
      expect(papersIn(person.frames.join('\n')), seat).toEqual([]);
    }
    await served.kill();
    const disk = readdirSync(served.folder)
      .map((name) => readFileSync(join(served.folder, name)).toString('latin1'))
      .join('\n');
    for (const [from, to] of PAIRS) expect(disk).toContain(note(from, to));
    expect(papersIn(disk)).toEqual([]);
    expect(served.output()).not.toMatch(/canary|AQAAAA/);

    expect(disk).toContain('code TEXT, seq INTEGER, entry TEXT NOT NULL, request TEXT');
    // The box is empty, and of each envelope only its sender's frames know.
    const db = new DatabaseSync(join(served.folder, 'tables.db'), { readOnly: true });
    expect(db.prepare('SELECT count(*) AS n FROM envelopes').get()).toEqual({ n: 0 });
    db.close();

    // The same search over five leaks planted in what would have been sent or kept.
    const journal = openSqliteJournal(served.folder);
    const header = journal.header(code);
    const kept = journal.entries(code);
    journal.close();
    if (!header) throw new Error('the journal lost its header');
    const world = compileWorld(header.scenario);
    const state = fold(world, openingOf(world, header), kept);
    const events = kept.flatMap((entry) => entry.entry.events);
    const own = [
      JSON.stringify([publicView(world, state), seatView(world, state, 'marrow-isles'), eventsFor(world, events, 'marrow-isles')]),
    ];
    expect(foundIn(own, 'marrow-isles', briefs)).toEqual([]);
    const leaks: Record<string, string> = {
      'the whole state': JSON.stringify(state),
      'events that were not cut': JSON.stringify(events),
      'another seat’s view': JSON.stringify(seatView(world, state, 'halden')),
      'the scenario with all briefs': JSON.stringify(header.scenario),
      'a deal in the public record': JSON.stringify({ ...publicView(world, state), record: Object.values(state.deals) }),
    };
    for (const [name, leak] of Object.entries(leaks)) expect(foundIn([...own, leak], 'marrow-isles', briefs), name).not.toEqual([]);
    expect(papersIn(`${disk}${played.paper}`)).not.toEqual([]);
    expect(papersIn(`${disk}${JSON.stringify({ type: 'paper', seat: 'halden', mark: 0 })}`)).not.toEqual([]);
  }, 120_000);
});
