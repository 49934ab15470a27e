import type { Command, Tally } from '#shared/game/command.ts';
import type { BotLevel } from '../store/level.ts';

/** One thing I did in a game alone, as the table accepted it. A paper is never here, nor that there was one. */
export type Step =
  | { readonly type: 'wait' }
  | { readonly type: 'command'; readonly command: Command }
  /** I closed the box. What was then read out is on the public record; without it a reload would count anew. */
  | { readonly type: 'box'; readonly tally: Tally }
  /** I closed an open ballot: what was said aloud is read out. */
  | { readonly type: 'aloud' };

/** A game alone, small enough to be played again from its beginning. */
export interface SavedGame {
  readonly scenario: string;
  readonly seed: string;
  readonly seat: string;
  /** How well bots play. */
  readonly level: BotLevel;
  readonly steps: readonly Step[];
}

const KEY = 'pv.solo';

/** The game that this tab was playing; null if there is none or it cannot be read. */
export function savedGame(): SavedGame | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return isSaved(found) ? found : null;
  } catch {
    return null;
  }
}

/** Keeps a game for a reload of this tab. */
export function saveGame(game: SavedGame): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(game));
  } catch {
    // A browser that keeps nothing still plays; only a reload would lose the game.
  }
}

/** Forgets it: the game was left, or another one began. */
export function forgetGame(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept, so nothing is left.
  }
}

const isSaved = (value: unknown): value is SavedGame =>
  typeof value === 'object' &&
  value !== null &&
  'scenario' in value &&
  'seed' in value &&
  'seat' in value &&
  'level' in value &&
  'steps' in value &&
  Array.isArray(value.steps);
