import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../test/rig.ts';
import type { Line } from '../proof.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** B22: a real page in a real browser, by the spec that `npm test` runs too (`client/test/e2e/booth.spec.ts`); the page is built if it is not. */
export async function pageLine(): Promise<Line> {
  if (!existsSync(`${root}/dist/index.html`)) await run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {});
  const config = 'client/test/e2e/playwright.config.ts';
  const spec = ['node_modules/@playwright/test/cli.js', 'test', '--config', config, 'booth.spec.ts', '--grep', 'in a room'];
  const said = await run(spec, { E2E_PORT: String(await freePort()) });
  return {
    line: 'B22 after a paper the page holds nothing of it: document, forms, storage, databases, caches, address, history, cookies',
    ok: / 1 passed/.test(said),
    seen: said.match(/\d+ (passed|failed)/)?.[0] ?? said.slice(-200),
  };
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('exit', () => resolve(said));
  });
}
