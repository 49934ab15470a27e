import type { Client } from 'colyseus';
import type { KeyKeeper } from '#shared/game/booth.ts';
import type { SeatView } from '#shared/game/view.types.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import type { Config } from '../config.ts';
import type { Allowance } from '../net/allowance.ts';
import type { Header, Journal, Person } from '../store/journal.ts';
import { HostedTable } from '../table/hosted-table.ts';
import type { HallState } from './hall-state.ts';
import type { Outlet } from './outlet.ts';
import { openSeats } from './people.ts';
import { type Clock, entropyOf, type RandomBytes } from './surroundings.ts';
import type { Timers } from './timers.ts';
import { Visitors } from './visitors.ts';

/** What every room of this server shares. Set once at start. */
export interface RoomPorts {
  readonly scenarios: ReadonlyMap<string, Scenario>;
  readonly journal: Journal;
  readonly keys: KeyKeeper;
  readonly config: Pick<Config, 'GRACE_MS' | 'BOOTH_MS' | 'BEAT_MS' | 'CLOCK_PERCENT' | 'SLOW_MS' | 'EMPTY_MS'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** One browser at the table. The seat comes from here, never from a message. */
export interface Visitor {
  readonly client: Client;
  readonly tokenHash: string;
  readonly outlet: Outlet;
  readonly bucket: Allowance;
  n: number;
  last: SeatView | null;
  /** What the console last showed this visitor, as text; null for nothing. */
  console: string | null;
}

/** What all parts of one room work on: who is here, what is written down of them, the hall and, once it has begun, the table. */
export class Sitting {
  header: Header;
  table: HostedTable | null = null;
  readonly visitors = new Visitors();
  /** What somebody's coming or going has changed will be told in a moment. */
  tellingSoon = false;
  #people: { readonly of: readonly Person[]; readonly byToken: ReadonlyMap<string, Person> } | null = null;
  /** Acts in the journal when everybody was last told; -1 before. */
  toldActs = -1;
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
    this.table = new HostedTable(this.header, this.ports.journal, this.ports.keys, entropyOf(this.ports.random));
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
    const { people } = this.header;
    if (this.#people?.of !== people) this.#people = { of: people, byToken: new Map(people.map((each) => [each.tokenHash, each])) };
    return this.#people.byToken.get(tokenHash) ?? null;
  }

  visitor(tokenHash: string): Visitor | null {
    return this.visitors.person(tokenHash);
  }

  /** How many are here who neither sit nor are the host. */
  get onlookers(): number {
    return this.visitors.size - this.header.people.filter((person) => this.visitor(person.tokenHash)).length;
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
    return this.header.people.some((person) => person.seat !== null && this.visitor(person.tokenHash));
  }

  get isOver(): boolean {
    return this.table?.state.phase === 'verdict';
  }
}
