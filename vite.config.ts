import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the client; the server runs from source. Vitest lives here too, one project per layer. */
export default defineConfig({
  root: at('client'),
  publicDir: false,
  cacheDir: at('node_modules/.cache/vite'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { outDir: at('dist'), emptyOutDir: true, chunkSizeWarningLimit: 1600, assetsDir: 'built' },
  worker: { format: 'es' },
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          root: at('.'),
          environment: 'node',
          include: ['shared/test/**/*.test.ts'],
          testTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      { test: { name: 'client', root: at('.'), environment: 'node', include: ['client/test/*.test.ts', 'client/test/*.test.tsx'] } },
      {
        test: {
          name: 'server',
          root: at('.'),
          environment: 'node',
          include: ['server/test/**/*.test.ts'],
          // Real clocks and sockets: after everything else, three files at a time; they wait more than they work.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
