import type { Answer } from '#shared/bots/answers.ts';
import type { Command } from '#shared/game/command.ts';
import type { GameEvent } from '#shared/game/event.ts';
import type { PublicView, SeatView } from '#shared/game/view.types.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import type { BotLevel } from '../store/level.ts';
import type { Step } from './saved.ts';
import type { SessionReply } from './session.ts';

/** What the page says to its worker. */
export type ToWorker =
  | {
      readonly type: 'start';
      readonly scenario: Scenario;
      readonly seed: string;
      readonly seat: string;
      /** How well bots play. */
      readonly level: BotLevel;
      readonly autopilot: boolean;
      readonly fast: boolean;
      /** What I had done before the page was loaded again: played over, silently. */
      readonly steps: readonly Step[];
    }
  | { readonly type: 'submit'; readonly id: number; readonly command: Command }
  | { readonly type: 'paper'; readonly id: number; readonly choice: number | null }
  | { readonly type: 'wait' }
  /** The box closes. Not a command: that somebody is done in the booth is nobody's business (docs/rulebook.md §7). */
  | { readonly type: 'close-box' };

/** What the worker says to the page: only what my seat may see. */
export type FromWorker =
  | { readonly type: 'views'; readonly pub: PublicView; readonly view: SeatView; readonly events: readonly GameEvent[] }
  | { readonly type: 'reply'; readonly id: number; readonly reply: SessionReply }
  /** Something of mine was accepted: the page keeps it for a reload. */
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'paper-in'; readonly inBox: boolean }
  | { readonly type: 'digest'; readonly digest: string }
  /** After the verdict: what bots did before my eyes, and why. */
  | { readonly type: 'whys'; readonly answers: readonly Answer[] };
