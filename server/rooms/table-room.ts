import { createHash, randomBytes, randomInt } from 'node:crypto';
import { type Client, Room, ServerError } from 'colyseus';
import { answersFor } from '#shared/bots/answers.ts';
import { needsPersons } from '#shared/bots/conduct.ts';
import { eventsFor } from '#shared/game/audience.ts';
import type { Command } from '#shared/game/command.ts';
import { BEATS } from '#shared/game/decide.ts';
import type { GameEvent } from '#shared/game/event.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import type { SeatView } from '#shared/game/view.types.ts';
import { diff } from '#shared/kit/patch.ts';
import { no, ok, type Result } from '#shared/kit/result.ts';
import {
  CLOSED,
  CODE_ALPHABET,
  CODE_LENGTH,
  type Reply,
  type RequestBody,
  type RequestName,
  readRequest,
  readRequestId,
  type SeatUpdate,
  type Welcome,
  type Whys,
} from '#shared/protocol/messages.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import type { Config } from '../config.ts';
import type { Header, Journal, Person } from '../store/journal.ts';
import { HostedTable } from '../table/hosted-table.ts';
import { Bucket } from './bucket.ts';
import { answerUnknown } from './catch-all.ts';
import { readCreateOptions, readJoinOptions, turnAway } from './door.ts';
import { describeFault } from './fault.ts';
import { HallState, LobbySeat, paint } from './hall-state.ts';
import { handOver, openSeats, sitDown } from './people.ts';
import { Replies } from './replies.ts';
import { redeemTicket } from './restore.ts';
import { Timers } from './timers.ts';

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
  readonly bucket: Bucket;
  n: number;
  last: SeatView | null;
}

/** People without a seat, the host aside. Whoever has a seat always finds a place. */
const MOST_ONLOOKERS = 60;
/** Milliseconds after which an empty lobby or a finished table ends. */
const EMPTY_MS = 10 * 60_000;
const OK: Reply = { ok: true };

/** The room: sockets, clocks and seats around a hosted table. It decides nothing about the game. */
export class TableRoom extends Room<{ state: HallState }> {
  static ports: RoomPorts;

  override state = new HallState();
  override patchRate = null as unknown as number;
  override autoDispose = false;
  header!: Header;
  table: HostedTable | null = null;
  /** By connection, in the order of coming. */
  readonly visitors = new Map<string, Visitor>();
  readonly replies = new Replies();
  readonly timers = new Timers((act) => this.#guard(act));
  /** By token hash: calls off the wait for somebody who is gone. */
  readonly gone = new Map<string, () => void>();
  /** Changes with each phase, so that a late timer finds itself out of date. */
  moment = 0;
  deadline: number | null = null;
  boxClosing = false;
  emptySince: number | null = null;
  /** A fault of ours has ended this room: it answers nothing and writes nothing any more. */
  stopped = false;

  override onCreate(options: unknown): void {
    const code = redeemTicket(options);
    try {
      this.header = code === null ? this.#newHeader(options) : this.#keptHeader(code);
    } catch (error) {
      if (error instanceof ServerError) throw error;
      console.error(`Present and Voting: room ${code ?? '(new)'} cannot be opened: ${describeFault(error)}`);
      throw turnAway('room-stopped');
    }
    this.roomId = this.header.code;
    this.state.scenario = this.header.scenario.id;
    this.state.length = this.header.length ?? '';
    for (const id of openSeats(this.header)) this.state.lobby.push(new LobbySeat({ id }));
    this.#hear();
    this.timers.every(1000, () => this.#tick());
    this.#guard(() => (this.header.started ? this.#open() : this.#awaitAbsent()));
  }

  #newHeader(options: unknown): Header {
    const { journal, scenarios } = TableRoom.ports;
    const { options: asked, scenario } = readCreateOptions(options, scenarios);
    const header: Header = {
      code: freshCode(journal),
      scenario,
      seed: asked.seed ?? randomBytes(16).toString('hex'),
      openDice: asked.seed !== undefined,
      clocks: asked.clocks,
      length: asked.length ?? null,
      level: asked.level ?? 3,
      seats: asked.seats ?? null,
      people: [],
      started: null,
    };
    journal.save(header);
    return header;
  }

  #keptHeader(code: string): Header {
    const header = TableRoom.ports.journal.header(code);
    if (!header) throw new Error('a table without a header');
    return header;
  }

