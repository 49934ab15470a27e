import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { draw } from '#shared/kit/dice.ts';
import { describeFault } from '../../../rooms/fault.ts';
import { scenarioFile } from '../../files.ts';
import { type Outcome, playSimulated } from './game.ts';
import { inWords, plans, type Step } from './plan.ts';

/** The small one more often: what is played for is the machinery. */
const SCENARIOS = ['first-day', 'first-day', 'first-day', 'first-day', 'port-selene'].map(scenarioFile);

/** Seeds of the games that this worker plays. */
export interface Share {
  readonly seeds: readonly string[];
  /** Milliseconds that a failing game is made simpler for. */
  readonly shrinkMs: number;
}

/** What these games bore together, and the first of them that broke a law, with the shortest plan that does. */
export interface Played {
  readonly games: number;
  readonly crashes: number;
  readonly refused: number;
  readonly acknowledged: number;
  readonly acts: number;
  readonly failure: string | null;
}

// What rooms say of full disks and of processes that die is what is asked of them here.
console.error = () => {};
parentPort?.postMessage(play(workerData as Share));

function play({ seeds, shrinkMs }: Share): Played {
  const sum = { games: 0, crashes: 0, refused: 0, acknowledged: 0, acts: 0 };
  for (const seed of seeds) {
    const scenario = SCENARIOS[draw(seed, 'scenario') % SCENARIOS.length] as (typeof SCENARIOS)[number];
    let last: Outcome | null = null;
    const lawful = fc.property(plans, (plan) => {
      last = tried(() => playSimulated(scenario, seed, plan));
      if (last.broken.length > 0) throw new Error(last.broken.join(', '));
    });
    const found = fc.check(lawful, {
      seed: draw(seed, 'plan') | 0,
      numRuns: 1,
      unbiased: true,
      interruptAfterTimeLimit: shrinkMs,
    });
    const { crashes, refused, acknowledged, acts } = last as unknown as Outcome;
    sum.games++;
    sum.crashes += crashes;
    sum.refused += refused;
    sum.acknowledged += acknowledged;
    sum.acts += acts;
    if (found.failed) return { ...sum, failure: failureOf(seed, scenario.id, found.counterexample?.[0] ?? [], found.errorInstance) };
  }
  return { ...sum, failure: null };
}

/** A fault that nobody caught is a broken law like any other. */
function tried(act: () => Outcome): Outcome {
  try {
    return act();
  } catch (error) {
    return {
      broken: [`${(error as Error).message} (${describeFault(error)})`],
      crashes: 0,
      refused: 0,
      acknowledged: 0,
      acts: 0,
      lives: 0,
    };
  }
}

function failureOf(seed: string, scenario: string, plan: readonly Step[], error: unknown): string {
  return `seed ${seed} (${scenario}): ${(error as Error).message}; after [${inWords(plan)}]; again: npm run prove -- sim --count 1 --seed ${seed}`;
}
