import { no, ok, type Result } from '#shared/kit/result.ts';
import { hasCover, hiddenPapers } from '#shared/scenario/cover.ts';
import { sitDown } from './people.ts';
import type { Sitting, Visitor } from './sitting.ts';
import { greet } from './telling.ts';

/** Somebody takes this seat before the game, or with null gives theirs up. */
export function takeSeat(sitting: Sitting, visitor: Visitor, seat: string | null): Result<null> {
  const { header } = sitting;
  if (header.started) return no('wrong-stage');
  // Nothing changes, so nothing is written: asking again and again costs no disk.
  if (seat === sitting.seatOf(visitor)) return ok(null);
  if (seat !== null) {
    if (!header.scenario.seats.some((row) => row.id === seat)) return no('not-found');
    if (!sitting.openSeats.includes(seat)) return no('seat-closed');
    if (header.people.some((person) => person.seat === seat)) return no('seat-taken');
  }
  sitting.save({ people: sitDown(header.people, visitor.tokenHash, seat) });
  greet(sitting, visitor);
  return ok(null);
}

/** Somebody who sits says before the game that they are ready, or not. */
export function sayReady(sitting: Sitting, visitor: Visitor, ready: boolean): Result<null> {
  const seat = sitting.seatOf(visitor);
  if (sitting.header.started || !seat) return no(seat ? 'wrong-stage' : 'no-seat');
  for (const row of sitting.hall.lobby) if (row.id === seat) row.ready = ready;
  return ok(null);
}

/**
 * The host begins; `force` although somebody who sits is not ready. Who sits now is a person's seat for good, so here it is decided whether their
 * papers have cover (docs/rulebook.md §7).
 */
export function begin(sitting: Sitting, visitor: Visitor, force: boolean): Result<null> {
  if (sitting.header.started) return no('wrong-stage');
  if (!sitting.isHost(visitor)) return no('host-only');
  const seats = sitting.header.people.flatMap((person) => person.seat ?? []);
  if (seats.length === 0) return no('nobody-seated');
  if (!hasCover(sitting.header.scenario, seats)) return no('too-little-cover', { n: hiddenPapers(sitting.header.scenario) });
  const waiting = sitting.hall.lobby.filter((row) => row.taken && !row.ready && !row.host).length;
  if (waiting > 0 && !force) return no('not-all-ready', { n: waiting });
  sitting.save({ started: seats, began: sitting.ports.clock.wall() });
  return ok(null);
}
