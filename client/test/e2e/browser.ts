import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions } from '@playwright/test';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * How to start a browser here: the machine's own Chromium, else the one packed in `@sparticuz/chromium`, which unpacks itself and
 * the libraries it needs into the temporary folder. Nothing is downloaded.
 */
export async function launchOptions(): Promise<LaunchOptions> {
  const own = INSTALLED.find((path) => existsSync(path));
  if (own) return { executablePath: own, args: ARGS };
  // The package unpacks its libraries only where it believes to be on a bare machine, which is what we are.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  const libraries = join(tmpdir(), 'al2023', 'lib');
  process.env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath,
    args: [...packed.args.filter((arg) => arg !== '--single-process'), ...ARGS],
    env: { ...process.env, LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH } as Record<string, string>,
  };
}
