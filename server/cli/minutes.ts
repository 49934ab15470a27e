import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { minutes } from '#shared/game/minutes.ts';
import type { Entry } from '#shared/game/table.ts';
import { compileWorld } from '#shared/game/world.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { atLength } from '#shared/scenario/length.ts';
import { loadScenario } from '#shared/scenario/load.ts';
import type { Length } from '#shared/scenario/schema.ts';
import { playGame } from './simulate.ts';

/**
 * `npm run minutes -- --scenario ID --seed S [--length 25|45|90] [--public]`: one bots-only game as the minutes of a meeting. `ID` may
 * be a path to a file. `--public` leaves out what only some know. The booth's entropy hangs on the seed here, as nowhere else.
 */
const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'two-names' },
    seed: { type: 'string', default: '1' },
    length: { type: 'string' },
    public: { type: 'boolean', default: false },
  },
});
const asset = (path: string): string => new URL(`../../assets/${path}`, import.meta.url).pathname;

try {
  const file = /[/.]/.test(values.scenario) ? values.scenario : asset(`scenarios/${values.scenario}.json`);
  const loaded = loadScenario(values.scenario, JSON.parse(readFileSync(file, 'utf8')));
  if (!loaded.ok) throw new Error(`at ${loaded.refusal.args.path}: ${loaded.refusal.args.reason}`);
  const scenario = atLength(loaded.value, (values.length as Length['minutes'] | undefined) ?? null);
  if (!scenario) throw new Error(`has no length of ${values.length} minutes`);
  const world = compileWorld(scenario);
  const entries: Entry[] = [];
  playGame(world, values.seed, injectedEntropy(`${values.seed}|booth`), (entry) => void entries.push(entry));
  const words = JSON.parse(readFileSync(asset('words/en/minutes.json'), 'utf8')) as Record<string, string>;
  process.stdout.write(minutes(world, entries, words, { everything: !values.public }));
} catch (error) {
  console.error(`${values.scenario}: ${(error as Error).message}`);
  process.exit(2);
}
