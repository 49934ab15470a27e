import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import type { Phase } from '#shared/game/state.ts';
import { publicView as pubOf } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { Scenario } from '#shared/scenario/schema.ts';
import type { Session } from '../session/session.ts';
import { publicView, scenario, session } from '../store/store.ts';
import { Clock } from '../ui/clock.tsx';

const read = (id: string) =>
  Scenario.parse(JSON.parse(readFileSync(new URL(`../../assets/scenarios/${id}.json`, import.meta.url), 'utf8')));

afterEach(() => {
  for (const each of [scenario, publicView, session]) each.value = null;
});

/** What the page says of the end of a phase where no clock runs. */
function closing(phase: Phase, kind: Session['kind'], hall = 'two-names'): unknown {
  const world = compileWorld(read(hall));
  scenario.value = world.scenario;
  session.value = { kind } as Session;
  publicView.value = { ...pubOf(world, setUp(world, { seed: 'clock', openDice: true, persons: ['marrow-isles'] })), phase };
  return Clock()?.props.children;
}

test('in a room without clocks all close a phase together, but nobody is asked to be ready in the booth', () => {
  expect(closing('corridor', 'room')).toBe('closes when all are ready');
  expect(closing('booth', 'room')).toBe('closes shortly after the last paper');
  expect(closing('booth', 'room', 'two-names-aloud')).toBe('closes shortly after the last answer');
});

test('alone one closes every phase oneself, the booth too', () => {
  for (const phase of ['corridor', 'booth'] as const) expect(closing(phase, 'solo')).toBe('you close this');
});
