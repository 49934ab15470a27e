import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import { publicView as pubOf } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { Scenario } from '#shared/scenario/schema.ts';
import { publicView } from '../store/store.ts';
import { offerUntil } from '../ui/awaiting.tsx';

const world = compileWorld(
  Scenario.parse(JSON.parse(readFileSync(new URL('../../assets/scenarios/the-third-name.json', import.meta.url), 'utf8'))),
);
const opening = pubOf(world, setUp(world, { seed: 'offer', openDice: true, persons: [] }));

afterEach(() => {
  publicView.value = null;
});

test('an offer stands until its day ends, and one of a recess until the next ballot', () => {
  publicView.value = { ...opening, phase: 'corridor' };
  expect(offerUntil()).toBe('until tonight');
  publicView.value = { ...opening, phase: 'recess' };
  expect(offerUntil()).toBe('until the next ballot');
});
