import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Scenario } from '#shared/scenario/schema.ts';
import { scenarioFile, shippedIds, stop } from './files.ts';
import { fitGoals } from './proof/fit-goals.ts';
import { isLarge } from './proof/play.ts';
import { freshSeed } from './proof/run.ts';

/**
 * `npm run goals [-- --scenario ID --seat A,B --games N --seed S]`: chooses the numbers of goals so that a level-3 bot in the seat meets
 * the three of a brief in about a fifth of games, into `assets/facts/goals.json`. `npm run facts` then writes them into the scenarios.
 * Those of other scenarios and other seats stay.
 */
const { values } = parseArgs({
  options: { scenario: { type: 'string' }, seat: { type: 'string' }, games: { type: 'string' }, seed: { type: 'string' } },
});
const file = new URL('../../assets/facts/goals.json', import.meta.url);
const games = values.games === undefined ? null : Number(values.games);
if (games !== null && (!Number.isInteger(games) || games < 10))
  stop(`--games must be a whole number of at least 10, not "${values.games}"`);
const seed = values.seed ?? freshSeed();

/** The seats that were named, those asked the same included; all where none was. */
function seatsOf({ id, seats }: Scenario): ReadonlySet<string> {
  const named = values.seat?.split(',') ?? seats.map((row) => row.id);
  const unknown = named.find((seat) => !seats.some((row) => row.id === seat));
  if (unknown !== undefined) stop(`${id} has no seat "${unknown}"`);
  return new Set(named);
}

const ids = values.scenario === undefined ? shippedIds() : [values.scenario];
for (const id of ids) {
  const scenario = scenarioFile(id);
  const { numbers, notes } = fitGoals(scenario, games ?? (isLarge(scenario) ? 160 : 480), seed, seatsOf(scenario));
  // Read again each time: several may be fitted at once.
  const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>;
  const all = Object.entries({ ...known, [id]: { ...known[id], ...numbers } }).sort(([a], [b]) => a.localeCompare(b));
  const lines = all.map(([key, seats]) => {
    const rows = Object.entries(seats as object).map(([seat, briefs]) => `  ${JSON.stringify(seat)}: ${JSON.stringify(briefs)}`);
    return ` ${JSON.stringify(key)}: {\n${rows.join(',\n')}\n }`;
  });
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
  for (const note of notes) console.log(`${id}, ${note}`);
  console.log(`goals of ${id} fitted, seed ${seed}`);
}
