import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import * as z from 'zod';

/** The proof, small: every part prints what it promises, and the lines that a few games can show hold. */
const run = promisify(execFile);
const interval = z.tuple([z.number(), z.number()]);
const Shape = z.strictObject({
  proof: z.string(),
  scenarios: z.array(z.string()).min(1),
  games: z.int().min(1),
  seed: z.string().min(1),
  small: z.literal(true),
  seconds: z.number(),
  ok: z.boolean(),
  lines: z.array(
    z.strictObject({ line: z.string(), value: z.number(), interval: z.nullable(interval), wanted: z.string(), ok: z.boolean() }),
  ),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), interval])))),
});

const prove = async (...args: readonly string[]) => {
  const { stdout } = await run(process.execPath, ['server/cli/sim.ts', ...args, '--small', '--json']).catch(
    (failed: { stdout?: string }) => {
      if (!failed.stdout) throw failed;
      return { stdout: failed.stdout };
    },
  );
  return Shape.parse(JSON.parse(stdout));
};

test.each(['--table policies', '--table delegations', '--ablate', '--ladder', '--seats', '--agency'])(
  '%s prints its figures, and its cheap lines hold',
  async (flags) => {
    const report = await prove(...flags.split(' '), '--seed', 'ci');
    expect(Object.values(report.tables).every((rows) => rows.length > 0)).toBe(true);
    expect(report.lines.filter((line) => !line.ok)).toEqual([]);
  },
);

test('a seed is drawn unless one is given, and the same seed gives the same figures', async () => {
  const [one, two, same] = await Promise.all([
    prove('--agency', '--games', '1'),
    prove('--agency', '--games', '1', '--seed', 'x'),
    prove('--agency', '--games', '1', '--seed', 'x'),
  ]);
  expect(one.seed).not.toBe('x');
  expect(two.tables).toEqual(same.tables);
});

test('a failing line ends with 1', async () => {
  const failed = await run(process.execPath, ['server/cli/sim.ts', '--seats', '--scenario', 'two-names', '--games', '2', '--json']).then(
    () => 0,
    (error: { code: number }) => error.code,
  );
  expect(failed).toBe(1);
});

test('the page is written from the reports', async () => {
  const out = join(mkdtempSync(join(tmpdir(), 'balance-')), 'balance.md');
  await run(process.execPath, ['server/cli/balance.ts', '--small', '--out', out]).catch(() => null);
  const text = readFileSync(out, 'utf8');
  for (const word of ['Commit ', 'npm run sim -- --table policies --seed', '## agency']) expect(text).toContain(word);
});
