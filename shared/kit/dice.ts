import { SHA256_IV } from '@noble/hashes/_md.js';
import { _compress } from '@noble/hashes/blake2.js';
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
  const text = `${seed}|${purpose}|${keys.join('|')}`;
  const word = oneBlock(text);
  if (word !== null) return word;
  const hash = blake3(utf8ToBytes(text), { dkLen: 4 });
  return (((hash[0] as number) << 24) | ((hash[1] as number) << 16) | ((hash[2] as number) << 8) | (hash[3] as number)) >>> 0;
}

/**
 * The same first word of BLAKE3 for a plain text of at most one block, which nearly every draw is: one call of the library's
 * compression, without the buffers, tree and options that a hash of any length needs. A game draws thousands of times. Null: not such
 * a text. That both ways agree is a test (shared/test/kit.test.ts).
 */
function oneBlock(text: string): number | null {
  if (text.length > 64) return null;
  WORDS.fill(0);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return null;
    WORDS[at >> 2] = (WORDS[at >> 2] as number) | (code << (8 * (at & 3)));
  }
  const [a, b, c, d, e, f, g, h] = IV;
  const { v0, v8 } = _compress(SCHEDULE, 0, WORDS, 7, a, b, c, d, e, f, g, h, a, b, c, d, 0, 0, text.length, ONLY_BLOCK);
  const word = v0 ^ v8;
  return ((word << 24) | ((word << 8) & 0xff0000) | ((word >> 8) & 0xff00) | (word >>> 24)) >>> 0;
}

/** Scratch: filled anew by every draw. */
const WORDS = new Uint32Array(16);
const IV = [...SHA256_IV] as [number, number, number, number, number, number, number, number];
/** First and last block of its chunk, and root of the tree. */
const ONLY_BLOCK = 0b1011;
/** The order in which each of seven rounds takes the words of the block: the last round's, permuted. */
const SCHEDULE = Uint8Array.from(
  Array.from({ length: 6 })
    .reduce<number[][]>(
      (rounds) => [...rounds, [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8].map((at) => rounds.at(-1)?.[at] as number)],
      [Array.from({ length: 16 }, (_, at) => at)],
    )
    .flat(),
);

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
