import { describe, expect, test } from 'vitest';
import { afterCount } from '#shared/game/after.ts';
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

describe('the others', () => {
  test('a sponsor has twenty for its candidate and three less for each of its scandals, beside a delegation’s', () => {
    expect(Object.keys(parts('alba'))).toEqual([...Object.keys(parts('bora')), 'winner', 'scandal']);
    expect(parts('alba').winner).toBe(20);
    expect(parts('alba').scandal).toBeCloseTo(0);
    expect(parts('luna', { scandals: [1, 2] })).toMatchObject({ winner: 0, scandal: -6 });
  });

  test('a sector member has sixty for texts as it wishes, twenty-five for such a winner, one for each of five experts', () => {
    const { platforms } = ended.agenda;
    const read = (forum: number, platform: number, sent: number) =>
      parts('loom', {
        agenda: { ...ended.agenda, texts: [forum, 0.2], platforms: [[platform, 0.5], ...platforms.slice(1)] },
        ...withSeat('loom', { sent }),
      });
    expect(read(-0.5, -0.5, 2)).toMatchObject({ texts: 60, winner: 25, experts: 2 });
    // Half of all the way off.
    expect(read(0.5, 0.5, 9)).toMatchObject({ texts: 30, winner: 12.5, experts: 5 });
  });

  test('a newsroom has five a voice, six a document, two an issue, and a forecast for as long as it holds', () => {
    const voices = ['bora', 'bora', 'elna'].map((by) => ({ by, to: 'gazette', candidate: null, day: 1 }));
    const printed = (...stories: readonly object[]) =>
      parts('gazette', {
        quotes: voices as unknown as GameState['quotes'],
        prints: stories.map((story) => ({ by: 'gazette', story, day: 1 })) as unknown as GameState['prints'],
      });
    const document = { about: 'document' };
    const issue = { about: 'issue' };
    const forecast = (votes: number) => ({ about: 'forecast', candidate: 'ana', votes });
    expect(printed()).toMatchObject({ quotes: 10, documents: 0, stories: 0, forecast: 0 });
    expect(printed(...[1, 2, 3, 4].map(() => document), ...[1, 2, 3, 4].map(() => issue))).toMatchObject({ documents: 18, stories: 6 });
    // Six came. One off costs ten of twelve states; the best of several counts.
    expect(printed(forecast(6)).forecast).toBe(25);
    expect(printed(forecast(9), forecast(7)).forecast).toBeCloseTo(25 / 6, 0);
    expect(printed(forecast(9)).forecast).toBe(0);
  });
});

describe('what is published after the count', () => {
  const book = (n: number) => Object.fromEntries(world.states.slice(0, n).map(({ id }) => [id, { live: true, day: 1 }]));
  const published = (ana: number, change: Partial<GameState> = {}) =>
    afterCount(world, { ...ended, promises: [book(ana), book(2)] as GameState['promises'], ...change });

  test.each([
    [4, false],
    [5, true],
    [7, true],
    [8, false],
  ])('of twelve states %i have promised: that promises stand beside papers is %s', (promised, beside) => {
    expect(published(promised).comparable).toEqual({ ana: beside, ben: false });
    expect(published(promised).promises).toEqual({ ana: promised, ben: 2 });
  });

  test('who promised both is a number, and forecasts are a list without names', () => {
    expect(published(7).doublePromises).toBe(2);
    const sealed = (seat: string, votes: number) => ({ [seat]: { ...(ended.seats[seat] as object), forecast: { votes, uncounted: 0 } } });
    const seats = { ...ended.seats, ...sealed('java', 9), ...sealed('bora', 3) } as GameState['seats'];
    expect(published(7, { seats }).forecasts).toEqual([3, 9]);
  });
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
