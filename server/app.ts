import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineRoom, defineServer, matchMaker, WebSocketTransport } from 'colyseus';
import express from 'express';
import { publicCut } from '#shared/game/view.ts';
import { MOST_BYTES } from '#shared/protocol/messages.ts';
import { KeyFolder } from './booth/key-folder.ts';
import { type Config, StartFault } from './config.ts';
import { wakeOnEntering } from './rooms/restore.ts';
import { keepNoLongerThan } from './rooms/retention.ts';
import { systemClock, systemRandom } from './rooms/surroundings.ts';
import { TableRoom } from './rooms/table-room.ts';
import { readScenarios } from './scenarios.ts';
import type { Journal } from './store/journal.ts';
import { openSqliteJournal } from './store/sqlite-journal.ts';

const built = fileURLToPath(new URL('../dist', import.meta.url));

/** Heartbeats that a connection may miss. A server that stood still itself asks once more before it ends one. */
const MISSED_BEATS = 2;

/** A policy that lets the page load from here and talk to here, and nothing else. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The whole server: pages, scenarios and rooms on one port. `keysFolder` is for the keys of open ballots (`prepareKeys`). A table that was
 * not over comes back when somebody enters it.
 */
export function makeServer(config: Config, keysFolder: string) {
  const scenarios = readScenarios(pathToFileURL(`${config.SCENARIO_DIR}/`));
  const journal = openTables(config.DATA_DIR);
  const keys = new KeyFolder(keysFolder);
  TableRoom.ports = { scenarios, journal, keys, config, clock: systemClock, random: systemRandom };
  // A room is found by its code and no other way: "any room" would let a stranger into a game.
  matchMaker.controller.exposedMethods = ['create', 'joinById'];
  wakeOnEntering(journal);
  const server = defineServer({
    greet: false,
    gracefullyShutdown: false,
    transport: new WebSocketTransport({ maxPayload: MOST_BYTES, pingInterval: config.PING_MS, pingMaxRetries: MISSED_BEATS }),
    rooms: { table: defineRoom(TableRoom) },
  });
  server.options.express = (app) => {
    app.disable('x-powered-by');
    app.use((_request: express.Request, response: express.Response, next: express.NextFunction) => {
      response.set({ 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
      next();
    });
    app.get('/api/health', (_request: express.Request, response: express.Response) => void response.json({ ok: true }));
    app.get('/api/scenarios/:id', (request: express.Request, response: express.Response) => {
      const scenario = scenarios.get(String(request.params.id));
      if (scenario) response.json(publicCut(scenario, null));
      else response.status(404).json({ code: 'no-such-scenario' });
    });
    if (existsSync(built)) {
      app.use(express.static(built, { index: 'index.html', maxAge: '1h' }));
      app.get(/^\/(?!api|matchmake|built).*/, (_request: express.Request, response: express.Response) =>
        response.sendFile('index.html', { root: built }),
      );
    }
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

function openTables(folder: string): Journal {
  try {
    return openSqliteJournal(folder);
  } catch (error) {
    throw new StartFault(`the tables in the data folder "${folder}" cannot be opened: ${(error as Error).message}`);
  }
}
