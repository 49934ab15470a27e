import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadScenario } from '#shared/scenario/load.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { StartFault } from './config.ts';

/** All scenarios of a folder, checked. Throws a `StartFault` with file, path and reason: a server does not start on a broken one. */
export function readScenarios(folder: URL): ReadonlyMap<string, Scenario> {
  const files = list(folder).filter((name) => name.endsWith('.json'));
  if (files.length === 0) throw new StartFault(`no scenario in ${fileURLToPath(folder)}`);
  const found = new Map<string, Scenario>();
  for (const name of files) {
    const loaded = loadScenario(name, parse(name, readFileSync(new URL(name, folder), 'utf8')));
    if (!loaded.ok)
      throw new StartFault(`scenario ${loaded.refusal.args.file}: at ${loaded.refusal.args.path}: ${loaded.refusal.args.reason}`);
    const { id } = loaded.value;
    if (found.has(id)) throw new StartFault(`scenario ${name}: at id: another file of this folder is "${id}" too`);
    found.set(id, loaded.value);
  }
  return found;
}

function list(folder: URL): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new StartFault(`the scenario folder ${fileURLToPath(folder)} cannot be read: ${(error as Error).message}`);
  }
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StartFault(`scenario ${name}: not JSON: ${(error as Error).message}`);
  }
}
