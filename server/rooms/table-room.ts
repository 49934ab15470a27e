import { createHash } from 'node:crypto';
import { type Client, ClientState, Room, type RoomException, type RoomMethodName, ServerError } from 'colyseus';
import type { Command } from '#shared/game/command.ts';
import { no, ok, type Result } from '#shared/kit/result.ts';
import { CLOSED, type Reply, type RequestBody, type RequestName, readRequest, readRequestId } from '#shared/protocol/messages.ts';
import { Allowance } from '../net/allowance.ts';
import { counts } from '../net/counts.ts';
import { CannotSave } from '../store/journal.ts';
import type { HostedTable } from '../table/hosted-table.ts';
import { Absent } from './absent.ts';
import { MOST_ONLOOKERS } from './caps.ts';
import { answerUnknown } from './catch-all.ts';
import { Console } from './console.ts';
import { readJoinOptions, turnAway } from './door.ts';
import { describeFault } from './fault.ts';
import { ownFrames, sendHall } from './frames.ts';
import { HallState, LobbySeat } from './hall-state.ts';
import { begin, sayReady, takeSeat } from './lobby.ts';
import { keptHeader, newHeader } from './opening.ts';
import { Outlet } from './outlet.ts';
import { Pace } from './pace.ts';
import { Replies } from './replies.ts';
import { redeemTicket } from './restore.ts';
import { type RoomPorts, Sitting, type Visitor } from './sitting.ts';
import { greet, tellAll, tellConsole, tellNewcomer, tellSoon, tellWhy } from './telling.ts';
import { Timers } from './timers.ts';
import { WhileAway } from './while-away.ts';

/** Milliseconds between two of Colyseus' own ticks, which a room needs not: it tells by itself. Its default is sixty a second. */
const TICK_MS = 60_000;
/** What one visitor may ask at once, and a second. */
const ASKS = { burst: 80, aSecond: 40 };
/** Milliseconds within which a page that was let in says that it is ready to listen. */
const SILENT_MS = 10_000;
const OK: Reply = { ok: true };

/**
 * The room's door and its post: who comes and goes, and one answer for each request. It decides nothing about the game. The lobby
 * is in `lobby.ts`, clocks and phases in `pace.ts`, people who are gone in `absent.ts`, the host's console in `console.ts`,
 * what goes out in `telling.ts`.
 */
export class TableRoom extends Room<{ state: HallState }> {
  static ports: RoomPorts;

