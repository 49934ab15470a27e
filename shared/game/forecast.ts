import { keptWhile } from '../kit/kept.ts';
import { exp } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import type { PerCandidate } from './state.ts';
import { interestShift } from './utility.ts';
import type { PublicView } from './view.types.ts';
import { bestOther, GONE, topOf, type World } from './world.ts';

/** What anyone may reckon of one state from what everyone has read: fixed facts, the agenda of last night, an adopted line. */
export function publicValue(world: World, pub: Pick<PublicView, 'affairs'>, i: number, c: number): number {
  const row = world.states[i] as StateRow;
  const line = pub.affairs.lines[row.bloc] === world.candidates[c]?.id ? world.constants.D * (world.discipline.get(row.bloc) ?? 0) : 0;
  return ((world.base[i] as PerCandidate)[c] as number) + interestShift(world, pub.affairs.agenda, i, c) + line;
}

/** Expected papers for the first name and expected blanks. */
export interface PaperOdds {
  readonly votes: number;
  readonly blanks: number;
}

/** Reckoned from public facts alone by anyone who cares to; all bots of a moment do. */
export const paperOdds = (world: World, pub: Pick<PublicView, 'affairs' | 'states'>): PaperOdds =>
  odds(world, [pub.affairs, pub.states], () => reckonPapers(world, pub));

const odds = keptWhile<PaperOdds>();

function reckonPapers(world: World, pub: Pick<PublicView, 'affairs' | 'states'>): PaperOdds {
  const { TAU, SIG, BLANK } = world.constants;
  const spread = Math.sqrt(TAU * TAU * 1.64 + (SIG * SIG) / 2);
  const standing = world.candidates.map(({ id }) => pub.affairs.onPaper.includes(id));
  let votes = 0;
  let blanks = 0;
  for (const i of world.everywhere) {
    const backs = pub.states[i]?.backs;
    const values = world.candidates.map(({ id }, c) => (standing[c] ? publicValue(world, pub, i, c) + (backs === id ? 1 : 0) : GONE));
    const best = topOf(values);
    const top = values[best] as number;
    const weights = values.map((value) => exp((value - top) / spread));
    const blank = exp((BLANK - 0.5 * (top - bestOther(values, best))) / spread) / 3;
    const total = weights.reduce((sum, weight) => sum + weight, blank);
    const present = (world.states[i] as StateRow).attendance;
    votes += (present * (weights[0] as number)) / total;
    blanks += (present * blank) / total;
  }
  return { votes, blanks };
}
