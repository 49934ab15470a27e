import { parentPort, workerData } from 'node:worker_threads';
import type { Plan } from './plan.ts';
import type { Step } from './step.ts';

/** Pairs to play: those whose number leaves `rest` when divided by `of`. */
export interface Share {
  readonly seed: string;
  readonly count: number;
  readonly rest: number;
  readonly of: number;
  /** Wall milliseconds after which no new pair is begun, once there are a few; null for no bound. */
  readonly within: number | null;
  /** Whether the first pair that parts is enough. */
  readonly untilFirst: boolean;
}

/** A pair that parted, or was none, in a form for people. */
export interface Parted {
  readonly pair: string;
  readonly viewer: string;
  readonly first: string;
  readonly second: string;
  /** Steps of the whole script, and the steps that are enough. */
  readonly steps: number;
  readonly shrunk: readonly string[];
}

/** What a share saw. */
export interface Seen {
  readonly pairs: number;
  readonly frames: number;
  readonly bytes: number;
  readonly viewers: Readonly<Record<string, number>>;
  /** Steps that one run alone took, or both in another order or with another content. */
  readonly apart: number;
  readonly reconnects: number;
  readonly restarts: number;
  readonly probes: number;
  readonly parted: readonly Parted[];
  readonly spoiled: readonly string[];
}

/** Pairs of a share that are played however slow the machine is. */
const AT_LEAST = 20;

/** Plays the share and posts what it saw. */
async function playShare({ seed, count, rest, of, within, untilFirst }: Share): Promise<Seen> {
  const [{ direct, replay }, { planOf }, { shrink, told }] = await Promise.all([
    import('./director.ts'),
    import('./plan.ts'),
    import('./shrink.ts'),
  ]);
  const started = process.hrtime.bigint();
  const viewers: Record<string, number> = {};
  const parted: Parted[] = [];
  const spoiled: string[] = [];
  const sums = { pairs: 0, frames: 0, bytes: 0, apart: 0, reconnects: 0, restarts: 0, probes: 0 };
  for (let n = rest; n < count; n += of) {
    if (within !== null && sums.pairs >= AT_LEAST && Number(process.hrtime.bigint() - started) / 1e6 > within) break;
    const plan = planOf(`${seed}|${n}`);
    const played = direct(plan);
    tally(sums, plan, played.script, viewers);
    sums.frames += played.frames;
    sums.bytes += played.bytes;
    if (played.spoiled !== null) spoiled.push(`${plan.seed}: ${told(plan, played.script[played.spoiled])}`);
    else if (played.difference) {
      const script = shrink(played.script, (shorter) => replay(plan, shorter));
      const { difference } = replay(plan, script);
      const { viewer, first, second } = difference ?? played.difference;
      const [one, other] = around(first, second);
      const who = viewer.seat === null ? viewer.kind : `${viewer.kind} ${viewer.seat}`;
      parted.push({
        pair: plan.seed,
        viewer: who,
        first: one,
        second: other,
        steps: played.script.length,
        shrunk: script.map((step) => told(plan, step)),
      });
      if (untilFirst || parted.length > 2) break;
    }
  }
  return { ...sums, viewers, parted, spoiled };
}

function tally(
  sums: Record<'pairs' | 'apart' | 'reconnects' | 'restarts' | 'probes', number>,
  plan: Plan,
  script: readonly Step[],
  viewers: Record<string, number>,
): void {
  sums.pairs++;
  for (const { kind } of plan.viewers) viewers[kind] = (viewers[kind] ?? 0) + 1;
  const watched = new Set(plan.viewers.map((viewer) => viewer.person));
  for (const { side, acts, order } of script) {
    if (side !== 'both' || order || acts.some((act) => act.do === 'ask' && act.other)) sums.apart++;
    for (const act of acts) {
      if (act.do === 'join' && watched.has(act.who)) sums.reconnects++;
      if (act.do === 'restart') sums.restarts++;
      if (act.do === 'ask' && watched.has(act.who) && act.who > 0) sums.probes++;
    }
  }
}

/** The two texts where they part, with a little before it. */
function around(first: string, second: string): readonly [string, string] {
  let at = 0;
  while (at < first.length && first[at] === second[at]) at++;
  const cut = (text: string) => `${at > 80 ? `${text.slice(0, 24)} … ` : ''}${text.slice(Math.max(0, at - 80), at + 120)}`;
  return [cut(first), cut(second)];
}

if (parentPort) void playShare(workerData as Share).then((seen) => parentPort?.postMessage(seen));
