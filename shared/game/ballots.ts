import { draw } from '../kit/dice.ts';
import type { Tally } from './command.ts';
import type { GameEvent } from './event.ts';
import type { Ballot, GameState } from './state.ts';
import { candidateIndex, type World } from './world.ts';

/** The arithmetic of a ballot and what follows one that elected nobody (docs/rulebook.md §7). */

export interface Outcome {
  readonly majority: number;
  /** Id of who is elected, or null. */
  readonly elected: string | null;
  /** More than half of the papers did not count, for the first time. */
  readonly void: boolean;
}

/** A majority of the valid papers elects; papers that are blank or invalid do not count, unless they are more than half. */
export function outcomeOf(state: GameState, ballot: Ballot, tally: Tally): Outcome {
  const valid = tally.papers - tally.uncounted;
  const majority = Math.floor(valid / 2) + 1;
  const blank = tally.uncounted * 2 > tally.papers && !state.ballots.some((entry) => entry.void && entry.post === ballot.post);
  const elected = ballot.options.find((id) => (tally.votes[id] ?? 0) >= majority) ?? null;
  return { majority, elected: blank ? null : elected, void: blank };
}

/** Names by votes, most first; equal ones in an order that a public lot gives. */
export function ranked(state: GameState, ballot: Ballot): readonly string[] {
  const votes = (id: string) => ballot.tally?.votes[id] ?? 0;
  const lot = (id: string) => draw(state.seed, 'lot', ballot.post, ballot.round, id);
  return ballot.options.slice().sort((a, b) => votes(b) - votes(a) || lot(a) - lot(b));
}

/** Names that the rule takes off the paper after this ballot elected nobody. */
export function leavers(world: World, state: GameState, ballot: Ballot): GameEvent[] {
  const { rule, most } = world.scenario.ballot;
  const order = ranked(state, ballot);
  const counted = state.ballots.filter((entry) => entry.post === ballot.post && !entry.void).length;
  if (ballot.void || order.length <= 2 || rule === 'majority') return [];
  const out = rule === 'lowest-out' ? order.slice(-1) : counted >= most - 1 ? order.slice(2) : [];
  return out.map((id): GameEvent => ({ type: 'candidate.left', candidate: candidateIndex(world, id), how: 'dropped-out', heir: null }));
}

/** After the last ballot there is: the most votes, and among equals a lot that everyone watches. */
export function settleLast(state: GameState, ballot: Ballot): { readonly elected: string; readonly byLot: boolean } {
  const order = ranked(state, ballot);
  const votes = (id: string | undefined) => (id === undefined ? -1 : (ballot.tally?.votes[id] ?? 0));
  return { elected: order[0] as string, byLot: votes(order[0]) === votes(order[1]) };
}
