import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import { publicView as pubOf, seatView as viewOf } from '#shared/game/view.ts';
import type { PublicBallot } from '#shared/game/view.types.ts';
import { compileWorld } from '#shared/game/world.ts';
import { type Goal, Scenario } from '#shared/scenario/schema.ts';
import { guessedBallot, lotAtTheBottom, placesOf } from '../store/ballots.ts';
import { scenario } from '../store/store.ts';
import { progressOf } from '../ui/goal-progress.ts';

const read = (id: string) =>
  compileWorld(Scenario.parse(JSON.parse(readFileSync(new URL(`../../assets/scenarios/${id}.json`, import.meta.url), 'utf8'))));

const counted = (round: number, votes: PublicBallot['votes'], elected: string | null): PublicBallot => {
  const valid = Object.values(votes).reduce((sum, n) => sum + n, 0);
  const rest = { epoch: 1, onRoll: valid + 2, papers: valid + 2, notHandedIn: 0, uncounted: 2, void: false, post: 0, aloud: null };
  return { ...rest, round, votes, majority: Math.floor(valid / 2) + 1, elected };
};

/** How goals stand for a seat that did nothing at all, once they are judged. */
function atTheEnd(id: string, ballots: readonly PublicBallot[], goals: readonly Goal[]): string[] {
  const world = read(id);
  const state = setUp(world, { seed: 'goals', openDice: true, persons: [] });
  const pub = { ...pubOf(world, state), phase: 'verdict' as const, ballots, winner: world.candidates[0].id };
  const seat = world.scenario.seats.find((row) => row.kind === 'delegation')?.id ?? '';
  const view = { ...viewOf(world, state, seat), goals: goals.map(() => false) };
  return goals.map((goal) => progressOf({ world, pub, view }, goal));
}

const goalsOf = (id: string): readonly Goal[] => read(id).scenario.seats.flatMap((row) => row.briefs.flatMap((brief) => brief.goals));

test('after the end nothing is said as if it could still come', () => {
  for (const [id, votes] of [
    ['two-names', { corin: 20, vela: 18 }],
    ['the-third-name', { dessa: 9, morrow: 17, tane: 7 }],
  ] as const) {
    const said = atTheEnd(id, [counted(1, votes, 'x')], goalsOf(id));
    // A goal that holds says so; the page leaves that out, since a mark stands beside it.
    expect(said.filter((text) => text !== 'holds so far' && /\byet\b|so far|will tell/.test(text))).toEqual([]);
  }
  const never: readonly Goal[] = [{ kind: 'chair-received' }, { kind: 'text-moved', issue: 'connect', towards: 'high', by: 0.5 }];
  expect(atTheEnd('two-names', [], never)).toEqual(['none', '0 of 50, 50 short']);
});

describe('a goal about a text is told in points', () => {
  const world = read('two-names');
  const state = setUp(world, { seed: 'goals', openDice: true, persons: [] });
  /** How a goal stands where the text was read so this morning, and the draft stands so in the room that I sit in, if I do. */
  const standing = (goal: Goal, morning: number, room: number | null) => {
    const pub = pubOf(world, state);
    const { agenda } = pub.affairs;
    const texts = agenda.texts.map((text, k) => (k === world.issueIndex.get('connect') ? morning : text));
    const view = { ...viewOf(world, state, 'tamber'), rooms: room === null ? {} : { connect: room } };
    return progressOf({ world, pub: { ...pub, affairs: { ...pub.affairs, agenda: { ...agenda, texts } } }, view }, goal);
  };
  const start = world.scenario.issues[world.issueIndex.get('connect') ?? -1]?.text ?? 0;

  test.each([
    ['high', 0.15, null, '15 of 25, 10 short'],
    ['high', 0, 0.15, '15 of 25, 10 short'],
    ['high', 0, 0.3, '30 of 25'],
    ['high', 0.3, 0.1, '10 of 25, 15 short'],
    ['high', 0, 0.2499, '24 of 25, 1 short'],
    ['low', 0, -0.25, '25 of 25'],
    ['low', 0.034, null, '3 the other way, the mark is 25'],
    ['low', 0, null, '0 of 25, 25 short'],
  ] as const)('towards %s, read at %d, in the room at %s: %s', (towards, morning, room, said) => {
    const goal = { kind: 'text-moved', issue: 'connect', towards, by: 0.25 } as const;
    expect(standing(goal, start + morning, room === null ? null : start + room)).toBe(said);
  });

  test.each([
    [0.2, null, 'off by 20, the mark is 5'],
    [0.2, -0.03, 'off by 3, the mark is 5'],
    [0, 0.0501, 'off by 6, the mark is 5'],
    [0.0501, 0.05, 'off by 5, the mark is 5'],
  ] as const)('within, read at %d, in the room at %s: %s', (morning, room, said) => {
    expect(standing({ kind: 'text-within', issue: 'connect', position: 0, distance: 0.05 }, morning, room)).toBe(said);
  });
});

