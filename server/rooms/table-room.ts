import { createHash, randomBytes, randomInt } from 'node:crypto';
import { type Client, Room, ServerError } from 'colyseus';
import { needsPersons } from '#shared/bots/conduct.ts';
import { eventsFor } from '#shared/game/audience.ts';
import { BEATS } from '#shared/game/decide.ts';
import type { GameEvent } from '#shared/game/event.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import type { SeatView } from '#shared/game/view.types.ts';
import { diff } from '#shared/kit/patch.ts';
import { no, type Result } from '#shared/kit/result.ts';
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  CommandRequest,
  CreateOptions,
  JoinOptions,
  LobbyReady,
  PaperRequest,
  type Reply,
  SeatLeave,
  SeatTake,
  type SeatUpdate,
  Start,
  type Welcome,
} from '#shared/protocol/messages.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import type { Config } from '../config.ts';
import type { Header, Journal, Person } from '../store/journal.ts';
import { HostedTable } from '../table/hosted-table.ts';
import { HallState, LobbySeat, paint } from './hall-state.ts';

/** What every room of this server shares. Set once at start. */
export interface RoomPorts {
  readonly scenarios: ReadonlyMap<string, Scenario>;
  readonly journal: Journal;
  readonly config: Pick<Config, 'GRACE_MS' | 'BOOTH_MS' | 'BEAT_MS' | 'CLOCK_PERCENT'>;
}

/** One browser at the table. The seat comes from here, never from a message. */
interface Visitor {
  readonly client: Client;
  readonly tokenHash: string;
  n: number;
  last: SeatView | null;
}

const MOST_VISITORS = 60;
/** Milliseconds after which an empty lobby or a finished table ends. */
const EMPTY_MS = 10 * 60_000;
const OK: Reply = { ok: true };

/** The room: sockets, clocks and seats around a hosted table. It decides nothing about the game. */
export class TableRoom extends Room<{ state: HallState }> {
  static ports: RoomPorts;

  override maxClients = MOST_VISITORS;
  override state = new HallState();
  override patchRate = null as unknown as number;
  override maxMessagesPerSecond = 40;
  override autoDispose = false;
  header!: Header;
  table: HostedTable | null = null;
  readonly visitors = new Map<string, Visitor>();
  /** Timers of our own: the room's clock only runs while patches do, and ours are sent when something happened. */
  seconds: NodeJS.Timeout | null = null;
  readonly timers = new Set<NodeJS.Timeout>();
  readonly grace = new Map<string, NodeJS.Timeout>();
  /** Changes with each phase and beat, so that a late timer finds itself out of date. */
  moment = 0;
  deadline: number | null = null;
  emptySince: number | null = null;

