import { serve } from '../../../test/rig.ts';
import type { Asked, Finding } from '../proof.ts';
import type { Recorded } from './record.ts';
import { begun, seated } from './scene.ts';
import { Siege } from './siege.ts';
import { Visitor } from './visitor.ts';

/** Frames a second of the attacker; requests a second of each neighbour, at fixed times whether answers have come or not. */
const ATTACK = 3000;
const ASKS = 20;
/** Connections it keeps open: cut, it comes back. */
const DOORS = 4;
/** Rooms beside the attacked one; in each somebody asks. */
const ROOMS = 6;
const MOST_TIMES = 3;

/** The value below which 99 of 100 are. */
const p99 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
const rounded = (ms: number): number => Math.round(ms * 100) / 100;

/** Asks at fixed times for so long; how late each answer was, from the moment it should have been asked. */
async function ask(visitor: Visitor, ms: number, phase: number): Promise<number[]> {
  const times: number[] = [];
  const start = performance.now() + phase;
  const all: Promise<void>[] = [];
  for (let n = 0; n < (ms / 1000) * ASKS; n++) {
    const due = start + (n * 1000) / ASKS;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const asked = visitor.ask('lobby.ready', { id: `n${n}-${due.toFixed(3)}`, ready: n % 2 === 0 }).then((seen) => {
      times.push(seen === 'ok' ? performance.now() - due : 8000);
    });
    all.push(asked);
  }
  await Promise.all(all);
  return times;
}

/** What an attacker does to the rooms beside the attacked one: blocks with and without it, in turn (ABBA). */
export async function neighbours({ quick, seed }: Asked, recorded: readonly Recorded[]): Promise<Finding> {
  const served = await serve({ env: { GRACE_MS: '3600000', BEAT_MS: '600000' } });
  try {
    const attacked = await begun(served);
    const rooms = await Promise.all(Array.from({ length: ROOMS }, () => seated(served)));
    const visitors = await Promise.all(
      rooms.map(({ code, people }) => Visitor.enter(served.port, code, people.get('halden')?.token ?? null)),
    );
    const measure = async (ms: number) =>
      (await Promise.all(visitors.map((visitor, n) => ask(visitor, ms, (n * 1000) / ASKS / ROOMS)))).flat();
    const orders = { port: served.port, recorded, doors: Array.from({ length: DOORS }, () => ({ code: attacked.code, token: null })), pace: ATTACK / DOORS, frames: 1e9, addresses: 1 };
    const [calm, under]: [number[], number[]] = [[], []];
    let [sent, sentMs, entered] = [0, 0, 0];
    const ends: Record<string, number> = {};
    const besieged = async (ms: number, nth: number) => {
      const siege = new Siege({ ...orders, seed: `${seed}|${nth}` });
      await new Promise((resolve) => setTimeout(resolve, 700));
      under.push(...(await measure(ms)));
      const deeds = await siege.stop();
      sent += deeds.sent;
      sentMs += deeds.ms;
      entered += deeds.entered;
      for (const [end, n] of Object.entries(deeds.ends)) ends[end] = (ends[end] ?? 0) + n;
    };
    await measure(500);
    const block = quick ? 1200 : 6000;
    for (let round = 0; round < (quick ? 1 : 4); round++) {
      calm.push(...(await measure(block)));
      await besieged(block, round * 2);
      await besieged(block, round * 2 + 1);
      calm.push(...(await measure(block)));
    }
    const ratio = p99(under) / p99(calm);
    const pace = Math.round(sent / (sentMs / 1000));
    return {
      figures: {
        'p99 without an attacker, ms': rounded(p99(calm)),
        'p99 under attack, ms': rounded(p99(under)),
        'p99 ratio': rounded(ratio),
        'answers measured': calm.length + under.length,
        'frames a second of the attacker': pace,
        'times it came in': entered,
        'its ends': JSON.stringify(ends),
      },
      lines: [
        { line: `an attacker sent ${ATTACK} frames a second, coming back whenever it was cut`, ok: pace >= ATTACK * 0.8, seen: pace },
        {
          line: `other rooms answer 99 of 100 requests within ${MOST_TIMES} times what they need without it`,
          ok: ratio <= MOST_TIMES,
          seen: rounded(ratio),
        },
        {
          line: 'nobody in another room was cut',
          ok: visitors.every((visitor) => visitor.closed === null),
          seen: visitors.filter((visitor) => visitor.closed !== null).length,
        },
      ],
    };
  } finally {
    await served.kill();
  }
}
