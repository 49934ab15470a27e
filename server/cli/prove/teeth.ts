import type { Asked, Finding, Line, Proof } from './proof.ts';
import { PLANTS } from './teeth/plants.ts';
import type { Bite, Share } from './teeth/worker.ts';
import { inWorkers, WORKERS } from './workers.ts';

/** Pairs after which a plant counts as missed, and pairs that the control plays. */
const MOST = { whole: 400, quick: 120 } as const;
const CONTROL = { whole: 200, quick: 12 } as const;

/** Plays that the shortening of each find takes at most. */
const SHRINKING = 60;

/** The proof of the proof: known leaks are planted in the code that cuts what goes out, one at a time, and each must be found. */
const teeth: Proof = {
  async run({ quick, seed, count }: Asked): Promise<Finding> {
    const places = PLANTS.map((_, place) => place);
    const share = (rest: number): Share => ({
      seed,
      places: places.filter((place) => place % WORKERS === rest),
      most: count ?? MOST[quick ? 'quick' : 'whole'],
      shrinking: quick ? 0 : SHRINKING,
      control: rest === 0 ? CONTROL[quick ? 'quick' : 'whole'] : 0,
    });
    const bites = (
      await inWorkers<readonly Bite[]>(
        new URL('teeth/worker.ts', import.meta.url),
        Array.from({ length: WORKERS }, (_, rest) => share(rest)),
      )
    ).flat();
    const control = bites.find((bite) => bite.place < 0);
    const lines = PLANTS.map((plant, place): Line => {
      const bite = bites.find((one) => one.place === place);
      return {
        line: `${plant.name}: tells ${plant.tells}`,
        ok: bite?.pairs != null,
        seen: bite?.pairs == null ? 'not found' : `found by ${plant.caught} in pair ${bite.pairs}; ${bite.reads}`,
      };
    });
    return {
      lines: [
        ...lines,
        {
          line: 'with nothing planted nothing is found',
          ok: control?.pairs === null,
          seen: control ? control.reads || 'nothing' : 'no control',
        },
      ],
      figures: {
        planted: PLANTS.length,
        found: bites.filter((bite) => bite.place >= 0 && bite.pairs !== null).length,
        'pairs at most': Math.max(...bites.filter((bite) => bite.place >= 0).map((bite) => bite.pairs ?? 0)),
      },
    };
  },
};
export default teeth;
