import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { atLength } from '#shared/scenario/length.ts';
import { loadScenario } from '#shared/scenario/load.ts';
import type { Length } from '#shared/scenario/schema.ts';
import { readLines } from './calibrate.ts';
import { simulate } from './simulate.ts';

/**
 * `npm run sim -- --scenario ID --games N --seed S [--minutes 25] [--json]`: bots only, one summary. `ID` may be a path to a file;
 * with `--minutes` the scenario is played at that length of its own. Without it, the scenario's calibration lines are read too.
 */
const values = readArguments();

const file = /[/.]/.test(values.scenario)
  ? values.scenario
  : new URL(`../../assets/scenarios/${values.scenario}.json`, import.meta.url).pathname;
const games = Number(values.games);
if (!Number.isInteger(games) || games < 1) stop(`--games must be a whole number of at least 1, not "${values.games}"`);

const scenario = loadScenario(values.scenario, parse(read(file)));
if (!scenario.ok) {
  const { file: name, path, reason } = scenario.refusal.args;
  stop(`${name}: at ${path}: ${reason}`);
} else {
  const played = atLength(scenario.value, values.minutes === undefined ? null : (values.minutes as Length['minutes']));
  if (!played) stop(`${scenario.value.id} has no length of ${values.minutes} minutes`);
  const summary = simulate(played, games, values.seed, injectedEntropy);
  const lines = values.minutes === undefined ? readLines(played.calibration, summary) : [];
  const told = lines.length > 0 ? { ...summary, calibration: lines } : summary;
  if (values.json) console.log(JSON.stringify(told));
  else console.log(JSON.stringify(told, null, 2));
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        scenario: { type: 'string', default: 'two-names' },
        games: { type: 'string', default: '20' },
        seed: { type: 'string', default: '1' },
        minutes: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return stop((error as Error).message);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return stop(`no scenario "${values.scenario}": ${path} cannot be read`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return stop(`${values.scenario}: not JSON: ${(error as Error).message}`);
  }
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
