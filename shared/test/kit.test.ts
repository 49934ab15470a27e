import { blake3 } from '@noble/hashes/blake3.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { draw } from '#shared/kit/dice.ts';
import { exp } from '#shared/kit/math.ts';

/** The definition of a draw (docs/rulebook.md §8): the first four bytes of BLAKE3 over seed, purpose and keys. */
function defined(text: string): number {
  return new DataView(blake3(utf8ToBytes(text)).buffer).getUint32(0);
}

test('a draw is the first word of BLAKE3, one block long or longer, plain or not', () => {
  const seeds = Array.from({ length: 90 }, (_, length) => 'seed '.repeat(18).slice(0, length));
  for (const seed of [...seeds, '0123456789abcdef0123456789abcdef', 'Zürich', '日本']) {
    expect(draw(seed, 'doors', 'tv', 3)).toBe(defined(`${seed}|doors|tv|3`));
    expect(draw(seed, 'order')).toBe(defined(`${seed}|order|`));
  }
});

/** The definition of `exp`: the whole series of eighteen terms, then doubled or halved step by step. */
function wholeSeries(x: number): number {
  const k = Math.floor(x / Math.LN2 + 0.5);
  const r = x - k * Math.LN2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 18; n++) {
    term = (term * r) / n;
    sum += term;
  }
  for (let i = 0; i < k; i++) sum *= 2;
  for (let i = 0; i > k; i--) sum /= 2;
  return sum;
}

test('exp stops its series early and still gives the same bits', () => {
  for (let n = -70_800; n <= 70_800; n++) {
    const x = n / 100;
    if (exp(x) !== wholeSeries(x)) expect(exp(x)).toBe(wholeSeries(x));
    const near = 0.34657 * Math.sin(n);
    if (exp(near) !== wholeSeries(near)) expect(exp(near)).toBe(wholeSeries(near));
  }
  expect([exp(-709), exp(709), exp(0)]).toEqual([0, exp(708), 1]);
});
