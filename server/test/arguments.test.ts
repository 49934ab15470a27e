import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What a command does not understand: one sentence and exit code 2, since 1 means that what was tried has failed. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = (name: string): string => `server/cli/${name}.ts`;

test.each([
  [cli('balance'), ['--smal'], /^Unknown option '--smal'$/],
  [cli('balance'), ['--games', 'few'], /^--games must be a whole number of at least 1, not "few"$/],
  [cli('par'), ['--games', '1'], /^--games must be a whole number of at least 2, not "1"$/],
  [cli('par'), ['--scenario', 'nowhere'], /^no scenario "nowhere": .*nowhere\.json cannot be read$/],
  [cli('goals'), ['--seat', 'vela'], /^--seat needs --scenario: /],
  [cli('goals'), ['--scenario', 'first-day', '--seat', 'nobody'], /^first-day has no seat "nobody"$/],
  [cli('minutes'), ['--minutes', '60'], /^two-names: has no length of 60 minutes$/],
  [cli('minutes'), ['--seed', '--public'], /^Option '--seed' argument is ambiguous$/],
  [cli('sim'), ['--ablate', '--act', 'chairs'], /^--act is one of persuade, .*, not "chairs"$/],
  [cli('sim'), ['--seats', '--act', 'chair'], /^--act goes with --ablate$/],
  [cli('sim'), ['--seats', '--agency'], /^one proof at a time, not seats and agency$/],
  [cli('sim'), ['--seats', '--minutes', '25'], /^--minutes goes with a summary: /],
  [cli('new'), ['action', 'toast', '--dri'], /^Unknown option '--dri'$/],
  [cli('prove'), ['twins'], /^no proof "twins": twin, /],
  [cli('prove'), ['twin', 'teeth'], /^one proof at a time, or all: not "twin teeth"$/],
  ['bench/main.ts', ['--only', 'rule'], /^--only is rules or wire, not "rule"$/],
] as const)('%s %j: one sentence, exit 2, no stack', (file, args, sentence) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { cwd: root, encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(sentence)]);
  expect(status).toBe(2);
});
