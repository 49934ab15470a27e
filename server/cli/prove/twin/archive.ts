import { readFileSync } from 'node:fs';
import { answersFor } from '#shared/bots/answers.ts';
import { eventsFor } from '#shared/game/audience.ts';
import { evolve } from '#shared/game/evolve.ts';
import { minutes } from '#shared/game/minutes.ts';
import { publicCut, publicView, seatView } from '#shared/game/view.ts';
import { openingOf } from '../../../table/hosted-table.ts';
import type { WiredRoom } from './wire.ts';

const words = JSON.parse(readFileSync(new URL('../../../../assets/words/en/minutes.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

/**
 * Everything that leaves a journal for one reader: the scenario as it is served, the minutes for all, the facts of the game played over
 * with the views at each phase, and after the verdict the reasons of bots. `seat` null is a reader without a seat.
 */
export function archive({ room, ports }: WiredRoom, seat: string | null): string {
  const { header, table } = room.sitting;
  const served = publicCut(header.scenario, null);
  if (!table) return JSON.stringify(served);
  const { world } = table.table;
  const entries = ports.journal.entries(header.code).map((kept) => kept.entry);
  let state = openingOf(world, header);
  const replay: unknown[] = [];
  for (const event of entries.flatMap((entry) => entry.events)) {
    state = evolve(world, state, event);
    replay.push(...eventsFor(world, [event], seat));
    if (event.type !== 'phase.opened') continue;
    replay.push(publicView(world, state), seat === null ? null : seatView(world, state, seat));
  }
  const whys = answersFor(table.answers(), seat);
  return JSON.stringify([served, replay, minutes(world, entries, words, { everything: false }), whys]);
}
