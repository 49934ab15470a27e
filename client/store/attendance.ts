import type { PublicState, PublicView } from '#shared/game/view.types.ts';
import type { World } from '#shared/game/world.ts';
import type { StateRow } from '#shared/scenario/schema.ts';

/** Below this chance of being in the room, a state may be absent. */
const OFTEN_THERE = 0.88;

/** Whether a state may be absent, from public facts; once the roll is drawn, whether it is. One threshold for every picture. */
export const mayBeAbsent = (row: StateRow | undefined, state: PublicState | undefined): boolean =>
  state?.present === null || state?.present === undefined ? (row?.attendance ?? 1) < OFTEN_THERE : !state.present;

/**
 * How many papers may be expected in the box, from what everyone may know: a delegation of a person is there, what a published deal says
 * of coming and staying away is kept, and everybody else is there as often as the record says. What deals in private arranged is not in it.
 */
export function expectedPapers(world: World, pub: PublicView): number {
  const people = new Set(pub.seats.flatMap((seat) => (seat.held === 'person' ? [seat.id] : [])));
  const published = new Map<string, boolean>();
  for (const { clauses } of pub.affairs.documents)
    for (const clause of clauses) {
      if (clause.kind === 'attend') published.set(clause.by, clause.present);
      if (clause.kind === 'travel') published.set(clause.to, true);
    }
  const there = ({ id, attendance }: StateRow): number => (people.has(id) ? 1 : published.has(id) ? Number(published.get(id)) : attendance);
  // A vote that was handed over comes with whoever holds it.
  const holds = (row: StateRow): StateRow => world.states[world.indexOf.get(pub.affairs.proxies[row.id] ?? row.id) ?? -1] ?? row;
  return Math.round(world.states.reduce((sum, row) => sum + there(holds(row)), 0));
}
