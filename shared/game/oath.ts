import { chance } from '../kit/dice.ts';
import type { Refusal } from '../kit/result.ts';
import type { GameEvent } from './event.ts';
import { refuse, type Sight } from './guards.ts';
import type { GameState } from './state.ts';
import { plays, type World } from './world.ts';

/**
 * Independence (docs/rulebook.md §12): whoever is elected swears to take instructions from nobody. A candidate may tell its sponsor
 * otherwise in private, for means; it may tell the hall so in public; and what was said in private may come out.
 */

/** Private pledges a candidate may give. */
const MOST_BENDS = 3;
/** Chance, 0..1, that one private pledge comes out by itself in a night (docs/rulebook.md §12). */
export const COMES_OUT = 0.12;

/** Aid that a sponsor's capital releases for one pledge of conduct in office: 6 in a hundred states, at least two. */
export const bendAid = (world: World): number => Math.max(2, Math.round(0.06 * world.states.length));

export function checkBend({ world, view }: Sight): Refusal | null {
  if (!plays(world, 'independence')) return refuse('module-off');
  // Nobody invents a private promise for somebody who lives (docs/rulebook.md §12).
  if (world.scenario.historic) return refuse('a-living-person');
  if ((view.oath?.bent ?? 0) >= MOST_BENDS) return refuse('bent-enough', { max: MOST_BENDS });
  return view.asked.includes('oath:own') ? refuse('bent-today') : null;
}

export function checkPledge({ world, pub, view }: Sight): Refusal | null {
  if (!plays(world, 'independence')) return refuse('module-off');
  if (view.kind !== 'candidate') return refuse('not-your-part', { command: 'floor.seal' });
  const c = world.candidates.findIndex((candidate) => candidate.id === view.candidate);
  return pub.affairs.oaths[c]?.pledged ? refuse('pledged-already') : null;
}

/** Private pledges that come out tonight. */
export function comeOut(world: World, state: GameState): GameEvent[] {
  return state.oaths.flatMap((oath, candidate): GameEvent[] => {
    const hidden = Array.from({ length: oath.bent - oath.out }, (_, n) => oath.out + n);
    return hidden
      .filter((nth) => chance(COMES_OUT, state.seed, 'oath', world.candidates[candidate]?.id ?? '', nth, state.day))
      .map((): GameEvent => ({ type: 'oath.out', candidate }));
  });
}
