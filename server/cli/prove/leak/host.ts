import { matchMaker } from 'colyseus';
import { makeServer } from '../../../app.ts';
import { readConfig } from '../../../config.ts';
import { prepareKeys } from '../../../keys.ts';

/** What the proof asks of the server's process. */
export type Order = { readonly do: 'weigh' } | { readonly do: 'close'; readonly codes: readonly string[] };

/** Its answers; others in this process talk to a parent too. */
export type Answer = { readonly did: 'listen' } | { readonly did: 'close' } | ({ readonly did: 'weigh' } & Weight);

/** What the process holds after a full collection, in bytes and in rooms. Code that can be compiled anew is let go and does not count. */
export interface Weight {
  /** Objects, and the buffers that they hold outside the heap. */
  readonly bytes: number;
  /** Rooms that are open. */
  readonly rooms: number;
  /** Rooms that were ever opened and are still in memory. */
  readonly held: number;
}

/**
 * The whole server as a process of its own that is also asked, beside its sockets, to weigh itself and to end rooms, as it does by
 * itself when they have been empty for a while. To be run with `--expose-gc`.
 */
const config = readConfig(process.env);
const { journal, listen } = makeServer(config, prepareKeys(config));
await listen();
let held = 0;
const gone = new FinalizationRegistry(() => held--);
matchMaker.getAllHandlers().table?.on('create', (room: object) => {
  held++;
  gone.register(room, null);
});
say({ did: 'listen' });
process.on('message', (order: Order) => void obey(order));

async function obey(order: Order): Promise<void> {
  if (order.do === 'weigh') {
    say({ did: 'weigh', ...(await weigh()) });
    return;
  }
  for (const code of order.codes) {
    await matchMaker.getLocalRoomById(code)?.disconnect();
    journal.finish(code);
  }
  say({ did: 'close' });
}

function say(answer: Answer): void {
  process.send?.(answer);
}

async function weigh(): Promise<Weight> {
  for (let n = 0; n < 3; n++) {
    // What hangs on a socket that has just been closed goes with the next turn.
    await new Promise((resolve) => setTimeout(resolve, 50));
    globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { bytes: heapUsed + arrayBuffers, rooms: matchMaker.stats.local.roomCount, held };
}
