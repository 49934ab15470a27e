import { createHash } from 'node:crypto';
import { type Client, Room, ServerError } from 'colyseus';
import type { Command } from '#shared/game/command.ts';
import { no, ok, type Result } from '#shared/kit/result.ts';
import { CLOSED, type Reply, type RequestBody, type RequestName, readRequest, readRequestId } from '#shared/protocol/messages.ts';
import { CannotSave } from '../store/journal.ts';
import type { HostedTable } from '../table/hosted-table.ts';
import { Absent } from './absent.ts';
import { Bucket } from './bucket.ts';
import { answerUnknown } from './catch-all.ts';
import { Console } from './console.ts';
import { readJoinOptions, turnAway } from './door.ts';
import { describeFault } from './fault.ts';
import { HallState, LobbySeat } from './hall-state.ts';
import { begin, sayReady, takeSeat } from './lobby.ts';
import { keptHeader, newHeader } from './opening.ts';
import { Pace } from './pace.ts';
import { Replies } from './replies.ts';
import { redeemTicket } from './restore.ts';
import { type RoomPorts, Sitting, type Visitor } from './sitting.ts';
import { greet, tellAll, tellConsole, tellWhy } from './telling.ts';
import { Timers } from './timers.ts';
import { WhileAway } from './while-away.ts';

/** People without a seat, the host aside. Whoever has a seat always finds a place. */
const MOST_ONLOOKERS = 60;
/** Milliseconds after which an empty lobby or a finished table ends. */
const EMPTY_MS = 10 * 60_000;
const OK: Reply = { ok: true };

/**
 * The room's door and its post: who comes and goes, and one answer for each request. It decides nothing about the game. The lobby
 * is in `lobby.ts`, clocks and phases in `pace.ts`, people who are gone in `absent.ts`, the host's console in `console.ts`,
 * what goes out in `telling.ts`.
 */
export class TableRoom extends Room<{ state: HallState }> {
  static ports: RoomPorts;

  override state = new HallState();
  override patchRate = null as unknown as number;
  override autoDispose = false;
  readonly replies = new Replies();
  readonly timers = new Timers(TableRoom.ports.clock, (act) => this.#guard(act));
  sitting!: Sitting;
  pace!: Pace;
  absent!: Absent;
  console!: Console;
  whileAway!: WhileAway;
  emptySince: number | null = null;
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
      tellConsole(this.sitting);
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
    const onlookers = [...sitting.visitors.values()].filter((visitor) => sitting.person(visitor.tokenHash) === null).length;
    if (!known && onlookers >= MOST_ONLOOKERS) throw turnAway('room-full');
    return true;
  }

  override onJoin(client: Client, options: unknown): void {
    const entered = this.#guard(() => {
      this.#enter(client, readJoinOptions(options).token ?? null);
      return true;
    });
    if (entered || this.stopped) return;
    // What their coming would change cannot be saved: as if they had not come, and they will try again.
    this.sitting.visitors.delete(client.sessionId);
    client.leave(CLOSED.unsaved);
  }

  override onLeave(client: Client): void {
    this.#guard(() => {
      const visitor = this.sitting.visitors.get(client.sessionId);
      if (visitor) this.whileAway.went(visitor.tokenHash);
      this.sitting.visitors.delete(client.sessionId);
      this.absent.await();
      tellAll(this.sitting);
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
      sitting.visitors.delete(before.client.sessionId);
      before.client.send('replaced', {});
      before.client.leave(CLOSED.replaced);
    }
    const visitor: Visitor = { client, tokenHash, bucket: new Bucket(sitting.ports.clock.now), n: 0, last: null, console: null };
    sitting.visitors.set(client.sessionId, visitor);
    greet(sitting, visitor, key);
    this.absent.callOff(tokenHash);
    this.whileAway.back(visitor);
    const seat = sitting.seatOf(visitor);
    // A bot that held this seat gives it back at once.
    if (seat && sitting.table?.state.seats[seat]?.held === 'bot') sitting.table.host({ type: 'seat.hold', seat, by: 'person' });
    this.absent.await();
    this.pace.follow();
    tellAll(sitting);
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
      this.stopped = true;
      this.timers.end();
      console.error(`Present and Voting: room ${this.roomId} has stopped: ${describeFault(error)}`);
      // Answers that are on their way leave first.
      setImmediate(() => [...this.clients].forEach((client) => void client.leave(CLOSED.stopped)));
      return null;
    }
  }

  /** The host erases the session, in the lobby, the game or after it. Nothing of it is written any more. */
  #erase(visitor: Visitor, code: string): Result<null> {
    if (!this.sitting.isHost(visitor)) return no('host-only');
    if (code !== this.sitting.header.code) return no('not-found');
    this.sitting.ports.journal.remove(code);
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

  /** Requests by name. A malformed one is answered, never punished: a bad message must not put a pupil out of the room. */
  #hear(): void {
    const { sitting } = this;
    const on = <N extends RequestName>(name: N, act: (visitor: Visitor, body: RequestBody<N>) => Result<null>) =>
      this.onMessage(name, (client: Client, data: unknown) =>
        this.#answer(client, data, (visitor) => {
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
    on('paper', (visitor, { round, epoch, paper }) =>
      this.#atTheTable(visitor, (table, seat) => table.put(seat, round, epoch, Buffer.from(paper, 'base64'))),
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
      const visitor = this.sitting.visitors.get(client.sessionId);
      if (!visitor) return no('not-found');
      if (!visitor.bucket.take()) return no('too-fast');
      const id = readRequestId(data);
      const given = id === null ? null : this.#given(visitor, id);
      if (given) return given;
      const result = act(visitor);
      const answer = result.ok ? OK : result;
      // An answer that is remembered must be true.
      this.sitting.flush();
      if (id !== null && (answer.ok || answer.refusal.code !== 'cannot-save')) this.replies.keep(visitor.tokenHash, id, answer);
      tellAll(this.sitting);
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

  /** A lobby that nobody came back to, and a table that is over, end when they have been empty for a while. A game goes on waiting. */
  #leaveEmptyRoom(): void {
    const now = this.sitting.ports.clock.now();
    if (this.sitting.visitors.size > 0) this.emptySince = null;
    else this.emptySince ??= now;
    if (this.emptySince === null || now - this.emptySince < EMPTY_MS || this.state.stage === 'playing') return;
    this.sitting.ports.journal.finish(this.sitting.header.code);
    void this.disconnect();
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What the journal keeps of a person's request: seats do not change hands between people. */
const requestKey = (seat: string, id: string): string => `${seat}/${id}`;
