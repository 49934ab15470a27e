import * as z from 'zod/mini';
import { no, ok, type Result } from '#shared/kit/result.ts';

/**
 * The small game the way our rules are written: a command is parsed, judged by `decide` into facts, the facts are booked by
 * `evolve`, and the facts are cut for the one seat whose turn it was. The same rules stand in `boardgame.ts`.
 */
export const SEATS = 193;

const Command = z.strictObject({
  type: z.literal('promise'),
  to: z.int().check(z.minimum(0), z.maximum(SEATS - 1)),
  n: z.int().check(z.minimum(1), z.maximum(3)),
});
type Command = z.infer<typeof Command>;
type Fact =
  | { readonly type: 'promised'; readonly by: number; readonly to: number; readonly n: number }
  | { readonly type: 'turn.passed'; readonly to: number };
interface Seat {
  readonly support: number;
  readonly promises: number;
}
export interface State {
  readonly turn: number;
  readonly active: number;
  readonly seats: readonly Seat[];
}

export const start = (): State => ({
  turn: 0,
  active: 0,
  seats: Array.from({ length: SEATS }, () => ({ support: 1_000_000, promises: 0 })),
});

function decide(state: State, seat: number, command: Command): Result<readonly Fact[]> {
  if (seat !== state.active) return no('not-your-turn', { seat });
  if (command.to === seat) return no('deal-with-oneself');
  if ((state.seats[seat]?.support ?? 0) < command.n) return no('purse-short');
  return ok([
    { type: 'promised', by: seat, to: command.to, n: command.n },
    { type: 'turn.passed', to: (seat + 1) % SEATS },
  ]);
}

function evolve(state: State, fact: Fact): State {
  if (fact.type === 'turn.passed') return { ...state, turn: state.turn + 1, active: fact.to };
  const seats = state.seats.slice();
  const from = seats[fact.by] as Seat;
  const to = seats[fact.to] as Seat;
  seats[fact.by] = { support: from.support - fact.n, promises: from.promises + 1 };
  seats[fact.to] = { ...to, support: to.support + fact.n };
  return { ...state, seats };
}

/** One accepted command a call. */
export function ours(): () => void {
  let state = start();
  let nth = 0;
  return () => {
    const parsed = Command.safeParse({ type: 'promise', to: (state.active + 1 + (nth++ % (SEATS - 1))) % SEATS, n: 1 });
    if (!parsed.success) throw new Error('the small game does not parse its own command');
    const result = decide(state, state.active, parsed.data);
    if (!result.ok) throw new Error(result.refusal.code);
    for (const fact of result.value) state = evolve(state, fact);
  };
}
