import { randomBytes } from 'node:crypto';
import type { Entropy } from '#shared/kit/dice.ts';

/** Time as rooms see it. Milliseconds throughout. */
export interface Clock {
  /** Monotonic: no jump of the wall clock moves it. Deadlines are reckoned with it. */
  now(): number;
  /** The wall clock, since 1970. */
  wall(): number;
  /** Runs `act` once after `ms`. What it returns calls it off. */
  after(ms: number, act: () => void): () => void;
  /** Runs `act` every `ms`. What it returns ends it. */
  every(ms: number, act: () => void): () => void;
}

/** Bytes that nobody can foretell: tokens, seeds and codes. */
export type RandomBytes = (n: number) => Uint8Array;

export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, act) => {
    const timer = setInterval(act, ms);
    return () => clearInterval(timer);
  },
};

export const systemRandom: RandomBytes = (n) => randomBytes(n);

/** What draws the papers of states without a person: never the game's seed, or anyone with the seed could subtract these papers. */
export const entropyOf =
  (random: RandomBytes): Entropy =>
  () =>
    Buffer.from(random(4)).readUInt32LE(0);
