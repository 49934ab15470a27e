import { expect, test } from 'vitest';
import { isSettling, type Lay, layOf, SETTLING_MS } from '../ui/settling.ts';

const LATER = 10_000;
const lay = (before: Lay | null, all: readonly string[], front = all[0], now = LATER) => layOf(before, all, front, now);

test('the second half of a double tap on Accept does not sign the card that slid under the finger', () => {
  const first = lay(null, ['a', 'b', 'c'], 'a', 0);
  const second = lay(first, ['b', 'c']);
  expect(isSettling(first, LATER)).toBe(false);
  expect(isSettling(second, LATER + 200)).toBe(true);
  // Tapped before the change and heard of after it.
  expect(isSettling(second, LATER - 50)).toBe(true);
  expect(isSettling(second, LATER + SETTLING_MS)).toBe(false);
});

test('a card opened by a tap, or moved by one that came over it, settles too', () => {
  const first = lay(null, ['a', 'b'], 'a', 0);
  expect(lay(first, ['a', 'b'], 'b').since).toBe(LATER);
  expect(lay(first, ['new', 'a', 'b'], 'a').since).toBe(LATER);
});

test('what comes or goes under the open card takes no tap away from it', () => {
  const first = lay(null, ['a', 'b'], 'a', 0);
  for (const all of [['a', 'b'], ['a', 'b', 'c'], ['a']]) expect(lay(first, all)).toBe(first);
  expect(lay(lay(null, [], undefined, 0), [], undefined).since).toBe(0);
});
