import { eventsFor } from '#shared/game/audience.ts';
import type { GameEvent } from '#shared/game/event.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import type { SeatView } from '#shared/game/view.types.ts';
import { diff } from '#shared/kit/patch.ts';
import type { SeatUpdate, Welcome } from '#shared/protocol/messages.ts';
import { paint } from './hall-state.ts';
import type { Sitting, Visitor } from './sitting.ts';

/** Tells everybody what they may know of what has happened: first the hall, then each seat its own. */
export function tellAll(sitting: Sitting): void {
  const { table, hall } = sitting;
  paintLobby(sitting);
  if (table) paint(hall, publicView(table.table.world, table.state));
  sitting.broadcast();
  if (!table) return;
  const news = table.takeNews();
  for (const visitor of sitting.visitors.values()) {
    const seat = sitting.seatOf(visitor);
    if (seat) tellSeat(visitor, seatView(table.table.world, table.state, seat), eventsFor(table.table.world, news, seat));
  }
}

/** Tells somebody who they are here. `token` is their key, when they come in. */
export function greet(sitting: Sitting, visitor: Visitor, token: string | null = null): void {
  const person = sitting.person(visitor.tokenHash);
  const welcome: Welcome = { code: sitting.header.code, seat: person?.seat ?? null, token, host: person?.host ?? false };
  visitor.client.send('welcome', welcome);
}

function paintLobby(sitting: Sitting): void {
  for (const row of sitting.hall.lobby) {
    const person = sitting.header.people.find((entry) => entry.seat === row.id);
    row.taken = person !== undefined;
    row.connected = person !== undefined && sitting.visitor(person.tokenHash) !== null;
    row.host = person?.host ?? false;
    if (!person) row.ready = false;
  }
}

/** One seat's update. Nothing is sent and its number does not move when nothing changed for it. */
function tellSeat(visitor: Visitor, view: SeatView, events: readonly GameEvent[]): void {
  const whole = visitor.last === null;
  const patch = whole ? null : diff(visitor.last, view);
  if (!whole && patch === null && events.length === 0) return;
  visitor.n++;
  visitor.last = view;
  const update: SeatUpdate = { n: visitor.n, events: whole ? [] : events, patch, ...(whole ? { view } : {}) };
  visitor.client.send('seat', update);
}
