import { exp } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import type { Pair } from './state.ts';
import type { PublicView } from './view.types.ts';
import type { World } from './world.ts';

/** Expected papers for the first name and expected blanks, reckoned from public facts alone by anyone who cares to. */
export function paperOdds(world: World, pub: PublicView): { readonly votes: number; readonly blanks: number } {
  const { TAU, SIG, BLANK } = world.constants;
  const spread = Math.sqrt(TAU * TAU * 1.64 + (SIG * SIG) / 2);
  let votes = 0;
  let blanks = 0;
  for (const [i, row] of world.states.entries()) {
    const base = world.base[i] as Pair;
    const face = pub.states[i];
    const backing = face?.backs === null || face?.backs === undefined ? 0 : face.backs === world.candidates[0].id ? 1 : -1;
    const gap = base[0] - base[1] + backing;
    const size = gap < 0 ? -gap : gap;
    const weights = [1, exp(-size / spread), exp((BLANK - 0.5 * size) / spread) / 3] as const;
    const total = weights[0] + weights[1] + weights[2];
    const present = (row as StateRow).attendance;
    votes += (present * (gap > 0 ? weights[0] : weights[1])) / total;
    blanks += (present * weights[2]) / total;
  }
  return { votes, blanks };
}
