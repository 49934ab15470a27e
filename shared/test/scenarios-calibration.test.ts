import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { atLength } from '#shared/scenario/length.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { readLines, widened } from '../../server/cli/calibrate.ts';
import { simulate } from '../../server/cli/simulate.ts';

/**
 * Every scenario's own calibration lines, with few games and bounds one and a half times as wide; shares get one standard
 * error more (docs/scenarios.md, "Calibration"). What
 * the lines say with their own number of games is read with `npm run sim`.
 */
const folder = new URL('../../assets/scenarios/', import.meta.url);
const scenarios: readonly (readonly [string, Scenario])[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Scenario]);
const calibrated = scenarios.filter(([, scenario]) => scenario.calibration.length > 0);

const WIDER = 1.5;
/** A large hall takes five times as long as a small one. */
const gamesOf = (scenario: Scenario): number => (scenario.states.length > 100 ? 24 : 200);

describe('calibration lines', () => {
  test.each(calibrated)('%s', (_, scenario) => {
    const summary = simulate(scenario, gamesOf(scenario), 'ci', injectedEntropy);
    expect(summary.refusals).toBe(0);
    expect(readLines(scenario.calibration, summary, WIDER).filter((finding) => !finding.holds)).toEqual([]);
    expect(summary.metrics.cover?.p5).toBeGreaterThanOrEqual(4);
  });

  test('the halls that were made with lines still have them', () => {
    const made = ['closer-than-you-think', 'first-day', 'port-selene', 'regional-director', 'the-third-name'];
    expect(calibrated.map(([id]) => id)).toEqual(expect.arrayContaining(made));
  });

  test.each(scenarios.filter(([, scenario]) => scenario.states.length < 100))(
    '%s: bots are refused nothing at any length',
    (_, scenario) => {
      for (const { minutes } of scenario.lengths) {
        const played = atLength(scenario, minutes);
        expect(played && simulate(played, 3, 'lengths', injectedEntropy).refusals, minutes).toBe(0);
      }
    },
  );
});

describe('bounds in short runs', () => {
  test('two bounds move away from their middle, one from the end of its scale', () => {
    expect(widened({ of: 'mean', atLeast: 10, atMost: 20 }, 1.5)).toEqual([7.5, 22.5]);
    expect(widened({ of: 'share', atLeast: 0.8, atMost: null }, 1.5)[0]).toBeCloseTo(0.7);
    expect(widened({ of: 'share', atLeast: null, atMost: 0.2 }, 1.5)[1]).toBeCloseTo(0.3);
    expect(widened({ of: 'p5', atLeast: 6, atMost: null }, 1.5)).toEqual([4, null]);
    expect(widened({ of: 'mean', atLeast: null, atMost: 6 }, 1.5)).toEqual([null, 9]);
  });

  test('a figure that no game has does not hold', () => {
    const summary = simulate(scenarios.find(([id]) => id === 'first-day')?.[1] as Scenario, 1, 'one', injectedEntropy);
    const [finding] = readLines([{ metric: 'votes.nobody', of: 'mean', atLeast: null, atMost: 99, games: 20 }], summary);
    expect(finding).toMatchObject({ value: null, holds: false });
  });
});
