import type { Client } from 'colyseus';
import { injectedEntropy } from '#shared/kit/dice.ts';
import type { Reply } from '#shared/protocol/messages.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { issueTicket } from '../../../rooms/restore.ts';
import { TableRoom } from '../../../rooms/table-room.ts';
import { GlassKeys } from '../glass.ts';
import { type Disk, SimJournal } from './disk.ts';
import type { Time } from './time.ts';

/** What a connection hears: pushes by name, and its end. */
export interface Ear {
  push(name: string, body: unknown): void;
  closed(code: number): void;
}

const NOTHING = new Uint8Array();

type Handler = (client: Client, data: unknown) => Reply;

/** One connection as the room sees it. */
export class Link {
  open = true;
  readonly sessionId: string;
  readonly ear: Ear;
  readonly #server: Server;

  constructor(sessionId: string, ear: Ear, server: Server) {
    this.sessionId = sessionId;
    this.ear = ear;
    this.#server = server;
  }

  /** The socket under it, and the way of frames, which this connection does without. */
  readonly ref = {};
  raw(): void {}

  send(name: string, body: unknown): void {
    if (!this.open || !this.#server.alive) return;
    this.#server.noteTold();
    // What travels is text: nobody gets hold of the server's own objects.
    this.ear.push(name, JSON.parse(JSON.stringify(body)));
  }

  leave(code: number): void {
    if (!this.open) return;
    this.open = false;
    this.ear.closed(code);
    this.#server.noticeSoon(this);
  }
}

/** One process after another around the real room, on one disk: it dies when its journal says so and comes back after a while. */
export class Server {
  readonly #time: Time;
  readonly #disk: Disk;
  readonly #seed: string;
  readonly #scenario: Scenario;
  readonly #keys = new GlassKeys();
  readonly #links = new Set<Link>();
  #journal: SimJournal | null = null;
  #room: TableRoom | null = null;
  #lives = 0;
  #sessions = 0;
  code: string | null = null;
  /** Times that somebody was told something that was not on disk. */
  toldTooEarly = 0;

  constructor(time: Time, disk: Disk, seed: string, scenario: Scenario) {
    this.#time = time;
    this.#disk = disk;
    this.#seed = seed;
    this.#scenario = scenario;
  }

  get alive(): boolean {
    return this.#journal !== null && !this.#journal.dead;
  }

  /** The room, for looking at. Null while no process lives. */
  get room(): TableRoom | null {
    return this.alive ? this.#room : null;
  }

  get lives(): number {
    return this.#lives;
  }

  /** A process starts: it opens a new room with these options, or brings the kept one back. */
  start(options: unknown): void {
    const journal = new SimJournal(this.#disk);
    const draws = injectedEntropy(`${this.#seed}|process|${this.#lives++}`);
    this.#journal = journal;
    TableRoom.ports = {
      scenarios: new Map([[this.#scenario.id, this.#scenario]]),
      journal,
      keys: this.#keys,
      config: { GRACE_MS: 4000, BOOTH_MS: 400, BEAT_MS: 700, CLOCK_PERCENT: 10, SLOW_MS: 60_000, EMPTY_MS: 86_400_000 },
      clock: this.#time.clockOf(
        () => !journal.dead,
        () => this.settle(),
      ),
      random: (n) => Uint8Array.from({ length: n }, () => draws() & 255),
    };
    const room = new TableRoom();
    this.#room = room;
    // What Colyseus would make to encode the hall: nobody reads its bytes here.
    const encoder = { sharedBuffer: NOTHING, encode: () => NOTHING, encodeAll: () => NOTHING };
    const none = { applyPatches: () => false, fullEncodeBuffer: NOTHING, encoder };
    Object.assign(room, { _serializer: none });
    this.#run(() => room.onCreate(this.code === null ? options : { ticket: issueTicket(this.code) }));
    if (this.alive) this.code = room.roomId;
  }

  /** Somebody comes to the door. Null when no process lives, the door's code when they are turned away. */
  enter(options: object, ear: Ear): Link | string | null {
    const room = this.room;
    if (!room) return null;
    const link = new Link(`session-${++this.#sessions}`, ear, this);
    const client = link as unknown as Client;
    try {
      this.#run(() => {
        room.onAuth(client, options);
        this.#links.add(link);
        room.onJoin(client, options);
      });
    } catch (error) {
      return (error as Error).message;
    }
    return this.alive ? link : null;
  }

  /** A request arrives on this connection. Null when nobody answers it. */
  hear(link: Link, name: string, body: unknown): Reply | null {
    const room = this.room;
    if (!room || !this.#links.has(link)) return null;
    const { events } = (room as unknown as { readonly onMessageEvents: { readonly events: Record<string, readonly Handler[]> } })
      .onMessageEvents;
    const reply = this.#run(() => events[name]?.[0]?.(link as unknown as Client, body) ?? null);
    if (reply && this.alive) this.noteTold();
    return this.alive ? reply : null;
  }

  /** The server notices a moment later that a connection has ended. */
  noticeSoon(link: Link): void {
    link.open = false;
    this.#time.after(20, () => {
      if (this.#links.delete(link)) this.#run(() => this.room?.onLeave(link as unknown as Client));
    });
  }

  noteTold(): void {
    if (this.#journal?.unsaved) this.toldTooEarly++;
  }

  /** After anything a process did: when it died of it, its connections end and it comes back after a while. */
  #run<T>(act: () => T): T {
    try {
      return act();
    } finally {
      this.settle();
    }
  }

  /** Looks whether the process has died, be it in a timer of its own. */
  settle(): void {
    if (this.#room === null || this.alive) return;
    this.#room = null;
    const links = [...this.#links];
    this.#links.clear();
    for (const link of links) {
      if (link.open) this.#time.after(10, () => link.ear.closed(1006));
      link.open = false;
    }
    if (this.code !== null) this.#time.after(900, () => this.start(null));
  }
}
