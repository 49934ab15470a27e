import { setUp } from '#shared/game/setup.ts';
import { Table } from '#shared/game/table.ts';
import { compileWorld } from '#shared/game/world.ts';
import { hall } from '../server/cli/proof/hall.ts';

/**
 * The real rules, not a small game written in their manner: a table of the 36-state hall with all modules on, and one legal call
 * after another, each checked on the caller's view, decided, and booked. Purses are deep so that no call is refused.
 */
export function persuade(): () => void {
  const scenario = hall({ delegations: 0, others: false });
  const world = compileWorld({ ...scenario, seats: scenario.seats.map((seat) => ({ ...seat, talks: 100_000_000 })) });
  const table = new Table(world, setUp(world, { seed: 'bench', openDice: true, persons: [] }));
  table.host({ type: 'phase.close' });
  const seats = scenario.seats.map((seat) => ({ seat: seat.id, candidate: seat.candidate ?? '' }));
  const states = world.states.filter((row) => !world.seatRows.has(row.id)).map((row) => row.id);
  let nth = 0;
  return () => {
    const { seat, candidate } = seats[nth % seats.length] as (typeof seats)[number];
    const result = table.submit(seat, { type: 'persuade', states: [states[nth % states.length] as string], candidate });
    if (!result.ok) throw new Error(result.refusal.code);
    nth++;
  };
}
