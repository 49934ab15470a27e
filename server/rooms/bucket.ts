const BURST = 80;
const A_SECOND = 40;

/** How fast one visitor may ask: 80 messages at once, then 40 a second. */
export class Bucket {
  #left = BURST;
  #at = performance.now();

  /** Whether one more may be read now. */
  take(): boolean {
    const now = performance.now();
    this.#left = Math.min(BURST, this.#left + ((now - this.#at) / 1000) * A_SECOND);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
