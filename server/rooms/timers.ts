import type { Clock } from './surroundings.ts';

/** The timers of one room (docs/decisions/0004): each act runs inside the room's guard, and all of them end together. */
export class Timers {
  readonly #clock: Clock;
  readonly #guard: (act: () => void) => void;
  /** Each calls one of them off. */
  readonly #running = new Set<() => void>();
  #ended = false;

  constructor(clock: Clock, guard: (act: () => void) => void) {
    this.#clock = clock;
    this.#guard = guard;
  }

  /** Runs `act` once after `ms` milliseconds. What it returns calls it off. */
  after(ms: number, act: () => void): () => void {
    if (this.#ended) return () => {};
    const end = this.#clock.after(ms, () => {
      this.#running.delete(end);
      this.#guard(act);
    });
    this.#running.add(end);
    return () => {
      this.#running.delete(end);
      end();
    };
  }

  /** Runs `act` every `ms` milliseconds. */
  every(ms: number, act: () => void): void {
    if (!this.#ended) this.#running.add(this.#clock.every(ms, () => this.#guard(act)));
  }

  /** Stops them all; none can be started afterwards. */
  end(): void {
    this.#ended = true;
    for (const end of this.#running) end();
    this.#running.clear();
  }
}
