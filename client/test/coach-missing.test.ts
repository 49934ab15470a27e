import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import { Table } from '#shared/game/table.ts';
import { publicView as pubOf, seatView as viewOf } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import type { Session } from '../session/session.ts';
import { coach, coachMissing } from '../store/coach.ts';
import { publicView, scenario, seatView, session } from '../store/store.ts';
import { NextAct } from '../ui/coach/next.tsx';
import { textOf } from './tree.ts';

vi.mock('#shared/bots/coach.ts', () => {
  throw new Error('the network is gone');
});

test('a coach that does not load says so where it would have spoken', async () => {
  const read = JSON.parse(readFileSync(new URL('../../assets/scenarios/first-day.json', import.meta.url), 'utf8')) as Scenario;
  const world = compileWorld(read);
  const table = new Table(world, setUp(world, { seed: 'page', openDice: true, persons: [read.firstSeat] }), () => {});
  table.host({ type: 'phase.close' });
  scenario.value = read;
  publicView.value = pubOf(world, table.state);
  seatView.value = viewOf(world, table.state, read.firstSeat);
  expect(textOf(NextAct())).toBe('');
  session.value = { kind: 'solo' } as Session;
  await vi.waitFor(() => expect(coachMissing.value).toBe(true));
  expect(coach.value).toBeNull();
  expect(textOf(NextAct())).toBe('The coach could not be loaded. Reload the page.');
});
