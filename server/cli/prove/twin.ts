import type { Asked, Finding, Line, Proof } from './proof.ts';
import type { Wired } from './twin/sockets.ts';
import type { Seen, Share } from './twin/worker.ts';
import { inWorkers, WORKERS } from './workers.ts';

const PAIRS = 5000;
/** Pairs of the quick proof, and the wall milliseconds that they may take. */
const QUICK = { pairs: 250, within: 7000 } as const;
/** Pairs of a real server, its sockets recorded. */
const SOCKETS = { whole: 6, quick: 1 } as const;

/**
 * Nobody learns what is not theirs: two games that differ only in what a viewer may not see give that viewer the same bytes. The
 * server's own room runs in this process; once more it is a server in a process of its own, with real sockets.
 */
const twin: Proof = {
  async run({ quick, seed, count }: Asked): Promise<Finding> {
    const pairs = count ?? (quick ? QUICK.pairs : PAIRS);
    const within = quick && count === null ? QUICK.within : null;
    const shares = Array.from(
      { length: WORKERS },
      (_, rest): Share => ({ seed, count: pairs, rest, of: WORKERS, within, untilFirst: false }),
    );
    const [seen, [wired]] = await Promise.all([
      inWorkers<Seen>(new URL('twin/worker.ts', import.meta.url), shares),
      inWorkers<Wired>(new URL('twin/sockets.ts', import.meta.url), [{ seed, pairs: quick ? SOCKETS.quick : SOCKETS.whole }]),
    ]);
    const sum = (of: (share: Seen) => number): number => seen.reduce((total, share) => total + of(share), 0);
    const parted = seen.flatMap((share) => share.parted);
    const spoiled = seen.flatMap((share) => share.spoiled);
    const lines: Line[] = [
      {
        line: 'five viewers of each pair read the same bytes, replies, errors, returns, exports and replays included',
        ok: parted.length === 0 && sum((share) => share.frames) > 0,
        seen: parted.length === 0 ? sum((share) => share.pairs) : JSON.stringify(parted[0]),
      },
      {
        line: 'the two games of each pair differ only in what no viewer may see',
        ok: spoiled.length === 0 && sum((share) => share.apart) > 0,
        seen: spoiled.length === 0 ? sum((share) => share.apart) : (spoiled[0] as string),
      },
      ...(wired?.lines ?? []),
    ];
    const viewers: Record<string, number> = {};
    for (const [kind, times] of seen.flatMap((share) => Object.entries(share.viewers)))
      viewers[`viewer ${kind}`] = (viewers[`viewer ${kind}`] ?? 0) + times;
    return {
      lines,
      figures: {
        pairs: sum((share) => share.pairs),
        frames: sum((share) => share.frames),
        bytes: sum((share) => share.bytes),
        'steps apart': sum((share) => share.apart),
        'reconnects and joins of viewers': sum((share) => share.reconnects),
        'restarts of the server': sum((share) => share.restarts),
        'requests of viewers': sum((share) => share.probes),
        ...Object.fromEntries(Object.entries(viewers).sort()),
        ...wired?.figures,
      },
    };
  },
};
export default twin;
