import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import { publicView as pubOf } from '#shared/game/view.ts';
import type { DocumentView } from '#shared/game/view.types.ts';
import { compileWorld } from '#shared/game/world.ts';
import { Scenario } from '#shared/scenario/schema.ts';
import { expectedPapers } from '../store/attendance.ts';

const world = compileWorld(
  Scenario.parse(JSON.parse(readFileSync(new URL('../../assets/scenarios/regional-director.json', import.meta.url), 'utf8'))),
);
const hall = () => pubOf(world, setUp(world, { seed: 'doors', openDice: true, persons: [] }));
const rarely = world.states.filter((row) => row.attendance === 0.5).map((row) => row.id);

/** The hall once these papers have been published. */
const published = (clauses: DocumentView['clauses']) => {
  const pub = hall();
  return { ...pub, affairs: { ...pub.affairs, documents: [{ id: 'deal:1', kind: 'deal' as const, parties: [], clauses, day: 1 }] } };
};

test('as many papers as the record lets one expect, not as many as there are delegations', () => {
  const expected = expectedPapers(world, hall());
  expect(expected).toBe(Math.round(world.states.reduce((sum, row) => sum + row.attendance, 0)));
  expect(expected).toBeLessThan(world.states.length - 9);
});

test('people are there, and what a published deal says of the doors is reckoned with', () => {
  const before = expectedPapers(world, hall());
  const four = rarely.slice(0, 4);
  const people = four.map((id) => ({ id, kind: 'delegation' as const, held: 'person' as const, ready: false }));
  expect(expectedPapers(world, { ...hall(), seats: people })).toBe(before + 2);
  expect(expectedPapers(world, published(four.map((by) => ({ kind: 'attend', by, present: false }))))).toBe(before - 2);
  expect(expectedPapers(world, published(four.map((to) => ({ kind: 'travel', by: 'x', to }))))).toBe(before + 2);
});

test('a vote that was handed over comes or stays away with its holder', () => {
  const pub = hall();
  const sure = world.states.find((row) => row.attendance > 0.9)?.id ?? '';
  const proxies = Object.fromEntries(rarely.slice(0, 4).map((giver) => [giver, sure]));
  expect(expectedPapers(world, { ...pub, affairs: { ...pub.affairs, proxies } })).toBe(expectedPapers(world, pub) + 2);
});
