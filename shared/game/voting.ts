import { chance, draw } from '../kit/dice.ts';
import { no, ok, type Result } from '../kit/result.ts';
import type { StateRow } from '../scenario/schema.ts';
import { leavers, outcomeOf, settleLast } from './ballots.ts';
import { bondedPresence, electedClauses, judgeBonds, withdrawalsVoid } from './bonds.ts';
import type { Tally } from './command.ts';
import type { BondedClause } from './deal.ts';
import type { GameEvent } from './event.ts';
import { linkedPost, optionsOf } from './linked.ts';
import { voteChances } from './papers.ts';
import { opened } from './phase-opened.ts';
import type { Ballot, GameState } from './state.ts';
import { candidateIndex, type World } from './world.ts';

/** From the doors to a filled post (docs/rulebook.md §7). */

/** Opens the doors for a ballot on this post: draws who comes, freezes whose papers are their own. */
export function openDoors(world: World, state: GameState, post: number): GameEvent[] {
  const round = state.ballots.filter((ballot) => ballot.post === post).length + 1;
  const roll = world.states.map((row, i) => {
    const seat = state.seats[row.id];
    const bound = seat && seat.held !== 'game' ? bondedPresence(state, row.id) : null;
    if (row.id in state.proxies) return false;
    if (seat?.held === 'person') return true;
    if (bound !== null) return bound;
    return chance(state.minds[i]?.coming ?? row.attendance, state.seed, 'doors', row.id, post * 10 + round);
  });
  const persons = world.states.filter((row) => state.seats[row.id]?.held === 'person' && !(row.id in state.proxies)).map((row) => row.id);
  const doors: GameEvent = { type: 'doors.opened', round, epoch: 1, post, options: optionsOf(world, state, post), roll, persons };
  return [doors, opened('booth', state.day)];
}

/** A new box for the same ballot, in front of everybody: the old one was lost before it was counted. */
export function rerunBallot(state: GameState): GameEvent[] {
  const open = state.ballots.at(-1);
  return open ? [{ type: 'booth.rerun', round: open.round, epoch: open.epoch + 1 }] : [];
}

/** The sum from the booth, checked against the roll; then the arithmetic, and what hung on being there (docs/rulebook.md §7). */
export function closeBooth(world: World, state: GameState, tally: Tally): Result<readonly GameEvent[]> {
  const ballot = state.ballots.at(-1);
  if (state.phase !== 'booth' || !ballot) return no('wrong-phase', { command: 'booth.close', phase: state.phase });
  const sum = ballot.options.reduce((total, id) => total + (tally.votes[id] ?? 0), 0) + tally.uncounted;
  const onRoll = ballot.roll.filter(Boolean).length;
  const most = onRoll + Object.keys(state.proxies).length;
  if (tally.round !== ballot.round || tally.epoch !== ballot.epoch) return no('tally-of-another-box');
  const strange = Object.keys(tally.votes).length !== ballot.options.length;
  if (sum !== tally.papers || tally.papers > most || strange) return no('tally-does-not-add-up');
  const outcome = outcomeOf(state, ballot, tally);
  return ok([{ type: 'booth.closed', tally, ...outcome }, ...judgeBonds(state, presenceKept(world, ballot)), opened('count', state.day)]);
}

/** A presence bond is judged on the roll, never on a paper. */
const presenceKept =
  (world: World, ballot: Ballot) =>
  (clause: BondedClause): boolean | null =>
    clause.kind === 'attend' ? ballot.roll[world.indexOf.get(clause.by) ?? -1] === clause.present : null;

/** Where the ballot is open: every delegation present says its vote, in the order of the roll, and the sum is what was said. */
export function readAloud(world: World, state: GameState): GameEvent[] {
  const ballot = state.ballots.at(-1);
  if (!ballot) return [];
  const own = world.states.map((row, i): string | null => {
    if (!ballot.roll[i]) return null;
    const seat = state.seats[row.id];
    if (seat && seat.held !== 'game') return seat.aloud ?? '';
    return spokenVote(world, state, ballot, i);
  });
  // A vote that was handed over is said by its holder.
  const options = own.map((option, i) => {
    const holder = state.proxies[world.states[i]?.id ?? ''];
    return holder === undefined ? option : (own[world.indexOf.get(holder) ?? -1] ?? null);
  });
  const votes = Object.fromEntries(ballot.options.map((id) => [id, options.filter((option) => option === id).length]));
  const uncounted = options.filter((option) => option === '').length;
  const papers = options.filter((option) => option !== null).length;
  const tally: Tally = { round: ballot.round, epoch: ballot.epoch, papers, uncounted, votes };
  return [
    { type: 'votes.read', options },
    { type: 'booth.closed', tally, ...outcomeOf(state, ballot, tally) },
    ...judgeBonds(state, presenceKept(world, ballot)),
    opened('count', state.day),
  ];
}

/** What a state without a player says when everybody listens: what it costs to be seen counts now. */
function spokenVote(world: World, state: GameState, ballot: Ballot, i: number): string {
  const id = (world.states[i] as StateRow).id;
  const chances = voteChances(world, state, i);
  let rest = draw(state.seed, 'aloud', id, ballot.post, ballot.round) / 4294967296;
  const at = chances.findIndex((p) => {
    rest -= p;
    return rest < 0;
  });
  return ballot.options[at] ?? '';
}

export function afterCounting(world: World, state: GameState): GameEvent[] {
  const ballot = state.ballots.at(-1) as Ballot;
  const counted = state.ballots.filter((entry) => entry.post === ballot.post && !entry.void).length;
  if (ballot.elected !== null) return decided(world, state, ballot, { elected: ballot.elected, byLot: false }, false);
  // A linked post has no recess: the ballot that did not count is repeated at once.
  if (ballot.post > 0 && ballot.void) return openDoors(world, state, ballot.post);
  if (ballot.post > 0 || (counted >= world.scenario.ballot.most && !ballot.void))
    return decided(world, state, ballot, settleLast(state, ballot), true);
  const left = leavers(world, state, ballot);
  const dropped = new Set(left.flatMap((event) => (event.type === 'candidate.left' ? [world.candidates[event.candidate]?.id ?? ''] : [])));
  return [...left, ...withdrawalsVoid(state, dropped), opened('recess', state.day)];
}

/** A post is filled: what hung on it comes true, then the next post is voted on, or the winner keeps its word. */
function decided(
  world: World,
  state: GameState,
  ballot: Ballot,
  result: { readonly elected: string; readonly byLot: boolean },
  announce: boolean,
): GameEvent[] {
  const told: GameEvent[] = announce || ballot.post > 0 ? [{ type: 'post.decided', post: ballot.post, ...result }] : [];
  const clauses = ballot.post === 0 ? electedClauses(world, state, candidateIndex(world, result.elected)) : [];
  const next = ballot.post + 1;
  const onward = linkedPost(world, next)
    ? openDoors(world, withWinner(world, state, ballot, result.elected), next)
    : [opened('delivery', state.day)];
  return [...told, ...clauses, ...onward];
}

/** The state as the next ballot's doors see it: somebody has won the first post. */
const withWinner = (world: World, state: GameState, ballot: Ballot, elected: string): GameState =>
  ballot.post === 0 ? { ...state, winner: candidateIndex(world, elected) } : state;
