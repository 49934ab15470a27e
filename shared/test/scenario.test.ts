import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadScenario } from '#shared/scenario/load.ts';
import type { Scenario } from '#shared/scenario/schema.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = (id: string) => readFileSync(join(root, 'assets/scenarios', `${id}.json`), 'utf8');
const read = (id: string): Scenario => JSON.parse(text(id));

describe('the scenarios that come with the game', () => {
  test.each(['bucharest-2022', 'two-names'])('%s loads, and the script writes the same bytes again', (id) => {
    expect(loadScenario(`${id}.json`, read(id)).ok).toBe(true);
    const folder = mkdtempSync(join(tmpdir(), 'pv-facts-'));
    execFileSync(process.execPath, ['server/cli/facts.ts', folder], { cwd: root });
    expect(readFileSync(join(folder, `${id}.json`), 'utf8')).toBe(text(id));
  });

  test('193 states, called in French order region by region, with the Assembly’s published totals', () => {
    const { states, regions } = read('bucharest-2022');
    expect(states).toHaveLength(193);
    for (const region of regions) {
      const names = states.filter((row) => row.region === region.id).map((row) => row.called);
      expect(names).toEqual(names.slice().sort((a, b) => a.localeCompare(b, 'fr')));
    }
    const said = (label: string, value: string) =>
      states.filter((row) => row.facts.some((fact) => fact.label === label && fact.value === value)).length;
    // 141–5–35–12 and 93–24–58–18, less Palau (yes three times, no ITU member): the Holy See has no vote there.
    expect(['in favour', 'against', 'abstained', 'did not vote'].map((value) => said('Assembly, 2 March 2022', value))).toEqual([
      140, 5, 35, 12,
    ]);
    expect(['in favour', 'against', 'abstained', 'did not vote'].map((value) => said('Assembly, 7 April 2022', value))).toEqual([
      92, 24, 58, 18,
    ]);
    expect(said('Dubai treaty, 2012', 'signed')).toBe(89);
  });

  test.each(['bucharest-2022', 'two-names'])('%s: four different briefs a seat, no id twice, benches apart', (id) => {
    const { seats } = read(id);
    const ids = seats.flatMap((seat) => seat.briefs.map((brief) => brief.id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const seat of seats) expect(new Set(seat.briefs.map((brief) => brief.want)).size, seat.id).toBeGreaterThanOrEqual(4);
    const bench = seats.flatMap((seat) => seat.bench);
    expect(new Set(bench).size).toBe(bench.length);
    for (const neighbour of bench)
      expect(
        seats.some((seat) => seat.id === neighbour),
        neighbour,
      ).toBe(false);
  });

  test('a living person is never “you”, and every part of a standing has a source', () => {
    const scenario = read('bucharest-2022');
    for (const seat of scenario.seats.filter((row) => row.kind === 'candidate')) expect(seat.title).toMatch(/^Campaign for /);
    for (const candidate of scenario.candidates) for (const part of candidate.standing) expect(part.source.length).toBeGreaterThan(10);
  });
});

describe('a broken scenario names file, path and reason', () => {
  const breakIt: readonly (readonly [string, (s: Record<string, unknown> & Scenario) => unknown, RegExp, RegExp])[] = [
    ['a missing field', ({ title: _, ...rest }) => rest, /^title$/, /./],
    [
      'an unknown bloc',
      (s) => ({ ...s, states: s.states.map((row, i) => (i === 3 ? { ...row, bloc: 'atlantis' } : row)) }),
      /^states\.3\.bloc$/,
      /"atlantis" is not defined/,
    ],
    [
      'too few ideals',
      (s) => ({ ...s, states: s.states.map((row, i) => (i === 0 ? { ...row, ideals: [0] } : row)) }),
      /^states\.0\.ideals$/,
      /has 1 entries, the scenario has 3/,
    ],
    ['a state twice', (s) => ({ ...s, states: [...s.states, s.states[0]] }), /^states\.42\.id$/, /there twice/],
    ['no cover', (s) => ({ ...s, cover: 3.9 }), /^cover$/, /under 4/],
    [
      'an unknown goal',
      (s) => ({
        ...s,
        seats: s.seats.map((seat, i) =>
          i === 0
            ? { ...seat, briefs: seat.briefs.map((brief) => ({ ...brief, goals: [{ kind: 'fame' }, ...brief.goals.slice(1)] })) }
            : seat,
        ),
      }),
      /^seats\.0\.briefs\.0\.goals/,
      /./,
    ],
    [
      'a candidate in a goal who does not stand',
      (s) => ({
        ...s,
        seats: s.seats.map((seat, i) =>
          i === 0
            ? {
                ...seat,
                briefs: seat.briefs.map((brief) => ({
                  ...brief,
                  goals: [{ kind: 'elected', candidate: 'nobody' }, ...brief.goals.slice(1)],
                })),
              }
            : seat,
        ),
      }),
      /^seats\.0\.briefs\.0\.goals\.0\.candidate$/,
      /"nobody"/,
    ],
    ['something nobody asked for', (s) => ({ ...s, cheat: true }), /./, /./],
  ];
  test.each(breakIt)('%s', (_, change, path, reason) => {
    const result = loadScenario('mine.json', change(read('two-names') as Record<string, unknown> & Scenario));
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.refusal.code).toBe('scenario-broken');
    expect(result.refusal.args.file).toBe('mine.json');
    expect(String(result.refusal.args.path)).toMatch(path);
    expect(String(result.refusal.args.reason)).toMatch(reason);
  });
});
