import type { Module, SeatKind } from '../scenario/schema.ts';
import { hasPart } from './check.ts';
import type { CommandType } from './command.ts';
import { plays, type World } from './world.ts';

/** The module that a verb belongs to, by the beginning of its name; verbs without one are always played. */
const MODULE_OF: { readonly [beginning: string]: Module } = {
  line: 'blocs',
  straw: 'blocs',
  group: 'groups',
  oath: 'independence',
  investigate: 'scandal',
  document: 'documents',
  quote: 'press',
  press: 'press',
};

/**
 * Verbs that open on this day for a seat of this kind (docs/rulebook.md §14): what the scenario opens later than the first day,
 * without what it does not play and what is not this seat's part.
 */
export function opensOn(world: World, kind: SeatKind, day: number): readonly CommandType[] {
  const { unlock } = world.scenario;
  return (Object.keys(unlock) as CommandType[]).filter((type) => {
    const module = MODULE_OF[type.split('.')[0] ?? ''];
    return day > 1 && unlock[type] === day && hasPart(kind, type) && (module === undefined || plays(world, module));
  });
}