test('where there were several ballots a figure says of which it is', () => {
  const ballots = [counted(1, { dessa: 7, morrow: 12, tane: 13 }, null), counted(2, { morrow: 13, tane: 15 }, 'tane')];
  const goals: readonly Goal[] = [
    { kind: 'votes', candidate: 'tane', atLeast: 11 },
    { kind: 'margin-under', votes: 6 },
    { kind: 'bargains', atLeast: 2 },
  ];
  expect(atTheEnd('the-third-name', ballots, goals)).toEqual([
    '15 of 11, ballot 2',
    '2 apart, the mark is under 6, ballot 2',
    '0 of 2, 2 short',
  ]);
  expect(atTheEnd('the-third-name', ballots.slice(0, 1), goals)[0]).toBe('13 of 11');
});

test('a guess is set against the first ballot that counted, whoever has left the paper since', () => {
  const world = read('the-third-name');
  const state = setUp(world, { seed: 'goals', openDice: true, persons: [] });
  const seat = world.scenario.seats[0]?.id ?? '';
  const ballots = [counted(1, { dessa: 7, morrow: 12, tane: 13 }, null), counted(2, { morrow: 13, tane: 15 }, 'tane')];
  const pub = { ...pubOf(world, state), phase: 'verdict' as const, ballots };
  const view = { ...viewOf(world, state, seat), forecast: { votes: 9, uncounted: 1 }, goals: [false] };
  expect(progressOf({ world, pub, view }, { kind: 'forecast-within', votes: 3 })).toBe('off by 2, the mark is 3, ballot 1');
  expect(guessedBallot(pub)?.round).toBe(1);
  expect(
    guessedBallot({ ...pub, ballots: [{ ...counted(1, { dessa: 1, morrow: 1, tane: 1 }, null), void: true }, ...ballots.slice(1)] })?.round,
  ).toBe(2);
});

test('a name keeps its ink when another has left the paper', () => {
  scenario.value = read('the-third-name').scenario;
  expect(placesOf(['dessa', 'tane'])).toEqual([0, 2]);
  expect(placesOf(['morrow', 'tane'])).toEqual([1, 2]);
  // Contenders for a later post are on a paper of their own.
  expect(placesOf(['ansel', 'brisco'])).toEqual([0, 1]);
  scenario.value = null;
});

test('a lot at the bottom is told where the last two were level, and one of three names had to leave', () => {
  scenario.value = read('the-third-name').scenario;
  expect(lotAtTheBottom(counted(1, { dessa: 10, morrow: 10, tane: 11 }, null))).toBe(true);
  expect(lotAtTheBottom(counted(1, { dessa: 10, morrow: 9, tane: 11 }, null))).toBe(false);
  expect(lotAtTheBottom(counted(1, { dessa: 10, morrow: 11, tane: 11 }, null))).toBe(false);
  expect(lotAtTheBottom(counted(2, { morrow: 15, tane: 15 }, null))).toBe(false);
  expect(lotAtTheBottom(counted(1, { dessa: 5, morrow: 5, tane: 20 }, 'tane'))).toBe(false);
  scenario.value = read('two-names').scenario;
  expect(lotAtTheBottom(counted(1, { corin: 15, vela: 15 }, null))).toBe(false);
});
