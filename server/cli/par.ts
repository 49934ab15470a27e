import { readFileSync, writeFileSync } from 'node:fs';
import { scoreOf } from '#shared/game/score.ts';
import { compileWorld } from '#shared/game/world.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import { isShipped, scenarioFile, shippedIds } from './files.ts';
import { nthSeed } from './proof/duel.ts';
import { dealt, playCast } from './proof/play.ts';
import { freshSeed } from './proof/run.ts';
import { meanOf, rounded, sdOf } from './proof/stats.ts';

/**
 * `npm run par [-- --scenario ID --games N --seed S]`: what bots score in every seat, all of them at level 3, as mean and standard
 * deviation of raw points into `assets/facts/par.json`. `npm run facts` then writes it into the scenarios. Other scenarios' figures stay.
 * Where ID is the path to an author's own file, its `par` is printed and nothing is written.
 */
const { values } = readArguments({ options: { scenario: { type: 'string' }, games: { type: 'string' }, seed: { type: 'string' } } });
const games = wholeNumber('games', values.games, 2) ?? 500;
const seed = values.seed ?? freshSeed();
const told = (names: string): string => `par of ${names} over ${games} games each, seed ${seed}`;

if (values.scenario === undefined || isShipped(values.scenario)) keep(values.scenario === undefined ? shippedIds() : [values.scenario]);
else {
  console.log(JSON.stringify({ par: parOf(scenarioFile(values.scenario)) }, null, 1));
  // Beside what is to be pasted, not in it.
  console.error(`${told(values.scenario)}: put it into the file in place of its own`);
}

function keep(ids: readonly string[]): void {
  const file = new URL('../../assets/facts/par.json', import.meta.url);
  const known = JSON.parse(readFileSync(file, 'utf8')) as { readonly [scenario: string]: Scenario['par'] };
  const measured = Object.fromEntries(ids.map((id) => [id, parOf(scenarioFile(id))]));
  const all = Object.entries({ ...known, ...measured }).sort(([a], [b]) => a.localeCompare(b));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(all), null, 1)}\n`);
  console.log(told(ids.join(', ')));
}

function parOf(scenario: Scenario): Scenario['par'] {
  const world = compileWorld(scenario);
  const bots = scenario.seats.filter((row) => row.kind === 'delegation').map((row) => row.id);
  const points = new Map<string, number[]>(scenario.seats.map((row) => [row.id, []]));
  for (let n = 0; n < games; n++) {
    const game = nthSeed(seed, `par/${scenario.id}`, n);
    const { state } = playCast(world, game, { profiles: dealt(game), bots });
    for (const row of scenario.seats) points.get(row.id)?.push(scoreOf(world, state, row).points);
  }
  // A seat whose points hardly vary would turn every point into a grade of its own.
  return Object.fromEntries([...points].map(([seat, list]) => [seat, { mean: meanOf(list).value, sd: Math.max(1, rounded(sdOf(list))) }]));
}
