import { createHash } from 'node:crypto';

/** Dice of a proof, drawn from its seed: the same seed throws the same. */
export class Dice {
  #state: number;

  constructor(seed: string) {
    this.#state = createHash('sha256').update(seed).digest().readUInt32LE(0) || 1;
  }

  /** A whole number from 0 up to, and without, `n`. */
  below(n: number): number {
    // xorshift32: quick, and good enough to pick what is broken next.
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state % n;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}
