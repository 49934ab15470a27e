import { describe, expect, test } from 'vitest';
import { isMet } from '#shared/game/goals.ts';
import { scoreOf } from '#shared/game/score.ts';
import type { GameState } from '#shared/game/state.ts';
import type { SeatRow } from '#shared/scenario/schema.ts';
import { Teller } from './stories/story.ts';

/** Points of docs/rulebook.md §9, part by part, on a game that has ended and is then changed in one thing. */
const teller = new Teller({ seed: 'points', persons: [], hall: (little) => ({ ...little, days: 1, rollCall: null, linked: [] }) })
  .to('booth')
  .count([6, 4], 1)
  .to('verdict');
const { world } = teller;
const ended = { ...teller.state, winner: 0, scandals: [0, 0], lines: {}, goals: {} } as GameState;
const parts = (seat: string, change: Partial<GameState> = {}) =>
  scoreOf(world, { ...ended, ...change }, world.seatRows.get(seat) as SeatRow).parts;
const withSeat = (seat: string, own: object): Partial<GameState> => ({
  seats: { ...ended.seats, [seat]: { ...(ended.seats[seat] as object), ...own } } as GameState['seats'],
});

describe('a candidate', () => {
  test('has 30 for winning and half its margin, 15 at most; else 30 times its share', () => {
    // Six to four: twenty points ahead.
    expect(parts('ana').result).toBe(40);
    expect(parts('ben').result).toBe(12);
  });

  test.each([
    [{}, 0],
    [{ north: 0 }, 15],
    [{ north: 0, south: 0 }, 30],
    [{ north: 1, south: 1 }, 0],
    [{ a: 0, b: 0, c: 0, d: 0 }, 45],
  ])('with the lines %j has %i for them', (lines, points) => {
    expect(parts('ana', { lines: lines as GameState['lines'] }).lines).toBe(points);
  });

  test.each([
    [[0, 0], 0],
    [[1, 0], -10],
    [[0, 2], 20],
    [[2, 2], 0],
  ])('pays for its own scandals and gains by the others: %j is %i', (scandals, points) => {
    expect(parts('ana', { scandals }).scandal).toBe(points);
  });
});

describe('a delegation', () => {
  test.each([
    [{ aid: 0, letters: 1, chairs: 0, expertise: 0 }, 4],
    [{ aid: 0, letters: 4, chairs: 0, expertise: 0 }, 10],
    [{ aid: 0, letters: 0, chairs: 1, expertise: 1 }, 8],
    [{ aid: 0, letters: 2, chairs: 9, expertise: 0 }, 25],
  ])('that received %j has %i for it', (received, points) => {
    expect(parts('bora', withSeat('bora', { received })).goods).toBe(points);
  });

  test('stands by what it keeps, and loses four by what it breaks', () => {
    const standing = (own: object) => parts('bora', withSeat('bora', own)).standing as number;
    const plain = standing({ kept: 0, breaches: 0, doubles: 0 });
    expect(standing({ kept: 2, breaches: 0, doubles: 0 })).toBeCloseTo(plain + 2);
    expect(standing({ kept: 0, breaches: 1, doubles: 0 })).toBeCloseTo(plain - 4);
    expect(standing({ kept: 0, breaches: 0, doubles: 1 })).toBeCloseTo(plain - 1.5);
  });

  test('gains beside the winner in public and loses beside another', () => {
    const beside = (backs: number | null) =>
      parts('bora', { faces: ended.faces.map((face, i) => (world.states[i]?.id === 'bora' ? { ...face, backs, changed: 1 } : face)) })
        .record as number;
    expect(beside(0)).toBeGreaterThan(beside(null));
    expect(beside(1)).toBeLessThan(beside(null));
  });
});

test('three goals of a brief are ten points, and no more points than a part may have', () => {
  expect(parts('bora', { goals: { bora: [true, true, true] } }).brief).toBe(10);
  expect(parts('bora', { goals: { bora: [false, true, false] } }).brief).toBeCloseTo(3.3);
});

test('without a par a grade is the middle; with one, fifteen a standard deviation and within 0 and 100', () => {
  const row = world.seatRows.get('bora') as SeatRow;
  const graded = (mean: number, sd: number) => {
    const here = { ...world, scenario: { ...world.scenario, par: { bora: { mean, sd } } } };
    return scoreOf(here, ended, row).grade;
  };
  const { points, grade } = scoreOf({ ...world, scenario: { ...world.scenario, par: {} } }, ended, row);
  expect(grade).toBe(50);
  expect(graded(points, 4)).toBe(50);
  expect(graded(points - 4, 4)).toBe(65);
  expect(graded(points - 400, 4)).toBe(100);
});

describe('a forecast', () => {
  const [ballot] = ended.ballots;
  if (!ballot?.tally) throw new Error('the game has a count');
  const first = { ...ballot, elected: null };
  const second = { ...ballot, round: 2, tally: { ...ballot.tally, votes: { ana: 9, ben: 1 } } };
  const met = (votes: number, ballots: GameState['ballots']) =>
    isMet(world, { ...ended, ...withSeat('bora', { forecast: { votes, uncounted: 0 } }), ballots }, world.seatRows.get('bora') as SeatRow, {
      kind: 'forecast-within',
      votes: 1,
    });

  test('is judged by the first ballot that counted', () => {
    expect([met(6, [ballot]), met(9, [ballot])]).toEqual([true, false]);
    expect([met(6, [first, second]), met(9, [first, second])]).toEqual([true, false]);
    expect([met(6, [{ ...first, void: true }, second]), met(9, [{ ...first, void: true }, second])]).toEqual([false, true]);
  });
});
