import { matchMaker } from 'colyseus';
import { WebSocket } from 'ws';
import { makeServer } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { prepareKeys } from '../../server/keys.ts';
import type { TableRoom } from '../../server/rooms/table-room.ts';
import { tellAll } from '../../server/rooms/telling.ts';
import type { Pair } from '../rows.ts';

/** A frame as long as the hall's patch for the word "ready". */
const FRAME = Buffer.alloc(72, 99);
const ACTS = 20;
/** Rounds for the compiler. */
const WARM = 12;

/** The server as a process that is also asked to time what telling costs over the sockets that are open to it. */
const config = readConfig(process.env);
const { listen } = makeServer(config, prepareKeys(config));
await listen();
process.on('message', ({ code, rounds }: { code: string; rounds: number }) => void weigh(code, rounds).then((pairs) => say({ pairs })));
process.once('disconnect', () => process.exit());
say({ pairs: [] });

function say(told: { readonly pairs: readonly Pair[] }): void {
  process.send?.(told);
}

async function weigh(code: string, rounds: number): Promise<readonly Pair[]> {
  const { sitting } = matchMaker.getLocalRoomById(code) as unknown as TableRoom;
  const { table, visitors } = sitting;
  const speaker = [...visitors].find((visitor) => sitting.seatOf(visitor) !== null);
  const seat = speaker && sitting.seatOf(speaker);
  if (!table || !seat) throw new Error('nobody to tell');
  let ready = false;
  const pairs: Pair[] = [];
  for (let round = -WARM; round < rounds; round++) {
    let [us, them] = [0, 0];
    for (let n = 0; n < ACTS; n++) {
      ready = !ready;
      table.submit(seat, { type: 'ready', ready }, `bench/${round}/${n}`);
      // What it takes to write down is a part of the answer's latency, not of telling.
      sitting.flush();
      us += await time(() => tellAll(sitting));
      them += await time(() => {
        for (const { client } of visitors) WebSocket.prototype.send.call(client.ref, FRAME, { binary: true });
      });
      // Lets the sockets drain.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    if (round >= 0) pairs.push({ us: us / ACTS, them: them / ACTS });
  }
  return pairs;
}

/**
 * Milliseconds in which this thread does nothing else, with what waits for the end of the turn; asking for its processor time may
 * take as long as what is timed.
 */
async function time(act: () => void): Promise<number> {
  const started = performance.now();
  act();
  await new Promise<void>((resolve) => process.nextTick(resolve));
  return performance.now() - started;
}