  override state = new HallState();
  override patchRate = TICK_MS;
  override autoDispose = false;
  readonly replies = new Replies();
  readonly timers = new Timers(TableRoom.ports.clock, (act) => this.#guard(act));
  sitting!: Sitting;
  pace!: Pace;
  absent!: Absent;
  console!: Console;
  whileAway!: WhileAway;
  emptySince: number | null = null;
  /** By connection: calls off the wait for its first word. */
  readonly #waits = new Map<string, () => void>();
  /** A fault of ours has ended this room: it answers nothing and writes nothing any more. */
  stopped = false;

  override onCreate(options: unknown): void {
    const { ports } = TableRoom;
    const code = redeemTicket(options);
    try {
      const header = code === null ? newHeader(options, ports) : keptHeader(code, ports.journal);
      this.sitting = new Sitting(header, this.state, this.timers, ports, () => this.broadcastPatch());
    } catch (error) {
      if (error instanceof ServerError) throw error;
      if (error instanceof CannotSave) throw turnAway('cannot-save');
      console.error(`Present and Voting: room ${code ?? '(new)'} cannot be opened: ${describeFault(error)}`);
      throw turnAway('room-stopped');
    }
    const { header, openSeats } = this.sitting;
    this.roomId = header.code;
    ownFrames(this);
    this.pace = new Pace(this.sitting);
    this.absent = new Absent(this.sitting, this.pace);
    this.whileAway = new WhileAway(this.sitting);
    this.console = new Console(this.sitting, this.pace, this.absent);
    this.state.scenario = header.scenario.id;
    this.state.length = header.length ?? '';
    this.state.locked = header.locked !== null;
    for (const id of openSeats) this.state.lobby.push(new LobbySeat({ id }));
    this.#hear();
    this.timers.every(1000, () => {
      if (this.state.unsaved) this.#tryToSave();
      this.pace.tick();
      // Who comes and goes is told in a moment, to everybody at once: the console does not hear of it first.
      if (!this.sitting.tellingSoon) tellConsole(this.sitting);
      this.#mindTheSlow();
      this.#leaveEmptyRoom();
    });
    this.#guard(() => (header.started ? this.#open() : this.absent.await()));
  }

  /** Colyseus asks here before it lets anybody in. Throws `turnAway`. */
  override onAuth(_client: Client, options: unknown): true {
    const { token } = readJoinOptions(options);
    if (this.stopped) throw turnAway('room-stopped');
    const { sitting } = this;
    const { locked } = sitting.header;
    const known = token !== undefined && sitting.person(hash(token)) !== null;
    if (locked && !known && (token === undefined || !locked.includes(hash(token)))) throw turnAway('room-locked');
    if (!known && sitting.onlookers >= MOST_ONLOOKERS) throw turnAway('room-full');
    return true;
  }

  override onJoin(client: Client, options: unknown): void {
    // Until it has spoken everything is kept for it, so it may not be silent for long.
    const callOff = this.timers.after(SILENT_MS, () => {
      if (client.state === ClientState.JOINING) client.leave(CLOSED.silent);
    });
    this.#waits.set(client.sessionId, callOff);
    const entered = this.#guard(() => {
      this.#enter(client, readJoinOptions(options).token ?? null);
      return true;
    });
    if (entered || this.stopped) return;
    // What their coming would change cannot be saved: as if they had not come, and they will try again.
    this.sitting.visitors.remove(client.sessionId);
    client.leave(CLOSED.unsaved);
  }

  /** What Colyseus caught in a part of this room that has no guard. Whoever is turned away at the door is no fault. */
  override onUncaughtException(fault: RoomException, _method: RoomMethodName): void {
    if (fault.cause instanceof ServerError) return;
    this.#stop(fault.cause ?? fault);
  }

  override onLeave(client: Client): void {
    // A wait that goes on would keep whoever has gone in memory.
    this.#waits.get(client.sessionId)?.();
    this.#waits.delete(client.sessionId);
    this.#guard(() => {
      const visitor = this.sitting.visitors.remove(client.sessionId);
      if (visitor) this.whileAway.went(visitor.tokenHash);
      this.absent.await();
      tellSoon(this.sitting);
    });
  }

  override onDispose(): void {
    this.timers.end();
  }

  #enter(client: Client, token: string | null): void {
    const { sitting } = this;
    // Somebody without a seat is written down nowhere, but their second tab is still theirs.
    const isKnown = (who: string) => sitting.person(who) ?? sitting.visitor(who) ?? sitting.header.locked?.includes(who);
    const key = token !== null && isKnown(hash(token)) ? token : Buffer.from(sitting.ports.random(16)).toString('hex');
    const tokenHash = hash(key);
    if (sitting.header.people.length === 0) sitting.save({ people: [{ tokenHash, seat: null, host: true }] });
    const before = sitting.visitor(tokenHash);
    if (before) {
      sitting.visitors.remove(before.client.sessionId);
      before.client.send('replaced', {});
      before.client.leave(CLOSED.replaced);
    }
    const visitor: Visitor = {
      client,
      tokenHash,
      bucket: new Allowance(ASKS.burst, ASKS.aSecond, sitting.ports.clock.now()),
      outlet: new Outlet(client, sitting.ports.clock.now),
      n: 0,
      last: null,
      console: null,
    };
    sitting.visitors.add(visitor);
    greet(sitting, visitor, key);
    this.absent.callOff(tokenHash);
    this.whileAway.back(visitor);
    const seat = sitting.seatOf(visitor);
    // A bot that held this seat gives it back at once.
    if (seat && sitting.table?.state.seats[seat]?.held === 'bot') sitting.table.host({ type: 'seat.hold', seat, by: 'person' });
    this.absent.await();
    this.pace.follow();
    tellNewcomer(sitting, visitor);
  }

  /**
   * Runs one act of this room; what it writes reaches the disk in one piece, and nobody is told before. An act that cannot be saved
   * has not happened. A fault of ours ends this room and no other: it acts no more, what it wrote down stays, and its people
   * are told by the code their connection ends with. Null in both cases.
   */
  #guard<T>(act: () => T): T | null {
    if (this.stopped) return null;
    const { sitting } = this;
    try {
      return sitting.ports.journal.together(() => {
        const value = act();
        sitting.flush();
        return value;
      });
    } catch (error) {
      if (error instanceof CannotSave) {
        sitting.undo();
        this.#saysUnsaved(error);
        return null;
      }
      this.#stop(error);
      return null;
    }
  }

  /** The host erases the session, in the lobby, the game or after it. Nothing of it is written any more. */
  #erase(visitor: Visitor, code: string): Result<null> {
    if (!this.sitting.isHost(visitor)) return no('host-only');
    if (code !== this.sitting.header.code) return no('not-found');
    this.sitting.ports.journal.remove(code);
    this.sitting.ports.keys.keepOnly(code, null);
    this.end();
    return ok(null);
  }

  /** Its table is erased: the room ends, and its people are told by the code their connection ends with. */
  end(): void {
    this.stopped = true;
    this.timers.end();
    // The answer to whoever asked for it leaves first.
    setImmediate(() => void this.disconnect(CLOSED.erased));
  }

  /** The disk takes nothing: the room says so to everybody, once, and its clocks try again. */
  #saysUnsaved(reason: CannotSave): void {
    if (!this.state.unsaved) console.error(`Present and Voting: room ${this.roomId} cannot save: ${reason.errstr}`);
    this.state.unsaved = true;
    this.sitting.broadcast();
    this.pace.resume();
    this.absent.await();
  }

  /** Whether the disk takes something again. Throws `CannotSave` while it does not. */
  #tryToSave(): void {
    this.sitting.save({});
    this.sitting.flush();
    this.state.unsaved = false;
    console.error(`Present and Voting: room ${this.roomId} saves again`);
    this.sitting.broadcast();
    if (this.sitting.header.started && !this.sitting.table) this.#open();
  }

  #stop(fault: unknown): void {
    if (this.stopped) return;
    this.stopped = true;
    this.timers.end();
    console.error(`Present and Voting: room ${this.roomId} has stopped: ${describeFault(fault)}`);
    // Answers that are on their way leave first.
    setImmediate(() => [...this.clients].forEach((client) => void client.leave(CLOSED.stopped)));
  }

  /** Requests by name. A malformed one is answered, never punished: a bad message must not put a pupil out of the room. */
  #hear(): void {
    const { sitting } = this;
    const on = <N extends RequestName>(name: N, act: (visitor: Visitor, body: RequestBody<N>) => Result<null>) =>
      this.onMessage(name, (client: Client, data: unknown) =>
        this.#answer(client, data, (visitor) => {
          counts.read++;
          const body = readRequest(name, data);
          return body ? act(visitor, body) : no('malformed', { message: name });
        }),
      );
    on('seat.take', (visitor, { seat }) => this.#take(visitor, seat));
    on('seat.leave', (visitor) => this.#take(visitor, null));
    on('lobby.ready', (visitor, { ready }) => sayReady(sitting, visitor, ready));
    on('start', (visitor, { force }) => this.#start(visitor, force ?? false));
    on('command', (visitor, { id, command }) => this.#command(visitor, command, id));
    on('host.close', (visitor, body) => this.console.close(visitor, body));
    on('host.pause', (visitor, { paused }) => this.console.pause(visitor, paused));
    on('host.time', (visitor) => this.console.time(visitor));
    on('host.booth', (visitor) => this.console.booth(visitor));
    on('host.lock', (visitor, { locked }) => this.console.lock(visitor, locked));
    on('host.seat', (visitor, body) => this.console.seat(visitor, body));
    on('host.erase', (visitor, { code }) => this.#erase(visitor, code));
    on('paper', (visitor, { post, round, epoch, envelope }) =>
      this.#atTheTable(visitor, (table, seat) => table.put(seat, { post, round, epoch }, Buffer.from(envelope, 'base64'))),
    );
    on('why', (visitor) => tellWhy(sitting, visitor));
    this.onMessage('resync', (client: Client) =>
      this.#answer(client, null, (visitor) => {
        visitor.last = null;
        visitor.console = null;
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
      const visitor = this.sitting.visitors.of(client.sessionId);
      if (!visitor) return no('not-found');
      if (!visitor.bucket.take(1, this.sitting.ports.clock.now())) return no('too-fast');
      const id = readRequestId(data);
      const given = id === null ? null : this.#given(visitor, id);
      if (given) return given;
      const result = act(visitor);
      const answer = result.ok ? OK : result;
      // An answer that is remembered must be true.
      this.sitting.flush();
      if (id !== null && (answer.ok || answer.refusal.code !== 'cannot-save')) this.replies.keep(visitor.tokenHash, id, answer);
      // A refusal changes nothing, so there is nothing to tell: who asks for what cannot be costs the others no work.
      if (result.ok) tellAll(this.sitting);
      return answer;
    });
    return reply ?? no(this.stopped ? 'room-stopped' : 'cannot-save');
  }

  /** The answer to an earlier request of this id. The journal knows accepted commands of an earlier process too. */
  #given(visitor: Visitor, id: string): Reply | null {
    const seat = this.sitting.seatOf(visitor);
    const accepted = seat !== null && this.sitting.table?.accepted(requestKey(seat, id));
    return accepted ? OK : this.replies.given(visitor.tokenHash, id);
  }

  #take(visitor: Visitor, seat: string | null): Result<null> {
    const result = takeSeat(this.sitting, visitor, seat);
    if (result.ok) this.absent.await();
    return result;
  }

  #start(visitor: Visitor, force: boolean): Result<null> {
    const result = begin(this.sitting, visitor, force);
    if (result.ok) this.#open();
    return result;
  }

  #command(visitor: Visitor, command: Command, id: string): Result<null> {
    return this.#atTheTable(visitor, (table, seat) => table.submit(seat, command, requestKey(seat, id)));
  }

  /** What somebody who sits does in the game. */
  #atTheTable(visitor: Visitor, act: (table: HostedTable, seat: string) => Result<null>): Result<null> {
    const { table } = this.sitting;
    const seat = this.sitting.seatOf(visitor);
    // A game that has begun and cannot be opened again yet: what was done in it is not known now.
    if (!table) return no(this.sitting.header.started ? 'cannot-save' : 'wrong-stage');
    if (!seat) return no('no-seat');
    // Hands off while the facilitator speaks: what was half written stays on the page.
    if (this.sitting.header.paused) return no('paused');
    const result = act(table, seat);
    if (result.ok) this.pace.follow();
    return result;
  }

  /** The game begins, or goes on after a restart. */
  #open(): void {
    this.sitting.openTable();
    this.absent.await();
    this.pace.open();
    tellAll(this.sitting);
  }

  /** Whoever has read what waited for them is told everything anew; whoever is behind for too long is cut off and may come back. */
  #mindTheSlow(): void {
    const { sitting } = this;
    const caughtUp = [...sitting.visitors].filter((visitor) => visitor.outlet.caughtUp());
    for (const visitor of caughtUp) {
      visitor.last = null;
      visitor.console = null;
      sendHall(this, visitor.client);
      greet(sitting, visitor);
    }
    if (caughtUp.length > 0) tellAll(sitting);
    for (const { outlet } of sitting.visitors) if (outlet.behind(sitting.ports.clock.now()) > sitting.ports.config.SLOW_MS) outlet.cut();
  }

  /**
   * A room that has been empty for a while leaves this process. A table that is over is done with; a lobby or a game sleeps on
   * disk until somebody enters it (`restore.ts`). A room with an open box stays: its clock closes the box, whoever is there.
   */
  #leaveEmptyRoom(): void {
    const { visitors, header, ports, isOver, table } = this.sitting;
    if (visitors.size > 0) this.emptySince = null;
    else this.emptySince ??= ports.clock.now();
    if (this.emptySince === null || ports.clock.now() - this.emptySince < ports.config.EMPTY_MS || table?.state.phase === 'booth') return;
    if (this.state.unsaved) return;
    if (isOver) ports.journal.finish(header.code);
    void this.disconnect();
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What the journal keeps of a person's request: seats do not change hands between people. */
const requestKey = (seat: string, id: string): string => `${seat}/${id}`;
