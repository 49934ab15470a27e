import { chance } from '../kit/dice.ts';
import { exp } from '../kit/math.ts';
import type { Refusal } from '../kit/result.ts';
import { allDeals } from './deal.ts';
import type { GameEvent } from './event.ts';
import { refuse, type Sight, talks, unknownCandidate } from './guards.ts';
import type { GameState } from './state.ts';
import { campSeats, plays, type World } from './world.ts';

/** Scandal, among invented names only (docs/rulebook.md §12, §13): what was promised too often, and who asks around. */

/** What a campaign has handed out: chairs promised beyond what it owns, all chairs, gifts of aid. */
export function exposureOf(
  world: World,
  state: GameState,
  c: number,
): { readonly over: number; readonly chairs: number; readonly aid: number } {
  const seats = campSeats(world, c);
  const owned = world.seatRows.get(world.candidates[c]?.id ?? '')?.chairs ?? 0;
  let chairs = 0;
  let aid = 0;
  for (const deal of allDeals(state.deals)) {
    if (deal.status !== 'settled') continue;
    for (const [index, clause] of deal.clauses.entries()) {
      if (!seats.includes(clause.by) || deal.clauseStatus[index] === 'void') continue;
      if (clause.kind === 'chair') chairs++;
      if (clause.kind === 'aid') aid++;
    }
  }
  return { over: Math.max(0, chairs - owned), chairs, aid };
}

/** What each thing handed out, and each private word to the sponsor, adds to the chance that asking around finds something. */
export const TRACE = { chair: 0.11, aid: 0.06, oath: 0.25 } as const;

/** Chance that asking around about this campaign finds something (docs/rulebook.md §13). */
function findChance(world: World, state: GameState, c: number): number {
  const { over, chairs, aid } = exposureOf(world, state, c);
  const oath = state.oaths[c];
  const traces = oath ? oath.bent - oath.out : 0;
  return 1 - exp(-((0.12 * over + TRACE.chair * chairs + TRACE.aid * aid) / world.size + TRACE.oath * traces));
}

export function checkInvestigate(sight: Sight, candidate: string): Refusal | null {
  if (!plays(sight.world, 'scandal')) return refuse('module-off');
  const unknown = unknownCandidate(sight, candidate);
  if (unknown) return unknown;
  if (sight.view.candidate === candidate) return refuse('your-own-campaign');
  return sight.view.asked.includes(`about:${candidate}`) ? refuse('asked-around-today') : talks(sight.view, 1);
}

/** Somebody asks around: what it finds breaks at once, for everyone. */
export function investigate(world: World, state: GameState, by: string, candidate: number): GameEvent[] {
  const found = chance(findChance(world, state, candidate), state.seed, 'investigate', by, candidate, state.day);
  const told: GameEvent = { type: 'investigated', by, candidate, found };
  if (!found) return [told];
  const oath = state.oaths[candidate];
  const { over } = exposureOf(world, state, candidate);
  if (oath && oath.bent > oath.out) return [told, { type: 'oath.out', candidate }, { type: 'scandal.broke', candidate, about: 'oath' }];
  return [told, { type: 'scandal.broke', candidate, about: over > 0 ? 'chairs' : 'goods' }];
}

/** Chairs promised too often leak by themselves at night. */
export function leakAtNight(world: World, state: GameState): GameEvent[] {
  if (!plays(world, 'scandal')) return [];
  return world.candidates.flatMap(({ id }, candidate): GameEvent[] => {
    const { over } = exposureOf(world, state, candidate);
    const p = 1 - exp((-0.05 * over) / world.size);
    return chance(p, state.seed, 'leak', id, state.day) ? [{ type: 'scandal.broke', candidate, about: 'chairs' }] : [];
  });
}

/** How much goodwill a scandal costs with a state that is watched this closely. */
export const scandalCost = (exposure: number): number => 0.42 * (0.6 + 0.8 * exposure);
