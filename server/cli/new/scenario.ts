import { above, all, filled, importing, type Name, type Plan } from './plan.ts';

/** A scenario: a small invented hall that loads, its place among the others, its short title, and a test. */
export function scenarioPlan(name: Name, template: (file: string) => string): Plan {
  const { kebab, camel, plain } = name;
  const test = `shared/test/${kebab}.test.ts`;
  return {
    touches: [
      { file: `server/cli/facts/${kebab}.ts`, is: 'new', write: () => filled(template('scenario.txt'), name) },
      {
        file: 'server/cli/facts/all.ts',
        is: 'changed',
        write: all(
          above('// A new scenario goes above this line (npm run new).', `${camel}(),`),
          importing(`import { ${camel} } from './${kebab}.ts';`),
        ),
      },
      {
        file: 'assets/words/en/ui.json',
        is: 'changed',
        write: afterLast(/^ {2}"scenario\.[a-z0-9-]+\.short": /, `  "scenario.${kebab}.short": "${plain}",`),
      },
      { file: test, is: 'new', write: () => filled(template('scenario.test.txt'), name) },
    ],
    made: [{ file: `assets/scenarios/${kebab}.json`, by: ['server/cli/facts.ts'] }],
    test,
  };
}

/** Writes a line after the last one that looks so. */
const afterLast =
  (like: RegExp, line: string) =>
  (before: string): string => {
    const lines = before.split('\n');
    const last = lines.findLastIndex((text) => like.test(text));
    if (last < 0) throw new Error(`no line looks like ${like}`);
    return [...lines.slice(0, last + 1), line, ...lines.slice(last + 1)].join('\n');
  };
