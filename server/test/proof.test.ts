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

/** What the simulator printed, whether or not its lines hold. */
const sim = async (...args: readonly string[]): Promise<unknown> => {
  const { stdout } = await run(process.execPath, ['server/cli/sim.ts', ...args, '--json']).catch((failed: { stdout?: string }) => {
    if (!failed.stdout) throw failed;
    return { stdout: failed.stdout };
  });
  return JSON.parse(stdout);
};

const prove = async (...args: readonly string[]) => Shape.parse(await sim(...args, '--small'));

test.each(['--table policies', '--table delegations', '--ablate', '--ladder', '--seats', '--agency'])(
  '%s prints its figures, and its cheap lines hold',
  async (flags) => {
    const report = await prove(...flags.split(' '), '--seed', 'ci');
    expect(Object.values(report.tables).every((rows) => rows.length > 0)).toBe(true);
    expect(report.lines.filter((line) => !line.ok)).toEqual([]);
    expect(report.lines.length).toBeGreaterThan(0);
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

test('a seat is counted three times as often where a share lies near an edge of its band', async () => {
  const asked = '--seats --scenario first-day --games 80 --seed ci';
  const { tables } = Shape.extend({ small: z.literal(false) }).parse(await sim(...asked.split(' ')));
  const seats = (tables['three goals met, per cent'] ?? []).map(({ seat, games, three }) => {
    const rates = (tables['every goal, per cent'] ?? []).filter((row) => row.seat === seat).map(({ rate }) => Number(rate));
    return { games, clear: Number(three) >= 17 && Number(three) <= 23 && rates.every((rate) => rate >= 12 && rate <= 88) };
  });
  expect(new Set(seats.map(({ games }) => games))).toEqual(new Set([80, 240]));
  expect(seats.filter(({ games, clear }) => games === 80 && !clear)).toEqual([]);
});

/** Exit code and report of a run: a crash ends with 1 too, but says nothing that can be read. */
async function ended(asked: string) {
  const { code, stdout } = await run(process.execPath, ['server/cli/sim.ts', ...asked.split(' '), '--json']).then(
    (done) => ({ code: 0, stdout: done.stdout }),
    (failed: { code: number; stdout: string }) => failed,
  );
  return {
    code,
    report: Shape.extend({ small: z.literal(false), scenarios: z.array(z.string()), games: z.int() }).parse(JSON.parse(stdout)),
  };
}

test('an act that is at home nowhere is not proved', async () => {
  const { code, report } = await ended('--ablate --act investigate --scenario bucharest-2022 --games 2 --seed ci');
  expect(code).toBe(1);
  expect(report.lines).toMatchObject([{ line: expect.stringMatching(/^investigate is at home/), ok: false }]);
});

test('a failing line ends with 1', async () => {
  const { code, report } = await ended('--seats --scenario first-day --games 2 --seed ci');
  expect([code, report.ok]).toEqual([1, false]);
  expect(report.lines.some((line) => !line.ok)).toBe(true);
});

test('the page is written from the reports', async () => {
  const out = join(mkdtempSync(join(tmpdir(), 'balance-')), 'balance.md');
  await run(process.execPath, ['server/cli/balance.ts', '--small', '--games', '1', '--out', out]).catch(() => null);
  const text = readFileSync(out, 'utf8');
  for (const word of ['Commit ', 'npm run sim -- --table policies --seed', '## agency']) expect(text).toContain(word);
});
