import type { Asked, Finding, Proof } from './proof.ts';
import type { Played, Share } from './sim/worker.ts';
import { inWorkers, WORKERS } from './workers.ts';

const GAMES = 2000;
const QUICK = 60;

/**
 * Whole games of the real room on a virtual clock, with a disk and a network that fail: the process dies at any call of its journal,
 * the disk is full for a while, requests are lost, doubled and late, connections break, tabs multiply, the wall clock jumps. One
 * seed is one game; a failing one is printed with the shortest history that still fails.
 */
const sim: Proof = {
  async run({ quick, seed, count }: Asked): Promise<Finding> {
    const games = count ?? (quick ? QUICK : GAMES);
    const seeds = games === 1 ? [seed] : Array.from({ length: games }, (_, n) => `${seed}-${n}`);
    const workers = Math.min(WORKERS, games);
    const shares = Array.from(
      { length: workers },
      (_, rest): Share => ({
        seeds: seeds.filter((_seed, n) => n % workers === rest),
        shrinkMs: quick ? 10_000 : 60_000,
      }),
    );
    const started = performance.now();
    const played = await inWorkers<Played>(new URL('sim/worker.ts', import.meta.url), shares);
    const sum = (of: (one: Played) => number) => played.reduce((so, one) => so + of(one), 0);
    const failures = played.flatMap(({ failure }) => failure ?? []);
    const crashes = sum((one) => one.crashes);
    const minutes = (performance.now() - started) / 60_000;
    return {
      lines: [
        {
          line: 'no law is broken: what is acknowledged is kept once, nobody is told before, the table is what its journal makes, everybody ends in their seat and sees what is so',
          ok: failures.length === 0,
          seen: failures.length === 0 ? `${games} games` : failures.join(' || '),
        },
        {
          line: 'the faults were there: processes died and the disk was full',
          ok: games === 1 || (crashes > 0 && sum((one) => one.refused) > 0),
          seen: crashes,
        },
      ],
      figures: {
        games: sum((one) => one.games),
        'games a minute': Math.round(sum((one) => one.games) / minutes),
        crashes,
        'writes refused': sum((one) => one.refused),
        acknowledged: sum((one) => one.acknowledged),
        acts: sum((one) => one.acts),
      },
    };
  },
};
export default sim;
