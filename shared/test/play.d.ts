import type { Command, HostCommand } from '#shared/game/command.ts';
import type { GameEvent } from '#shared/game/event.ts';
import type { GameState } from '#shared/game/state.ts';
import type { World } from '#shared/game/world.ts';
/** One step of a random game, as a test watches it. */
export interface Step {
  readonly before: GameState;
  readonly after: GameState;
  readonly by: string | 'host';
  readonly command: Command | HostCommand;
  readonly events: readonly GameEvent[];
}
export interface RandomGame {
  readonly seed: string;
  readonly persons: readonly string[];
  /** Random acts of persons in each phase. */
  readonly acts: number;
  /** How person k marks its paper: 0, 1, or null for blank. */
  readonly papers: (seat: string, round: number) => number | null;
}
/**
 * Plays one whole game in which persons do random legal things (complete choices and samples of forms) and bots play the rest.
 * Calls `watch` after every accepted step and returns the last state. Throws when a choice or a sample is refused.
 */
export declare function playRandomly(world: World, game: RandomGame, watch?: (step: Step) => void): GameState;
