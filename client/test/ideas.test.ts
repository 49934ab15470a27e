import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import { publicView as pubOf } from '#shared/game/view.ts';
import type { PublicState, PublicView, SeatView } from '#shared/game/view.types.ts';
import { compileWorld } from '#shared/game/world.ts';
import { Scenario } from '#shared/scenario/schema.ts';
import { scenario } from '../store/store.ts';
import { callOn, leastKnown, lookUp } from '../ui/first-ideas.tsx';

const world = compileWorld(
  Scenario.parse(JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8'))),
);
const opening = pubOf(world, setUp(world, { seed: 'ideas', openDice: true, persons: [] }));
const free = opening.states.filter(({ id }) => !opening.seats.some((seat) => seat.id === id)).map(({ id }) => id);
const [first = '', second = ''] = free;

/** A hall where everybody leans far, but for these. */
const where = (seen: { readonly [id: string]: Pick<PublicState, 'certainty' | 'lean'> }): PublicView => ({
  ...opening,
  states: opening.states.map((state) => ({ ...state, backs: null, towards: 'corin', certainty: 3, lean: 90, ...seen[state.id] })),
});
const NOBODY: Pick<SeatView, 'seat' | 'known'> = { seat: 'marrow-isles', known: {} };
const ideaIn = (pub: PublicView): PublicState => leastKnown(pub, NOBODY) as PublicState;

beforeEach(() => {
  scenario.value = world.scenario;
});
afterEach(() => {
  scenario.value = null;
});

test('that nobody can tell is said only of a state that is not seen to lean', () => {
  const open = ideaIn(where({ [second]: { certainty: 0, lean: 9 } }));
  expect(open.id).toBe(second);
  expect(lookUp(open)).toMatch(/: nobody can tell where it leans$/);
  expect(callOn(open)).toMatch(/: it could go either way$/);
});

test('where even the least known state is seen to lean, the idea says how', () => {
  const leans = ideaIn(where({ [first]: { certainty: 1, lean: 30 } }));
  expect(leans.id).toBe(first);
  expect(lookUp(leans)).toMatch(/: a little towards Corin, for all one can see$/);
  expect(callOn(leans)).toMatch(/: a little towards Corin, for all one can see$/);
  expect(lookUp(ideaIn(where({})))).toMatch(/: far towards Corin, /);
});

test('whoever told me by itself is no longer looked up', () => {
  const pub = where({ [first]: { certainty: 0, lean: 0 }, [second]: { certainty: 0, lean: 9 } });
  const [visits, goods, experts, answerDay] = [0, 0, 0, 1];
  const nothing = { visits, goods, experts, answerDay, since: { day: 1, visits, goods, experts, answer: null } };
  expect(leastKnown(pub, NOBODY)?.id).toBe(first);
  expect(leastKnown(pub, { ...NOBODY, known: { [first]: { ...nothing, reading: null, answer: null } } })?.id).toBe(first);
  expect(leastKnown(pub, { ...NOBODY, known: { [first]: { ...nothing, reading: [0, 0.4], answer: null } } })?.id).toBe(second);
  expect(leastKnown(pub, { ...NOBODY, known: { [first]: { ...nothing, reading: null, answer: 'no' } } })?.id).toBe(second);
});
