import { createHash } from 'node:crypto';
import { canonical } from '#shared/kit/digest.ts';
import { openSqliteJournal } from '../../../store/sqlite-journal.ts';
import { onward, Person, type Served, serve, until } from '../../../test/rig.ts';
import { Visitor } from './visitor.ts';

/** A room that plays: honest people in the first seats, and the code by which strangers come in. */
export interface Room {
  readonly code: string;
  /** By seat. The first is the host. */
  readonly people: ReadonlyMap<string, Person>;
}

const SEATS = ['marrow-isles', 'halden', 'vereda', 'tamber', 'port-amber'] as const;

/** A real server with three rooms: in the lobby, in the corridor of the first day, and in the booth. Nothing in them moves by itself. */
export class Scene {
  readonly served: Served;
  readonly lobby: Room;
  readonly corridor: Room;
  readonly booth: Room;
  readonly #guests: Visitor[] = [];

  private constructor(served: Served, lobby: Room, corridor: Room, booth: Room) {
    this.served = served;
    this.lobby = lobby;
    this.corridor = corridor;
    this.booth = booth;
  }

  static async open(): Promise<Scene> {
    // Nobody is replaced, nothing beats and no box closes while inputs are tried.
    const served = await serve({ env: { GRACE_MS: '3600000', BOOTH_MS: '600000', BEAT_MS: '600000' } });
    const corridor = await begun(served);
    await onward([...corridor.people.values()]);
    const booth = await begun(served);
    const host = [...booth.people.values()][0] as Person;
    await host.ask('host.booth');
    await until(() => host.phase === 'booth');
    return new Scene(served, await seated(served), corridor, booth);
  }

  /** Somebody without a seat, at a bare socket. */
  async stranger(room: Room): Promise<Visitor> {
    const visitor = await Visitor.enter(this.served.port, room.code);
    this.#guests.push(visitor);
    return visitor;
  }

  /** The person of this seat, at a bare socket: an attacker who has a seat. The honest tab is replaced. */
  async inSeat(room: Room, seat: string): Promise<Visitor> {
    const token = room.people.get(seat)?.token ?? null;
    const visitor = await Visitor.enter(this.served.port, room.code, token);
    this.#guests.push(visitor);
    return visitor;
  }

  /** What is on disk of all rooms, as a digest: headers and journals. */
  disk(): string {
    const journal = openSqliteJournal(this.served.folder);
    try {
      const rooms = [this.lobby, this.corridor, this.booth].map(({ code }) => [journal.header(code), journal.entries(code)]);
      return createHash('sha256').update(canonical(rooms)).digest('hex').slice(0, 16);
    } finally {
      journal.close();
    }
  }

  get alive(): boolean {
    return this.served.child.exitCode === null && this.served.child.signalCode === null;
  }

  /** Sends away whoever came for one case. */
  clear(): void {
    for (const guest of this.#guests.splice(0)) guest.leave();
  }

  async close(): Promise<void> {
    this.clear();
    await this.served.kill();
  }
}

/** People who have sat down, before the game. */
export async function seated(served: Served): Promise<Room> {
  const host = new Person(served.port);
  const code = await host.create();
  const people = new Map<string, Person>();
  for (const seat of SEATS) {
    const person = people.size === 0 ? host : new Person(served.port);
    if (person !== host) await person.join(code);
    const reply = await person.ask('seat.take', { seat });
    if (!reply.ok) throw new Error(`nobody sits in ${seat}: ${reply.refusal.code}`);
    people.set(seat, person);
  }
  return { code, people };
}

/** The same, and the game has begun: it is the first briefing. */
export async function begun(served: Served): Promise<Room> {
  const room = await seated(served);
  const people = [...room.people.values()];
  await people[0]?.ask('start', { force: true });
  await until(() => people.every((person) => person.view !== null));
  return room;
}
