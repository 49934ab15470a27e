import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crossingOf, lineAt, pauseAfter, pilesAt, readingOrder } from '#shared/game/reading-order.ts';
import type { PublicBallot } from '#shared/game/view.types.ts';

const ballot = (a: number, b: number, uncounted: number): PublicBallot => ({
  round: 1,
  epoch: 1,
  onRoll: a + b + uncounted,
  papers: a + b + uncounted,
  notHandedIn: 0,
  uncounted,
  votes: { a, b },
  majority: Math.floor((a + b) / 2) + 1,
  elected: null,
  void: false,
  post: 0,
  aloud: null,
});
const tallies = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 20 }));

describe('the staged order of reading (docs/rulebook.md §7)', () => {
  test('holds exactly the tally, whatever it is, and the same tally gives the same order', () => {
    fc.assert(
      fc.property(tallies, ([a, b, uncounted]) => {
        const one = ballot(a, b, uncounted);
        const order = readingOrder(one, ['a', 'b']);
        const piles = pilesAt(order, order.length);
        expect([piles.get('a') ?? 0, piles.get('b') ?? 0, piles.get(null) ?? 0]).toEqual([a, b, uncounted]);
        expect(readingOrder(one, ['a', 'b'])).toEqual(order);
        expect(lineAt(order, order.length)).toBe(one.majority);
      }),
    );
  });

  test('the line starts at a majority of all papers and every second uncounted one lowers it', () => {
    const order = [null, null, 'a', null, null, 'a', 'a', 'b', 'a', 'b'];
    expect([0, 1, 2, 3, 4, 5, 10].map((read) => lineAt(order, read))).toEqual([6, 5, 5, 5, 4, 4, 4]);
  });

  test('whatever the margin, twenty papers or more are read in 25 to 40 seconds, with a silence at the crossing', () => {
    const lasts = (one: PublicBallot) => {
      const order = readingOrder(one, ['a', 'b']);
      return order.reduce((sum, _, read) => sum + pauseAfter(order, read, one), 0);
    };
    for (const one of [ballot(139, 25, 8), ballot(19, 17, 4), ballot(82, 80, 8), ballot(20, 0, 0), ballot(0, 0, 30)]) {
      const order = readingOrder(one, ['a', 'b']);
      const crossing = crossingOf(order, one);
      if (crossing < order.length) expect(pauseAfter(order, crossing, one)).toBe(1500);
    }
    fc.assert(
      fc.property(tallies, ([a, b, uncounted]) => {
        fc.pre(a + b + uncounted >= 20);
        const total = lasts(ballot(a, b, uncounted));
        expect(total).toBeGreaterThanOrEqual(25_000);
        expect(total).toBeLessThanOrEqual(40_000);
      }),
    );
  });
});
