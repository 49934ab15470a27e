import type { Clause, FloorAct, Tally } from './command.ts';

/** The whole truth of a table except the papers. Plain data, never changed in place, never sent anywhere uncut. */
export type Phase =
  | 'briefing'
  | 'corridor'
  | 'seal'
  | 'reveal'
  | 'rollcall'
  | 'night'
  | 'handshake'
  | 'forecast'
  | 'booth'
  | 'count'
  | 'recess'
  | 'delivery'
  | 'verdict';

/** A party to a deal: a seat's id, or the id of a state without a seat. One namespace (scenario/load.ts holds it). */
export type Party = string;
export type Vote = 'yes' | 'no' | 'abstain';
export type Answer = 'of-course' | 'we-shall-see' | 'smile';

/** Whole tokens. `talks` are refreshed each day, the rest last the game. */
export interface Purse {
  readonly talks: number;
  readonly aid: number;
  readonly letters: number;
  readonly chairs: number;
}

export interface SeatState {
  readonly held: 'person' | 'bot' | 'game';
  readonly ready: boolean;
  /** Index into the seat's briefs. */
  readonly brief: number;
  readonly purse: Purse;
  /** Received from others by settled clauses, for the goals. */
  readonly received: { readonly aid: number; readonly letters: number; readonly chairs: number };
  readonly sealed: FloorAct | null;
  readonly vote: Vote | null;
  readonly handshakes: { readonly [candidate: string]: Answer };
  readonly forecast: { readonly votes: number; readonly uncounted: number } | null;
  readonly attending: boolean;
  readonly breaches: number;
}

/** What one state thinks, beyond its fixed attributes. Two entries a list: one per candidate, in paper order. */
export interface Mind {
  /** Private leaning drawn from the seed; ignored while a person holds the seat. */
  readonly eps: readonly [number, number];
  readonly met: readonly [number, number];
  readonly trust: readonly [number, number];
  readonly goods: readonly [number, number];
  readonly commit: readonly [number, number];
  /** Bandwagon and speeches: public, so known to all. */
  readonly floor: readonly [number, number];
  /** Public backing: index of the candidate, and the day. */
  readonly backs: { readonly candidate: number; readonly day: number } | null;
  /** A public act agreed for this day's reveal, for states without a player. */
  readonly due: { readonly deal: string; readonly clause: number } | null;
}

export type DealStatus = 'open' | 'settled' | 'refused' | 'withdrawn' | 'expired' | 'lapsed';
export type ClauseStatus = 'open' | 'done' | 'breached' | 'void';

export interface Deal {
  /** `proposer>party+party#n`, numbered per pair so that nobody else's dealings move it (rulings R11.5). */
  readonly id: string;
  readonly by: Party;
  readonly parties: readonly Party[];
  readonly clauses: readonly Clause[];
  readonly day: number;
  readonly accepted: readonly Party[];
  readonly status: DealStatus;
  readonly clauseStatus: readonly ClauseStatus[];
  /** Who refused and the true reason, once somebody has. */
  readonly reason: { readonly by: Party; readonly key: string } | null;
  /** Talks set aside by the proposer while the deal is open. */
  readonly talks: number;
}

/** A written promise of a state to a candidate. */
export interface WrittenPromise {
  readonly by: string;
  readonly candidate: number;
  readonly day: number;
  readonly live: boolean;
}

/** What a camp (candidate and sponsor) knows about one state from its own work. */
export interface Known {
  /** How often the camp has persuaded it. */
  readonly visits: number;
  /** Estimated advantage of the paper's first candidate over the second, in utility, from asking quietly; null if never. */
  readonly reading: number | null;
  readonly answer: 'yes' | 'no' | null;
  readonly answerDay: number;
  /** Value of goods given, in utility. */
  readonly goods: number;
}

export interface Ballot {
  readonly round: number;
  readonly epoch: number;
  /** World-order flags: who is on the roll. */
  readonly roll: readonly boolean[];
  readonly tally: Tally | null;
  readonly majority: number;
  /** Index of the candidate elected by this ballot, or null. */
  readonly elected: number | null;
  readonly void: boolean;
}

/** One line of the public record: a key in `assets/words` and what fills it. */
export interface Line {
  readonly day: number;
  readonly phase: Phase;
  readonly key: string;
  readonly args: Readonly<Record<string, string | number>>;
}

export interface GameState {
  readonly scenario: string;
  readonly seed: string;
  /** The seed was chosen by a person and all may know it (rulings R8.5). */
  readonly openDice: boolean;
  readonly phase: Phase;
  readonly day: number;
  readonly beat: number;
  readonly seats: { readonly [seat: string]: SeatState };
  /** In world order: the scenario's `states`. */
  readonly minds: readonly Mind[];
  readonly publicCost: readonly [number, number];
  /** Speeches weigh an issue in a bloc: `bloc/issue` to a factor. */
  readonly salience: { readonly [blocIssue: string]: number };
  readonly deals: { readonly [deal: string]: Deal };
  /** Open and settled written promises, `state>candidate`. */
  readonly promises: { readonly [pair: string]: WrittenPromise };
  /** Requests for a promise that wait for a person, `state>candidate`. */
  readonly requests: { readonly [pair: string]: number };
  /** Circular letters that will be answered at the next briefing, `candidate>bloc`. */
  readonly circulars: readonly { readonly candidate: number; readonly bloc: string }[];
  /** Per candidate's camp, by state id. */
  readonly known: readonly [{ readonly [state: string]: Known }, { readonly [state: string]: Known }];
  /** Readings of delegations outside both camps, by seat, then state. */
  readonly readings: { readonly [seat: string]: { readonly [state: string]: number } };
  /** Who asked whom for what today, so that one answer a day holds. Cleared overnight. */
  readonly asked: { readonly [key: string]: true };
  readonly rollCall: { readonly votes: readonly (Vote | null)[]; readonly passed: boolean; readonly counts: Readonly<Record<Vote, number>> } | null;
  /** Handshakes of states without a person, per candidate: state ids by answer. */
  readonly hands: readonly [{ readonly [state: string]: Answer }, { readonly [state: string]: Answer }];
  readonly ballots: readonly Ballot[];
  readonly winner: number | null;
  /** Chairs given at delivery, by receiving party. */
  readonly delivered: { readonly [party: string]: number };
  readonly briefing: readonly Line[];
  readonly record: readonly Line[];
  /** Goals met per seat, once judged. */
  readonly goals: { readonly [seat: string]: readonly boolean[] } | null;
}
