import { unreachable } from '../kit/result.ts';
import type { Goal, SeatRow } from '../scenario/schema.ts';
import { decisive, livePromises } from './after.ts';
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
      return (
        livePromises(state.promises[candidateIndex(world, goal.candidate)] as PromiseBook).length * 100 <=
        goal.percent * votes(goal.candidate)
      );
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
      const miss = (seat.forecast?.votes ?? Number.POSITIVE_INFINITY) - votes(world.candidates[0]?.id ?? '');
      return (miss < 0 ? -miss : miss) <= goal.votes;
    }
    default:
      return unreachable(goal);
  }
}

const settled = (state: GameState, party: string) =>
  Object.values(state.deals).filter((deal) => deal.status === 'settled' && deal.parties.includes(party));

const chairPromisers = (state: GameState, party: string): number =>
  new Set(
    settled(state, party).flatMap((deal) =>
      deal.clauses.filter((clause) => clause.kind === 'chair' && clause.to === party).map((clause) => clause.by),
    ),
  ).size;

const partners = (state: GameState, party: string): number =>
  new Set(settled(state, party).flatMap((deal) => deal.parties.filter((other) => other !== party))).size;
