import type { PublicView, SeatView } from '../game/view.types.ts';
import type { World } from '../game/world.ts';

/** All that a bot has to go by: the fixed facts, its seat's view, its pace, and dice of its own. */
export interface BotMind {
  readonly world: World;
  readonly pub: PublicView;
  readonly view: SeatView;
  /** Talks used today, and how many it allows itself by this beat. */
  readonly spentTalks: number;
  readonly talksByNow: number;
  /** A keyed draw that belongs to this seat, day and beat. */
  readonly chance: (p: number, ...keys: readonly (string | number)[]) => boolean;
}
