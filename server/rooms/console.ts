import type { HostNote } from '#shared/game/command.ts';
import type { Phase } from '#shared/game/state.ts';
import { publicView } from '#shared/game/view.ts';
import { no, ok, type Result } from '#shared/kit/result.ts';
import type { RequestBody } from '#shared/protocol/messages.ts';
import type { Absent } from './absent.ts';
import type { Pace } from './pace.ts';
import type { Sitting, Visitor } from './sitting.ts';

/** Milliseconds that one press gives. */
const ONE_MORE_MS = 60_000;
const CAMPAIGN_OVER: ReadonlySet<Phase> = new Set<Phase>(['booth', 'count', 'delivery', 'verdict']);

/** The host's console: what the facilitator of a room may do and nobody else. None of it reads or alters what a seat does. */
export class Console {
  readonly #sitting: Sitting;
  readonly #pace: Pace;
  readonly #absent: Absent;

  constructor(sitting: Sitting, pace: Pace, absent: Absent) {
    this.#sitting = sitting;
    this.#pace = pace;
    this.#absent = absent;
  }

  /** Closes this phase now. Another moment than the one named is left alone. */
  close(visitor: Visitor, named: RequestBody<'host.close'>): Result<null> {
    return this.#inGame(visitor, () => {
      const { table } = this.#sitting;
      const now = table && publicView(table.table.world, table.state);
      if (!now || (['phase', 'day', 'post', 'round'] as const).some((part) => now[part] !== named[part])) return no('moment-passed');
      this.#note('closed');
      this.#pace.closePhase();
      return ok(null);
    });
  }

  /** Stops the game, or lets it go on. */
  pause(visitor: Visitor, paused: boolean): Result<null> {
    return this.#inGame(visitor, () => {
      if (paused === (this.#sitting.header.paused !== null)) return ok(null);
      this.#note(paused ? 'paused' : 'went-on');
      if (paused) this.#pace.pause();
      else this.#pace.goOn();
      return ok(null);
    });
  }

  /** A minute more on the clock. */
  time(visitor: Visitor): Result<null> {
    return this.#inGame(visitor, () => {
      if (!this.#pace.addTime(ONE_MORE_MS)) return no('no-clock');
      this.#note('more-time');
      return ok(null);
    });
  }

  /** Closes one phase after another up to the booth, by the same rules as if each had run out. A stopped game goes on. */
  booth(visitor: Visitor): Result<null> {
    return this.#inGame(visitor, () => {
      const phase = () => this.#sitting.table?.state.phase ?? 'verdict';
      if (CAMPAIGN_OVER.has(phase())) return no('moment-passed');
      this.#note('to-booth');
      if (this.#sitting.header.paused) this.#pace.goOn();
      while (!CAMPAIGN_OVER.has(phase())) this.#pace.closePhase();
      return ok(null);
    });
  }

  /** Closes the room to newcomers, or opens it. Whoever is here now may come back. */
  lock(visitor: Visitor, locked: boolean): Result<null> {
    const sitting = this.#sitting;
    if (!sitting.isHost(visitor)) return no('host-only');
    if (locked === (sitting.header.locked !== null)) return ok(null);
    sitting.save({ locked: locked ? [...sitting.visitors].map((each) => each.tokenHash) : null });
    sitting.hall.locked = locked;
    if (sitting.table && !sitting.isOver) this.#note(locked ? 'locked' : 'unlocked');
    return ok(null);
  }

  /** A bot plays the seat of somebody who is gone, or leaves it to them again; then the wait for them begins anew. */
  seat(visitor: Visitor, { seat, by }: RequestBody<'host.seat'>): Result<null> {
    return this.#inGame(visitor, () => {
      const sitting = this.#sitting;
      const person = sitting.header.people.find((entry) => entry.seat === seat);
      if (!person || !sitting.table) return no('not-found');
      if (by === 'bot' && sitting.visitor(person.tokenHash)) return no('not-absent');
      if (sitting.table.state.seats[seat]?.held !== by) sitting.table.host({ type: 'seat.hold', seat, by });
      if (by === 'person') this.#absent.await();
      else this.#absent.callOff(person.tokenHash);
      this.#pace.follow();
      return ok(null);
    });
  }

  #inGame(visitor: Visitor, act: () => Result<null>): Result<null> {
    if (!this.#sitting.isHost(visitor)) return no('host-only');
    if (!this.#sitting.table || this.#sitting.isOver) return no('wrong-stage');
    return act();
  }

  #note(note: HostNote): void {
    this.#sitting.table?.host({ type: 'host.note', note });
  }
}
