import { type Client, Room, type RoomException, type RoomMethodName, ServerError } from 'colyseus';
import { CLOSED } from '#shared/protocol/messages.ts';
import { Absent } from './absent.ts';
import { Console } from './console.ts';
import { Entrance } from './entrance.ts';
import { ownFrames } from './frames.ts';
import { Guard } from './guard.ts';
import { HallState, LobbySeat } from './hall-state.ts';
import { openingHeader } from './opening.ts';
import { Pace } from './pace.ts';
import { Post } from './post.ts';
import { hear } from './requests.ts';
import { type RoomPorts, Sitting } from './sitting.ts';
import { mindTheSlow } from './slow-lines.ts';
import { tellAll, tellConsole } from './telling.ts';
import { Timers } from './timers.ts';

/** Milliseconds between two of Colyseus' own ticks, which a room needs not: it tells by itself. Its default is sixty a second. */
const TICK_MS = 60_000;

/**
 * The life of a room, from its opening until it sleeps, stops or is erased, and what Colyseus calls. It decides nothing about the game.
 * Who comes and goes is in `entrance.ts`, one answer for each request in `post.ts` and `requests.ts`, what stands around every act in
 * `guard.ts`; the lobby is in `lobby.ts`, clocks and phases in `pace.ts`, people who are gone in `absent.ts`, the host's console in
 * `console.ts`, what goes out in `telling.ts`.
 */
export class TableRoom extends Room<{ state: HallState }> {
  static ports: RoomPorts;

  override state = new HallState();
  override patchRate = TICK_MS;
  override autoDispose = false;
  readonly timers = new Timers(TableRoom.ports.clock, (act) => this.guard.run(act));
  sitting!: Sitting;
  guard!: Guard;
  pace!: Pace;
  absent!: Absent;
  console!: Console;
  entrance!: Entrance;
  #emptySince: number | null = null;

  /** A fault of ours, or its host, has ended this room. */
  get stopped(): boolean {
    return this.guard.stopped;
  }

  override onCreate(options: unknown): void {
    const { ports } = TableRoom;
    const header = openingHeader(options, ports);
    const { code, scenario, length, locked, started } = header;
    this.roomId = code;
    this.sitting = new Sitting(header, this.state, this.timers, ports, () => this.broadcastPatch());
    this.guard = new Guard(
      this.sitting,
      () => this.#goOn(),
      () => this.#dismiss(),
    );
    ownFrames(this);
    this.pace = new Pace(this.sitting);
    this.absent = new Absent(this.sitting, this.pace);
    this.console = new Console(this.sitting, this.pace, this.absent);
    this.entrance = new Entrance(this.sitting, this.guard, this.pace, this.absent);
    this.state.scenario = scenario.id;
    this.state.length = length ?? '';
    this.state.locked = locked !== null;
    for (const id of this.sitting.openSeats) this.state.lobby.push(new LobbySeat({ id }));
    hear(this, new Post(this.sitting, this.guard));
    this.timers.every(1000, () => this.#eachSecond());
    this.guard.run(() => (started ? this.openTable() : this.absent.await()));
  }

  /** Colyseus asks here before it lets anybody in. Throws `turnAway`. */
  override onAuth(_client: Client, options: unknown): true {
    this.entrance.admit(options);
    return true;
  }

  override onJoin(client: Client, options: unknown): void {
    this.entrance.came(client, options);
  }

  override onLeave(client: Client): void {
    this.entrance.left(client);
  }

  /** The game begins, or goes on after a restart. */
  openTable(): void {
    this.sitting.openTable();
    this.absent.await();
    this.pace.open();
    tellAll(this.sitting);
  }

  #eachSecond(): void {
    if (this.state.unsaved) this.#saveAgain();
    this.pace.tick();
    // Who comes and goes is told in a moment, to everybody at once: the console does not hear of it first.
    if (!this.sitting.tellingSoon) tellConsole(this.sitting);
    mindTheSlow(this, this.sitting);
    this.#leaveEmptyRoom();
  }

  /** Throws `CannotSave` while the disk takes nothing. A game that could not be opened is opened now; what was kept and not told is told. */
  #saveAgain(): void {
    this.guard.tryToSave();
    if (this.sitting.header.started && !this.sitting.table) this.openTable();
    else tellAll(this.sitting);
  }

  /** An act was undone, as it could not be saved: clocks and waits are those of what is now the moment. */
  #goOn(): void {
    this.pace.resume();
    this.absent.await();
  }

  /**
   * A room that has been empty for a while leaves this process. A table that is over is done with; a lobby or a game sleeps on
   * disk until somebody enters it (`restore.ts`). So does a game with an open box: its envelopes are on disk, and its key stays where
   * it is, as after `kill -9`.
   */
  #leaveEmptyRoom(): void {
    const { visitors, header, ports, isOver } = this.sitting;
    if (visitors.size > 0) this.#emptySince = null;
    else this.#emptySince ??= ports.clock.now();
    if (this.#emptySince === null || ports.clock.now() - this.#emptySince < ports.config.EMPTY_MS || this.state.unsaved) return;
    if (isOver) ports.journal.finish(header.code);
    void this.disconnect();
  }

  /** What Colyseus caught in a part of this room that has no guard. Whoever is turned away at the door is no fault. */
  override onUncaughtException(fault: RoomException, _method: RoomMethodName): void {
    if (fault.cause instanceof ServerError) return;
    this.guard.stop(fault.cause ?? fault);
  }

  /** A fault has stopped this room: its people are told by the code their connection ends with. */
  #dismiss(): void {
    for (const client of [...this.clients]) client.leave(CLOSED.stopped);
  }

  /** Its table is erased: the room ends, and its people are told by the code their connection ends with. */
  end(): void {
    this.guard.end();
    // The answer to whoever asked for it leaves first.
    setImmediate(() => void this.disconnect(CLOSED.erased));
  }

  override onDispose(): void {
    this.timers.end();
  }
}
