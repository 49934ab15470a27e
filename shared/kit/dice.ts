import { SHA256_IV } from '@noble/hashes/_md.js';
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
  let text = `${seed}|${purpose}|`;
  for (let n = 0; n < keys.length; n++) text += n === 0 ? keys[n] : `|${keys[n]}`;
  const word = oneBlock(text);
  if (word !== null) return word;
  const hash = blake3(utf8ToBytes(text), { dkLen: 4 });
  return (((hash[0] as number) << 24) | ((hash[1] as number) << 16) | ((hash[2] as number) << 8) | (hash[3] as number)) >>> 0;
}

/**
 * The same first word of BLAKE3 for a plain text of at most one block, which nearly every draw is: one compression on numbers that
 * stay where they are, without the buffers, tree and objects that a hash of any length needs. A game draws thousands of times. Null:
 * not such a text. That both ways agree is a test (shared/test/kit.test.ts).
 */
function oneBlock(text: string): number | null {
  const { length } = text;
  if (length > 64) return null;
  for (let n = 0; n < 16; n++) WORDS[n] = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return null;
    WORDS[at >> 2] = (WORDS[at >> 2] as number) | (code << (8 * (at & 3)));
  }
  for (let n = 0; n < 16; n++) LANES[n] = FIRST[n] as number;
  LANES[14] = length;
  for (let at = 0; at < SCHEDULE.length; at += 16) {
    for (let n = 0; n < 4; n++) mix(n, 4 + n, 8 + n, 12 + n, at + 2 * n);
    for (let n = 0; n < 4; n++) mix(n, 4 + ((n + 1) & 3), 8 + ((n + 2) & 3), 12 + ((n + 3) & 3), at + 8 + 2 * n);
  }
  const word = (LANES[0] as number) ^ (LANES[8] as number);
  return ((word << 24) | ((word << 8) & 0xff0000) | ((word >> 8) & 0xff00) | (word >>> 24)) >>> 0;
}

/** BLAKE3's mixing of four lanes with the two words of the block whose turn is at this place of the schedule. */
function mix(i: number, j: number, k: number, l: number, at: number): void {
  let a = LANES[i] as number;
  let b = LANES[j] as number;
  let c = LANES[k] as number;
  let d = LANES[l] as number;
  a = (a + b + (WORDS[SCHEDULE[at] as number] as number)) | 0;
  d ^= a;
  d = (d >>> 16) | (d << 16);
  c = (c + d) | 0;
  b ^= c;
  b = (b >>> 12) | (b << 20);
  a = (a + b + (WORDS[SCHEDULE[at + 1] as number] as number)) | 0;
  d ^= a;
  d = (d >>> 8) | (d << 24);
  c = (c + d) | 0;
  b ^= c;
  LANES[i] = a;
  LANES[j] = (b >>> 7) | (b << 25);
  LANES[k] = c;
  LANES[l] = d;
}

/** Scratch: filled anew by every draw. */
const WORDS = new Int32Array(16);
const LANES = new Int32Array(16);
/** Lanes of the one block of a text; only its length is missing. The last says: first and last block of its chunk, and root of the tree. */
const FIRST = Int32Array.of(...SHA256_IV, ...SHA256_IV.subarray(0, 4), 0, 0, 0, 0b1011);
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
