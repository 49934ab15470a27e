import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { actionPlan } from './new/action.ts';
import { botPlan } from './new/bot.ts';
import { nameOf, type Plan } from './new/plan.ts';
import { scenarioPlan } from './new/scenario.ts';

/**
 * `npm run new -- action|scenario|bot NAME [--dry]`: a running stub. It writes and prints the files that README's "Add a …" names;
 * afterwards `npm run types`, `npm run lint` and the stub's own test pass. `--dry` only prints.
 */
const root = new URL('../../', import.meta.url);
const kinds = { action: actionPlan, scenario: scenarioPlan, bot: botPlan } as const;
const template = (file: string): string => readFileSync(new URL(`new/templates/${file}`, import.meta.url), 'utf8');

const { values, positionals } = parseArgs({ allowPositionals: true, options: { dry: { type: 'boolean', default: false } } });
const [kind = '', text = ''] = positionals;
const name = nameOf(text);
if (!(kind in kinds) || !name || positionals.length !== 2)
  stop('usage: npm run new -- action|scenario|bot NAME (small letters, digits, hyphens) [--dry]');
else run(kinds[kind as keyof typeof kinds](name, template));

function run(plan: Plan): void {
  const taken = plan.touches.find(({ file, is }) => is === 'new' && existsSync(new URL(file, root)));
  if (taken) stop(`${taken.file} is there already`);
  // Everything is reckoned before anything is written: a mark that is gone changes no file.
  const texts = plan.touches.map(({ file, is, write }) => ({
    file,
    text: write(is === 'new' ? '' : readFileSync(new URL(file, root), 'utf8')),
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

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
