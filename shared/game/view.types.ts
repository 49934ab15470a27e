import type { Brief, SeatKind } from '../scenario/schema.ts';
import type { Clause, FloorAct } from './command.ts';
import type {
  Agenda,
  Answer,
  ClauseStatus,
  DealStatus,
  GameState,
  Handprint,
  Known,
  Line,
  Paper,
  Party,
  Phase,
  Poll,
  Purse,
  Vote,
} from './state.ts';

/** One seat as everyone may see it. */
export interface PublicSeat {
  readonly id: string;
  readonly kind: SeatKind;
  readonly held: 'person' | 'bot' | 'game';
  readonly ready: boolean;
}

/** One state as everyone may see it: a pure function of public facts and public acts. In world order. */
export interface PublicState {
  readonly id: string;
  /** Whom public votes make it look closest to: a candidate's id. */
  readonly towards: string;
  /** 0..100: how far, as an estimate from public votes. */
  readonly lean: number;
  /** 0 nothing known … 3 much shown in public. */
  readonly certainty: number;
  /** Public backing: a candidate's id. */
  readonly backs: string | null;
  /** Day of the last change of backing; 0 if it stands as before the game. */
  readonly changed: number;
  /** Its vote in the roll-call, once read out. */
  readonly vote: Vote | null;
  /** On the roll of the current ballot; null before the doors. */
  readonly present: boolean | null;
}

/** One ballot as read out. */
export interface PublicBallot {
  readonly round: number;
  readonly epoch: number;
  /** 0 for the first post, else the place of the linked post. */
  readonly post: number;
  readonly onRoll: number;
  readonly papers: number;
  readonly notHandedIn: number;
  readonly uncounted: number;
  readonly votes: { readonly [candidate: string]: number };
  readonly majority: number;
  readonly elected: string | null;
  readonly void: boolean;
  /** Where the ballot was open: what each state said, in world order. */
  readonly aloud: readonly (string | null)[] | null;
}

/** What everyone may know beyond seats and states. It changes a few times a day. */
export interface PublicAffairs {
  /** Texts, lobbying, salience and platforms as of last night. */
  readonly agenda: Agenda;
  readonly handprints: readonly Handprint[];
  /** Adopted lines: bloc to a candidate's id. */
  readonly lines: { readonly [bloc: string]: string };
  /** Lines put to tonight's caucuses: bloc to a candidate's id. The first of a night stands, and all know of it. */
  readonly tabled: { readonly [bloc: string]: string };
  readonly polls: readonly Poll[];
  /** Per candidate in paper order. */
  readonly oaths: readonly { readonly pledged: boolean; readonly out: number }[];
  readonly scandals: readonly number[];
  /** Names still on the paper, by id. */
  readonly onPaper: readonly string[];
  /** Names that are off it and speak for one that is on it: who speaks, for whom, both by id. */
  readonly heirs: { readonly [candidate: string]: string };
  /** Target of the roll-call: a candidate's id. */
  readonly target: string | null;
  readonly openBackers: readonly { readonly state: string; readonly candidate: string }[];
  readonly quotes: GameState['quotes'];
  readonly prints: GameState['prints'];
  readonly proxies: { readonly [giver: string]: string };
  /** Documents that everyone has seen. */
  readonly documents: readonly DocumentView[];
  /** Linked posts: `post/state` to the seats that support its contender. */
  readonly seconds: { readonly [postState: string]: readonly string[] };
  /** Who was elected to each linked post so far: a contender's id. */
  readonly elected: readonly (string | null)[];
}

/** A certified paper that its holder may show. */
export type DocumentView = Paper;

/** What every viewer may know, identical for all. Private commands leave it unchanged (docs/rulebook.md §8). */
export interface PublicView {
  readonly scenario: string;
  readonly phase: Phase;
  readonly day: number;
  /** 0..8 within a corridor. */
  readonly beat: number;
  /** Number of the current or last ballot, 0 before the doors; `epoch` counts its re-runs. */
  readonly round: number;
  readonly epoch: number;
  readonly openDice: boolean;
  /** What is on the paper of the ballot that is open or comes next: 0 the first post, else a linked one. */
  readonly post: number;
  readonly options: readonly string[];
  readonly seats: readonly PublicSeat[];
  readonly states: readonly PublicState[];
  /** Per candidate in paper order, 0..1. */
  readonly publicCost: readonly number[];
  readonly rollCall: {
    readonly yes: number;
    readonly no: number;
    readonly abstain: number;
    readonly absent: number;
    readonly passed: boolean;
  } | null;
  readonly ballots: readonly PublicBallot[];
  readonly winner: string | null;
  /** At most three lines, each with its because. */
  readonly briefing: readonly Line[];
  readonly record: readonly Line[];
  readonly affairs: PublicAffairs;
  /** After the count: the sums of the handshakes ("of course") and of the written promises, and all forecasts in rising order. */
  readonly after: {
    readonly handshakes: { readonly [candidate: string]: number };
    readonly promises: { readonly [candidate: string]: number };
    readonly backing: { readonly [candidate: string]: number };
    /** Promise-givers and others are at least five each, so promises may stand against papers (docs/rulebook.md §9). */
    readonly comparable: { readonly [candidate: string]: boolean };
    readonly doublePromises: number;
    readonly forecasts: readonly number[];
    readonly headlines: readonly Line[];
    /** How many goals each seat met. */
    readonly goalsMet: { readonly [seat: string]: number };
    /** Where the scenario compares grades: seats from the highest, equal grades sharing a place. */
    readonly ranking: readonly { readonly seat: string; readonly place: number; readonly grade: number }[] | null;
    /** Where it compares welfare: what all delegations gained together, in raw points a head. */
    readonly welfare: number | null;
  } | null;
}

