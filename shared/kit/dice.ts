import { blake3 } from '@noble/hashes/blake3.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { normalQuantile } from './math.ts';

/**
 * Keyed dice. A draw is a hash of (seed, purpose, keys…) and of nothing else: there is no stream and no position, so one
 * seat's hidden act never moves another seat's next result. The hash is cryptographic because the seed of an online game
 * is a secret that players must not be able to work out from the results they see.
 */
export type Key = string | number;

const SCALE = 4294967296;

/** A 32-bit unsigned integer for this seed, purpose and keys. Same arguments, same number, in every engine. */
export function draw(seed: string, purpose: string, ...keys: readonly Key[]): number {
  const hash = blake3(utf8ToBytes(`${seed}|${purpose}|${keys.join('|')}`), {
    dkLen: 4,
  });
  return (((hash[0] as number) << 24) | ((hash[1] as number) << 16) | ((hash[2] as number) << 8) | (hash[3] as number)) >>> 0;
}

/** True with probability p: the 32-bit draw is compared with an integer threshold. */
export const chance = (p: number, seed: string, purpose: string, ...keys: readonly Key[]): boolean =>
  draw(seed, purpose, ...keys) < Math.floor(p * SCALE);

/** A standard normal value from one draw. */
export const gauss = (seed: string, purpose: string, ...keys: readonly Key[]): number =>
  normalQuantile((draw(seed, purpose, ...keys) + 0.5) / SCALE);

/** The items in an order fixed by the seed, purpose and keys; the input is left alone. */
export function shuffled<T>(items: readonly T[], seed: string, purpose: string, ...keys: readonly Key[]): T[] {
  return items
    .map((item, i) => ({ item, rank: draw(seed, purpose, ...keys, i), i }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map((entry) => entry.item);
}

/** A source of 32-bit draws for things that must NOT depend on the game's seed: the papers in the booth. */
export type Entropy = () => number;

/** Repeatable entropy for the simulator and for tests. Rooms and solo games must never use it (docs/rulebook.md §7). */
export function injectedEntropy(key: string): Entropy {
  let block = new Uint8Array(0);
  let at = 0;
  let counter = 0;
  return () => {
    if (at >= block.length) {
      block = blake3(utf8ToBytes(`${key}|${counter++}`), {
        dkLen: 1024,
      }) as Uint8Array<ArrayBuffer>;
      at = 0;
    }
    const value =
      (((block[at] as number) << 24) | ((block[at + 1] as number) << 16) | ((block[at + 2] as number) << 8) | (block[at + 3] as number)) >>>
      0;
    at += 4;
    return value;
  };
}
