import type { Scenario } from '#shared/scenario/schema.ts';
import { bucharest } from './bucharest.ts';
import { closerThanYouThink } from './closer.ts';
import { firstDay } from './first-day.ts';
import { portSelene } from './port-selene.ts';
import { regionalDirector } from './regional-director.ts';
import { readRows } from './rows.ts';
import { thirdName } from './third-name.ts';
import { twoNames } from './two-names.ts';
import { twoNamesAloud } from './two-names-aloud.ts';

/** Every scenario of `assets/scenarios/`. `read` gives the text of a file in `assets/facts/` by its name. */
export function allScenarios(read: (file: string) => string): readonly Scenario[] {
  // What `npm run par` measured last: raw points per seat over bots-only games (docs/scenarios.md, "Par").
  const par = JSON.parse(read('par.json')) as { readonly [scenario: string]: Scenario['par'] };
  const rows = readRows(read('states.csv'));
  const french = readRows(read('french-names.csv'));
  const made = [
    bucharest(rows, french),
    closerThanYouThink(rows, french),
    twoNames(),
    twoNamesAloud(),
    thirdName(),
    regionalDirector(),
    portSelene(),
    firstDay(),
    // A new scenario goes above this line (npm run new).
  ];
  return made.map((scenario) => ({ ...scenario, par: par[scenario.id] ?? {} }));
}

/** The text of a scenario file, to the byte. */
export const fileText = (scenario: Scenario): string => `${JSON.stringify(scenario, null, 1)}\n`;
