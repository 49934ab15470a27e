import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { scoreOf } from '#shared/game/score.ts';
import { compileWorld } from '#shared/game/world.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { scenarioFile, shippedIds, stop } from './files.ts';
import { nthSeed } from './proof/duel.ts';
import { dealt, playCast } from './proof/play.ts';
import { freshSeed } from './proof/run.ts';
import { meanOf, rounded, sdOf } from './proof/stats.ts';

/**
 * `npm run par [-- --scenario ID --games N --seed S]`: what bots score in every seat, all of them at level 3, as mean and standard
 * deviation of raw points into `assets/facts/par.json`. `npm run facts` then writes it into the scenarios. Other scenarios' figures stay.
 */
const { values } = parseArgs({
  options: { scenario: { type: 'string' }, games: { type: 'string', default: '500' }, seed: { type: 'string' } },
});
const file = new URL('../../assets/facts/par.json', import.meta.url);
const games = Number(values.games);
if (!Number.isInteger(games) || games < 2) stop(`--games must be a whole number of at least 2, not "${values.games}"`);
const seed = values.seed ?? freshSeed();

const known = JSON.parse(readFileSync(file, 'utf8')) as { readonly [scenario: string]: Scenario['par'] };
const ids = values.scenario === undefined ? shippedIds() : [values.scenario];
const measured = Object.fromEntries(ids.map((id) => [id, parOf(scenarioFile(id))]));
const all = { ...known, ...measured };
writeFileSync(file, `${JSON.stringify(Object.fromEntries(Object.entries(all).sort(([a], [b]) => a.localeCompare(b))), null, 1)}\n`);
console.log(`par of ${ids.join(', ')} over ${games} games each, seed ${seed}`);

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
