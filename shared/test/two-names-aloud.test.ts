import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seenLead } from '#shared/bots/belief.ts';
import { compileWorld } from '#shared/game/world.ts';
import { loadScenario } from '#shared/scenario/load.ts';
import type { Scenario } from '#shared/scenario/schema.ts';

/** The second run (docs/rulebook.md §7.10): whoever played *Two names* finds the same hall again, and hears it. */
const read = (id: string) => {
  const file = `assets/scenarios/${id}.json`;
  const loaded = loadScenario(file, JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')));
  if (!loaded.ok) throw new Error(`${file} is not a scenario`);
  return loaded.value;
};
const secret = read('two-names');
const aloud = read('two-names-aloud');

describe('two names, aloud', () => {
  test('states, blocs, benches and platforms are those of the secret run; delegations have a talk more a day', () => {
    for (const field of ['states', 'blocs', 'issues', 'regions', 'rollCall'] as const) expect(aloud[field]).toEqual(secret[field]);
    const bench = ({ seats }: Scenario) => seats.map(({ id, kind, chairs, bench: own }) => ({ id, kind, chairs, own }));
    expect(bench(aloud)).toEqual(bench(secret));
    const more = aloud.seats.map(({ talks }, n) => talks - (secret.seats[n]?.talks ?? 0));
    expect(more).toEqual(aloud.seats.map(({ kind }) => (kind === 'delegation' ? 1 : 0)));
    expect(aloud.candidates.map(({ platform }) => platform)).toEqual(secret.candidates.map(({ platform }) => platform));
  });

  test('every seat wants what it wanted: the same kinds of goals, brief by brief', () => {
    const wishes = ({ seats }: Scenario) =>
      seats.map(({ briefs }) => briefs.map(({ want, goals }) => [want, ...goals.map(({ kind }) => kind)]));
    expect(wishes(aloud)).toEqual(wishes(secret));
  });

  test('what it costs to be heard is reckoned with where votes are heard, and nowhere else', () => {
    const [here, there] = [compileWorld(aloud), compileWorld(secret)];
    const exposed = here.states.findIndex(({ exposure }) => exposure > 0.3);
    const dearer = [0.9, 0.4];
    expect(seenLead(here, dearer, exposed, 0)).toBeLessThan(0);
    expect(seenLead(here, dearer, exposed, 1)).toBeGreaterThan(0);
    for (const i of there.everywhere) expect(seenLead(there, dearer, i, 0)).toBe(0);
  });
});
