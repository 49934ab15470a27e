import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.ts';

const PORT = Number(process.env.E2E_PORT ?? 3391);
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A real browser against the real server, built as a visitor gets it. */
export default defineConfig({
  testDir: '.',
  // Two files at a time: every test has a room of its own, and a page that waits leaves the other a core.
  workers: 2,
  retries: 0,
  timeout: 120_000,
  // A painted hall on a busy core takes its time; nothing here is a measurement.
  expect: { timeout: 10_000 },
  outputDir: join(root, 'test-results'),
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: await launchOptions(),
    colorScheme: 'light',
  },
  webServer: {
    command: `"${process.execPath}" server/main.ts`,
    cwd: root,
    port: PORT,
    env: { PORT: String(PORT), DATA_DIR: mkdtempSync(join(tmpdir(), 'pv-e2e-')), GRACE_MS: '1500', BOOTH_MS: '300', BEAT_MS: '150' },
    reuseExistingServer: false,
  },
});
