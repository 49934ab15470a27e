import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { freshFolder } from './rig.ts';

/** An author's own file, outside the repository (docs/scenarios.md): tried by its path, refused with the place and the reason. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const firstDay = readFileSync(new URL('../../assets/scenarios/first-day.json', import.meta.url), 'utf8');
const sim = (file: string, ...more: string[]) =>
  spawnSync(process.execPath, ['server/cli/sim.ts', '--scenario', file, '--games', '2', '--json', ...more], {
    cwd: root,
    encoding: 'utf8',
  });

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
