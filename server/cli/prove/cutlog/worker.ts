import { rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { draw } from '#shared/kit/dice.ts';
import { cutAt, flipAt, memoryFolder } from './disk.ts';
import { judge } from './judge.ts';
import { sampleDisks } from './sample.ts';

/** A share of the cases: those whose number leaves `rest` when divided by `of`. */
export interface Share {
  readonly seed: string;
  /** Cases to look at in all shares together, spread evenly over all there are; null for all. */
  readonly wanted: number | null;
  readonly rest: number;
  readonly of: number;
}

/** What a share saw: how often which outcome, and the first cases that were taken for something else. */
export interface Seen {
  readonly cases: number;
  readonly outcomes: readonly (readonly [key: string, times: number])[];
  readonly wrong: readonly string[];
}

// A server says each time in its log what it found damaged.
console.error = () => {};
parentPort?.postMessage(look(workerData as Share));

function look({ seed, wanted, rest, of }: Share): Seen {
  const cases = sampleDisks(seed).flatMap((sample) =>
    sample.places.flatMap((place) => (['cut', 'flip'] as const).map((how) => ({ sample, how, ...place }))),
  );
  const most = Math.min(cases.length, wanted ?? cases.length);
  const outcomes = new Map<string, number>();
  const wrong: string[] = [];
  const folder = memoryFolder();
  for (let n = rest; n < most; n += of) {
    const within = most === cases.length ? 0 : draw(seed, 'place', n) / 4294967296;
    const { sample, how, name, at } = cases[Math.floor(((n + within) * cases.length) / most)] as (typeof cases)[number];
    const mask = 1 + (draw(seed, 'mask', name, at) % 255);
    const damaged = how === 'cut' ? cutAt(sample.disk, name, at) : flipAt(sample.disk, name, at, mask);
    const { outcome, why } = judge(folder, damaged, sample);
    const key = `${sample.what}: ${how}: ${outcome}`;
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    if (outcome === 'wrong') wrong.push(`${how} ${name} at ${at}${how === 'flip' ? ` by ${mask}` : ''}: ${why}`);
  }
  rmSync(folder, { recursive: true });
  return { cases: cases.length, outcomes: [...outcomes], wrong: wrong.slice(0, 5) };
}
