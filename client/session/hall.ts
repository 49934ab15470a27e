import type { PublicView } from '#shared/game/view.types.ts';

/** The hall as it arrives: see `server/rooms/hall-state.ts`, which writes it. */
export interface HallWire {
  readonly head: string;
  readonly affairs: string;
  readonly seats: Iterable<string>;
  readonly states: Iterable<string>;
  readonly ballots: Iterable<string>;
  readonly briefing: string;
  readonly record: Iterable<string>;
  readonly after: string;
}

/** The public view that was painted into the hall; null before the game has begun. */
export function readHall(hall: HallWire): PublicView | null {
  if (hall.head === '') return null;
  const all = (items: Iterable<string>) => [...items].map((text) => JSON.parse(text));
  return {
    ...JSON.parse(hall.head),
    seats: all(hall.seats),
    states: all(hall.states),
    ballots: all(hall.ballots),
    affairs: JSON.parse(hall.affairs),
    briefing: JSON.parse(hall.briefing),
    record: all(hall.record),
    after: JSON.parse(hall.after),
  } as PublicView;
}

/** All that was painted into the hall, unread: the same text is the same view. Empty before the game has begun. */
export function hallText(hall: HallWire): string {
  if (hall.head === '') return '';
  const { head, affairs, seats, states, ballots, briefing, record, after } = hall;
  return [head, affairs, ...seats, ...states, ...ballots, briefing, ...record, after].join('\n');
}
