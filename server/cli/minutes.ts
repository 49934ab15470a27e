import { readFileSync } from 'node:fs';
import { minutes } from '#shared/game/minutes.ts';
import type { Entry } from '#shared/game/table.ts';
import { compileWorld } from '#shared/game/world.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { atLength } from '#shared/scenario/length.ts';
import type { Length } from '#shared/scenario/schema.ts';
import { readArguments } from './arguments.ts';
import { scenarioFile, stop } from './files.ts';
import { playGame } from './simulate.ts';

/**
 * `npm run minutes -- --scenario ID --seed S [--minutes 25|45|90] [--public]`: one bots-only game as the minutes of a meeting. `ID` may
 * be a path to a file. `--public` leaves out what only some know. The booth's entropy hangs on the seed here, as in no room.
 */
const { values } = readArguments({
  options: {
    scenario: { type: 'string', default: 'two-names' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    public: { type: 'boolean', default: false },
  },
});
const words = JSON.parse(readFileSync(new URL('../../assets/words/en/minutes.json', import.meta.url), 'utf8')) as Record<string, string>;

const scenario = atLength(scenarioFile(values.scenario), (values.minutes as Length['minutes'] | undefined) ?? null);
if (scenario) {
  const world = compileWorld(scenario);
  const entries: Entry[] = [];
  playGame(world, values.seed, injectedEntropy(`${values.seed}|booth`), (entry) => void entries.push(entry));
  process.stdout.write(minutes(world, entries, words, { everything: !values.public }));
} else stop(`${values.scenario}: has no length of ${values.minutes} minutes`);