  /** Colyseus asks here before it lets anybody in. Throws `turnAway`. */
  override onAuth(_client: Client, options: unknown): true {
    const { token } = readJoinOptions(options);
    if (this.stopped) throw turnAway('room-stopped');
    const known = token !== undefined && this.#person(hash(token)) !== null;
    const onlookers = [...this.visitors.values()].filter((visitor) => this.#person(visitor.tokenHash) === null).length;
    if (!known && onlookers >= MOST_ONLOOKERS) throw turnAway('room-full');
    return true;
  }

  override onJoin(client: Client, options: unknown): void {
    this.#guard(() => this.#enter(client, readJoinOptions(options).token ?? null));
  }

  override onLeave(client: Client): void {
    this.#guard(() => {
      this.visitors.delete(client.sessionId);
      this.#awaitAbsent();
      this.#publish();
    });
  }

  override onDispose(): void {
    this.timers.end();
  }

  #enter(client: Client, token: string | null): void {
    const known = token ? this.#person(hash(token)) : null;
    const fresh = known && token ? token : randomBytes(16).toString('hex');
    const person: Person = known ?? { tokenHash: hash(fresh), seat: null, host: this.header.people.length === 0 };
    if (!known && person.host) this.#savePeople([person]);
    const before = this.#visitor(person.tokenHash);
    if (before) {
      this.visitors.delete(before.client.sessionId);
      before.client.send('replaced', {});
      before.client.leave(CLOSED.replaced);
    }
    this.visitors.set(client.sessionId, { client, tokenHash: person.tokenHash, bucket: new Bucket(), n: 0, last: null });
    const welcome: Welcome = { code: this.header.code, seat: person.seat, token: fresh, host: person.host };
    client.send('welcome', welcome);
    this.gone.get(person.tokenHash)?.();
    this.gone.delete(person.tokenHash);
    // A bot that held this seat gives it back at once.
    if (person.seat && this.table?.state.seats[person.seat]?.held === 'bot')
      this.table.host({ type: 'seat.hold', seat: person.seat, by: 'person' });
    this.#awaitAbsent();
    this.#follow();
    this.#publish();
  }

  /**
   * Runs one act of this room. A fault of ours ends this room and no other: it acts no more, what it wrote down stays, and
   * its people are told by the code their connection ends with. Null then.
   */
  #guard<T>(act: () => T): T | null {
    if (this.stopped) return null;
    try {
      return act();
    } catch (error) {
      this.stopped = true;
      this.timers.end();
      console.error(`Present and Voting: room ${this.header.code} has stopped: ${describeFault(error)}`);
      // Answers that are on their way leave first.
      setImmediate(() => [...this.clients].forEach((client) => void client.leave(CLOSED.stopped)));
      return null;
    }
  }

  /** Requests by name. A malformed one is answered, never punished: a bad message must not put a pupil out of the room. */
  #hear(): void {
    const on = <N extends RequestName>(name: N, act: (visitor: Visitor, body: RequestBody<N>) => Result<null>) =>
      this.onMessage(name, (client: Client, data: unknown) =>
        this.#answer(client, data, (visitor) => {
          const body = readRequest(name, data);
          return body ? act(visitor, body) : no('malformed', { message: name });
        }),
      );
    on('seat.take', (visitor, { seat }) => this.#take(visitor, seat));
    on('seat.leave', (visitor) => this.#take(visitor, null));
    on('lobby.ready', (visitor, { ready }) => this.#lobbyReady(visitor, ready));
    on('start', (visitor, { force }) => this.#start(visitor, force ?? false));
    on('command', (visitor, { id, command }) => this.#command(visitor, command, id));
    on('paper', (visitor, { round, epoch, paper }) => this.#paper(visitor, round, epoch, Buffer.from(paper, 'base64')));
    on('why', (visitor) => this.#explain(visitor));
    this.onMessage('resync', (client: Client) =>
      this.#answer(client, null, (visitor) => {
        visitor.last = null;
        return ok(null);
      }),
    );
    answerUnknown(this, (client: Client, name) => this.#answer(client, null, () => no('unknown-request', { message: name.slice(0, 40) })));
  }

  /**
   * One answer for one id, however often a request travels. Somebody who asks too fast is told so, and that is not remembered:
   * nobody has read what was asked.
   */
  #answer(client: Client, data: unknown, act: (visitor: Visitor) => Result<null>): Reply {
    const reply = this.#guard((): Reply => {
      const visitor = this.visitors.get(client.sessionId);
      if (!visitor) return no('not-found');
      if (!visitor.bucket.take()) return no('too-fast');
      const id = readRequestId(data);
      const given = id === null ? null : this.#given(visitor, id);
      if (given) return given;
      const result = act(visitor);
      const answer = result.ok ? OK : result;
      if (id !== null) this.replies.keep(visitor.tokenHash, id, answer);
      this.#publish();
      return answer;
    });
    return reply ?? no('room-stopped');
  }

  /** The answer to an earlier request of this id. The journal knows accepted commands of an earlier process too. */
  #given(visitor: Visitor, id: string): Reply | null {
    const seat = this.#seatOf(visitor);
    const accepted = seat !== null && this.table?.accepted(requestKey(seat, id));
    return accepted ? OK : this.replies.given(visitor.tokenHash, id);
  }

  #take(visitor: Visitor, seat: string | null): Result<null> {
    if (this.header.started) return no('wrong-stage');
    if (seat !== null) {
      if (!this.header.scenario.seats.some((row) => row.id === seat)) return no('not-found');
      if (!openSeats(this.header).includes(seat)) return no('seat-closed');
      if (this.header.people.some((person) => person.seat === seat && person.tokenHash !== visitor.tokenHash)) return no('seat-taken');
    }
    this.#savePeople(sitDown(this.header.people, visitor.tokenHash, seat));
    this.#greet(visitor);
    this.#awaitAbsent();
    return ok(null);
  }

  #lobbyReady(visitor: Visitor, ready: boolean): Result<null> {
    const seat = this.#seatOf(visitor);
    if (this.header.started || !seat) return no(seat ? 'wrong-stage' : 'no-seat');
    for (const row of this.state.lobby) if (row.id === seat) row.ready = ready;
    return ok(null);
  }

  #start(visitor: Visitor, force: boolean): Result<null> {
    if (this.header.started) return no('wrong-stage');
    if (!this.#person(visitor.tokenHash)?.host) return no('host-only');
    const seats = this.header.people.flatMap((person) => person.seat ?? []);
    if (seats.length === 0) return no('nobody-seated');
    const waiting = this.state.lobby.filter((row) => row.taken && !row.ready && !row.host).length;
    if (waiting > 0 && !force) return no('not-all-ready', { n: waiting });
    this.header = { ...this.header, started: seats };
    TableRoom.ports.journal.save(this.header);
    this.#open();
    return ok(null);
  }

  #command(visitor: Visitor, command: Command, id: string): Result<null> {
    const seat = this.#seatOf(visitor);
    if (!this.table) return no('wrong-stage');
    if (!seat) return no('no-seat');
    const result = this.table.submit(seat, command, requestKey(seat, id));
    if (result.ok) this.#follow();
    return result;
  }

  #paper(visitor: Visitor, round: number, epoch: number, paper: Uint8Array): Result<null> {
    const seat = this.#seatOf(visitor);
    if (!this.table) return no('wrong-stage');
    if (!seat) return no('no-seat');
    const result = this.table.put(seat, round, epoch, paper);
    if (result.ok) this.#follow();
    return result;
  }

  /** The game begins, or goes on after a restart. */
  #open(): void {
    this.table = new HostedTable(this.header, TableRoom.ports.journal);
    this.state.stage = 'playing';
    this.table.takeNews();
    this.#awaitAbsent();
    this.#arm();
    this.#publish();
  }

  /** After any act: closes what everybody has finished. */
  #follow(): void {
    const { table } = this;
    if (!table || table.state.phase === 'verdict' || !this.#anybody()) return;
    if (table.state.phase === 'booth') {
      if (table.holdingPapers().length === 0) this.#closeBoxSoon();
      return;
    }
    if (needsPersons(table.state).length === 0) this.#closePhase();
  }

  /** A while after the last paper that anybody waits for. Somebody who comes back meanwhile, and may vote, is waited for. */
  #closeBoxSoon(): void {
    if (this.boxClosing) return;
    this.boxClosing = true;
    this.#later(TableRoom.ports.config.BOOTH_MS, () => {
      this.boxClosing = false;
      if (this.#anybody() && this.table?.holdingPapers().length === 0) this.#closePhase();
    });
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
    this.#publish();
  }

  /** Starts the clock of the phase that has just opened. */
  #arm(): void {
    this.moment++;
    this.boxClosing = false;
    const { table } = this;
    const seconds = table ? this.#seconds(table.state.phase) : null;
    this.deadline = seconds === null ? null : Date.now() + seconds * 1000;
    if (table?.state.phase === 'corridor')
      this.#beatLater(seconds === null ? TableRoom.ports.config.BEAT_MS : (seconds * 1000) / (BEATS + 1));
    // Nobody may hold a paper, and then nobody's paper would close the box.
    if (table?.state.phase === 'booth') this.#follow();
  }

  #beatLater(ms: number): void {
    this.#later(ms, () => {
      const { table } = this;
      if (table?.state.phase !== 'corridor' || table.state.beat >= BEATS) return;
      if (this.#anybody()) table.host({ type: 'beat' });
      this.#publish();
      this.#beatLater(ms);
    });
  }

  /** Runs later unless the phase has changed meanwhile. */
  #later(ms: number, act: () => void): void {
    const { moment } = this;
    this.timers.after(ms, () => {
      if (moment === this.moment) act();
    });
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

  /** Starts the wait for everybody who is gone and on whom others wait: the host, and who holds a seat of a running game. */
  #awaitAbsent(): void {
    for (const { tokenHash } of this.header.people) {
      if (this.gone.has(tokenHash) || !this.#missed(tokenHash)) continue;
      const callOff = this.timers.after(TableRoom.ports.config.GRACE_MS, () => {
        this.gone.delete(tokenHash);
        this.#goOnWithout(tokenHash);
      });
      this.gone.set(tokenHash, callOff);
    }
  }

  #missed(tokenHash: string): boolean {
    const person = this.#person(tokenHash);
    if (!person || this.#visitor(tokenHash) || this.#isOver()) return false;
    return person.host || (person.seat !== null && this.table?.state.seats[person.seat]?.held === 'person');
  }

  /** Somebody has been gone too long: a bot takes the seat, and whoever sits here longest takes the host's right. */
  #goOnWithout(tokenHash: string): void {
    // An empty room waits: nobody's seat is played while nobody is there. Whoever comes back first starts the wait anew.
    const heir = [...this.visitors.values()].find((visitor) => this.#seatOf(visitor) !== null);
    const person = this.#person(tokenHash);
    if (!heir || !person || !this.#missed(tokenHash)) return;
    if (person.host) {
      this.#savePeople(handOver(this.header.people, heir.tokenHash));
      this.#greet(heir);
    }
    if (person.seat && this.table) this.table.host({ type: 'seat.hold', seat: person.seat, by: 'bot' });
    this.#follow();
    this.#publish();
  }

  /** Tells everybody what they may know of what has happened: first the hall, then each seat its own. */
  #publish(): void {
    const { table } = this;
    this.#paintLobby();
    if (table) paint(this.state, publicView(table.table.world, table.state));
    this.broadcastPatch();
    if (!table) return;
    const news = table.takeNews();
    for (const visitor of this.visitors.values()) {
      const seat = this.#seatOf(visitor);
      if (seat) this.#tell(visitor, seatView(table.table.world, table.state, seat), eventsFor(table.table.world, news, seat));
    }
  }

  /** After the verdict: why bots did what this visitor saw of them. */
  #explain(visitor: Visitor): Result<null> {
    if (!this.table || !this.#isOver()) return no('wrong-stage');
    const whys: Whys = { answers: answersFor(this.table.answers(), this.#seatOf(visitor)) };
    visitor.client.send('why', whys);
    return ok(null);
  }

  #paintLobby(): void {
    for (const row of this.state.lobby) {
      const person = this.header.people.find((entry) => entry.seat === row.id);
      row.taken = person !== undefined;
      row.connected = person !== undefined && this.#visitor(person.tokenHash) !== null;
      row.host = person?.host ?? false;
      if (!person) row.ready = false;
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
    const person = this.#person(visitor.tokenHash);
    const welcome: Welcome = { code: this.header.code, seat: person?.seat ?? null, token: null, host: person?.host ?? false };
    visitor.client.send('welcome', welcome);
  }

  #person = (tokenHash: string): Person | null => this.header.people.find((person) => person.tokenHash === tokenHash) ?? null;

  #visitor = (tokenHash: string): Visitor | null => [...this.visitors.values()].find((visitor) => visitor.tokenHash === tokenHash) ?? null;

  #seatOf = (visitor: Visitor): string | null => this.#person(visitor.tokenHash)?.seat ?? null;

  #isOver = (): boolean => this.table?.state.phase === 'verdict';

  #anybody = (): boolean => [...this.visitors.values()].some((visitor) => this.#seatOf(visitor) !== null);

  #savePeople(people: readonly Person[]): void {
    this.header = { ...this.header, people };
    TableRoom.ports.journal.save(this.header);
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What the journal keeps of a person's request: seats do not change hands between people. */
const requestKey = (seat: string, id: string): string => `${seat}/${id}`;

/** Six letters and digits that nobody confuses, not used by any table on this disk. */
function freshCode(journal: Journal): string {
  for (;;) {
    const code = Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
    if (!journal.header(code)) return code;
  }
}
