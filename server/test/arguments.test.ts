import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What a command does not understand: one sentence and exit code 2, since 1 means that what was tried has failed. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = (name: string): string => `server/cli/${name}.ts`;

test.each([
  [cli('balance'), ['--smal'], /^Unknown option '--smal'$/],
  [cli('balance'), ['--games', 'few'], /^--games must be a whole number of at least 1, not "few"$/],
  [cli('par'), ['--games'], /^Option '--games <value>' argument missing$/],
  [cli('par'), ['--games', '1'], /^--games must be a whole number of at least 2, not "1"$/],
  [cli('par'), ['first-day'], /^Unexpected argument 'first-day'$/],
  [cli('par'), ['--scenario', 'nowhere'], /^no scenario "nowhere": .*nowhere\.json cannot be read$/],
  [cli('goals'), ['--seats', 'vela'], /^Unknown option '--seats'$/],
  [cli('goals'), ['--seat', 'vela'], /^--seat needs --scenario: /],
  [cli('goals'), ['--scenario', 'first-day', '--seat', 'nobody'], /^first-day has no seat "nobody"$/],
  [cli('goals'), ['--games', '2.5'], /^--games must be a whole number of at least 10, not "2\.5"$/],
  [cli('minutes'), ['--length', '25'], /^Unknown option '--length'$/],
  [cli('minutes'), ['--minutes', '60'], /^two-names: has no length of 60 minutes$/],
  [cli('minutes'), ['--public=no'], /^Option '--public' does not take an argument$/],
  [cli('minutes'), ['--seed', '--public'], /^Option '--seed' argument is ambiguous$/],
  [cli('new'), ['action', 'toast', '--dri'], /^Unknown option '--dri'$/],
  [cli('new'), ['toString', 'toast'], /^usage: npm run new -- /],
  [cli('prove'), ['twins'], /^no proof "twins": twin, /],
  [cli('prove'), ['twin', 'teeth'], /^one proof at a time, or all: not "twin teeth"$/],
  [cli('prove'), ['twin', '--count', '0'], /^--count must be a whole number of at least 1, not "0"$/],
  [cli('prove'), ['--fast'], /^Unknown option '--fast'$/],
  ['bench/main.ts', ['--only', 'rule'], /^--only is rules or wire, not "rule"$/],
  ['bench/main.ts', ['--jason'], /^Unknown option '--jason'$/],
] as const)('%s %j: one sentence, exit 2, no stack', (file, args, sentence) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { cwd: root, encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(sentence)]);
  expect(status).toBe(2);
});
