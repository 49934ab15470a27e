import type { Client } from 'colyseus';
import type { SeatView } from '#shared/game/view.types.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import type { Config } from '../config.ts';
import type { Header, Journal, Person } from '../store/journal.ts';
import { HostedTable } from '../table/hosted-table.ts';
import type { Bucket } from './bucket.ts';
import type { HallState } from './hall-state.ts';
import { openSeats } from './people.ts';
import type { Clock, RandomBytes } from './surroundings.ts';
import type { Timers } from './timers.ts';

/** What every room of this server shares. Set once at start. */
export interface RoomPorts {
  readonly scenarios: ReadonlyMap<string, Scenario>;
  readonly journal: Journal;
  readonly config: Pick<Config, 'GRACE_MS' | 'BOOTH_MS' | 'BEAT_MS' | 'CLOCK_PERCENT'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** One browser at the table. The seat comes from here, never from a message. */
export interface Visitor {
  readonly client: Client;
  readonly tokenHash: string;
  readonly bucket: Bucket;
  n: number;
  last: SeatView | null;
  /** What the console last showed this visitor, as text; null for nothing. */
  console: string | null;
}

/** What all parts of one room work on: who is here, what is written down of them, the hall and, once it has begun, the table. */
export class Sitting {
  header: Header;
  table: HostedTable | null = null;
  /** By connection, in the order of coming. */
  readonly visitors = new Map<string, Visitor>();
  readonly hall: HallState;
  readonly timers: Timers;
  readonly ports: RoomPorts;
  /** Sends what was painted into the hall. */
  readonly broadcast: () => void;
  /** Brings header and table back to what is on disk. */
  #goBack: () => void;

  constructor(header: Header, hall: HallState, timers: Timers, ports: RoomPorts, broadcast: () => void) {
    this.header = header;
    this.hall = hall;
    this.timers = timers;
    this.ports = ports;
    this.broadcast = broadcast;
    this.#goBack = this.#remember();
  }

  /**
   * Brings everything so far to the disk. Whoever tells anybody anything calls this first, so that nobody hears of an act that is
   * not kept. Throws `CannotSave`.
   */
  flush(): void {
    this.ports.journal.flush();
    this.#goBack = this.#remember();
  }

  /** After `CannotSave`: the act that was under way has not happened, as far as it was not on disk. */
  undo(): void {
    this.#goBack();
  }

  #remember(): () => void {
    const { header, table } = this;
    const goBack = table?.remember();
    return () => {
      goBack?.();
      this.header = header;
      this.table = table;
      this.hall.stage = !table ? 'lobby' : this.isOver ? 'over' : 'playing';
      this.hall.paused = header.paused !== null;
      this.hall.locked = header.locked !== null;
    };
  }

  /** Opens the table from the header and whatever the journal holds. Nothing of the past is news. */
  openTable(): void {
    this.table = new HostedTable(this.header, this.ports.journal, () => Buffer.from(this.ports.random(4)).readUInt32LE(0));
    this.table.takeNews();
    this.hall.stage = this.isOver ? 'over' : 'playing';
  }

  /** Changes the header, on disk before it counts. */
  save(change: Partial<Header>): void {
    const header = { ...this.header, ...change };
    this.ports.journal.save(header);
    this.header = header;
  }

  person(tokenHash: string): Person | null {
    return this.header.people.find((person) => person.tokenHash === tokenHash) ?? null;
  }

  visitor(tokenHash: string): Visitor | null {
    return [...this.visitors.values()].find((visitor) => visitor.tokenHash === tokenHash) ?? null;
  }

  seatOf(visitor: Visitor): string | null {
    return this.person(visitor.tokenHash)?.seat ?? null;
  }

  isHost(visitor: Visitor): boolean {
    return this.person(visitor.tokenHash)?.host ?? false;
  }

  /** Seats that people may take. */
  get openSeats(): readonly string[] {
    return openSeats(this.header);
  }

  /** Whether somebody who sits is here. */
  get anybody(): boolean {
    return [...this.visitors.values()].some((visitor) => this.seatOf(visitor) !== null);
  }

  get isOver(): boolean {
    return this.table?.state.phase === 'verdict';
  }
}
