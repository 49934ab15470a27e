import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { loadScenario } from '#shared/scenario/load.ts';
import { simulate } from './simulate.ts';

/** `npm run sim -- --scenario ID --games N --seed S [--json]`: bots only, one summary. `ID` may be a path to a file. */
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
  const summary = simulate(scenario.value, games, values.seed, injectedEntropy);
  if (values.json) console.log(JSON.stringify(summary));
  else console.log(JSON.stringify(summary, null, 2));
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        scenario: { type: 'string', default: 'two-names' },
        games: { type: 'string', default: '20' },
        seed: { type: 'string', default: '1' },
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
