import { eventsFor } from '#shared/game/audience.ts';
import type { EventType, GameEvent } from '#shared/game/event.ts';
import type { AwayUpdate } from '#shared/protocol/messages.ts';
import type { Kept } from '../store/journal.ts';
import type { Sitting, Visitor } from './sitting.ts';

/** What a seat may have done through its bot; which of these were its own deeds, its page knows. */
const DEEDS: ReadonlySet<EventType> = new Set<EventType>([
  'phase.opened',
  'persuaded',
  'asked.quietly',
  'promise.asked',
  'promise.given',
  'promise.withdrawn',
  'deal.proposed',
  'deal.settled',
  'deal.closed',
  'clause.done',
  'floor.sealed',
  'rollcall.sealed',
  'handshake.given',
  'forecast.sealed',
]);
const PHASES: ReadonlySet<EventType> = new Set<EventType>(['phase.opened']);

/** What people missed: told once when they are back, from what their own seat was told anyway. */
export class WhileAway {
  readonly #sitting: Sitting;
  /** By token hash: how many acts the table had seen when somebody went. After a crash nobody missed anything but through a bot. */
  readonly #went = new Map<string, number>();

  constructor(sitting: Sitting) {
    this.#sitting = sitting;
  }

  /** Somebody goes. */
  went(tokenHash: string): void {
    const { table } = this.#sitting;
    if (table && this.#sitting.person(tokenHash)) this.#went.set(tokenHash, table.acts);
  }

  /** Somebody is back, before a bot gives the seat to them. Nothing is told when no phase went by and no bot sat here. */
  back(visitor: Visitor): void {
    const { table, header, ports } = this.#sitting;
    const went = this.#went.get(visitor.tokenHash) ?? null;
    this.#went.delete(visitor.tokenHash);
    const seat = this.#sitting.seatOf(visitor);
    if (!table || !seat) return;
    const bot = table.state.seats[seat]?.held === 'bot';
    if (!bot && (went === null || went === table.acts)) return;
    const kept = ports.journal.entries(header.code);
    const since = bot ? takenOver(kept, seat) : (went ?? kept.length);
    const wanted = bot ? DEEDS : PHASES;
    const facts = eventsFor(table.table.world, eventsOf(kept.slice(since)), seat).filter((event) => wanted.has(event.type));
    if (!bot && facts.length === 0) return;
    const update: AwayUpdate = { bot, from: lastPhase(eventsOf(kept.slice(0, since))), events: facts };
    visitor.client.send('away', update);
  }
}

const eventsOf = (kept: readonly Kept[]): readonly GameEvent[] => kept.flatMap(({ entry }) => entry.events);

/** The first entry after a bot last took this seat. */
const takenOver = (kept: readonly Kept[], seat: string): number =>
  kept.findLastIndex(({ entry }) => entry.events.some((event) => event.type === 'seat.held' && event.seat === seat && event.by === 'bot')) +
  1;

/** Where the game stood after these facts; a table begins in the first briefing. */
function lastPhase(events: readonly GameEvent[]): AwayUpdate['from'] {
  const opened = events.findLast((event) => event.type === 'phase.opened');
  return opened ? { phase: opened.phase, day: opened.day } : { phase: 'briefing', day: 1 };
}
