import { draw } from '#shared/kit/dice.ts';
import { scenarioFile, shippedIds } from '../files.ts';
import { frozenLines, journalLines, modelLines, weightLine } from './booth/counting.ts';
import { coverLine } from './booth/cover.ts';
import { deathLine } from './booth/deaths.ts';
import { clearPlaces } from './booth/hall.ts';
import { pageLine } from './booth/page.ts';
import { keyLines, restLines } from './booth/secrets.ts';
import { twinLines } from './booth/twins.ts';
import { wireLines } from './booth/wire.ts';
import type { Asked, Finding, Proof } from './proof.ts';

/** The laws of the booth, each by trying to break it: in this process on a real disk with real keys, over real sockets, and in a browser. */
const booth: Proof = {
  async run({ quick, seed, count }: Asked): Promise<Finding> {
    const pairs = count ?? (quick ? 4 : 60);
    let nth = 0;
    const pick = (n: number) => draw(seed, 'booth', nth++) % n;
    const lines = [
      ...twinLines(seed, pairs, pick),
      ...modelLines(seed, quick ? 6 : 100, pick),
      deathLine(`${seed}/0`, quick ? 14 : 1000),
      ...restLines(seed, quick ? 5 : 60, pick),
      ...journalLines(seed),
      ...keyLines(seed, quick ? 100 : 400),
      ...frozenLines(seed),
      coverLine(seed, quick ? [scenarioFile('first-day')] : shippedIds().map(scenarioFile), 150, 60, pick),
      weightLine(seed),
      await pageLine(),
      ...(await wireLines(quick ? 60 : 300, quick ? 60 : 2000, pick)),
    ];
    clearPlaces();
    const nameOf = (line: string) => Number(/^B(\d+)/.exec(line)?.[1] ?? 99);
    return { lines: lines.toSorted((a, b) => nameOf(a.line) - nameOf(b.line)), figures: { pairs } };
  },
};
export default booth;
