import type { Entropy } from '../kit/dice.ts';
import { exp } from '../kit/math.ts';
import { type BallotCall, readPaper } from './booth.ts';
import type { Tally } from './command.ts';
import type { Ballot, GameState } from './state.ts';
import { lead, utility } from './utility.ts';
import type { World } from './world.ts';

/**
 * What a booth needs for the ballot that is open: who may hand in a paper, and how likely each paper without a person says
 * what. The chances are reckoned here; the papers are drawn in the booth, from entropy that is not the game's seed.
 */
export function callBallot(world: World, state: GameState): BallotCall {
  const ballot = state.ballots.at(-1) as Ballot;
  const electorate = ballot.persons.filter((seat) => state.seats[seat]?.attending && ballot.roll[world.indexOf.get(seat) ?? -1]);
  const gamePapers = world.states.flatMap((row, i) =>
    ballot.roll[i] && !ballot.persons.includes(row.id) ? [paperChances(world, state, i)] : [],
  );
  return {
    round: ballot.round,
    epoch: ballot.epoch,
    options: world.candidates.map((candidate) => candidate.id),
    electorate,
    gamePapers,
  };
}

/**
 * Chances of a paper for the first, the second, and a blank: a torn state hands in blank paper. The noise of size TAU makes
 * this a softmax. No public cost here: nobody sees this paper (docs/rulebook.md §10).
 */
export function paperChances(world: World, state: GameState, i: number): readonly number[] {
  const { TAU, BLANK, BLANKW } = world.constants;
  const first = utility(world, state, i, 0);
  const ahead = lead(world, state, i, 0);
  const top = ahead > 0 ? first : first - ahead;
  const gap = ahead > 0 ? ahead : -ahead;
  const values = [first, first - ahead, top + BLANK - BLANKW * gap];
  const weights = values.map((value) => exp((value - top) / TAU));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** The sum of p(1 − p) over papers without a person: how much honest doubt hides one person's paper (docs/rulebook.md §7). */
export const coverOf = (call: BallotCall): number =>
  call.gamePapers.reduce((sum, chances) => sum + (chances[0] as number) * (1 - (chances[0] as number)), 0);

/** Counts once: the persons' papers and one draw per paper without a person. Order and seats leave no trace in the sum. */
export function countPapers(call: BallotCall, papers: Iterable<Uint8Array>, entropy: Entropy): Tally {
  const votes = call.options.map(() => 0);
  let total = 0;
  let uncounted = 0;
  const add = (option: number | null) => {
    total++;
    if (option === null) uncounted++;
    else votes[option] = (votes[option] as number) + 1;
  };
  for (const paper of papers) add(readPaper(paper, call.options.length));
  for (const chances of call.gamePapers) {
    const drawn = entropy() / 4294967296;
    const first = chances[0] as number;
    add(drawn < first ? 0 : drawn < first + (chances[1] as number) ? 1 : null);
  }
  return {
    round: call.round,
    epoch: call.epoch,
    papers: total,
    uncounted,
    votes: Object.fromEntries(call.options.map((id, c) => [id, votes[c] as number])),
  };
}
