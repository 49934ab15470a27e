import { fork } from 'node:child_process';
import WebSocket from 'ws';

/** Plain `ws` in a process of its own. */
export interface Plain {
  /** Opens so many connections at once, each asking one thing and hearing its answer. Milliseconds of the whole. */
  storm(clients: number): Promise<number>;
  end(): void;
}

/** Starts the peer. */
export async function plainServer(): Promise<Plain> {
  const child = fork(new URL('plain.ts', import.meta.url), { stdio: 'ignore' });
  const port = await new Promise<number>((resolve) => child.once('message', (told) => resolve(told as number)));
  const one = () =>
    new Promise<WebSocket>((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}`);
      socket.once('error', reject);
      socket.once('open', () => socket.send('?'));
      socket.once('message', () => resolve(socket));
    });
  return {
    storm: async (clients) => {
      const started = performance.now();
      const sockets = await Promise.all(Array.from({ length: clients }, one));
      const took = performance.now() - started;
      for (const socket of sockets) socket.terminate();
      return took;
    },
    end: () => void child.kill(),
  };
}

/** The middle of these numbers. */
export function median(list: readonly number[]): number {
  return list.slice().sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
}
