/** The timers of one room (docs/decisions/0004): each act runs inside the room's guard, and all of them end together. */
export class Timers {
  readonly #guard: (act: () => void) => void;
  readonly #running = new Set<NodeJS.Timeout>();
  #ended = false;

  constructor(guard: (act: () => void) => void) {
    this.#guard = guard;
  }

  /** Runs `act` once after `ms` milliseconds. What it returns calls it off. */
  after(ms: number, act: () => void): () => void {
    if (this.#ended) return () => {};
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      this.#guard(act);
    }, ms);
    this.#running.add(timer);
    return () => {
      this.#running.delete(timer);
      clearTimeout(timer);
    };
  }

  /** Runs `act` every `ms` milliseconds. */
  every(ms: number, act: () => void): void {
    if (!this.#ended) this.#running.add(setInterval(() => this.#guard(act), ms));
  }

  /** Stops them all; none can be started afterwards. */
  end(): void {
    this.#ended = true;
    for (const timer of this.#running) clearTimeout(timer);
    this.#running.clear();
  }
}
