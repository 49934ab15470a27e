import { check } from '../game/check.ts';
import type { Command, FloorAct } from '../game/command.ts';
import type { PublicView, SeatView } from '../game/view.types.ts';
import type { World } from '../game/world.ts';
import { MISREAD, type Profile } from './profile.ts';

/** All that a bot has to go by: the fixed facts, its seat's view, its pace, its profile, and dice of its own. */
export interface BotMind {
  readonly world: World;
  readonly pub: PublicView;
  readonly view: SeatView;
  readonly profile: Profile;
  /** Talks used today, and how many it allows itself by this beat. */
  readonly spentTalks: number;
  readonly talksByNow: number;
  /** A keyed draw that belongs to this seat, day and phase. */
  readonly chance: (p: number, ...keys: readonly (string | number)[]) => boolean;
  /** The factor by which this bot misjudges what an act is worth: 1 at level 3. */
  readonly misjudged: (...keys: readonly (string | number)[]) => number;
  /** A keyed standard normal value that belongs to this seat and day: what a level below the third makes its errors of. */
  readonly error: (...keys: readonly (string | number)[]) => number;
  /** Whether it is somebody's turn to hear from a bot: a person has at most two offers of bots unanswered (docs/rulebook.md §11). */
  readonly mayApproach: (seat: string) => boolean;
  /** How this bot misreads the hall: a value of its own around 0, the same all game, of spread 1 at level 3 and wider below. */
  readonly hunch: () => number;
  /** A keyed whole number below n. */
  readonly pick: (n: number, ...keys: readonly (string | number)[]) => number;
}

/** How much more or less than it is a bargain seems to bring, in raw points of docs/rulebook.md §9: nothing at level 3. */
export function misread({ profile, error }: BotMind, ...keys: readonly (string | number)[]): number {
  const spread = MISREAD[profile.level];
  return spread === 0 ? 0 : spread * error('misread', ...keys);
}

/** The act if the table would take it, else silence: a bond that can no longer be kept is broken in silence. */
export const ifLegal = (mind: BotMind, act: FloorAct): Command => {
  const command: Command = { type: 'floor.seal', act };
  return check(mind, command) === null ? command : { type: 'floor.seal', act: { act: 'silent' } };
};

/** Whether this seat could accept this offer now: purse, bonds and all. */
export const couldAccept = (mind: BotMind, deal: string): boolean => check(mind, { type: 'deal.answer', deal, accept: true }) === null;

/** Whether this kind of act has opened: some verbs of a long game open later than the first day (docs/rulebook.md §14). */
export const opened = ({ world, pub }: BotMind, type: Command['type']): boolean => (world.scenario.unlock[type] ?? 1) <= pub.day;

/** The command if the table would take it, else nothing. */
export const ifTaken = (mind: BotMind, command: Command): Command | null => (check(mind, command) === null ? command : null);
