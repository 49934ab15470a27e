import type { PublicView } from '#shared/game/view.types.ts';

type After = NonNullable<PublicView['after']>;

/** Promises may stand beside papers only where promise-givers and all others are at least five each, for both names (docs/rulebook.md §9). */
export const comparable = (after: After): boolean => Object.values(after.comparable).every(Boolean);

/** How many promises to this name were certainly not kept; 0 where it cannot be said. */
export function brokenAtLeast(after: After, id: string, votes: number): number {
  const held = after.promises[id] ?? 0;
  return after.comparable[id] && held > votes ? held - votes : 0;
}

/**
 * How many promises were certainly not kept, both names together: what each name is short of. It is never less than all promises
 * less all papers, since nobody can be served by the other name's papers. 0 where it cannot be said.
 */
export const brokenInAll = (after: After, votes: { readonly [candidate: string]: number }): number =>
  comparable(after) ? Object.keys(votes).reduce((sum, id) => sum + brokenAtLeast(after, id, votes[id] ?? 0), 0) : 0;
