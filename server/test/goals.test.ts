import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialled, dialOf, leastOf } from '../cli/facts/dial.ts';
import { filled } from '../cli/facts/number-words.ts';
import { scenarioFile, shippedIds } from '../cli/files.ts';
import { choose, type Option } from '../cli/proof/choose.ts';
import { evened } from '../cli/proof/fit-goals.ts';

describe('a brief says the numbers of its goals', () => {
  test.each([
    ['{1} tokens of aid.', 1, 'One token of aid.'],
    ['{1} tokens of aid.', 2, 'Two tokens of aid.'],
    ['Deals with {1}.', 7, 'Deals with seven.'],
    ['{1} who abstain.', 1, 'One who abstain.'],
    ['{1} papers, whoever wins.', 78, 'Seventy-eight papers, whoever wins.'],
    ['{1} votes.', 139, '139 votes.'],
  ])('%s with %i', (sentence, n, told) => {
    expect(filled(sentence, [n, null, null])).toBe(told);
  });

  test('a sentence about a goal without a number is a mistake of its author', () => {
    expect(() => filled('{2} letters.', [3, null, null])).toThrow('goal 2 has no number');
  });

  test('no shipped brief shows a hole', () => {
    for (const id of shippedIds()) {
      for (const row of scenarioFile(id).seats) {
        for (const brief of row.briefs) expect(`${brief.want} ${brief.need} ${brief.fear}`).not.toMatch(/[{}]/);
      }
    }
  });
});

describe('numbers are chosen so that three goals are met together in about a fifth of games', () => {
  const games = 100;
  /** A goal whose figure in game g is known: met where it is at least n. */
  const options = (figures: readonly number[]): Option[] =>
    Array.from({ length: 9 }, (_, n) => ({ n: n + 1, far: n / 4, met: figures.map((figure) => figure >= n + 1) }));

  test('wherever a choice within 15–25 % exists, one is made', () => {
    const figure = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: games, maxLength: games });
    fc.assert(
      fc.property(figure, figure, figure, (a, b, c) => {
        const table = [options(a), options(b), options(c)];
        const { numbers, joint } = choose([table]);
        const together = a.filter((x, g) => x >= (numbers[0] ?? 0) && (b[g] ?? 0) >= (numbers[1] ?? 0) && (c[g] ?? 0) >= (numbers[2] ?? 0));
        expect(joint).toBeCloseTo(together.length / games);
        // Three independent figures of 0..9: every rate from 10 to 90 % is there to choose.
        expect(joint).toBeGreaterThanOrEqual(0.15);
        expect(joint).toBeLessThanOrEqual(0.25);
      }),
      { numRuns: 60 },
    );
  });

  test('a text that was asked to move by 1 may be asked for less again', () => {
    const dial = dialOf({ kind: 'text-moved', issue: 'connect', towards: 'high', by: 1 });
    expect(dial && leastOf(dial)).toBeCloseTo(0.05);
    const count = dialOf({ kind: 'bargains', atLeast: 5 });
    expect(count && leastOf(count)).toBe(1);
  });

  test('where one brief cannot come near a fifth, the others make up for it', () => {
    const free = Array.from({ length: games }, (_, g) => g % 10);
    const always = options(Array.from({ length: games }, () => 9));
    // Met in one game of twenty, whatever is chosen.
    const rare: Option[] = [{ n: 1, far: 0, met: Array.from({ length: games }, (_, g) => g % 20 === 0) }];
    const easy = [[options(free), always, always]];
    const found = evened([[[rare, always, always]], easy, easy, easy]);
    expect(found[0]?.joint).toBeCloseTo(0.05);
    const mean = found.reduce((sum, { joint }) => sum + joint, 0) / found.length;
    expect(mean).toBeGreaterThan((0.05 + 3 * 0.2) / 4);
    for (const { joint } of found.slice(1)) expect(joint).toBeLessThanOrEqual(0.3);
  });

  test('two seats asked the same get the same numbers, their rates averaged', () => {
    const low = Array.from({ length: games }, (_, g) => g % 5);
    const high = Array.from({ length: games }, (_, g) => 4 + (g % 5));
    const rest = Array.from({ length: games }, (_, g) => (g * 7) % 10);
    const { joint, numbers } = choose([
      [options(low), options(rest), options(rest)],
      [options(high), options(rest), options(rest)],
    ]);
    const [n = 0, m = 0, k = 0] = numbers;
    const rate = (own: readonly number[]) => own.filter((x, g) => x >= n && (rest[g] ?? 0) >= Math.max(m, k)).length / games;
    expect(joint).toBeCloseTo((rate(low) + rate(high)) / 2);
  });
});

test('every goal with a number has the fitted one, within what can happen', () => {
  const text = readFileSync(new URL('../../assets/facts/goals.json', import.meta.url), 'utf8');
  const fitted = JSON.parse(text) as Record<string, Record<string, (number | null)[][]>>;
  for (const id of shippedIds()) {
    const scenario = scenarioFile(id);
    const places = scenario.seats.flatMap((row) =>
      row.briefs.flatMap(({ goals }, nth) => goals.map((goal, place) => ({ goal, own: fitted[id]?.[row.id]?.[nth]?.[place] }))),
    );
    for (const { goal, own } of places) {
      const dial = dialOf(goal);
      if (!dial) continue;
      const n = dialled(goal) ?? 0;
      expect(n).toBe(own);
      expect(n).toBeGreaterThan(0);
      if (dial.key === 'atLeast' && 'candidate' in goal) expect(n).toBeLessThanOrEqual(scenario.states.length);
    }
  }
});
