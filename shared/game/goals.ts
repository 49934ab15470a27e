import { unreachable } from '../kit/result.ts';
import type { Goal, SeatRow } from '../scenario/schema.ts';
import { dealsOf } from './deal.ts';
import { comparable, decisive, firstCount, livePromises } from './reckoning.ts';
import type { GameState, PromiseBook, SeatState } from './state.ts';
import { candidateIndex, type World } from './world.ts';

/**
 * Goals are judged on public facts, own goods and the tally. There is no paper among the arguments, so nothing here can
 * depend on one (docs/rulebook.md §9).
 */
export function judgeAll(world: World, state: GameState): { readonly [seat: string]: readonly boolean[] } {
  return Object.fromEntries(
    world.scenario.seats.map((row) => {
      const brief = row.briefs[(state.seats[row.id] as SeatState).brief];
      return [row.id, brief ? brief.goals.map((goal) => isMet(world, state, row, goal)) : []];
    }),
  );
}

/** Whether one goal is met, once the ballot has decided. */
export function isMet(world: World, state: GameState, row: SeatRow, goal: Goal): boolean {
  const tally = decisive(state);
  const seat = state.seats[row.id] as SeatState;
  const votes = (id: string) => tally?.votes[id] ?? 0;
  const face = state.faces[world.indexOf.get(row.id) ?? -1];
  const backers = (id: string) => world.states.filter((_, i) => state.faces[i]?.backs === candidateIndex(world, id));
  switch (goal.kind) {
    case 'votes':
      return votes(goal.candidate) >= goal.atLeast;
    case 'share': {
      const valid = (tally?.papers ?? 0) - (tally?.uncounted ?? 0);
      return votes(goal.candidate) * 100 >= goal.percent * valid && valid > 0;
    }
    case 'honest-ledger':
      return ledgerHolds(world, state, candidateIndex(world, goal.candidate), goal.percent, votes(goal.candidate));
    case 'backing':
      return backers(goal.candidate).length >= goal.atLeast;
    case 'backing-regions':
      return new Set(backers(goal.candidate).map((state_) => state_.region)).size >= goal.atLeast;
    case 'elected':
      return state.winner === candidateIndex(world, goal.candidate);
    case 'margin-under': {
      const ranked = world.candidates.map((candidate) => votes(candidate.id)).sort((a, b) => b - a);
      return (ranked[0] ?? 0) - (ranked[1] ?? 0) < goal.votes;
    }
    case 'aid-received':
      return seat.received.aid >= goal.atLeast;
    case 'letters-received':
      return seat.received.letters >= goal.atLeast;
    case 'chair-received':
      return seat.received.chairs > 0;
    case 'chair-promised':
      return chairPromisers(state, row.id) >= goal.by;
    case 'bargains':
      return partners(state, row.id) >= goal.atLeast;
    case 'not-backed-loser':
      return state.winner === null || face === undefined || face.backs === null || face.backs === state.winner;
    case 'never-in-public':
      return face !== undefined && face.backs === null && face.changed === 0;
    case 'abstentions':
      return (state.rollCall?.counts.abstain ?? 0) >= goal.atLeast;
    case 'abstentions-at-most':
      return state.rollCall !== null && state.rollCall.counts.abstain <= goal.atMost;
    case 'bench-backing':
      return backers(goal.candidate).filter((state_) => row.bench.includes(state_.id)).length >= goal.atLeast;
    case 'forecast-within': {
      const miss = (seat.forecast?.votes ?? Number.POSITIVE_INFINITY) - (firstCount(state)?.votes[world.candidates[0]?.id ?? ''] ?? 0);
      return (miss < 0 ? -miss : miss) <= goal.votes;
    }
    case 'text-within':
      return distance(textOf(world, state, goal.issue), goal.position) <= goal.distance;
    case 'text-moved': {
      const moved = textOf(world, state, goal.issue) - (world.scenario.issues[world.issueIndex.get(goal.issue) ?? -1]?.text ?? 0);
      return (goal.towards === 'high' ? moved : -moved) >= goal.by;
    }
    case 'experts-sent':
      return seat.sent >= goal.atLeast;
    case 'expertise-received':
      return seat.received.expertise >= goal.atLeast;
    case 'lines':
      return Object.values(state.lines).filter((c) => c === candidateIndex(world, goal.candidate)).length >= goal.atLeast;
    case 'quotes':
      return new Set(state.quotes.filter((quote) => quote.to === row.id).map((quote) => quote.by)).size >= goal.atLeast;
    case 'printed-forecast-off':
      return state.prints.some(
        ({ by, story }) => by === row.id && story.about === 'forecast' && distance(story.votes, votes(story.candidate)) <= goal.votes,
      );
    case 'ballots-at-most':
      return state.ballots.filter((ballot) => ballot.post === 0).length <= goal.atMost;
    default:
      return unreachable(goal);
  }
}

const distance = (a: number, b: number): number => (a < b ? b - a : a - b);

const textOf = (world: World, state: GameState, issue: string): number => state.agenda.texts[world.issueIndex.get(issue) ?? -1] ?? 0;

/** Promises against votes: where too few could be told apart, nothing is held against anybody (docs/rulebook.md §9). */
function ledgerHolds(world: World, state: GameState, c: number, percent: number, votes: number): boolean {
  return !comparable(world, state, c) || livePromises(state.promises[c] as PromiseBook).length * 100 <= percent * votes;
}

const settled = (state: GameState, party: string) => dealsOf(state.deals, party).filter((deal) => deal.status === 'settled');

const chairPromisers = (state: GameState, party: string): number =>
  new Set(
    settled(state, party).flatMap((deal) =>
      deal.clauses.filter((clause) => clause.kind === 'chair' && clause.to === party).map((clause) => clause.by),
    ),
  ).size;

/** With how many others it has bargained: a note alone is no bargain. */
const partners = (state: GameState, party: string): number =>
  new Set(
    settled(state, party)
      .filter((deal) => deal.clauses.some((clause) => clause.kind !== 'note'))
      .flatMap((deal) => deal.parties.filter((other) => other !== party)),
  ).size;
