import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianOf, quantile } from '../cli/proof/stats.ts';

test.each([
  [20, 0.05, 1],
  [200, 0.05, 10],
  [60, 0.05, 3],
  [4, 0.5, 2],
  [5, 0.5, 3],
  [200, 0.95, 190],
  [10, 0, 1],
  [10, 1, 10],
])('of the first %i numbers the quantile %d is %i', (n, q, wanted) => {
  expect(
    quantile(
      Array.from({ length: n }, (_, k) => n - k),
      q,
    ),
  ).toBe(wanted);
});

test('a share q of all lies at or below the quantile, and less than that below it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }), fc.integer({ min: 0, max: 100 }), (values, percent) => {
      const at = quantile(values, percent / 100);
      expect(100 * values.filter((value) => value <= at).length).toBeGreaterThanOrEqual(percent * values.length);
      expect(100 * values.filter((value) => value < at).length).toBeLessThanOrEqual(percent * values.length);
    }),
  );
});

test('the median lies inside its interval', () => {
  const { value, interval } = medianOf(Array.from({ length: 41 }, (_, k) => k));
  expect([value, interval[0] < 20, interval[1] > 20]).toEqual([20, true, true]);
});
