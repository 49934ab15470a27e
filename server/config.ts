import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What the environment may say. Everything has a default, so `npm start` needs nothing. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(2567),
  HOST: z.string().min(1).default('0.0.0.0'),
  /** Where scenarios are read from, for authors who keep their own. */
  SCENARIO_DIR: z
    .string()
    .min(1)
    .default(fileURLToPath(new URL('../assets/scenarios', import.meta.url))),
  DATA_DIR: z.string().min(1).default('data'),
  /** Days that a table is kept after somebody last wrote to it. */
  KEEP_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  /** Where the keys of open ballots lie, outside `DATA_DIR`; absent, a folder in this machine's memory where there is one (`keys.ts`). */
  KEYS_DIR: z.string().min(1).optional(),
  /** The one address people use, as `https://host`, where the server cannot know it; absent: whatever host they ask for. */
  PUBLIC_URL: z.url({ protocol: /^https?$/, hostname: z.regexes.hostname }).optional(),
  /** Proxies of one's own in front of the server: 0 when people reach it directly. */
  PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Whether programs may come in: callers without an `Origin`, which every browser sends (docs/protocol.md). */
  PROGRAMS: z.enum(['yes', 'no']).default('yes'),
  /** Rooms awake at once on this server; those that sleep do not count. */
  MOST_ROOMS: z.coerce.number().int().min(1).max(100_000).default(2000),
  /** Rooms that one address may open at once; then one every five seconds. A class of forty has one address. */
  OPENINGS: z.coerce.number().int().min(1).max(1_000_000).default(80),
  /** Codes without a room that one address may try at once; then one every three seconds. */
  MISSES: z.coerce.number().int().min(1).max(1_000_000).default(20),
  /** Milliseconds before a bot takes the seat of somebody who is gone (docs/rulebook.md §11). */
  GRACE_MS: z.coerce.number().int().min(0).max(3_600_000).default(45_000),
  /** Milliseconds between the last paper and the close of the box (docs/rulebook.md §7). */
  BOOTH_MS: z.coerce.number().int().min(0).max(600_000).default(5_000),
  /** Milliseconds between two beats of a corridor without a clock. */
  BEAT_MS: z.coerce.number().int().min(1).max(600_000).default(6_000),
  /** Milliseconds between two heartbeats; a connection that has missed two of them is ended at the third. */
  PING_MS: z.coerce.number().int().min(10).max(20_000).default(3_000),
  /** Milliseconds that somebody may be behind with reading before their connection is ended. */
  SLOW_MS: z.coerce.number().int().min(0).max(3_600_000).default(60_000),
  /** Milliseconds after which a room without anybody ends or goes to sleep. */
  EMPTY_MS: z.coerce.number().int().min(0).max(86_400_000).default(600_000),
  /** Speed of phase clocks in per cent of the scenario's: 100 is as written, 10 ten times as fast. */
  CLOCK_PERCENT: z.coerce.number().int().min(1).max(1000).default(100),
});
export type Config = z.infer<typeof Environment>;

/** A fault in the surroundings, said in one line. */
export class StartFault extends Error {}

/** Reads the environment. Throws a `StartFault` that names the variable and the reason. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // Colyseus' channels print every message as it was decoded, papers too.
  if (/colyseus|\*/.test(environment.DEBUG ?? '')) throw new StartFault('DEBUG would write what people send into the log; unset it');
  const parsed = Environment.safeParse(environment);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? '');
  throw new StartFault(`${name}="${environment[name] ?? ''}" is not usable: ${issue?.message}`);
}

/** Makes sure that the data folder can be written. Throws a `StartFault` with the path. */
export function prepareFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new StartFault(`the data folder "${path}" cannot be written: ${(error as Error).message}`);
  }
}

/** Makes sure that the port is free. Throws a `StartFault` with the port. */
export function checkPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new StartFault(`port ${port} cannot be used: ${error.code === 'EADDRINUSE' ? 'something else listens there' : error.message}`),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
