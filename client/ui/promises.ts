import type { PublicView } from '#shared/game/view.types.ts';

type After = NonNullable<PublicView['after']>;

/** Promises may stand beside papers only where promise-givers and all others are at least five each, for both names (rulings R3.4). */
export const comparable = (after: After): boolean => Object.values(after.comparable).every(Boolean);

/** How many promises to this name were certainly not kept; 0 where it cannot be said. */
export function brokenAtLeast(after: After, id: string, votes: number): number {
  const held = after.promises[id] ?? 0;
  return after.comparable[id] && held > votes ? held - votes : 0;
}
