import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { loadScenario } from '#shared/scenario/load.ts';
import type { Goal, Scenario, SeatRow } from '#shared/scenario/schema.ts';
import { placeOf } from '../cli/files.ts';
import { freshFolder } from './rig.ts';

/** An author's own file, outside the repository (docs/scenarios.md): tried by its path, refused with the place and the reason. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const firstDay = readFileSync(new URL('../../assets/scenarios/first-day.json', import.meta.url), 'utf8');
const cli = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
const sim = (file: string, ...more: string[]) => cli('server/cli/sim.ts', '--scenario', file, '--games', '2', '--json', ...more);

function mine(text: string): string {
  const file = join(freshFolder(), 'mine.json');
  writeFileSync(file, text);
  return file;
}

test('a file of one’s own is played, with its calibration lines, or at one of its lengths', () => {
  const file = mine(firstDay.replace('"id": "first-day"', '"id": "mine"'));
  const summary = JSON.parse(sim(file).stdout);
  expect(summary).toMatchObject({ scenario: 'mine', games: 2 });
  expect(summary.calibration.map((line: { metric: string }) => line.metric)).toContain('cover');
  expect(JSON.parse(sim(file, '--minutes', '25').stdout)).not.toHaveProperty('calibration');
});

test('a shipped file is found by its id wherever the repository lies, one of one’s own by its path', () => {
  const folder = join(root, 'a folder, 50 % full');
  expect(placeOf('first-day', pathToFileURL(`${folder}/`))).toBe(join(folder, 'first-day.json'));
  expect(placeOf('./mine.json')).toBe('./mine.json');
});

test('par and goals of a file of one’s own are printed as they stand in it, and nothing is written', () => {
  const kept = () => ['par', 'goals'].map((name) => readFileSync(join(root, `assets/facts/${name}.json`), 'utf8'));
  const before = kept();
  const file = mine(firstDay);
  const scenario = JSON.parse(firstDay) as Scenario;

  const par = cli('server/cli/par.ts', '--scenario', file, '--games', '2', '--seed', '1');
  const measured = JSON.parse(par.stdout) as Pick<Scenario, 'par'>;
  expect(Object.keys(measured.par)).toEqual(scenario.seats.map((row) => row.id));
  expect(loadScenario('mine', { ...scenario, ...measured })).toMatchObject({ ok: true });
  expect(par.stderr).toMatch(/mine\.json over 2 games each, seed 1: put it into the file/);

  const seat = scenario.seats.find((row) => row.id === scenario.firstSeat) as SeatRow;
  const goals = cli('server/cli/goals.ts', '--scenario', file, '--seat', seat.id, '--games', '10', '--seed', '1');
  const fitted = JSON.parse(goals.stdout) as Record<string, Record<string, Goal[]>>;
  expect(Object.keys(fitted)).toEqual([seat.id]);
  expect(Object.keys(fitted[seat.id] ?? {})).toEqual(seat.briefs.map((brief) => brief.id));
  const briefs = seat.briefs.map((brief) => ({ ...brief, goals: fitted[seat.id]?.[brief.id] }));
  expect(briefs.map(({ goals }) => goals?.map(({ kind }) => kind))).toEqual(seat.briefs.map(({ goals }) => goals.map(({ kind }) => kind)));
  const seats = scenario.seats.map((row) => (row.id === seat.id ? { ...row, briefs } : row));
  expect(loadScenario('mine', { ...scenario, seats })).toMatchObject({ ok: true });
  expect(goals.stderr).toMatch(/seed 1: put them into the file/);

  expect([par.status, goals.status]).toEqual([0, 0]);
  expect(kept()).toEqual(before);
});

test.each([
  ['a length it does not have', firstDay, ['--minutes', '60'], /has no length of 60 minutes$/],
  ['no JSON', firstDay.slice(0, 400), [], /mine\.json: not JSON: /],
  ['a field nobody knows', firstDay.replace('"version": 1', '"version": 1, "winner": "vela"'), [], /mine\.json: at \(top\): .*winner/],
  ['an unknown bloc', firstDay.replace('"bloc": "coast"', '"bloc": "nowhere"'), [], /at states\.0\.bloc: "nowhere" is not defined/],
  [
    'too little cover',
    firstDay.replace(/"cover": [\d.]+,\n "sources"/, '"cover": 3.2,\n "sources"'),
    [],
    /at cover: cover 3\.2 is under 4/,
  ],
] as const)('%s: one line, exit 2, no stack', (_, text, more, line) => {
  const { status, stdout, stderr } = sim(mine(text), ...more);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(line)]);
  expect(status).toBe(2);
});
