import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import { publicView as pubOf } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { Scenario } from '#shared/scenario/schema.ts';
import { hallPainter } from '../stage/painters/hall.ts';
import { mapPainter } from '../stage/painters/map.ts';
import { publicView, scenario, selected } from '../store/store.ts';

const world = compileWorld(
  Scenario.parse(JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8'))),
);

afterEach(() => {
  for (const each of [scenario, publicView, selected]) each.value = null;
});

test.each([
  ['hall', () => hallPainter(false, true)],
  ['map', () => mapPainter()],
])('the %s is painted anew when something in it is other than before, and not for a view that says the same', (_, make) => {
  const painter = make();
  const stamps = () => {
    painter.read(0);
    return painter.layers.map((layer) => layer.stamp(0));
  };
  scenario.value = world.scenario;
  const pub = pubOf(world, setUp(world, { seed: 'paint', openDice: true, persons: [] }));
  publicView.value = pub;
  const first = stamps();
  publicView.value = structuredClone(pub);
  expect(stamps()).toEqual(first);
  publicView.value = { ...pub, states: pub.states.map((state, i) => (i === 0 ? { ...state, backs: 'corin' } : state)) };
  const backed = stamps();
  expect(backed).not.toEqual(first);
  selected.value = pub.states[1]?.id ?? null;
  expect(stamps()).not.toEqual(backed);
});
