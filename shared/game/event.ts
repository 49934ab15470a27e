import type { HeadlineEffect } from '../scenario/schema.ts';
import type { Clause, FloorAct, HostNote, Story, Tally } from './command.ts';
import type { Agenda, Answer, Deal, Handprint, Line, Phase, Poll, Vote } from './state.ts';

/** Facts, in the past tense. `decide` makes them, `evolve` books them, `audience.ts` says who learns each. */
export type GameEvent =
  | {
      readonly type: 'phase.opened';
      readonly phase: Phase;
      readonly day: number;
    }
  | { readonly type: 'beat.struck'; readonly beat: number }
  | {
      readonly type: 'seat.held';
      readonly seat: string;
      readonly by: 'person' | 'bot';
    }
  | {
      readonly type: 'seat.readied';
      readonly seat: string;
      readonly ready: boolean;
    }
  | {
      readonly type: 'persuaded';
      readonly by: string;
      readonly candidate: number;
      readonly states: readonly string[];
    }
  | {
      readonly type: 'asked.quietly';
      readonly by: string;
      readonly readings: readonly {
        readonly state: string;
        /** Per candidate how far behind the favourite, in utility. */
        readonly values: readonly number[];
      }[];
    }
  | {
      readonly type: 'promise.asked';
      readonly by: string;
      readonly candidate: number;
      /** Talks this took: a list is one talk, told to each seat among it alone. */
      readonly talks: number;
      readonly answers: readonly {
        readonly state: string;
        readonly yes: boolean;
      }[];
    }
  | {
      readonly type: 'promise.requested';
      readonly by: string;
      readonly candidate: number;
      readonly state: string;
    }
  | {
      readonly type: 'circular.sent';
      readonly by: string;
      readonly candidate: number;
      readonly bloc: string;
    }
  | {
      readonly type: 'circular.answered';
      readonly candidate: number;
      readonly bloc: string;
      readonly answers: readonly {
        readonly state: string;
        readonly yes: boolean;
      }[];
    }
  | {
      readonly type: 'promise.given';
      readonly state: string;
      readonly candidate: number;
    }
  | {
      readonly type: 'promise.withdrawn';
      readonly state: string;
      readonly candidate: number;
    }
  | { readonly type: 'deal.proposed'; readonly deal: Deal }
  | {
      readonly type: 'deal.accepted';
      readonly deal: string;
      readonly parties: readonly string[];
      readonly by: string;
    }
  | { readonly type: 'deal.takenback'; readonly deal: string; readonly parties: readonly string[]; readonly by: string }
  | {
      readonly type: 'deal.settled';
      readonly deal: string;
      readonly parties: readonly string[];
    }
  | {
      readonly type: 'deal.closed';
      readonly deal: string;
      readonly parties: readonly string[];
      readonly status: 'refused' | 'withdrawn' | 'expired';
      readonly by: string;
      readonly reason: string;
    }
  | {
      readonly type: 'clause.done';
      readonly deal: string;
      readonly parties: readonly string[];
      readonly index: number;
      readonly clause: Clause;
    }
  | {
      readonly type: 'clause.void';
      readonly deal: string;
      readonly parties: readonly string[];
      readonly index: number;
      readonly clause: Clause;
    }
  | {
      readonly type: 'clause.breached';
      readonly deal: string;
      readonly parties: readonly string[];
      readonly index: number;
      readonly clause: Clause;
    }
  | {
      readonly type: 'breach.seen';
      readonly by: string;
      readonly kind: 'endorse' | 'silence' | 'rollcall' | 'attend' | 'withdraw' | 'second';
    }
  | { readonly type: 'line.tabled'; readonly by: string; readonly bloc: string; readonly candidate: number }
  | { readonly type: 'line.voted'; readonly seat: string; readonly bloc: string; readonly vote: 'yes' | 'no' }
  /** The count of a caucus, told to the bloc and to whoever tabled it; `line.adopted` tells everyone. */
  | {
      readonly type: 'line.counted';
      readonly by: string;
      readonly bloc: string;
      readonly candidate: number;
      readonly yes: number;
      readonly no: number;
      readonly adopted: boolean;
    }
  | { readonly type: 'line.adopted'; readonly bloc: string; readonly candidate: number }
  | { readonly type: 'straw.answered'; readonly seat: string; readonly choice: number }
  | { readonly type: 'straw.read'; readonly polls: readonly Poll[] }
  | { readonly type: 'group.staffed'; readonly seat: string; readonly issues: readonly string[] }
  | {
      readonly type: 'group.moved';
      readonly by: string;
      readonly issue: string;
      /** Signed step of the text. */
      readonly step: number;
      /** Expertise spent; 0 for a nudge from inside the room. */
      readonly tokens: number;
      /** Seats with somebody in the room. */
      readonly room: readonly string[];
    }
  | { readonly type: 'texts.read'; readonly agenda: Agenda; readonly handprints: readonly Handprint[] }
  | { readonly type: 'oath.bent'; readonly candidate: number; readonly aid: number }
  | { readonly type: 'oath.out'; readonly candidate: number }
  | { readonly type: 'investigated'; readonly by: string; readonly candidate: number; readonly found: boolean }
  | { readonly type: 'scandal.broke'; readonly candidate: number; readonly about: 'chairs' | 'oath' | 'goods' }
  | { readonly type: 'double.found'; readonly state: string }
  | { readonly type: 'document.shown'; readonly by: string; readonly document: string; readonly to: readonly string[] }
  | { readonly type: 'document.published'; readonly by: string | null; readonly document: string; readonly line: Line }
  | { readonly type: 'backer.revealed'; readonly state: string; readonly candidate: number }
  | { readonly type: 'quote.given'; readonly by: string; readonly to: string; readonly candidate: number | null }
  | { readonly type: 'story.printed'; readonly by: string; readonly story: Story }
  | { readonly type: 'headline.read'; readonly text: string; readonly effect: HeadlineEffect }
  | { readonly type: 'proxy.given'; readonly by: string; readonly to: string }
  | {
      readonly type: 'candidate.left';
      readonly candidate: number;
      readonly how: 'withdrew' | 'dropped-out' | 'spoke';
      readonly heir: number | null;
    }
  | { readonly type: 'vote.spoken'; readonly seat: string; readonly option: string | null }
  | { readonly type: 'votes.read'; readonly options: readonly (string | null)[] }
  | { readonly type: 'post.decided'; readonly post: number; readonly elected: string; readonly byLot: boolean }
  | {
      readonly type: 'floor.sealed';
      readonly seat: string;
      readonly act: FloorAct;
    }
  | {
      readonly type: 'floor.revealed';
      readonly acts: readonly { readonly by: string; readonly act: FloorAct }[];
    }
  | {
      readonly type: 'rollcall.sealed';
      readonly seat: string;
      readonly vote: Vote;
    }
  | {
      readonly type: 'rollcall.read';
      readonly votes: readonly (Vote | null)[];
      readonly passed: boolean;
      readonly counts: Readonly<Record<Vote, number>>;
    }
  | {
      readonly type: 'handshake.given';
      readonly seat: string;
      readonly candidate: number;
      readonly answer: Answer;
    }
  | {
      readonly type: 'hands.shaken';
      readonly candidate: number;
      readonly answers: { readonly [state: string]: Answer };
    }
  | {
      readonly type: 'forecast.sealed';
      readonly seat: string;
      readonly votes: number;
      readonly uncounted: number;
    }
  | {
      readonly type: 'doors.opened';
      readonly round: number;
      readonly epoch: number;
      readonly post: number;
      readonly options: readonly string[];
      readonly roll: readonly boolean[];
      readonly persons: readonly string[];
    }
  | {
      readonly type: 'seat.attended';
      readonly seat: string;
      readonly present: boolean;
    }
  | {
      readonly type: 'booth.closed';
      readonly tally: Tally;
      readonly majority: number;
      readonly elected: string | null;
      readonly void: boolean;
    }
  | {
      readonly type: 'booth.rerun';
      readonly round: number;
      readonly epoch: number;
    }
  | { readonly type: 'host.noted'; readonly note: HostNote }
  | {
      readonly type: 'chair.delivered';
      readonly by: string;
      readonly to: string;
    }
  // A new action goes above this line (npm run new).
  | { readonly type: 'night.fell'; readonly briefing: readonly Line[] }
  | {
      readonly type: 'verdict.read';
      readonly goals: { readonly [seat: string]: readonly boolean[] };
    };

export type EventType = GameEvent['type'];

/** The audience of an event: everyone, or these seats only. `kind` fields never say more than the event. */
export type Audience = 'everyone' | readonly string[];
