import { rmSync } from 'node:fs';
import { hall } from '../proof/hall.ts';
import { WeighedServer } from './leak/weighed.ts';
import type { Asked, Finding, Proof } from './proof.ts';
import { scenarioFolder } from './scenario-folder.ts';
import { Caller } from './storm/caller.ts';

const ROOMS = 10_000;
const QUICK = 150;
/** Rooms before the first weighing: what is compiled and kept once is there then. */
const WARM = { whole: 400, quick: 200 };
const AT_ONCE = 12;
/** One room in so many plays a game for a moment; in the others somebody sits down and goes. */
const PLAYED = 10;
/** Of what the process weighed at the start. */
const BACK_WITHIN = 1.1;
/** Bytes of a live room with thirty people at play (aim). */
const AIM = 300_000;
const LIVE = 30;
/** After this many milliseconds without anybody a room goes to sleep. */
const EMPTY_MS = 2_500;

/** A class of thirty: twenty-four delegations, four campaigns, a company and a newsroom. */
const THIRTY = hall({ delegations: 24, others: true });
const SEATS = THIRTY.seats.map((row) => row.id);

/**
 * Rooms are opened, entered, played in and closed in one process with a real disk, and the process is weighed before and after.
 * Then live rooms of thirty people each are weighed: with their people, and after these have gone.
 */
const leak: Proof = {
  async run({ quick, count }: Asked): Promise<Finding> {
    const scenarios = scenarioFolder(THIRTY);
    const server = await WeighedServer.start(scenarios, {
      GRACE_MS: '60000',
      BEAT_MS: '600000',
      EMPTY_MS: String(EMPTY_MS),
      PROXIES: '1',
      OPENINGS: '1000000',
    });
    const rooms = count ?? (quick ? QUICK : ROOMS);
    await openAndClose(server, quick ? WARM.quick : WARM.whole);
    const before = await server.weigh();
    await openAndClose(server, rooms);
    const after = await server.weigh();
    const live = await liveRooms(server, quick ? 4 : LIVE);
    await server.end();
    for (const folder of [scenarios, server.folder]) rmSync(folder, { recursive: true });
    const ratio = after.bytes / before.bytes;
    return {
      lines: [
        { line: 'every room is closed, and none is left in memory', ok: after.rooms === 0 && after.held === 0, seen: after.held },
        {
          line: `after ${rooms} rooms the heap is back within ${Math.round((BACK_WITHIN - 1) * 100)} %`,
          ok: ratio <= BACK_WITHIN,
          seen: `${megabytes(before.bytes)} → ${megabytes(after.bytes)} MB, ${Math.round((after.bytes - before.bytes) / rooms)} bytes a room`,
        },
        // What all rooms share is spread over thirty of them; over four it would be a quarter of each.
        ...(quick
          ? []
          : [
              {
                line: `a live room of thirty weighs at most ${AIM / 1000} kB beside its sockets`,
                ok: live.room <= AIM,
                seen: `${Math.round(live.room / 1000)} kB`,
              },
            ]),
        {
          line: 'when everybody has left they sleep, and none is left in memory',
          ok: live.awake > 0 && live.asleep === 0,
          seen: `${live.asleep} of ${live.awake}`,
        },
      ],
      figures: {
        rooms,
        'kB of a live 30-seat room': Math.round(live.room / 1000),
        'kB of it with thirty connections': Math.round(live.full / 1000),
      },
    };
  },
};
export default leak;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** Rooms come from so many addresses in turn: what is remembered of each is there before the first weighing. */
const PLACES = 200;
let opened = 0;
const nextAddress = (): string => `10.0.0.${opened++ % PLACES}`;

/** Opens and closes so many rooms, a few at a time. */
async function openAndClose(server: WeighedServer, rooms: number): Promise<void> {
  for (let n = 0; n < rooms; n += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, rooms - n) }, (_, k) => (n + k) % PLAYED === 0);
    await server.close(await Promise.all(some.map((played) => comeAndGo(server.port, played))));
  }
}

/** Opens a room, sits down in it, begins if it is to be played, and goes. Resolves with its code. */
async function comeAndGo(port: number, played: boolean): Promise<string> {
  const host = new Caller(port, nextAddress());
  const code = await host.create({ scenario: THIRTY.id, clocks: 'none' });
  await host.ask('seat.take', { seat: SEATS[0] as string });
  if (played) await host.ask('start', { force: true });
  await host.leave();
  return code;
}

/** Bytes of one live room, after its thirty people have gone and with them. */
async function liveRooms(server: WeighedServer, rooms: number): Promise<{ room: number; full: number; awake: number; asleep: number }> {
  // A first one, so that what a game needs once for all rooms is there.
  await Promise.all((await playing(server.port)).map((one) => one.leave()));
  await asleepAgain();
  const empty = await server.weigh();
  const people: Caller[] = [];
  for (let n = 0; n < rooms; n++) people.push(...(await playing(server.port)));
  const full = await server.weigh();
  await Promise.all(people.map((one) => one.leave()));
  const left = await server.weigh();
  await asleepAgain();
  const asleep = await server.weigh();
  return {
    awake: left.held,
    asleep: asleep.held,
    room: (left.bytes - empty.bytes) / rooms,
    full: (full.bytes - empty.bytes) / rooms,
  };
}

const asleepAgain = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, EMPTY_MS + 1_500));

/** Thirty people in a corridor who have spoken for somebody and written to each other. */
async function playing(port: number): Promise<readonly Caller[]> {
  const from = nextAddress();
  const people = SEATS.map(() => new Caller(port, from));
  const [host, ...others] = people as [Caller, ...Caller[]];
  const code = await host.create({ scenario: THIRTY.id, clocks: 'none' });
  await Promise.all(others.map((one) => one.enter(code)));
  await Promise.all(people.map((one, n) => one.ask('seat.take', { seat: SEATS[n] as string })));
  await host.ask('start', { force: true });
  await Promise.all(people.map((one) => one.ask('command', { command: { type: 'ready', ready: true } })));
  for (const [n, one] of people.entries()) {
    const [me, next] = [SEATS[n], SEATS[(n + 1) % SEATS.length]] as [string, string];
    const clauses = [{ kind: 'note', by: me, text: 'Shall we?' }];
    await one.ask('command', { command: { type: 'persuade', states: ['s15a'], candidate: THIRTY.candidates[n % 2]?.id ?? '' } });
    await one.ask('command', { command: { type: 'deal.propose', to: [next], clauses } });
  }
  return people;
}
