import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.ts';
import { stop } from './files.ts';
import { actionPlan } from './new/action.ts';
import { botPlan } from './new/bot.ts';
import { type Kind, type Name, nameOf, type Plan } from './new/plan.ts';
import { scenarioPlan } from './new/scenario.ts';
import { whyTaken } from './new/taken.ts';

/**
 * `npm run new -- action|scenario|bot NAME [--dry]`: a running stub. It writes and prints the files that README's "Add a …" names;
 * afterwards `npm run types`, `npm run lint` and the stub's own test pass. `--dry` only prints.
 */
const root = new URL('../../', import.meta.url);
const kinds: { readonly [K in Kind]: (name: Name, template: (file: string) => string) => Plan } = {
  action: actionPlan,
  scenario: scenarioPlan,
  bot: botPlan,
};
const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const template = (file: string): string => readFileSync(new URL(`new/templates/${file}`, import.meta.url), 'utf8');

const { values, positionals } = readArguments({ allowPositionals: true, options: { dry: { type: 'boolean', default: false } } });
const [kind = '', text = ''] = positionals;
const name = nameOf(text);
if (!isKind(kind) || !name || positionals.length !== 2)
  stop('usage: npm run new -- action|scenario|bot NAME (small letters, digits, hyphens) [--dry]');
const why = whyTaken(kind, name, read);
if (why) stop(why);
run(kinds[kind](name, template));

function run(plan: Plan): void {
  const taken = plan.touches.find(({ file, is }) => is === 'new' && existsSync(new URL(file, root)));
  if (taken) stop(`${taken.file} is there already`);
  // Everything is reckoned before anything is written: a mark that is gone changes no file.
  const texts = plan.touches.map(({ file, is, write }) => ({
    file,
    text: write(is === 'new' ? '' : read(file)),
  }));
  for (const { file } of [...plan.touches, ...plan.made]) console.log(file);
  if (values.dry) return;
  for (const { file, text: written } of texts) writeFileSync(new URL(file, root), written);
  for (const { by } of plan.made) execFileSync(process.execPath, [...by], { cwd: fileURLToPath(root), stdio: 'inherit' });
  const biome = fileURLToPath(new URL('node_modules/.bin/biome', root));
  execFileSync(biome, ['check', '--config-path=.config', '--write', ...texts.map(({ file }) => file)], {
    cwd: fileURLToPath(root),
    stdio: 'pipe',
  });
  console.log(`now: npm run types && npm run lint && npx vitest run ${plan.test}`);
}
