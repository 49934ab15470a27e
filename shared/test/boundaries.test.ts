import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/**
 * The import law of docs/architecture.md, held by reading every source file: who may import whom, and no clock, no dice, no
 * inexact mathematics in the rules.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Room (a path prefix) to what it may import: other rooms and packages. The first prefix that fits decides. */
const LAW: readonly (readonly [room: string, may: readonly string[]])[] = [
  ['shared/kit/', ['shared/kit/', '@noble/hashes']],
  ['shared/scenario/', ['shared/kit/', 'shared/scenario/', 'zod/mini']],
  ['shared/game/', ['shared/kit/', 'shared/scenario/', 'shared/game/', 'zod/mini']],
  ['shared/bots/', ['shared/kit/', 'shared/scenario/', 'shared/game/', 'shared/bots/']],
  ['shared/protocol/seal.ts', ['shared/game/booth.ts', 'shared/protocol/', '@noble/']],
  ['shared/protocol/', ['shared/kit/', 'shared/game/', 'shared/bots/', 'shared/protocol/', 'zod/mini']],
  ['client/store/', ['shared/', 'client/store/', 'client/session/session.ts', 'assets/', '@preact/signals']],
  ['client/session/', ['shared/', 'client/session/', 'client/store/', 'assets/', '@colyseus/sdk', '@colyseus/schema']],
  [
    'client/ui/',
    ['shared/', 'client/ui/', 'client/store/', 'client/session/', 'assets/', 'preact', '@preact/signals', 'uqr', 'client/stage/boot.ts'],
  ],
  ['client/stage/', ['shared/', 'client/stage/', 'client/store/', 'assets/', 'phaser', '@preact/signals']],
  ['client/', ['shared/', 'client/', 'assets/', 'preact', '@preact/signals', '@fontsource-variable']],
  ['server/table/', ['shared/', 'server/table/', 'server/booth/', 'server/store/']],
  ['server/booth/', ['shared/', 'server/booth/', 'node:crypto', 'node:fs', 'node:path']],
  ['server/store/', ['shared/', 'server/store/', 'node:']],
  ['server/net/', ['shared/', 'server/net/', 'ws', 'node:']],
  ['server/rooms/', ['shared/', 'server/', 'colyseus', '@colyseus/', 'node:']],
  ['server/cli/outside-bot.ts', ['@colyseus/sdk', '@noble/']],
  [
    'server/cli/prove/',
    ['shared/', 'server/', 'assets/', 'node:', 'colyseus', '@colyseus/', 'ws', 'msgpackr', '@noble/', 'zod', 'fast-check'],
  ],
  ['server/cli/', ['shared/', 'server/', 'assets/', 'node:', 'vite', 'topojson-client', 'world-atlas', 'd3-geo', 'zod']],
  ['server/', ['shared/', 'server/', 'assets/', 'colyseus', '@colyseus/', 'express', 'zod', 'node:']],
];

/** Edges that break the law and are known. This list may only shrink: an entry that no longer holds fails too. */
const KNOWN: readonly string[] = [];

const SOURCES = ['shared', 'client', 'server'].flatMap((folder) => walk(join(root, folder))).filter((file) => !/\/test\//.test(file));

const banned =
  /\b(Date\b|performance\b|setTimeout|setInterval|Math\.(random|exp|log\w*|pow|sin|cos|tan|tanh|cbrt|hypot|expm1|sinh|cosh|atan2?|asin|acos)\b|localStorage|process\.|crypto\.)|\*\*/;

describe('the import law (docs/architecture.md)', () => {
  test('every import stays inside what its room may use', () => {
    const broken = SOURCES.flatMap((file) =>
      importsOf(file)
        .filter((target) => !allowed(file, target))
        .map((target) => `${relative(root, file)} -> ${target}`),
    );
    expect(broken.sort()).toEqual([...KNOWN].sort());
  });

  test('papers drawn from an injected key: in the command line, and where a game flies on autopilot; in no room', () => {
    const uses = (text: string) => /\binjectedEntropy\b/.test(text);
    const users = SOURCES.filter((file) => uses(code(file))).map((file) => relative(root, file));
    expect(users.filter((file) => !file.startsWith('server/cli/')).sort()).toEqual(['client/session/solo.worker.ts', 'shared/kit/dice.ts']);
    expect(uses('new HostedTable(header, journal, keys, injectedEntropy("7"))')).toBe(true);
  });

  test('the rules hold no clock, no dice of their own and no inexact mathematics', () => {
    const found = SOURCES.filter((file) => file.startsWith(join(root, 'shared'))).flatMap((file) =>
      code(file)
        .split('\n')
        .flatMap((line, n) => (banned.test(line) ? [`${relative(root, file)}:${n + 1}: ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });

  test('a planted import and a planted clock would be seen', () => {
    expect(SOURCES.length).toBeGreaterThan(200);
    for (const line of ['const t = Date.now();', 'Math.exp(x)', '2 ** 3', 'setTimeout(go)']) expect(banned.test(line), line).toBe(true);
    expect(importsIn("import { x } from '#shared/a.ts';\nconst y = await import('phaser');")).toEqual(['#shared/a.ts', 'phaser']);
    expect(allowed(join(root, 'shared/game/state.ts'), 'phaser')).toBe(false);
    expect(allowed(join(root, 'client/ui/app.tsx'), 'client/../server/app.ts')).toBe(false);
    expect(allowed(join(root, 'server/rooms/table-room.ts'), 'client/store/store.ts')).toBe(false);
  });
});

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Source without comments and strings of prose, so that a docstring may name what the code may not use. */
function code(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, (text) => text.replace(/[^\n]/g, ' '))
    .replace(/\/\/.*$/gm, '');
}

const importsIn = (text: string): string[] =>
  [...text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g)].map((match) => match[1] as string);

function importsOf(file: string): string[] {
  return importsIn(code(file)).map((target) => {
    if (target.startsWith('#')) return target.slice(1);
    return target.startsWith('.') ? relative(root, resolve(dirname(file), target)) : target;
  });
}

function allowed(file: string, target: string): boolean {
  const path = relative(root, file);
  const law = LAW.find(([room]) => path.startsWith(room));
  return law === undefined ? false : law[1].some((prefix) => target.startsWith(prefix));
}
