import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { injectedEntropy } from '#shared/kit/dice.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { simulate } from '../../server/cli/simulate.ts';

/** Sixty games a scenario, with bounds one and a half times as wide as those of the thousand-game proof (docs/rulebook.md §10). */
const read = (id: string): Scenario => JSON.parse(readFileSync(new URL(`../../assets/scenarios/${id}.json`, import.meta.url), 'utf8'));

describe('bots-only games', () => {
  test('Bucharest lies around the record, and both ledgers hold more than there are papers', () => {
    const { metrics, refusals, rounds } = simulate(read('bucharest-2022'), 60, 'ci', injectedEntropy);
    const mean = (name: string) => metrics[name]?.mean ?? Number.NaN;
    expect(refusals).toBe(0);
    expect(Math.abs(mean('votes.bogdan-martin') - 139)).toBeLessThanOrEqual(7.5);
    expect(Math.abs(mean('votes.ismailov') - 25)).toBeLessThanOrEqual(7.5);
    expect(Math.abs(mean('uncounted') - 8)).toBeLessThanOrEqual(4.5);
    expect(Math.abs(mean('present') - 172)).toBeLessThanOrEqual(6);
    expect(mean('promises.total')).toBeGreaterThan(mean('present'));
    for (const name of ['bogdan-martin', 'ismailov']) expect(mean(`promises.${name}`)).toBeGreaterThanOrEqual(1.1 * mean(`votes.${name}`));
    for (const [name, real, width] of [
      ['votes.bogdan-martin', 139, 30],
      ['votes.ismailov', 25, 28],
      ['uncounted', 8, 10],
      ['present', 172, 20],
    ] as const) {
      const { p5, p95 } = metrics[name] as { p5: number; p95: number };
      expect(real, name).toBeGreaterThanOrEqual(p5);
      expect(real, name).toBeLessThanOrEqual(p95);
      expect(p95 - p5, name).toBeLessThanOrEqual(1.5 * width);
    }
    // Of sixty games the 5 % quantile is the third smallest, with an error of about 0.4; over a thousand it is at least 4.
    expect(metrics.cover?.p5).toBeGreaterThanOrEqual(3.5);
    expect(rounds.p95).toBe(1);
  });

  test('Two names is an even race that hides its voters', () => {
    const { wins, metrics, refusals } = simulate(read('two-names'), 200, 'ci', injectedEntropy);
    expect(refusals).toBe(0);
    for (const name of ['corin', 'vela']) expect((wins[name] ?? 0) / 200).toBeGreaterThanOrEqual(0.38);
    expect(metrics['promises.total']?.mean).toBeGreaterThan(metrics.present?.mean ?? 0);
    expect(metrics.cover?.p5).toBeGreaterThanOrEqual(4);
  });
});
