import { Dice } from './dice.ts';
import { nextFrame } from './mutate.ts';
import type { Recorded } from './record.ts';
import { Visitor } from './visitor.ts';

/** What an attacker is told by the proof that started it. */
export interface Orders {
  readonly port: number;
  readonly seed: string;
  readonly recorded: readonly Recorded[];
  /** Rooms to attack, and the token to come in with; null as a stranger. One connection each, opened again when it is cut. */
  readonly doors: readonly { readonly code: string; readonly token: string | null }[];
  /** Frames a second over each connection. */
  readonly pace: number;
  /** Frames in all; then it stops by itself. */
  readonly frames: number;
  /** Frames that are made beforehand and sent again and again; 0 to make each when it is sent, which takes the machine's time. */
  readonly pool: number;
  /** How many addresses it comes from, as a proxy would tell them. */
  readonly addresses: number;
}

/** What it did. */
export interface Deeds {
  readonly sent: number;
  readonly entered: number;
  /** Ends of connections by code, as they were seen here. */
  readonly ends: Readonly<Record<string, number>>;
  /** Answers by word. */
  readonly answers: Readonly<Record<string, number>>;
  /** Milliseconds of attack. */
  readonly ms: number;
}

const TICK_MS = 10;

/** What it is to do now: attack, hold its connections still, or come to an end. */
export type Mode = 'on' | 'off' | 'end';

/** Sends what it was told to while the mode is `on`, and reports what it did. `ready` is called when it could begin. */
async function attack(orders: Orders, ready: () => void, mode: () => Mode): Promise<Deeds> {
  const dice = new Dice(orders.seed);
  const pool = Array.from({ length: orders.pool }, (_, n) => nextFrame(dice, orders.recorded, n));
  const ends: Record<string, number> = {};
  const answers: Record<string, number> = {};
  let [sent, entered] = [0, 0];
  const done = () => sent >= orders.frames || mode() === 'end';
  ready();
  let [attacking, last] = [0, performance.now()];
  /** Milliseconds of attack so far. */
  const clock = () => {
    const now = performance.now();
    if (mode() === 'on') attacking += now - last;
    last = now;
    return attacking;
  };
  const through = async ({ code, token }: Orders['doors'][number]): Promise<void> => {
    let [mine, behind] = [0, 0];
    while (!done()) {
      if (mode() === 'off') {
        await new Promise((resolve) => setTimeout(resolve, TICK_MS));
        continue;
      }
      const address = `198.18.${dice.below(orders.addresses) >> 8}.${dice.below(orders.addresses) & 255}`;
      const visitor = await Visitor.enter(orders.port, code, token, address).catch((error: Error) => {
        ends[`not let in: ${error.message}`] = (ends[`not let in: ${error.message}`] ?? 0) + 1;
        return null;
      });
      if (!visitor) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        continue;
      }
      entered++;
      visitor.onReply = (_, reply) => {
        const word = reply?.ok ? 'ok' : reply?.ok === false ? reply.refusal.code : 'odd';
        answers[word] = (answers[word] ?? 0) + 1;
      };
      while (!done() && visitor.closed === null) {
        // What it could not send while it was out comes at once, up to a second's worth.
        behind = Math.min(orders.pace, (clock() / 1000) * orders.pace - mine);
        for (let n = 0; n < behind && mode() === 'on' && !done() && visitor.isOpen; n++) {
          visitor.send(pool[sent % pool.length] ?? nextFrame(dice, orders.recorded, sent));
          sent++;
          mine++;
        }
        await new Promise((resolve) => setTimeout(resolve, TICK_MS));
      }
      if (visitor.closed !== null) ends[visitor.closed] = (ends[visitor.closed] ?? 0) + 1;
      visitor.leave();
    }
  };
  await Promise.all(orders.doors.map(through));
  return { sent, entered, ends, answers, ms: clock() };
}

if (process.send) {
  let mode: Mode = 'on';
  process.once('message', (orders) => {
    process.on('message', (next) => {
      mode = next as Mode;
    });
    const ready = () => void process.send?.('ready');
    void attack(orders as Orders, ready, () => mode).then((deeds) => process.send?.(deeds, () => process.exit(0)));
  });
}
