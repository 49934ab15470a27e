import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadScenario } from '#shared/scenario/load.ts';
import { bucharest } from './facts/bucharest.ts';
import { readRows } from './facts/rows.ts';
import { twoNames } from './facts/two-names.ts';

/** `npm run facts`: writes `assets/scenarios/` from `assets/facts/`. The same facts give the same bytes. */
const at = (path: string) => new URL(`../../assets/${path}`, import.meta.url);
const target = process.argv[2] === undefined ? at('scenarios/') : new URL(`file://${process.argv[2]}/`);

mkdirSync(target, { recursive: true });
const rows = readRows(readFileSync(at('facts/states.csv'), 'utf8'));
for (const scenario of [bucharest(rows), twoNames()]) {
  const checked = loadScenario(scenario.id, JSON.parse(JSON.stringify(scenario)));
  if (!checked.ok) {
    console.error(`${scenario.id}: at ${checked.refusal.args.path}: ${checked.refusal.args.reason}`);
    process.exit(2);
  }
  writeFileSync(new URL(`${scenario.id}.json`, target), `${JSON.stringify(scenario, null, 1)}\n`);
}
