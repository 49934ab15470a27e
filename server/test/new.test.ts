import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { above, type Kind, type Name, nameOf } from '../cli/new/plan.ts';
import { whyTaken } from '../cli/new/taken.ts';

/** `npm run new`: what it says it touches is what README says, and what it writes runs. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const NAMES = { action: 'open-letter', scenario: 'new-hall', bot: 'grudge-holder' } as const;
const run = (cwd: string, file: string, args: readonly string[]): string => {
  try {
    return execFileSync(file, [...args], { cwd, stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${args.join(' ')}:\n${stdout}\n${stderr}`);
  }
};

/** The files of a row of README's table; a bare file name stands beside the one before it. */
function named(kind: string, name: string): string[] {
  const row = readFileSync(join(root, 'README.md'), 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| ${kind} |`));
  let folder = '';
  return [...(row ?? '').matchAll(/`([^`]+)`/g)].map(([, text = '']) => {
    const file = text.includes('/') ? text : `${folder}/${text}`;
    folder = file.slice(0, file.lastIndexOf('/'));
    return file.replace('NAME', name);
  });
}

describe('the list', () => {
  test.each(Object.entries(NAMES))('%s touches what README names', (kind, name) => {
    const listed = run(root, process.execPath, ['server/cli/new.ts', kind, name, '--dry']).trim().split('\n');
    expect(listed).toEqual(named(kind, name));
    expect(listed.length).toBeGreaterThan(1);
  });

  test('a name that is no file’s name is refused, and so is one that is taken', () => {
    for (const bad of ['Open', '../x', 'a b', '', '9lives', 'a'.repeat(31)]) expect(nameOf(bad)).toBeNull();
    expect(nameOf('open-letter')).toEqual({ kebab: 'open-letter', camel: 'openLetter', pascal: 'OpenLetter', plain: 'Open letter' });
    expect(() => run(root, process.execPath, ['server/cli/new.ts', 'action', 'oath', '--dry'])).toThrow('is there already');
    expect(() => above('// no such mark', 'x')('a\nb')).toThrow('is gone');
  });
});

describe('a name that means something already is refused', () => {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');

  test.each<[Kind, string, RegExp]>([
    ...['persuade', 'ready', 'attend', 'deliver', 'investigate', 'beat'].map((name): [Kind, string, RegExp] => [
      'action',
      name,
      new RegExp(`^there is an action "${name}" already$`),
    ]),
    ['action', 'ask', /^shared\/game\/check\.ts has a checkAsk of its own/],
    ['action', 'lot', /^assets\/words\/en\/minutes\.json has a minutes\.lot of its own/],
    ['bot', 'straight', /^there is a bot "straight" already$/],
    ['scenario', 'bucharest-2022', /^there is a scenario "bucharest-2022" already$/],
    ...['class', 'new', 'await', 'static', 'arguments'].map((name): [Kind, string, RegExp] => [
      'scenario',
      name,
      new RegExp(`^"${name}" is a word of the language`),
    ]),
    ['scenario', 'read-rows', /^server\/cli\/facts\/all\.ts has a readRows of its own/],
    ['scenario', 'goal', /^server\/cli\/new\/templates\/scenario\.txt has a goal of its own/],
  ])('%s %s', (kind, name, sentence) => {
    expect(whyTaken(kind, nameOf(name) as Name, read)).toMatch(sentence);
  });

  test.each(Object.entries(NAMES))('%s %s is free', (kind, name) => {
    expect(whyTaken(kind as Kind, nameOf(name) as Name, read)).toBeNull();
  });

  test('with exit code 2 and one sentence', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli/new.ts', 'bot', 'straight'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([2, '', 'there is a bot "straight" already\n']);
  });
});

describe('the stubs, in a copy of the tree', () => {
  const copy = mkdtempSync(join(tmpdir(), 'pv-new-'));
  const vitest = (...files: string[]) => run(copy, bin('vitest'), ['run', '--project', 'rules', '--no-color', ...files]);

  beforeAll(() => {
    for (const part of [
      'shared',
      'server',
      'assets',
      'client',
      'bench',
      '.config',
      'package.json',
      'tsconfig.json',
      'vite.config.ts',
      'README.md',
    ])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const [kind, name] of Object.entries(NAMES)) run(copy, process.execPath, ['server/cli/new.ts', kind, name]);
  }, 120_000);

  test('types and lint pass', () => {
    for (const part of ['shared', 'server']) {
      // The server reads the rules' declarations from where the project reference builds them: here, beside the copy.
      const config = join(copy, part, 'tsconfig.json');
      const text = readFileSync(config, 'utf8').replace('../node_modules/.cache/tsc', '../.tsc');
      writeFileSync(config, text);
    }
    run(copy, bin('tsc'), ['--build', 'server']);
    run(copy, bin('biome'), ['check', '--config-path=.config', '--diagnostic-level=error', 'shared', 'server/cli', 'assets/words']);
  }, 120_000);

  test.each(Object.entries(NAMES))(
    'the test of the %s passes',
    (_, name) => {
      expect(vitest(`shared/test/${name}.test.ts`)).toMatch(/passed/);
    },
    120_000,
  );

  test('and fails where what it tests is missing', () => {
    const file = join(copy, 'shared/game/open-letter.ts');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('spend(state, event.by, 1)', 'spend(state, event.by, 0)'));
    expect(() => vitest('shared/test/open-letter.test.ts')).toThrow('takes a talk');
    writeFileSync(file, whole);
  }, 120_000);

  test('a second action finds its place beside the first', () => {
    run(copy, process.execPath, ['server/cli/new.ts', 'action', 'toast']);
    expect(vitest('shared/test/toast.test.ts', 'shared/test/open-letter.test.ts')).toMatch(/2 passed/);
  }, 120_000);
});
