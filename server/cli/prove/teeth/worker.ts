import { parentPort, workerData } from 'node:worker_threads';
import { prepareSoil } from './hooks.ts';

/** Plants to try in this worker, by their places. */
export interface Share {
  readonly seed: string;
  readonly places: readonly number[];
  /** Pairs after which a plant counts as missed. */
  readonly most: number;
  /** Plays that the shortening of a find may take. */
  readonly shrinking: number;
  /** Pairs to play with nothing planted; none of them may part. */
  readonly control: number;
}

/** What became of one plant. */
export interface Bite {
  /** -1 for the control. */
  readonly place: number;
  /** Pairs played until the check found it; null if it did not. */
  readonly pairs: number | null;
  /** How the first found pair reads, after shrinking. */
  readonly reads: string;
}

prepareSoil();
const [{ bite }, { plant }, { PLANTS }] = await Promise.all([import('./bite.ts'), import('./switch.ts'), import('./plants.ts')]);
const { seed, places, most, shrinking, control } = workerData as Share;
const bites = places.map((place): Bite => {
  const { grafts, caught } = PLANTS[place] as (typeof PLANTS)[number];
  plant(grafts);
  return { place, ...bite(`${seed}|${place}`, caught, most, shrinking) };
});
plant({});
if (control > 0) bites.push({ place: -1, ...bite(`${seed}|control`, 'all', control, 0) });
parentPort?.postMessage(bites);
