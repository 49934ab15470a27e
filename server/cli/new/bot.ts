import { all, filled, type Name, type Plan } from './plan.ts';

/** A temperament: data in the profiles, dealt by the seed like the others, and a test. No code of its own. */
export function botPlan(name: Name, template: (file: string) => string): Plan {
  const key = name.kebab.includes('-') ? `'${name.kebab}'` : name.kebab;
  const test = `shared/test/${name.kebab}.test.ts`;
  return {
    touches: [
      {
        file: 'shared/bots/profile.ts',
        is: 'changed',
        write: all(
          changing(/export type Temper =([^;]*);/, (list) => `export type Temper =${list} | '${name.kebab}';`),
          changing(/(TEMPERS: readonly Temper\[\] = \[)([^\]]*?),?\s*\];/, (head, list) => `${head}${list}, '${name.kebab}'];`),
          // It begins as the even-handed one does; its author changes what is its own.
          changing(/^( {2})straight: (\{[^}]*\}),$/m, (indent, weights) => `${indent}straight: ${weights},\n${indent}${key}: ${weights},`),
        ),
      },
      { file: test, is: 'new', write: () => filled(template('bot.test.txt'), name) },
    ],
    made: [],
    test,
  };
}

/** Replaces one place; throws where it has gone. */
const changing =
  (place: RegExp, change: (...groups: string[]) => string) =>
  (before: string): string => {
    if (!place.test(before)) throw new Error(`nothing looks like ${place}`);
    return before.replace(place, (_, ...groups: string[]) => change(...groups));
  };