/** A deal as a party to it sees it. */
export interface DealView {
  readonly id: string;
  readonly by: Party;
  readonly parties: readonly Party[];
  readonly clauses: readonly Clause[];
  readonly day: number;
  readonly accepted: readonly Party[];
  readonly status: DealStatus;
  readonly clauseStatus: readonly ClauseStatus[];
  readonly reason: { readonly by: Party; readonly key: string } | null;
}

/** A written promise as its giver or its holder sees it. What it is worth is reckoned from public facts: `promiseWorth` in belief.ts. */
export interface PromiseView {
  readonly day: number;
  readonly live: boolean;
}

/** What one seat alone may know. Built up from an allow-list, never cut down from the state. */
export interface SeatView {
  readonly seat: string;
  readonly kind: SeatKind;
  /** The state this seat votes for; null for a candidate. */
  readonly state: string | null;
  /** For candidate and sponsor: the campaign's candidate. */
  readonly candidate: string | null;
  /** Seats of my campaign, me included; only me for a delegation. */
  readonly camp: readonly string[];
  readonly brief: Brief;
  /** What the bot in this seat makes of it all: per candidate how far behind its favourite, in utility. Null for a person. */
  readonly leaning: readonly number[] | null;
  readonly purse: Purse;
  /** Purses of the rest of my campaign. */
  readonly campPurses: { readonly [seat: string]: Purse };
  readonly received: {
    readonly aid: number;
    readonly letters: number;
    readonly chairs: number;
    readonly expertise: number;
  };
  /** People that this delegation has for the rooms of the working groups; 0 for a seat without a state. */
  readonly staff: number;
  /** Issues whose room I sit in today, and where their texts stand this minute. */
  readonly rooms: { readonly [issue: string]: number };
  /** The line my bloc votes on tonight. */
  readonly tabled: { readonly bloc: string; readonly by: string; readonly candidate: string; readonly mine: 'yes' | 'no' | null } | null;
  /** My answer to today's straw poll: a candidate's id, '' for neither, null for none. */
  readonly straw: string | null;
  /** Private pledges of my campaign's candidate to its sponsor, and how many came out. */
  readonly oath: { readonly bent: number; readonly out: number } | null;
  /** Moves of my own platform so far. */
  readonly pivots: number;
  /** What I hold and may show. */
  readonly documents: readonly DocumentView[];
  /** Documents that others have shown me. */
  readonly shownToMe: readonly DocumentView[];
  /** Expected votes that my calls and my public acts moved towards each candidate, in paper order, in tenths of a vote. */
  readonly moved: { readonly today: readonly number[]; readonly total: readonly number[] };
  /** Where the ballot is open: what I said; null before I have. */
  readonly aloud: { readonly option: string | null } | null;
  /** Raw points by part and the grade from them, once judged; mine alone. */
  readonly score: { readonly parts: { readonly [part: string]: number }; readonly points: number; readonly grade: number } | null;
  /** By state id: what my camp (or I alone, as a delegation) learned by its own work. */
  readonly known: { readonly [state: string]: Known };
  /** Quiet backers of my campaign. */
  readonly backers: readonly {
    readonly state: string;
    readonly open: boolean;
    readonly aid: number;
  }[];
  /** Deals I am a party to, newest last. */
  readonly deals: readonly DealView[];
  /** Written promises my camp holds, by the state that gave them; empty for a delegation. */
  readonly held: { readonly [state: string]: PromiseView };
  /** Written promises I gave, by candidate; empty for a candidate's seat. */
  readonly given: { readonly [candidate: string]: PromiseView };
  /** Candidates whose campaign asked me for a written promise and wait. */
  readonly requests: readonly string[];
  /** Keys `kind:target` of what was already asked today and would be refused again. */
  readonly asked: readonly string[];
  readonly sealed: FloorAct | null;
  readonly vote: Vote | null;
  /** As a delegation: my answers, by candidate. As a candidate: nothing. */
  readonly handshakes: { readonly [candidate: string]: Answer };
  /** As a candidate: answers I was given, as a count of each. */
  readonly handsShaken: { readonly [answer in Answer]: number } | null;
  readonly forecast: {
    readonly votes: number;
    readonly uncounted: number;
  } | null;
  readonly attending: boolean;
  /** My paper of the ballot that is open is my own to mark; otherwise the game fills it in. */
  readonly mayVote: boolean;
  /** A bot took this seat over in this very phase: it signs nothing yet. */
  readonly takenOver: boolean;
  /** Chairs I own as winner and to whom I owe one by a promise. */
  readonly owed: readonly string[];
  /** My goals, once judged. */
  readonly goals: readonly boolean[] | null;
}
