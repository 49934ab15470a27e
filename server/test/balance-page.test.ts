import { expect, test } from 'vitest';
import { pageOf } from '../cli/proof/page.ts';
import type { Line, Report } from '../cli/proof/report.ts';

/** `docs/balance.md` as a reader finds it. */
const line = (n: number, ok: boolean): Line => ({ line: `line ${n}`, value: n, interval: [0, 1], wanted: 'at least 1', ok });
const report = (lines: readonly Line[]): Report => ({
  proof: 'seats',
  scenarios: ['two-names'],
  games: 10,
  seed: 'x',
  small: false,
  seconds: 1,
  ok: false,
  lines,
  tables: { 'the figures': lines.map(({ line: name, value }) => ({ name, value })) },
});
const page = (lines: readonly Line[]) =>
  pageOf([{ command: 'npm run sim', report: report(lines) }], { commit: 'c', minutes: 1, cores: 2, small: false });

test('a short proof shows every line', () => {
  const text = page([line(1, true), line(2, false)]);
  expect(text).toContain('2 lines, 1 hold, 1 fail.');
  expect(text.match(/^\| (holds|\*\*fails\*\*) \|/gm)).toHaveLength(2);
});

test('a long proof shows what fails, counts what holds, and keeps every figure', () => {
  const text = page([...Array.from({ length: 200 }, (_, n) => line(n, true)), line(200, false)]);
  expect(text.match(/^\| holds \|/gm)).toBeNull();
  expect(text).toMatch(/^\| \*\*fails\*\* \| line 200 \|/m);
  expect(text).toContain('200 of 201 lines hold');
  for (let n = 0; n <= 200; n++) expect(text).toContain(`| line ${n} | ${n} |`);
});

test('a proof that was run hall by hall has a heading for each', () => {
  const runs = ['two-names', 'port-selene'].map((id) => ({ command: id, report: { ...report([line(1, true)]), scenarios: [id] } }));
  const text = pageOf([...runs, { command: 'x', report: { ...report([line(1, true)]), proof: 'ladder' } }], {
    commit: 'c',
    minutes: 1,
    cores: 2,
    small: false,
  });
  expect(text.match(/^## .*/gm)).toEqual(['## seats, two-names', '## seats, port-selene', '## ladder']);
});
