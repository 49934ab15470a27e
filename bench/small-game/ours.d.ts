/**
 * The small game the way our rules are written: a command is parsed, judged by `decide` into facts, the facts are booked by
 * `evolve`, and the facts are cut for the one seat whose turn it was. The same rules stand in `boardgame.ts`.
 */
export declare const SEATS = 193;
interface Seat {
  readonly support: number;
  readonly promises: number;
}
export interface State {
  readonly turn: number;
  readonly active: number;
  readonly seats: readonly Seat[];
}
export declare const start: () => State;
/** One accepted command a call. */
export declare function ours(): () => void;
