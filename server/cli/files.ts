import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadScenario } from '#shared/scenario/load.ts';
import type { Scenario } from '#shared/scenario/schema.ts';

/** Scenario files for the command line: a broken one ends the program with its place and reason (exit 2), never a stack. */
const folder = new URL('../../assets/scenarios/', import.meta.url);

/** Ids of the scenarios in the box, in alphabetical order. */
export const shippedIds = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5))
    .sort();

/** Whether this names a scenario in the box, whose figures are kept in `assets/facts`; an author's own file is not in it. */
export const isShipped = (name: string): boolean => shippedIds().includes(name);

/** Where the file of a scenario lies that is named by its id or by a path. */
export const placeOf = (name: string, scenarios: URL = folder): string =>
  /[/.]/.test(name) ? name : fileURLToPath(new URL(`${name}.json`, scenarios));

/** A scenario by its id, or by the path to a file. */
export function scenarioFile(name: string): Scenario {
  const scenario = loadScenario(name, parse(name, read(name, placeOf(name))));
  if (scenario.ok) return scenario.value;
  const { file: label, path, reason } = scenario.refusal.args;
  return stop(`${label}: at ${path}: ${reason}`);
}

function read(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return stop(`no scenario "${name}": ${file} cannot be read`);
  }
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return stop(`${name}: not JSON: ${(error as Error).message}`);
  }
}

/** Says what is wrong and ends with 2. */
export function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
