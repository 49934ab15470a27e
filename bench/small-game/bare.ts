import { SEATS } from './ours.ts';

/** The same small game as a bare reducer: object spread, no parsing, no facts, no refusal that says why. */
interface State {
  readonly turn: number;
  readonly active: number;
  readonly seats: readonly { readonly support: number; readonly promises: number }[];
}

/** One accepted move a call. */
export function bare(): () => void {
  let state: State = { turn: 0, active: 0, seats: Array.from({ length: SEATS }, () => ({ support: 1_000_000, promises: 0 })) };
  let nth = 0;
  return () => {
    const by = state.active;
    const to = (by + 1 + (nth++ % (SEATS - 1))) % SEATS;
    const seats = state.seats.slice();
    const from = seats[by] as State['seats'][number];
    const other = seats[to] as State['seats'][number];
    seats[by] = { ...from, support: from.support - 1, promises: from.promises + 1 };
    seats[to] = { ...other, support: other.support + 1 };
    state = { ...state, seats, turn: state.turn + 1, active: (by + 1) % SEATS };
  };
}
