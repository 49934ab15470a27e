import { answersFor } from '#shared/bots/answers.ts';
import { audienceOf, eventsFor } from '#shared/game/audience.ts';
import type { GameEvent } from '#shared/game/event.ts';
import type { Phase, SeatState } from '#shared/game/state.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import type { SeatView } from '#shared/game/view.types.ts';
import { diff } from '#shared/kit/patch.ts';
import { no, ok, type Result } from '#shared/kit/result.ts';
import type { ConsoleSeat, ConsoleUpdate, SeatUpdate, Welcome, Whys } from '#shared/protocol/messages.ts';
import { paint } from './hall-state.ts';
import type { Sitting, Visitor } from './sitting.ts';
import { boothDue } from './time-plan.ts';

/** Tells everybody what they may know of what has happened: first the hall, then each seat its own. */
export function tellAll(sitting: Sitting): void {
  sitting.flush();
  const { table, hall } = sitting;
  // In the game, who comes and goes is told at its own time: told early with an act, it would show that there was one.
  if (!sitting.tellingSoon || !table) paintLobby(sitting);
  // The state moves with the journal and no other way: where that stands still there is nothing to paint or to compare.
  const moved = table !== null && table.acts !== sitting.toldActs;
  if (moved) {
    paint(hall, publicView(table.table.world, table.state));
    hall.boxKey = table.boxKey ? Buffer.from(table.boxKey).toString('base64') : '';
  }
  sitting.broadcast();
  if (!sitting.tellingSoon) tellConsole(sitting);
  if (!table) return;
  sitting.toldActs = table.acts;
  const { world } = table.table;
  const news = table.takeNews();
  const audiences = news.map((event) => audienceOf(world, event));
  for (const visitor of sitting.visitors) {
    const seat = sitting.seatOf(visitor);
    // What others alone are told of leaves one's own view as it was (a law in shared/test/laws.test.ts).
    const concerned = visitor.last === null || audiences.some((audience) => audience === 'everyone' || (seat && audience.includes(seat)));
    if (seat && concerned) tellSeat(visitor, seatView(world, table.state, seat), eventsFor(world, news, seat));
  }
}

/** Tells somebody who has come in what is theirs at once, and the others in a moment. */
export function tellNewcomer(sitting: Sitting, visitor: Visitor): void {
  const { table } = sitting;
  // What their coming has set in motion goes out whole: a view that is ahead of the hall would not fit it.
  if (table?.hasNews) {
    tellAll(sitting);
    return;
  }
  const seat = sitting.seatOf(visitor);
  if (table && seat) tellSeat(visitor, seatView(table.table.world, table.state, seat), []);
  tellSoon(sitting);
}

/**
 * Milliseconds within which everybody hears who came and who went. A class comes all at once: told one by one, each of two hundred
 * would be told of two hundred.
 */
const COMING_MS = 100;

/** Tells everybody in a moment, once for all who come or go meanwhile. */
export function tellSoon(sitting: Sitting): void {
  if (sitting.tellingSoon) return;
  sitting.tellingSoon = true;
  sitting.timers.after(COMING_MS, () => {
    sitting.tellingSoon = false;
    tellAll(sitting);
  });
}

/** Tells somebody who they are here. `token` is their key, when they come in. */
export function greet(sitting: Sitting, visitor: Visitor, token: string | null = null): void {
  sitting.flush();
  const person = sitting.person(visitor.tokenHash);
  const seat = person?.seat ?? null;
  const inBox = seat !== null && (sitting.table?.hasHandedIn(seat) ?? false);
  const welcome: Welcome = { code: sitting.header.code, seat, token, host: person?.host ?? false, inBox };
  visitor.client.send('welcome', welcome);
}

/** After the verdict: why bots did what this visitor saw of them. Before it: `wrong-stage`. */
export function tellWhy(sitting: Sitting, visitor: Visitor): Result<null> {
  if (!sitting.table || !sitting.isOver) return no('wrong-stage');
  const whys: Whys = { answers: answersFor(sitting.table.answers(), sitting.seatOf(visitor)) };
  visitor.client.send('why', whys);
  return ok(null);
}

/** Tells the host who is here and who has finished, when that has changed. */
export function tellConsole(sitting: Sitting): void {
  const host = [...sitting.visitors].find((visitor) => sitting.isHost(visitor));
  const update = consoleOf(sitting, sitting.ports.clock.wall());
  const text = JSON.stringify(update);
  if (!host || !update || host.console === text) return;
  host.console = text;
  host.client.send('console', update);
}

/** Seats of people with nothing private: no offer, no ledger, and of the booth not even who has handed in a paper. */
function consoleOf({ header, table, ports, visitors }: Sitting, now: number): ConsoleUpdate | null {
  if (!table) return null;
  const { seats, phase, ballots } = table.state;
  const row = (id: string): readonly ConsoleSeat[] => {
    const seat = seats[id];
    if (!seat || seat.held === 'game') return [];
    const connected = header.people.some((person) => person.seat === id && visitors.person(person.tokenHash));
    return [{ id, held: seat.held, connected, ready: phase !== 'booth' && seat.ready, sealed: sealedIn(phase, seat) }];
  };
  return {
    seats: (header.started ?? []).flatMap(row),
    boothDue: ballots.length === 0 && boothDue(header, ports.config, now),
    cut: header.cut,
  };
}

/** Whether a seat has sealed what this phase asks for; null where it asks for nothing sealed. */
function sealedIn(phase: Phase, seat: SeatState): boolean | null {
  if (phase === 'seal') return seat.sealed !== null;
  if (phase === 'rollcall') return seat.vote !== null;
  return phase === 'forecast' ? seat.forecast !== null : null;
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
