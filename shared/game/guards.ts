import { no, type Refusal } from '../kit/result.ts';
import type { PublicView, SeatView } from './view.types.ts';
import type { World } from './world.ts';

/** What a check may look at: fixed facts, what all may see, what this seat may see. Never the state. */
export interface Sight {
  readonly world: World;
  readonly pub: PublicView;
  readonly view: SeatView;
}

/** Shorthand for a refusal alone. */
export const refuse = (code: string, args: Refusal['args'] = {}): Refusal => no(code, args).refusal;

/** Whether a state has somebody to talk to: a person or a bot in its seat. All other states are run by the game. */
export function hasPlayer(pub: PublicView, id: string): boolean {
  const seat = pub.seats.find((entry) => entry.id === id);
  return seat !== undefined && seat.held !== 'game';
}

/** A list of states run by the game, all of one bloc, no more than `max`, none my own. */
export function targets(sight: Sight, ids: readonly string[], max: number): Refusal | null {
  const rows = ids.map((id) => sight.world.states[sight.world.indexOf.get(id) ?? -1]);
  if (rows.some((row) => row === undefined)) return refuse('not-found');
  if (new Set(ids).size !== ids.length) return refuse('named-twice');
  if (ids.length > max) return refuse('too-many-states', { max });
  if (ids.includes(sight.view.seat)) return refuse('your-own-state');
  if (new Set(rows.map((row) => row?.bloc)).size > 1) return refuse('one-bloc');
  const played = ids.find((id) => hasPlayer(sight.pub, id));
  return played === undefined ? null : refuse('has-a-delegation', { state: played });
}

/** Whether the purse has this many talks left. */
export const talks = (view: SeatView, n: number): Refusal | null =>
  view.purse.talks >= n ? null : refuse('no-talks-left', { need: n, have: view.purse.talks });

/** One answer a day: refuses the first state that was already asked today. */
export function askedToday(view: SeatView, kind: string, ids: readonly string[]): Refusal | null {
  const again = ids.find((id) => view.asked.includes(`${kind}:${id}`));
  return again === undefined ? null : refuse('asked-today', { state: again });
}

export const unknownCandidate = (sight: Sight, id: string): Refusal | null =>
  sight.world.candidates.some((candidate) => candidate.id === id) ? null : refuse('not-found');

/** Whether this name can still be elected: one that nobody knows is not found, one that has left is not on the paper. */
export const offPaper = (sight: Sight, id: string): Refusal | null =>
  unknownCandidate(sight, id) ?? (sight.pub.affairs.onPaper.includes(id) ? null : refuse('not-on-paper'));
