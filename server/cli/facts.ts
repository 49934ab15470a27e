import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { loadScenario } from '#shared/scenario/load.ts';
import { allScenarios, fileText } from './facts/all.ts';

/** `npm run facts [-- FOLDER]`: writes `assets/scenarios/` (or FOLDER) from `assets/facts/`. The same facts give the same bytes. */
const assets = new URL('../../assets/', import.meta.url);
const target = process.argv[2] === undefined ? new URL('scenarios/', assets) : pathToFileURL(`${process.argv[2]}/`);

mkdirSync(target, { recursive: true });
for (const scenario of allScenarios((file) => readFileSync(new URL(`facts/${file}`, assets), 'utf8'))) {
  const text = fileText(scenario);
  const checked = loadScenario(scenario.id, JSON.parse(text));
  if (!checked.ok) {
    console.error(`${scenario.id}: at ${checked.refusal.args.path}: ${checked.refusal.args.reason}`);
    process.exit(2);
  }
  writeFileSync(new URL(`${scenario.id}.json`, target), text);
}
