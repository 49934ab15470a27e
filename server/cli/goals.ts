import { readFileSync, writeFileSync } from 'node:fs';
import type { Scenario, SeatRow } from '#shared/scenario/schema.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import { withNumber } from './facts/dial.ts';
import { isShipped, scenarioFile, shippedIds, stop } from './files.ts';
import { type FittedGoals, fitGoals } from './proof/fit-goals.ts';
import { isLarge } from './proof/play.ts';
import { freshSeed } from './proof/run.ts';

/**
 * `npm run goals [-- --scenario ID --seat A,B --games N --seed S]`: chooses the numbers of goals so that a level-3 bot in the seat meets
 * the three of a brief in about a fifth of games, into `assets/facts/goals.json`. `npm run facts` then writes them into the scenarios.
 * Those of other scenarios and other seats stay. Where ID is the path to an author's own file, its goals are printed with these numbers,
 * and nothing is written.
 */
const { values } = readArguments({
  options: { scenario: { type: 'string' }, seat: { type: 'string' }, games: { type: 'string' }, seed: { type: 'string' } },
});
if (values.seat !== undefined && values.scenario === undefined) stop('--seat needs --scenario: halls have seats of their own');
const games = wholeNumber('games', values.games, 10);
const seed = values.seed ?? freshSeed();

/** The seats that were named, those asked the same included; all where none was. */
function seatsOf({ id, seats }: Scenario): ReadonlySet<string> {
  const named = values.seat?.split(',') ?? seats.map((row) => row.id);
  const unknown = named.find((seat) => !seats.some((row) => row.id === seat));
  if (unknown !== undefined) stop(`${id} has no seat "${unknown}"`);
  return new Set(named);
}

for (const name of values.scenario === undefined ? shippedIds() : [values.scenario]) {
  const scenario = scenarioFile(name);
  const { numbers, notes } = fitGoals(scenario, games ?? (isLarge(scenario) ? 160 : 480), seed, seatsOf(scenario));
  const told = [...notes.map((note) => `${name}, ${note}`), `goals of ${name} fitted, seed ${seed}`].join('\n');
  if (isShipped(name)) {
    keep(name, numbers);
    console.log(told);
  } else {
    console.log(JSON.stringify(numbered(scenario, numbers), null, 1));
    // Beside what is to be pasted, not in it.
    console.error(`${told}: put them into the file, and the numbers into the sentences of their briefs`);
  }
}

function keep(id: string, numbers: FittedGoals['numbers']): void {
  const file = new URL('../../assets/facts/goals.json', import.meta.url);
  // Read again each time: several may be fitted at once.
  const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>;
  const all = Object.entries({ ...known, [id]: { ...known[id], ...numbers } }).sort(([a], [b]) => a.localeCompare(b));
  const lines = all.map(([key, seats]) => {
    const rows = Object.entries(seats as object).map(([seat, briefs]) => `  ${JSON.stringify(seat)}: ${JSON.stringify(briefs)}`);
    return ` ${JSON.stringify(key)}: {\n${rows.join(',\n')}\n }`;
  });
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}

/** The goals of a file's briefs by seat and brief, as they stand there but for these numbers. */
function numbered({ seats }: Scenario, numbers: FittedGoals['numbers']) {
  const briefsOf = ({ id, briefs }: SeatRow) =>
    briefs.map((brief, n) => [brief.id, brief.goals.map((goal, place) => withNumber(goal, numbers[id]?.[n]?.[place] ?? null))]);
  const fitted = seats.filter((row) => row.id in numbers);
  return Object.fromEntries(fitted.map((row) => [row.id, Object.fromEntries(briefsOf(row))]));
}
