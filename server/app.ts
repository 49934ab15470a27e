import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineRoom, defineServer, WebSocketTransport } from 'colyseus';
import express from 'express';
import { publicCut } from '#shared/game/view.ts';
import { MOST_BYTES } from '#shared/protocol/messages.ts';
import { KeyFolder } from './booth/key-folder.ts';
import { type Config, StartFault } from './config.ts';
import { Addresses } from './net/addresses.ts';
import { Front } from './net/front.ts';
import { MeteredSocket } from './net/metered-socket.ts';
import { describeFault } from './rooms/fault.ts';
import { closeMatchmaking } from './rooms/matchmaking.ts';
import { quietLogger } from './rooms/quiet-logger.ts';
import { waker } from './rooms/restore.ts';
import { keepNoLongerThan } from './rooms/retention.ts';
import { systemClock, systemRandom } from './rooms/surroundings.ts';
import { TableRoom } from './rooms/table-room.ts';
import { readScenarios } from './scenarios.ts';
import { openSqliteJournal, type SqliteJournal } from './store/sqlite-journal.ts';

/** Pieces of one message; an honest browser sends one. */
const MOST_FRAGMENTS = 64;
const built = fileURLToPath(new URL('../dist', import.meta.url));

/** Heartbeats that a connection may miss. A server that stood still itself asks once more before it ends one. */
const MISSED_BEATS = 2;

/**
 * The whole server: pages, scenarios and rooms on one port. `keysFolder` is for the keys of open ballots (`prepareKeys`). A table that was
 * not over comes back when somebody enters it.
 */
export function makeServer(config: Config, keysFolder: string) {
  const scenarios = readScenarios(pathToFileURL(`${config.SCENARIO_DIR}/`));
  const journal = openTables(config.DATA_DIR);
  const keys = new KeyFolder(keysFolder);
  // A box that has lost its envelopes loses its key too: then its ballot is run again in front of everybody.
  if (journal.rebuilt) keys.sweep([]);
  TableRoom.ports = { scenarios, journal, keys, config, clock: systemClock, random: systemRandom };
  closeMatchmaking(new Addresses({ openings: config.OPENINGS, misses: config.MISSES }), config.MOST_ROOMS, waker(journal));
  const server = defineServer({
    greet: false,
    gracefullyShutdown: false,
    logger: quietLogger(),
    transport: new WebSocketTransport({
      server: new Front(config),
      WebSocket: MeteredSocket,
      maxPayload: MOST_BYTES,
      maxFragments: MOST_FRAGMENTS,
      perMessageDeflate: false,
      pingInterval: config.PING_MS,
      pingMaxRetries: MISSED_BEATS,
    }),
    rooms: { table: defineRoom(TableRoom) },
  });
  server.options.express = (app) => {
    app.disable('x-powered-by');
    app.get('/api/health', (_request: express.Request, response: express.Response) => void response.json({ ok: true }));
    app.get('/api/scenarios/:id', (request: express.Request, response: express.Response) => {
      const scenario = scenarios.get(String(request.params.id));
      if (scenario) response.json(publicCut(scenario, null));
      else response.status(404).json({ code: 404, error: 'no-such-scenario' });
    });
    if (existsSync(built)) app.use(express.static(built, { index: 'index.html', setHeaders: keep }));
    app.use((_request: express.Request, response: express.Response) => void response.status(404).json({ code: 404, error: 'not-found' }));
    // Express' own page shows the stack.
    app.use((error: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
      console.error(`Present and Voting: a request failed: ${describeFault(error)}`);
      response.status(400).json({ code: 400, error: 'malformed' });
    });
  };
  return {
    server,
    journal,
    async listen(): Promise<void> {
      await server.listen(config.PORT, config.HOST);
      keepNoLongerThan(config.KEEP_DAYS, journal, keys);
      keys.sweep(journal.open());
    },
  };
}

/** Assets carry a digest in their names, so they may be kept for good; the page that names them may not be kept at all. */
function keep(response: ServerResponse, path: string): void {
  if (path.startsWith(join(built, 'built'))) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  else response.setHeader('Cache-Control', 'no-store');
}

function openTables(folder: string): SqliteJournal {
  try {
    return openSqliteJournal(folder);
  } catch (error) {
    throw new StartFault(`the tables in the data folder "${folder}" cannot be opened: ${(error as Error).message}`);
  }
}