  override onCreate(options: unknown): void {
    const restore = (options as { restore?: unknown }).restore;
    const { journal, scenarios } = TableRoom.ports;
    if (typeof restore === 'string') {
      const header = journal.header(restore);
      if (!header) throw new ServerError(404, 'not-found');
      this.header = header;
    } else {
      const parsed = CreateOptions.safeParse(options);
      const scenario = parsed.success ? scenarios.get(parsed.data.scenario) : undefined;
      if (!parsed.success || !scenario) throw new ServerError(400, parsed.success ? 'no-such-scenario' : 'malformed');
      this.header = {
        code: freshCode(journal),
        scenario,
        seed: parsed.data.seed ?? randomBytes(16).toString('hex'),
        openDice: parsed.data.seed !== undefined,
        clocks: parsed.data.clocks,
        people: [],
        started: null,
      };
      journal.save(this.header);
    }
    this.roomId = this.header.code;
    this.state.scenario = this.header.scenario.id;
    for (const row of this.header.scenario.seats)
      this.state.lobby.push(new LobbySeat({ id: row.id, taken: this.header.people.some((person) => person.seat === row.id) }));
    this.#hear();
    if (this.header.started) this.#open();
    this.seconds = setInterval(() => this.#tick(), 1000);
  }

  override onJoin(client: Client, options: unknown): void {
    const parsed = JoinOptions.safeParse(options);
    const token = parsed.success && parsed.data.token ? parsed.data.token : null;
    const known = token ? this.header.people.find((person) => person.tokenHash === hash(token)) : undefined;
    const fresh = known && token ? token : randomBytes(16).toString('hex');
    const person: Person = known ?? { tokenHash: hash(fresh), seat: null, host: this.header.people.length === 0 };
    // Only the host and those who sit are written down; a crowd of onlookers leaves no trace.
    if (!known && person.host) this.#savePeople([...this.header.people, person]);
    for (const other of [...this.visitors.values()]) {
      if (other.tokenHash !== person.tokenHash) continue;
      this.visitors.delete(other.client.sessionId);
      other.client.send('replaced', {});
      other.client.leave(4001);
    }
    const visitor: Visitor = { client, tokenHash: person.tokenHash, n: 0, last: null };
    this.visitors.set(client.sessionId, visitor);
    const welcome: Welcome = { code: this.header.code, seat: person.seat, token: fresh, host: person.host };
    client.send('welcome', welcome);
    if (person.seat) this.#present(person.seat);
    this.#publish([]);
  }

  override onLeave(client: Client): void {
    const visitor = this.visitors.get(client.sessionId);
    this.visitors.delete(client.sessionId);
    const seat = visitor ? this.#seatOf(visitor) : null;
    if (seat) this.#absent(seat);
    this.#publish([]);
  }

  override onDispose(): void {
    if (this.seconds) clearInterval(this.seconds);
    for (const timer of [...this.grace.values(), ...this.timers]) clearTimeout(timer);
  }

  /** Requests by name. A malformed one is answered, never punished: a bad message must not put a pupil out of the room. */
  #hear(): void {
    const on = <T>(
      name: string,
      parse: (data: unknown) => { success: true; data: T } | { success: false },
      act: (visitor: Visitor, message: T) => Result<null>,
    ) => {
      this.onMessage(name, (client: Client, data: unknown): Reply => {
        const visitor = this.visitors.get(client.sessionId);
        if (!visitor) return no('not-found');
        const parsed = parse(data);
        if (!parsed.success) return no('malformed', { message: name });
        const result = act(visitor, parsed.data);
        this.#publish(this.table?.takeNews() ?? []);
        return result.ok ? OK : result;
      });
    };
    on(
      'seat.take',
      (data) => SeatTake.safeParse(data),
      (visitor, { seat }) => this.#take(visitor, seat),
    );
    on(
      'seat.leave',
      (data) => SeatLeave.safeParse(data),
      (visitor) => this.#take(visitor, null),
    );
    on(
      'lobby.ready',
      (data) => LobbyReady.safeParse(data),
      (visitor, { ready }) => this.#lobbyReady(visitor, ready),
    );
    on(
      'start',
      (data) => Start.safeParse(data),
      (visitor) => this.#start(visitor),
    );
    on(
      'command',
      (data) => CommandRequest.safeParse(data),
      (visitor, { id, command }) => {
        const seat = this.#seatOf(visitor);
        if (!this.table) return no('wrong-stage');
        if (!seat) return no('no-seat');
        const result = this.table.submit(seat, command, `${seat}/${id}`);
        if (result.ok) this.#follow();
        return result;
      },
    );
    on(
      'paper',
      (data) => PaperRequest.safeParse(data),
      (visitor, { round, epoch, paper }) => {
        const seat = this.#seatOf(visitor);
        if (!this.table) return no('wrong-stage');
        if (!seat) return no('no-seat');
        const result = this.table.put(seat, round, epoch, Buffer.from(paper, 'base64'));
        if (result.ok) this.#follow();
        return result;
      },
    );
    on(
      'resync',
      () => ({ success: true, data: null }),
      (visitor) => {
        visitor.last = null;
        return { ok: true, value: null };
      },
    );
  }

