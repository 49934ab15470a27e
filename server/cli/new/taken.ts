import { Script } from 'node:vm';
import { TEMPERS } from '#shared/bots/profile.ts';
import { Command, HostCommand } from '#shared/game/command.ts';
import { shippedIds } from '../files.ts';
import type { Kind, Name } from './plan.ts';

/** What a seat or the host may say already. */
const COMMANDS: readonly string[] = [...Command.def.options, ...HostCommand.def.options].flatMap(({ def }) => def.shape.type.def.values);

/**
 * Why a new thing of this kind cannot have this name, in one sentence; null where it can. `read` gives the text of a file of the
 * repository. A file that is there already is another matter: the plan names its files (new.ts).
 */
export function whyTaken(kind: Kind, { kebab, camel, pascal }: Name, read: (file: string) => string): string | null {
  const used = (file: string, word: string): string | null =>
    new RegExp(`\\b${word}\\b`).test(codeOf(read(file))) ? `${file} has a ${word} of its own: choose another name` : null;
  switch (kind) {
    case 'action':
      if (COMMANDS.includes(kebab)) return `there is an action "${kebab}" already`;
      if (`minutes.${kebab}` in (JSON.parse(read(MINUTES)) as object))
        return `${MINUTES} has a minutes.${kebab} of its own: choose another name`;
      return (
        used('shared/game/check.ts', `check${pascal}`) ??
        used('shared/game/decide.ts', `decide${pascal}`) ??
        used('shared/game/evolve.ts', `book${pascal}`)
      );
    case 'bot':
      return TEMPERS.some((temper) => temper === kebab) ? `there is a bot "${kebab}" already` : null;
    case 'scenario':
      if (shippedIds().includes(kebab)) return `there is a scenario "${kebab}" already`;
      // It becomes the name of a function.
      if (isReserved(camel)) return `"${camel}" is a word of the language: choose another name`;
      return used('server/cli/facts/all.ts', camel) ?? used('server/cli/new/templates/scenario.txt', camel);
  }
}

const MINUTES = 'assets/words/en/minutes.json';

/** Whether a module could call nothing so. Compiled and never run, so that no list of such words can be incomplete. */
function isReserved(word: string): boolean {
  try {
    new Script(`'use strict'; async () => { const ${word} = 0; }`);
    return false;
  } catch {
    return true;
  }
}

/** Source without comments and strings: what a name in it could be mistaken for. */
const codeOf = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, '');
