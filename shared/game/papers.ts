import type { Entropy } from '../kit/dice.ts';
import { exp } from '../kit/math.ts';
import { type BallotCall, readPaper } from './booth.ts';
import type { Tally } from './command.ts';
import { contenderValues } from './linked.ts';
import type { Ballot, GameState } from './state.ts';
import { publicReluctance, utilities } from './utility.ts';
import { bestOther, topOf, type World } from './world.ts';

/**
 * What a booth needs for the ballot that is open: who may hand in a paper, and how likely each paper without a person says
 * what. The chances are reckoned here; the papers are drawn in the booth, from entropy that is not the game's seed.
 */
export function callBallot(world: World, state: GameState): BallotCall {
  const ballot = state.ballots.at(-1) as Ballot;
  const present = (id: string) => ballot.roll[world.indexOf.get(id) ?? -1] === true;
  const voters = ballot.persons.filter((seat) => state.seats[seat]?.attending && present(seat));
  // A vote that was handed over is written by its holder: the same cross on a second paper.
  const handed = Object.entries(state.proxies).filter(([giver]) => !present(giver));
  const held = (id: string) => handed.filter(([, holder]) => holder === id);
  const game = world.states.flatMap((row, i) => (ballot.roll[i] && !ballot.persons.includes(row.id) ? [{ id: row.id, i }] : []));
  return {
    post: ballot.post,
    round: ballot.round,
    epoch: ballot.epoch,
    options: ballot.options,
    electorate: voters.flatMap((seat) => [seat, ...held(seat).map(() => seat)]),
    gamePapers: game.map(({ i }) => voteChances(world, state, i)),
    copies: game.map(({ id }) => 1 + held(id).length),
  };
}

/**
 * Chances of what state i votes if nobody plays it: for each name on the paper of the ballot that is open, or of the first, in order, then
 * of a blank (docs/rulebook.md §10).
 */
export function voteChances(world: World, state: GameState, i: number): readonly number[] {
  const post = state.ballots.at(-1)?.post ?? 0;
  return softChoice(world, post === 0 ? candidateValues(world, state, i) : contenderValues(world, state, post, i));
}

/** What a state makes of each candidate on the paper, in utility. Where nobody sees the paper, what it costs to be seen with one does not count. */
function candidateValues(world: World, state: GameState, i: number): readonly number[] {
  const values = utilities(world, state, i);
  const { open } = world.scenario.ballot;
  const voiced = open ? values.map((value, c) => value - publicReluctance(world, state.publicCost, i, c)) : values;
  return voiced.filter((_, c) => state.onPaper[c]);
}

/** A torn state hands in blank paper. The noise of size TAU makes this a softmax. */
function softChoice(world: World, values: readonly number[]): readonly number[] {
  const { TAU, BLANK, BLANKW } = world.constants;
  const best = topOf(values);
  const top = values[best] as number;
  const gap = values.length > 1 ? top - bestOther(values, best) : 0;
  const weights = [...values, top + BLANK - BLANKW * gap].map((value) => exp((value - top) / TAU));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/**
 * How much honest doubt hides one person's paper (docs/rulebook.md §7): for each name the sum of p(1 − p) over papers without
 * a person, and of these sums the smallest, since the tally of the least doubtful name tells most. `seated` says which of these papers
 * a person might write instead; the `persons` most doubtful of them are left out.
 */
export const coverOf = (call: BallotCall, seated: readonly boolean[], persons: number): number =>
  Math.min(
    ...call.options.map((_, c) => {
      const doubts = call.gamePapers.map((chances) => (chances[c] as number) * (1 - (chances[c] as number)));
      const taken = doubts.filter((_, n) => seated[n]).toSorted((a, b) => b - a);
      return total(doubts) - total(taken.slice(0, persons));
    }),
  );

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Counts once: the persons' papers and one draw per paper without a person. Order and seats leave no trace in the sum. */
export function countPapers(call: BallotCall, papers: Iterable<Uint8Array>, entropy: Entropy): Tally {
  const votes = call.options.map(() => 0);
  let total = 0;
  let uncounted = 0;
  const add = (option: number | null, copies = 1) => {
    total += copies;
    if (option === null) uncounted += copies;
    else votes[option] = (votes[option] as number) + copies;
  };
  for (const paper of papers) add(readPaper(paper, call.options.length));
  for (const [n, chances] of call.gamePapers.entries()) {
    let rest = entropy() / 4294967296;
    const option = chances.findIndex((chance) => {
      rest -= chance;
      return rest < 0;
    });
    add(option >= 0 && option < call.options.length ? option : null, call.copies[n]);
  }
  return {
    round: call.round,
    epoch: call.epoch,
    papers: total,
    uncounted,
    votes: Object.fromEntries(call.options.map((id, c) => [id, votes[c] as number])),
  };
}
