import type { Seen, Share } from './cutlog/worker.ts';
import type { Asked, Finding, Line, Proof } from './proof.ts';
import { inWorkers, WORKERS } from './workers.ts';

/** Damaged copies that the quick proof looks at, spread over all places by the seed. */
const QUICK = 3000;

/**
 * Every byte-cut and every single-byte flip of what the last three acts of a table wrote: in the write-ahead log, as `kill -9` or
 * a power cut leaves it, in the file after the log was folded in, and in the marks. Each damaged copy is opened as a starting
 * server opens it.
 */
const cutlog: Proof = {
  async run({ quick, seed, count }: Asked): Promise<Finding> {
    const shares = Array.from(
      { length: WORKERS },
      (_, rest): Share => ({ seed, wanted: count ?? (quick ? QUICK : null), rest, of: WORKERS }),
    );
    const found = await inWorkers<Seen>(new URL('cutlog/worker.ts', import.meta.url), shares);
    const seen: Record<string, number> = {};
    for (const [key, times] of found.flatMap(({ outcomes }) => outcomes)) seen[key] = (seen[key] ?? 0) + times;
    const wrong = found.flatMap((share) => share.wrong);
    const looked = Object.values(seen).reduce((sum, times) => sum + times, 0);
    return {
      lines: [
        {
          line: 'no damage is passed over in silence: a table is whole, or shorter by the number of acts that is said, or refused',
          ok: wrong.length === 0 && looked > 0,
          seen: wrong.length === 0 ? looked : wrong.join(' | '),
        },
        tornLog('cut', 'the log cut at any byte of the last three acts', seen),
        tornLog('flip', 'any byte of the last three acts in the log flipped', seen),
        {
          line: 'marks that are cut or flipped cost no act',
          ok: times(seen, 'marks', ['cut', 'flip'], ['whole']) === times(seen, 'marks', ['cut', 'flip'], OUTCOMES),
          seen: times(seen, 'marks', ['cut', 'flip'], ['whole']),
        },
      ],
      figures: { cases: looked, of: found[0]?.cases ?? 0, ...Object.fromEntries(Object.entries(seen).sort()) },
    };
  },
};
export default cutlog;

const OUTCOMES = ['whole', 'cut', 'table refused', 'file refused', 'wrong'] as const;

const times = (seen: Record<string, number>, what: string, how: readonly string[], outcomes: readonly string[]): number =>
  how.flatMap((one) => outcomes.map((outcome) => seen[`${what}: ${one}: ${outcome}`] ?? 0)).reduce((sum, n) => sum + n, 0);

/** A log is torn by an ordinary crash: whatever happens to its end, the acts before it go on and nobody is refused. */
function tornLog(how: string, what: string, seen: Record<string, number>): Line {
  const [shorter, whole, refused] = [['cut'], ['whole'], ['table refused', 'file refused', 'wrong']].map((outcomes) =>
    times(seen, 'log', [how], outcomes),
  ) as [number, number, number];
  return {
    line: `${what}: loaded to the last good act`,
    ok: refused === 0 && shorter > 0,
    seen: `${shorter} shorter, ${whole} whole, ${refused} refused`,
  };
}
