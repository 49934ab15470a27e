import type { GameEvent } from './event.ts';
import type { GameState } from './state.ts';

export const opened = (phase: GameState['phase'], day: number): GameEvent => ({
  type: 'phase.opened',
  phase,
  day,
});
