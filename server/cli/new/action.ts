import { above, all, filled, importing, type Name, type Plan } from './plan.ts';

const MARK = '// A new action goes above this line (npm run new).';
const at = (line: string) => above(MARK, line);

/** A command of the rules: its module, the lines in the registries, a sentence in the minutes, and a test. */
export function actionPlan(name: Name, template: (file: string) => string): Plan {
  const { kebab, pascal } = name;
  const from = `from './${kebab}.ts';`;
  const game = (file: string, write: (before: string) => string) => ({ file: `shared/game/${file}`, is: 'changed' as const, write });
  const test = `shared/test/${kebab}.test.ts`;
  return {
    touches: [
      { file: `shared/game/${kebab}.ts`, is: 'new', write: () => filled(template('action.txt'), name) },
      game('command.ts', at(`z.strictObject({ type: z.literal('${kebab}') }),`)),
      game(
        'check.ts',
        all(
          above(`${MARK} When`, `'${kebab}': ['corridor'],`),
          above(`${MARK} Who`, `'${kebab}': ANYONE,`),
          above(`${MARK} Case`, `case '${kebab}':\n  return check${pascal}(sight);`),
          importing(`import { check${pascal} } ${from}`),
        ),
      ),
      game('decide.ts', all(at(`case '${kebab}':\n  return ok(decide${pascal}(seat));`), importing(`import { decide${pascal} } ${from}`))),
      game('event.ts', at(`| { readonly type: '${kebab}.done'; readonly by: string }`)),
      game('audience.ts', at(`'${kebab}.done': (world, event) => team(world, event.by),`)),
      game(
        'evolve.ts',
        all(at(`case '${kebab}.done':\n  return book${pascal}(state, event);`), importing(`import { book${pascal} } ${from}`)),
      ),
      game('choices.ts', at(`{ type: '${kebab}' },`)),
      game('minutes-lines.ts', at(`case '${kebab}.done':\n  return one('${kebab}', { by: name(event.by) });`)),
      { file: 'shared/scenario/verbs.ts', is: 'changed', write: at(`'${kebab}',`) },
      { file: 'assets/words/en/minutes.json', is: 'changed', write: withWord(`minutes.${kebab}`, `{by}: ${name.plain.toLowerCase()}.`) },
      { file: test, is: 'new', write: () => filled(template('action.test.txt'), name) },
    ],
    made: [],
    test,
  };
}

/** A file of words with one more key. */
const withWord =
  (key: string, text: string) =>
  (before: string): string =>
    `${JSON.stringify({ ...(JSON.parse(before) as Record<string, string>), [key]: text }, null, 2)}\n`;
