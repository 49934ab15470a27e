import { type Deal, type GameState, type Known, type Mind, type Purse, type SeatState, UNKNOWN } from './state.ts';
import { knowerOf, type World, withEntry } from './world.ts';

/** Small copies with one thing changed, for those who book facts. The input is left alone. */

/** Talks leave a purse. */
export const spend = (state: GameState, seat: string, n: number): GameState =>
  withPurse(state, seat, { talks: (state.seats[seat]?.purse.talks ?? 0) - n });

/** A purse with some of its tokens changed; a seat that is not there changes nothing. */
export const withPurse = (state: GameState, seat: string, change: Partial<Purse>): GameState =>
  state.seats[seat]
    ? withSeat(state, seat, {
        purse: { ...(state.seats[seat] as SeatState).purse, ...change },
      })
    : state;

/** A seat with some of its entries changed; a seat that is not there changes nothing. */
export const withSeat = (state: GameState, seat: string, change: Partial<SeatState>): GameState =>
  state.seats[seat]
    ? {
        ...state,
        seats: {
          ...state.seats,
          [seat]: { ...(state.seats[seat] as SeatState), ...change },
        },
      }
    : state;

/** What one state thinks, changed. */
export function withMind(state: GameState, i: number, change: (mind: Mind) => Mind): GameState {
  const minds = state.minds.slice();
  minds[i] = change(minds[i] as Mind);
  return { ...state, minds };
}

/** A deal put in the place of the one of its id. */
export const withDeal = (state: GameState, deal: Deal): GameState => ({
  ...state,
  deals: { ...state.deals, [deal.id]: deal },
});

/** One clause of a deal with another status. */
export function markClause(state: GameState, id: string, index: number, status: Deal['clauseStatus'][number]): GameState {
  const deal = state.deals[id] as Deal;
  return withDeal(state, {
    ...deal,
    clauseStatus: deal.clauseStatus.map((entry, i) => (i === index ? status : entry)),
  });
}

/** A written promise booked or taken back. */
export function withPromise(state: GameState, id: string, candidate: number, live: boolean): GameState {
  const book = {
    ...(state.promises[candidate] as GameState['promises'][number]),
    [id]: { day: state.day, live },
  };
  return {
    ...state,
    promises: withEntry(state.promises, candidate, book),
  };
}

/** The seats that a campaign waits for. */
export const withRequests = (state: GameState, candidate: number, pending: readonly string[]): GameState => ({
  ...state,
  requests: withEntry(state.requests, candidate, pending),
});

/** Notes what was asked today, so that it is answered once. */
export function ask(state: GameState, knower: string, kind: string, targets: readonly { readonly state: string }[]): GameState {
  return {
    ...state,
    asked: {
      ...state.asked,
      [knower]: [...(state.asked[knower] ?? []), ...targets.map((target) => `${kind}:${target.state}`)],
    },
  };
}

/** Updates what a camp or a lone delegation knows about some states. */
export function learn<T extends { readonly state: string }>(
  world: World,
  state: GameState,
  by: string,
  items: readonly T[],
  change: (known: Known, item: T) => Known,
): GameState {
  const knower = knowerOf(world, by);
  const book: { [state: string]: Known } = { ...state.known[knower] };
  for (const item of items) book[item.state] = change(book[item.state] ?? UNKNOWN, item);
  return { ...state, known: { ...state.known, [knower]: book } };
}
