const BURST = 80;
const A_SECOND = 40;

/** How fast one visitor may ask: 80 messages at once, then 40 a second. */
export class Bucket {
  readonly #now: () => number;
  #left = BURST;
  #at: number;

  /** `now`: a monotonic clock in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
    this.#at = now();
  }

  /** Whether one more may be read now. */
  take(): boolean {
    const now = this.#now();
    this.#left = Math.min(BURST, this.#left + ((now - this.#at) / 1000) * A_SECOND);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
