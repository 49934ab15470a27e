import type { Scenario } from '#shared/scenario/schema.ts';
import { bucharest } from './bucharest.ts';
import { readRows } from './rows.ts';
import { twoNames } from './two-names.ts';

/** Every scenario of `assets/scenarios/`. `read` gives the text of a file in `assets/facts/` by its name. */
export const allScenarios = (read: (file: string) => string): readonly Scenario[] => [
  bucharest(readRows(read('states.csv')), readRows(read('french-names.csv'))),
  twoNames(),
];

/** The text of a scenario file, to the byte. */
export const fileText = (scenario: Scenario): string => `${JSON.stringify(scenario, null, 1)}\n`;
