import { issueWeights } from '../game/utility.ts';
import type { PublicView } from '../game/view.types.ts';
import type { World } from '../game/world.ts';
import { keptWhile } from '../kit/kept.ts';
import type { StateRow } from '../scenario/schema.ts';
import type { BotMind } from './bot.ts';

/** What raising the weight of an issue by `factor` does to this side's advantage at one state, in utility: first whose side, then where. */
export function weightShifts({ world, pub }: BotMind, c: number): (i: number, k: number, factor: number) => number {
  const hall = balances(world, pub, c);
  const { A } = world.constants;
  return (i, k, factor) => {
    const { total, sum, weights, ahead } = hall[i] as Balance;
    const extra = (weights[k] as number) * factor;
    return A * ((sum + extra * (ahead[k] as number)) / (total + extra) - sum / total);
  };
}

/** How one state weighs the issues as of last night, and how much nearer than any other candidate c is on each. */
interface Balance {
  readonly weights: readonly number[];
  readonly ahead: readonly number[];
  readonly total: number;
  readonly sum: number;
}

/** Per candidate asked about, the balance of every state: the agenda changes a few times a day and is asked for thousands of times. */
const struck = keptWhile<Map<number, readonly Balance[]>>();

function balances(world: World, pub: PublicView, c: number): readonly Balance[] {
  const { agenda, onPaper } = pub.affairs;
  const byCandidate = struck(world, [agenda, onPaper], () => new Map());
  const known = byCandidate.get(c);
  if (known) return known;
  const made = world.states.map((row, i): Balance => {
    const factors = issueWeights(world, agenda, i);
    const weights = row.weights.map((weight, n) => weight * (factors[n] as number));
    const ahead = weights.map((_, n) => nearer(world, pub, c, row, n));
    return {
      weights,
      ahead,
      total: weights.reduce((sum, weight) => sum + weight, 0),
      sum: weights.reduce((sum, weight, n) => sum + weight * (ahead[n] as number), 0),
    };
  });
  byCandidate.set(c, made);
  return made;
}

/** How much nearer candidate c's platform is to this state on issue n than the nearest other on the paper. */
function nearer(world: World, pub: PublicView, c: number, row: StateRow, n: number): number {
  const away = (k: number) => Math.abs((row.ideals[n] as number) - ((pub.affairs.agenda.platforms[k] as readonly number[])[n] as number));
  let best = Number.POSITIVE_INFINITY;
  for (let k = 0; k < world.candidates.length; k++) {
    if (k !== c && pub.affairs.onPaper.includes(world.candidates[k]?.id ?? '')) best = Math.min(best, away(k));
  }
  return best === Number.POSITIVE_INFINITY ? 0 : best - away(c);
}
