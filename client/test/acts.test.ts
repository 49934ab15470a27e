import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import { Table } from '#shared/game/table.ts';
import { publicView as pubOf, seatView as viewOf } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { Scenario } from '#shared/scenario/schema.ts';
import { publicView, scenario, seatView } from '../store/store.ts';
import { Acts } from '../ui/acts.tsx';
import { company, partCompany, taken } from '../ui/company.ts';
import { nodesOf, textOf } from './tree.ts';

const world = compileWorld(
  Scenario.parse(JSON.parse(readFileSync(new URL('../../assets/scenarios/bucharest-2022.json', import.meta.url), 'utf8'))),
);
const bench = world.seatRows.get('gh')?.bench ?? [];
const [first = '', ...others] = bench;

beforeEach(() => {
  const table = new Table(world, setUp(world, { seed: 'acts', openDice: true, persons: ['gh'] }), () => {});
  table.host({ type: 'phase.close' });
  scenario.value = world.scenario;
  publicView.value = pubOf(world, table.state);
  seatView.value = viewOf(world, table.state, 'gh');
});
afterEach(() => {
  partCompany();
  for (const each of [scenario, publicView, seatView]) each.value = null;
});

const row = () => world.states[world.indexOf.get(first) ?? -1] as (typeof world.states)[number];
const drawn = () => nodesOf(Acts({ row: row() }));
const wholeBench = () =>
  drawn().find(({ props }) => 'data-testid' in props && props['data-testid'] === 'whole-bench')?.props as {
    readonly children: string;
    readonly 'aria-pressed': boolean;
    onClick(): void;
  };

test('in a bloc of forty-four the whole bench is called together, and released by a second press', () => {
  expect(bench).toHaveLength(7);
  expect(wholeBench().children).toContain(`: ${bench.length} in one talk`);
  expect(wholeBench()['aria-pressed']).toBe(false);
  wholeBench().onClick();
  expect(taken(first)).toEqual(others);
  expect(wholeBench()['aria-pressed']).toBe(true);
  wholeBench().onClick();
  expect(taken(first)).toEqual([]);
  expect(wholeBench()['aria-pressed']).toBe(false);
});

test('whoever was suggested far from it in leaning comes along too', () => {
  const ids = (world.blocMembers.get(row().bloc) ?? []).flatMap((i) => world.states[i]?.id ?? []);
  const far = ids.filter((id) => id !== first && !bench.includes(id) && !publicView.value?.seats.some((seat) => seat.id === id));
  company.value = { of: first, ids: far };
  expect(textOf(drawn()[0])).toContain(`One offer to ${far.length + 1}`);
});
