import { gauss } from '../kit/dice.ts';
import type { LinkedPost } from '../scenario/schema.ts';
import type { GameState } from './state.ts';
import { campOf, type World } from './world.ts';

/**
 * Posts voted after the first, in a fixed order: what is promised about a later one is currency for an earlier one
 * (docs/rulebook.md §7). A contender is a state's nominee; states look at region, at who supports it in public and at habit.
 */

/** The linked post with this place in the order of voting; place 0 is the post the game is about. */
export const linkedPost = (world: World, post: number): LinkedPost | null => world.scenario.linked[post - 1] ?? null;

/** Ids on the paper for a post: candidates still standing, or contenders. */
export const optionsOf = (world: World, state: Pick<GameState, 'onPaper'>, post: number): readonly string[] =>
  linkedPost(world, post)?.contenders.map((entry) => entry.id) ??
  world.candidates.filter((_, c) => state.onPaper[c]).map((candidate) => candidate.id);

/** What one supporter of a contender is worth to a state, how many count, and how much more it is where the winner's side is among them. */
export const SUPPORT = { each: 1.3, most: 4, bySide: 2 } as const;

/** What a state run by the game makes of the contenders for a linked post, in utility. */
export function contenderValues(world: World, state: GameState, post: number, i: number): readonly number[] {
  const row = world.states[i];
  const entry = linkedPost(world, post);
  if (!row || !entry) return [];
  return entry.contenders.map((contender, j) => {
    const home = world.states[world.indexOf.get(contender.state) ?? -1];
    const supporters = state.seconds[`${entry.id}/${contender.state}`] ?? [];
    const winners = supporters.some((seat) => state.winner !== null && campOf(world, seat) === state.winner);
    return (
      (contender.state === row.id ? 3 : 0) +
      (home?.region === row.region ? 0.9 : 0) +
      (winners ? SUPPORT.bySide : 0) +
      SUPPORT.each * Math.min(SUPPORT.most, supporters.length) +
      0.7 * gauss(state.seed, 'contender', post, row.id, j)
    );
  });
}