  #take(visitor: Visitor, seat: string | null): Result<null> {
    if (this.header.started) return no('wrong-stage');
    if (seat !== null && !this.header.scenario.seats.some((row) => row.id === seat)) return no('not-found');
    if (seat !== null && this.header.people.some((person) => person.seat === seat && person.tokenHash !== visitor.tokenHash))
      return no('seat-taken');
    const before = this.#seatOf(visitor);
    const me = this.header.people.find((person) => person.tokenHash === visitor.tokenHash) ?? {
      tokenHash: visitor.tokenHash,
      seat: null,
      host: false,
    };
    const rest = this.header.people.filter((person) => person !== me);
    this.#savePeople(me.host || seat !== null ? [...rest, { ...me, seat }] : rest);
    if (before) this.#lobby(before, { taken: false, connected: false, ready: false });
    if (seat) this.#lobby(seat, { taken: true, connected: true });
    this.#greet(visitor);
    return { ok: true, value: null };
  }

  #lobbyReady(visitor: Visitor, ready: boolean): Result<null> {
    const seat = this.#seatOf(visitor);
    if (this.header.started || !seat) return no(seat ? 'wrong-stage' : 'no-seat');
    this.#lobby(seat, { ready });
    return { ok: true, value: null };
  }

  #start(visitor: Visitor): Result<null> {
    if (this.header.started) return no('wrong-stage');
    if (!this.header.people.find((person) => person.tokenHash === visitor.tokenHash)?.host) return no('host-only');
    const seats = this.header.people.flatMap((person) => person.seat ?? []);
    if (seats.length === 0) return no('nobody-seated');
    this.header = { ...this.header, started: seats };
    TableRoom.ports.journal.save(this.header);
    this.#open();
    return { ok: true, value: null };
  }

  /** The game begins, or goes on after a restart. */
  #open(): void {
    this.table = new HostedTable(this.header, TableRoom.ports.journal);
    this.state.stage = 'playing';
    this.table.takeNews();
    for (const seat of this.header.started ?? [])
      if (![...this.visitors.values()].some((visitor) => this.#seatOf(visitor) === seat)) this.#absent(seat);
    this.#arm();
    this.#publish([]);
  }

  /** After any act: closes what everybody has finished. */
  #follow(): void {
    const { table } = this;
    if (!table || table.state.phase === 'verdict' || !this.#anybody()) return;
    if (table.state.phase === 'booth') {
      if (table.holdingPapers().length === 0) this.#later(TableRoom.ports.config.BOOTH_MS, () => this.#closePhase());
      return;
    }
    if (needsPersons(table.state).length === 0) this.#closePhase();
  }

  #closePhase(): void {
    const { table } = this;
    if (!table || table.state.phase === 'verdict') return;
    while (table.state.phase === 'corridor' && table.state.beat < BEATS) table.host({ type: 'beat' });
    if (table.state.phase === 'booth') table.count();
    else table.host({ type: 'phase.close' });
    if (this.#isOver()) {
      this.state.stage = 'over';
      TableRoom.ports.journal.finish(this.header.code);
    }
    this.#arm();
    this.#publish(table.takeNews());
  }

  /** Starts the clock of the phase that has just opened. */
  #arm(): void {
    this.moment++;
    const { table } = this;
    const seconds = table ? this.#seconds(table.state.phase) : null;
    this.deadline = seconds === null ? null : Date.now() + seconds * 1000;
    if (table?.state.phase === 'corridor')
      this.#beatLater(seconds === null ? TableRoom.ports.config.BEAT_MS : (seconds * 1000) / (BEATS + 1));
  }

  #beatLater(ms: number): void {
    this.#later(ms, () => {
      const { table } = this;
      if (table?.state.phase !== 'corridor' || table.state.beat >= BEATS) return;
      if (this.#anybody()) table.host({ type: 'beat' });
      this.#publish(table.takeNews());
      this.#beatLater(ms);
    });
  }

  /** Runs later unless the phase has changed meanwhile. */
  #later(ms: number, act: () => void): void {
    const { moment } = this;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (moment === this.moment) act();
    }, ms);
    this.timers.add(timer);
  }

  #tick(): void {
    const left = this.deadline === null ? -1 : Math.max(0, Math.ceil((this.deadline - Date.now()) / 1000));
    if (left !== this.state.secondsLeft) {
      this.state.secondsLeft = left;
      this.broadcastPatch();
    }
    if (left === 0 && this.#anybody()) this.#closePhase();
    this.#leaveEmptyRoom();
  }

  /** A lobby that nobody came back to, and a table that is over, end when they have been empty for a while. A game goes on waiting. */
  #leaveEmptyRoom(): void {
    if (this.visitors.size > 0) this.emptySince = null;
    else this.emptySince ??= Date.now();
    if (this.emptySince === null || Date.now() - this.emptySince < EMPTY_MS || this.state.stage === 'playing') return;
    TableRoom.ports.journal.finish(this.header.code);
    void this.disconnect();
  }

  #seconds(phase: string): number | null {
    const factor = { live: 1, relaxed: 3, none: null }[this.header.clocks];
    const base = (this.header.scenario.clocks as Record<string, number>)[phase];
    return factor === null || base === undefined ? null : (base * factor * TableRoom.ports.config.CLOCK_PERCENT) / 100;
  }

  /** The person of this seat is here: a bot that held it gives it back at once. */
  #present(seat: string): void {
    clearTimeout(this.grace.get(seat));
    this.grace.delete(seat);
    this.#lobby(seat, { connected: true });
    if (this.table?.state.seats[seat]?.held === 'bot') this.table.host({ type: 'seat.hold', seat, by: 'person' });
    if (this.table) this.#publish(this.table.takeNews());
  }

  /** The person of this seat is gone: after a while a bot takes over, and everyone is told. */
  #absent(seat: string): void {
    this.#lobby(seat, { connected: false });
    if (!this.table || this.#isOver()) return;
    clearTimeout(this.grace.get(seat));
    this.grace.set(
      seat,
      setTimeout(() => {
        // An empty room waits: nobody's seat is played while nobody is there.
        if (!this.table || this.#isOver() || !this.#anybody()) return;
        this.table.host({ type: 'seat.hold', seat, by: 'bot' });
        this.#publish(this.table.takeNews());
        this.#follow();
      }, TableRoom.ports.config.GRACE_MS),
    );
  }

  /** Tells everybody what they may know: first the hall, then each seat its own. */
  #publish(events: readonly GameEvent[]): void {
    const { table } = this;
    if (table) paint(this.state, publicView(table.table.world, table.state));
    this.broadcastPatch();
    if (!table) return;
    for (const visitor of this.visitors.values()) {
      const seat = this.#seatOf(visitor);
      if (seat) this.#tell(visitor, seatView(table.table.world, table.state, seat), eventsFor(table.table.world, events, seat));
    }
  }

  /** One seat's update. Nothing is sent and its number does not move when nothing changed for it. */
  #tell(visitor: Visitor, view: SeatView, events: readonly GameEvent[]): void {
    const whole = visitor.last === null;
    const patch = whole ? null : diff(visitor.last, view);
    if (!whole && patch === null && events.length === 0) return;
    visitor.n++;
    visitor.last = view;
    const update: SeatUpdate = { n: visitor.n, events: whole ? [] : events, patch, ...(whole ? { view } : {}) };
    visitor.client.send('seat', update);
  }

  #greet(visitor: Visitor): void {
    const person = this.header.people.find((entry) => entry.tokenHash === visitor.tokenHash);
    const welcome: Welcome = { code: this.header.code, seat: person?.seat ?? null, token: null, host: person?.host ?? false };
    visitor.client.send('welcome', welcome);
  }

  #seatOf = (visitor: Visitor): string | null => this.header.people.find((person) => person.tokenHash === visitor.tokenHash)?.seat ?? null;

  #isOver = (): boolean => this.table?.state.phase === 'verdict';

  #anybody = (): boolean => [...this.visitors.values()].some((visitor) => this.#seatOf(visitor) !== null);

  #savePeople(people: readonly Person[]): void {
    this.header = { ...this.header, people };
    TableRoom.ports.journal.save(this.header);
  }

  #lobby(seat: string, change: { taken?: boolean; connected?: boolean; ready?: boolean }): void {
    const entry = this.state.lobby.find((row) => row.id === seat);
    if (entry) Object.assign(entry, change);
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Six letters and digits that nobody confuses, not used by any table on this disk. */
function freshCode(journal: Journal): string {
  for (;;) {
    const code = Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
    if (!journal.header(code)) return code;
  }
}
