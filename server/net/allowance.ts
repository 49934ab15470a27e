/** Something that runs out when it is taken too fast and comes back with time. */
export class Allowance {
  readonly #burst: number;
  readonly #aSecond: number;
  #left: number;
  #at: number;

  /** `burst` at once, then `aSecond` of them a second. `now` is in milliseconds, of a clock that never goes back. */
  constructor(burst: number, aSecond: number, now = performance.now()) {
    this.#burst = burst;
    this.#aSecond = aSecond;
    this.#left = burst;
    this.#at = now;
  }

  /** Takes `n`; false, and nothing is taken, when there are not as many. */
  take(n = 1, now = performance.now()): boolean {
    if (this.#refill(now) < n) return false;
    this.#left -= n;
    return true;
  }

  /** Whether one more could be taken. */
  has(now = performance.now()): boolean {
    return this.#refill(now) >= 1;
  }

  #refill(now: number): number {
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#aSecond);
    this.#at = now;
    return this.#left;
  }
}
