import type { PublicState } from '#shared/game/view.types.ts';
import type { StateRow } from '#shared/scenario/schema.ts';

/** Below this chance of being in the room, a state may be absent. */
const OFTEN_THERE = 0.88;

/** Whether a state may be absent, from public facts; once the roll is drawn, whether it is. One threshold for every picture. */
export const mayBeAbsent = (row: StateRow | undefined, state: PublicState | undefined): boolean =>
  state?.present === null || state?.present === undefined ? (row?.attendance ?? 1) < OFTEN_THERE : !state.present;
