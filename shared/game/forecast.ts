import { exp } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import type { PerCandidate } from './state.ts';
import type { PublicView } from './view.types.ts';
import { bestOther, topOf, type World } from './world.ts';

/** Expected papers for the first name and expected blanks, reckoned from public facts alone by anyone who cares to. */
export function paperOdds(world: World, pub: PublicView): { readonly votes: number; readonly blanks: number } {
  const { TAU, SIG, BLANK } = world.constants;
  const spread = Math.sqrt(TAU * TAU * 1.64 + (SIG * SIG) / 2);
  let votes = 0;
  let blanks = 0;
  for (const [i, row] of world.states.entries()) {
    const backs = pub.states[i]?.backs;
    const values = world.candidates.map(
      (candidate, c) => ((world.base[i] as PerCandidate)[c] as number) + (backs === candidate.id ? 1 : 0),
    );
    const best = topOf(values);
    const top = values[best] as number;
    const weights = values.map((value) => exp((value - top) / spread));
    const blank = exp((BLANK - 0.5 * (top - bestOther(values, best))) / spread) / 3;
    const total = weights.reduce((sum, weight) => sum + weight, blank);
    const present = (row as StateRow).attendance;
    votes += (present * (weights[0] as number)) / total;
    blanks += (present * blank) / total;
  }
  return { votes, blanks };
}
