import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { opensOn } from '../game/unlock.ts';
import { compileWorld } from '../game/world.ts';
import { littleScenario } from './little.ts';

const assets = new URL('../../assets/', import.meta.url);
const words = Object.keys(JSON.parse(readFileSync(new URL('words/en/affairs.json', assets), 'utf8')));

test('what opens today is told to whom it concerns: not the first day, not what is not played, not another seat’s part', () => {
  const little = littleScenario();
  const world = compileWorld({
    ...little,
    modules: ['core', 'deals', 'blocs', 'press'],
    unlock: { 'line.table': 2, 'press.print': 2, investigate: 2, 'group.lobby': 3, 'deal.counter': 1 },
  });
  expect(opensOn(world, 'delegation', 1)).toEqual([]);
  expect(opensOn(world, 'delegation', 2)).toEqual(['line.table']);
  expect(opensOn(world, 'press', 2)).toEqual(['press.print']);
  expect(opensOn(world, 'delegation', 3)).toEqual([]);
});

test('every verb that a scenario opens later has words, and no day opens more than three to one seat', () => {
  const files = readdirSync(new URL('scenarios/', assets)).filter((name) => name.endsWith('.json'));
  const lengths = files.flatMap((name) => {
    const scenario = JSON.parse(readFileSync(new URL(`scenarios/${name}`, assets), 'utf8'));
    return scenario.lengths as { unlock: Record<string, number>; days: number }[];
  });
  const verbs = [...new Set(lengths.flatMap(({ unlock }) => Object.keys(unlock)))];
  expect(verbs.length).toBeGreaterThan(2);
  expect(verbs.filter((type) => !words.includes(`verb.${type}`))).toEqual([]);
  for (const { unlock, days } of lengths)
    for (let day = 1; day <= days; day++) expect(Object.values(unlock).filter((at) => at === day).length).toBeLessThanOrEqual(3);
});
