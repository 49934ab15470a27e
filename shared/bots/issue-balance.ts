import { issueWeights } from '../game/utility.ts';
import type { PublicView } from '../game/view.types.ts';
import type { World } from '../game/world.ts';
import { keptWhile } from '../kit/kept.ts';
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
  const { platforms } = agenda;
  const own = platforms[c] as readonly number[];
  const rivals = platforms.filter((_, k) => k !== c && onPaper.includes(world.candidates[k]?.id ?? ''));
  const made = world.states.map((row, i): Balance => {
    const factors = issueWeights(world, agenda, i);
    const weights = row.weights.map((weight, n) => weight * (factors[n] as number));
    const ahead = row.ideals.map((ideal, n) => nearer(ideal, own, rivals, n));
    let total = 0;
    let sum = 0;
    for (let n = 0; n < weights.length; n++) {
      total += weights[n] as number;
      sum += (weights[n] as number) * (ahead[n] as number);
    }
    return { weights, ahead, total, sum };
  });
  byCandidate.set(c, made);
  return made;
}

/** How much nearer a platform is to a state's ideal on issue n than the nearest of its rivals. */
function nearer(ideal: number, own: readonly number[], rivals: readonly (readonly number[])[], n: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const rival of rivals) best = Math.min(best, Math.abs(ideal - (rival[n] as number)));
  return best === Number.POSITIVE_INFINITY ? 0 : best - Math.abs(ideal - (own[n] as number));
}
