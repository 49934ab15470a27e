import type { Audience, EventType, GameEvent } from './event.ts';
import { blocSeats, campOf, campSeats, type World } from './world.ts';

/**
 * Who learns of an event. A total record: a new kind of event does not compile until somebody has written its audience.
 */
const AUDIENCE: {
  readonly [T in EventType]: (world: World, event: Extract<GameEvent, { type: T }>) => Audience;
} = {
  'phase.opened': () => 'everyone',
  'beat.struck': () => 'everyone',
  'seat.held': () => 'everyone',
  'seat.readied': () => 'everyone',
  persuaded: (world, event) => team(world, event.by),
  'asked.quietly': (world, event) => team(world, event.by),
  'promise.asked': (world, event) => [...team(world, event.by), ...seatsAmong(world, event.answers)],
  'promise.requested': (world, event) => [...team(world, event.by), event.state],
  'circular.sent': (world, event) => team(world, event.by),
  'circular.answered': (world, event) => [...campSeats(world, event.candidate), ...seatsAmong(world, event.answers)],
  'promise.given': (world, event) => [event.state, ...campSeats(world, event.candidate)],
  'promise.withdrawn': (world, event) => [event.state, ...campSeats(world, event.candidate)],
  'deal.proposed': (_, event) => event.deal.parties,
  'deal.accepted': (_, event) => event.parties,
  'deal.takenback': (_, event) => event.parties,
  'deal.settled': (_, event) => event.parties,
  'deal.closed': (_, event) => event.parties,
  'clause.done': (_, event) => event.parties,
  'clause.void': (_, event) => event.parties,
  'clause.breached': (_, event) => event.parties,
  'breach.seen': () => 'everyone',
  'line.tabled': () => 'everyone',
  'line.voted': (_, event) => [event.seat],
  'line.counted': (world, event) => [...blocSeats(world, event.bloc), ...team(world, event.by)],
  'line.adopted': () => 'everyone',
  'straw.answered': (_, event) => [event.seat],
  'straw.read': () => 'everyone',
  'group.staffed': (_, event) => [event.seat],
  'group.moved': (world, event) => [...team(world, event.by), ...event.room],
  'texts.read': () => 'everyone',
  'oath.bent': (world, event) => campSeats(world, event.candidate),
  'oath.out': () => 'everyone',
  investigated: (world, event) => team(world, event.by),
  'scandal.broke': () => 'everyone',
  'double.found': () => 'everyone',
  'document.shown': (world, event) => [...team(world, event.by), ...event.to],
  'document.published': () => 'everyone',
  'backer.revealed': () => 'everyone',
  'quote.given': () => 'everyone',
  'story.printed': () => 'everyone',
  'headline.read': () => 'everyone',
  'proxy.given': () => 'everyone',
  'candidate.left': () => 'everyone',
  'vote.spoken': (_, event) => [event.seat],
  'votes.read': () => 'everyone',
  'post.decided': () => 'everyone',
  'floor.sealed': (_, event) => [event.seat],
  'floor.revealed': () => 'everyone',
  'rollcall.sealed': (_, event) => [event.seat],
  'rollcall.read': () => 'everyone',
  'handshake.given': (world, event) => [event.seat, world.candidates[event.candidate]?.id ?? ''],
  'hands.shaken': (world, event) => [world.candidates[event.candidate]?.id ?? ''],
  'forecast.sealed': (_, event) => [event.seat],
  'doors.opened': () => 'everyone',
  'seat.attended': () => 'everyone',
  'booth.closed': () => 'everyone',
  'booth.rerun': () => 'everyone',
  'host.noted': () => 'everyone',
  'chair.delivered': () => 'everyone',
  // A new action goes above this line (npm run new).
  'night.fell': () => 'everyone',
  'verdict.read': (world) => world.scenario.seats.map((row) => row.id),
};

/** The seats that learn of this event, or everyone. */
export function audienceOf(world: World, event: GameEvent): Audience {
  const audience = AUDIENCE[event.type] as (world: World, event: GameEvent) => Audience;
  return audience(world, event);
}

/** What one seat is told of these events. `null` is a viewer without a seat. */
export function eventsFor(world: World, events: readonly GameEvent[], seat: string | null): GameEvent[] {
  return events.flatMap((event) => {
    const audience = audienceOf(world, event);
    if (audience !== 'everyone' && (seat === null || !audience.includes(seat))) return [];
    return [cut(event, seat)];
  });
}

/** What one reads of an event: the verdict shows each seat its own goals alone, and a room only those who sit in it who else does. */
function cut(event: GameEvent, seat: string | null): GameEvent {
  if (event.type === 'group.moved') return seat !== null && event.room.includes(seat) ? event : { ...event, room: [] };
  if (event.type !== 'verdict.read') return event;
  const own = seat === null ? undefined : event.goals[seat];
  return {
    ...event,
    goals: seat === null || own === undefined ? {} : { [seat]: own },
  };
}

const team = (world: World, seat: string): readonly string[] => {
  const camp = campOf(world, seat);
  return camp === null ? [seat] : campSeats(world, camp);
};

/** Seats among these states; `perSeat` has seen to it that such a list holds that state alone. */
const seatsAmong = (world: World, answers: readonly { readonly state: string }[]): readonly string[] =>
  answers.map((answer) => answer.state).filter((id) => world.seatRows.has(id));
