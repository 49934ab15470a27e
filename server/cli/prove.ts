import { randomBytes } from 'node:crypto';
import { readArguments, wholeNumber } from './arguments.ts';
import { stop } from './files.ts';
import type { Asked, Proof } from './prove/proof.ts';

/**
 * `npm run prove -- NAME|all [--quick] [--count N] [--seed S]`: the promises about secrecy and survival, each run against the real thing.
 * One JSON line each: its figures, its seed, and every sentence with what was seen. Exit 1 when a sentence does not hold.
 */
const PROOFS = ['twin', 'teeth', 'booth', 'forensics', 'sim', 'kill9', 'cutlog', 'fuzz', 'storm', 'leak'] as const;

const { values, positionals } = readArguments({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, count: { type: 'string' }, seed: { type: 'string' } },
});
const [name = 'all', ...more] = positionals;
if (more.length > 0) stop(`one proof at a time, or all: not "${positionals.join(' ')}"`);
if (name !== 'all' && !PROOFS.some((proof) => proof === name)) stop(`no proof "${name}": ${PROOFS.join(', ')} or all`);
const count = wholeNumber('count', values.count, 1);

for (const proof of name === 'all' ? PROOFS : [name]) {
  const seed = values.seed ?? randomBytes(6).toString('hex');
  const ok = await prove(proof, { quick: values.quick, seed, count });
  if (!ok) process.exitCode = 1;
}

async function prove(proof: string, asked: Asked): Promise<boolean> {
  const { default: found } = (await import(`./prove/${proof}.ts`)) as { default: Proof };
  const started = performance.now();
  const { lines, figures } = await found.run(asked);
  const ok = lines.length > 0 && lines.every((line) => line.ok);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  console.log(JSON.stringify({ proof, ok, seed: asked.seed, quick: asked.quick, seconds, figures, lines }));
  return ok;
}
