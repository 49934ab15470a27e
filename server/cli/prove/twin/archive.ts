import { readFileSync } from 'node:fs';
import { answersFor } from '#shared/bots/answers.ts';
import { eventsFor } from '#shared/game/audience.ts';
import type { GameEvent } from '#shared/game/event.ts';
import { evolve } from '#shared/game/evolve.ts';
import { minutes } from '#shared/game/minutes.ts';
import type { GameState, Phase } from '#shared/game/state.ts';
import { publicCut, publicView, seatView } from '#shared/game/view.ts';
import { type HostedTable, openingOf } from '../../../table/hosted-table.ts';
import type { WiredRoom } from './wire.ts';

const words = JSON.parse(readFileSync(new URL('../../../../assets/words/en/minutes.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

/** Phases whose views are shown in a replay: live streams show them all. */
const SHOWN: ReadonlySet<Phase> = new Set<Phase>(['reveal', 'booth', 'verdict']);
/** First states by table: dealing them anew takes longer than playing the game over. Another table of the same world was dealt another. */
const openings = new WeakMap<HostedTable, GameState>();

/** One reader's archive; null is a reader without a seat. */
export type Archive = (seat: string | null) => string;

/**
 * Everything that leaves a journal, made once for all who read it at this moment: the scenario as it is served, the minutes for all,
 * the facts of the game played over with the views at some phases, and after the verdict the reasons of bots.
 */
export function archiveOf({ room, ports }: WiredRoom): Archive {
  const { header, table } = room.sitting;
  const served = JSON.stringify(publicCut(header.scenario, null));
  if (!table) return () => served;
  const { world } = table.table;
  const entries = ports.journal.entries(header.code).map((kept) => kept.entry);
  const events: GameEvent[] = entries.flatMap((entry) => entry.events);
  let state = openings.get(table) ?? openingOf(world, header);
  openings.set(table, state);
  const phases: GameState[] = [];
  for (const event of events) {
    state = evolve(world, state, event);
    if (event.type === 'phase.opened' && SHOWN.has(event.phase)) phases.push(state);
  }
  const shared = [
    served,
    JSON.stringify(phases.map((each) => publicView(world, each))),
    minutes(world, entries, words, { everything: false }),
  ];
  return (seat) => {
    const own = seat === null ? [] : phases.map((each) => seatView(world, each, seat));
    return [...shared, JSON.stringify([eventsFor(world, events, seat), own, answersFor(table.answers(), seat)])].join('\n');
  };
}
