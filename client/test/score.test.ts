import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import { publicView as pubOf, seatView as viewOf } from '#shared/game/view.ts';
import type { PublicView } from '#shared/game/view.types.ts';
import { compileWorld } from '#shared/game/world.ts';
import { Scenario } from '#shared/scenario/schema.ts';
import { publicView, scenario, seatView } from '../store/store.ts';
import { Score } from '../ui/affairs/score.tsx';
import { textOf } from './tree.ts';

const world = compileWorld(
  Scenario.parse(JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8'))),
);
const seat = 'marrow-isles';
const after: NonNullable<PublicView['after']> = {
  ...{ handshakes: {}, promises: {}, backing: {}, comparable: {}, doublePromises: 0, forecasts: [], headlines: [] },
  ...{ goalsMet: { [seat]: 3 }, ranking: null, welfare: null },
};

afterEach(() => {
  for (const each of [scenario, publicView, seatView]) each.value = null;
});

/** What the debrief says of a poor grade. */
function graded(change: Partial<Scenario>): string {
  const state = setUp(world, { seed: 'score', openDice: true, persons: [seat] });
  scenario.value = { ...world.scenario, ...change };
  publicView.value = { ...pubOf(world, state), phase: 'verdict', after };
  seatView.value = { ...viewOf(world, state, seat), score: { parts: {}, points: 21, grade: 32 } };
  return textOf(Score());
}

test('beside the grade stands what one wins by, since goals and grade may say opposite things', () => {
  const text = graded({});
  expect(text).toContain('Grade 32 of 100');
  expect(text).toContain('You win by your goals. The grade only compares you with bots in this seat.');
  expect(graded({ scoring: 'rank' })).toContain('by it this hall ranks its seats');
  expect(graded({ scoring: 'welfare' })).toContain('what all delegations gained together');
});

test('where there is no grade nothing is said about it', () => {
  expect(graded({ par: {} })).not.toMatch(/compares you|Grade 32/);
});
