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
  readonly received: {
    readonly aid: number;
    readonly letters: number;
    readonly chairs: number;
  };
  readonly sealed: FloorAct | null;
  readonly vote: Vote | null;
  readonly handshakes: { readonly [candidate: string]: Answer };
  readonly forecast: {
    readonly votes: number;
    readonly uncounted: number;
  } | null;
  readonly attending: boolean;
  readonly breaches: number;
}

/** One entry per candidate, in the order of the paper. */
export type PerCandidate = readonly number[];

/** What a state has shown in public, known to all. */
export interface Face {
  /** Bandwagon of endorsements and speeches, in utility. */
  readonly floor: PerCandidate;
  /** Public backing: index of the candidate. */
  readonly backs: number | null;
  /** Day of the last change of backing; 0 if it stands as it stood before the game. */
  readonly changed: number;
}

/** What one state thinks, beyond its fixed attributes. Known to nobody. */
export interface Mind {
  /** Private leaning drawn from the seed; ignored while a person holds the seat. */
  readonly eps: PerCandidate;
  readonly met: PerCandidate;
  readonly trust: PerCandidate;
  readonly goods: PerCandidate;
  readonly commit: PerCandidate;
  /** A public act agreed for this day's reveal, for states without a player. */
  readonly due: { readonly deal: string; readonly clause: number } | null;
}

export type DealStatus = 'open' | 'settled' | 'refused' | 'withdrawn' | 'expired' | 'lapsed';
export type ClauseStatus = 'open' | 'done' | 'breached' | 'void';

export interface Deal {
  /** `proposer>party+party#n`, numbered per pair so that nobody else's dealings move it (docs/rulebook.md §8). */
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
  readonly day: number;
  readonly live: boolean;
}

/** What a camp (candidate and sponsor) knows about one state from its own work. */
export interface Known {
  /** How often the camp has persuaded it. */
  readonly visits: number;
  /** Per candidate how far behind its favourite the state put each, in utility (0 for the favourite), as heard by asking quietly; null if never asked. */
  readonly reading: PerCandidate | null;
  readonly answer: 'yes' | 'no' | null;
  readonly answerDay: number;
  /** Goods my camp gave it, in utility. */
  readonly goods: number;
}

/** What is known of a state nobody has called on. */
export const UNKNOWN: Known = {
  visits: 0,
  reading: null,
  answer: null,
  answerDay: 0,
  goods: 0,
};

export interface Ballot {
  readonly round: number;
  readonly epoch: number;
  /** World-order flags: who is on the roll. */
  readonly roll: readonly boolean[];
  /** Seats that a person held when the doors opened: theirs are the papers the game does not fill in. */
  readonly persons: readonly string[];
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

export interface PromiseBook {
  readonly [state: string]: WrittenPromise;
}

export interface GameState {
  readonly scenario: string;
  readonly seed: string;
  /** The seed was chosen by a person and all may know it (docs/rulebook.md §8). */
  readonly openDice: boolean;
  readonly phase: Phase;
  readonly day: number;
  readonly beat: number;
  readonly seats: { readonly [seat: string]: SeatState };
  /** In world order: the scenario's `states`. */
  readonly faces: readonly Face[];
  readonly minds: readonly Mind[];
  readonly publicCost: PerCandidate;
  /** Speeches weigh an issue in a bloc: `bloc/issue` to a factor. */
  readonly salience: { readonly [blocIssue: string]: number };
  readonly deals: { readonly [deal: string]: Deal };
  /** Written promises per candidate, by state id. */
  readonly promises: readonly PromiseBook[];
  /** Per candidate: seats asked for a written promise whose person has not answered. */
  readonly requests: readonly (readonly string[])[];
  /** Circular letters that will be answered at the next briefing. */
  readonly circulars: readonly {
    readonly candidate: number;
    readonly bloc: string;
  }[];
  /** What a camp (key: candidate id) or a lone delegation (key: seat id) knows, by state id. */
  readonly known: {
    readonly [knower: string]: { readonly [state: string]: Known };
  };
  /** By knower: keys `kind:target` of what was asked today, so that one answer a day holds. Cleared overnight. */
  readonly asked: { readonly [knower: string]: readonly string[] };
  readonly rollCall: {
    readonly votes: readonly (Vote | null)[];
    readonly passed: boolean;
    readonly counts: Readonly<Record<Vote, number>>;
  } | null;
  /** Handshakes of states without a person, per candidate: state ids by answer. */
  readonly hands: readonly { readonly [state: string]: Answer }[];
  /** Per candidate: whether the name is still on the paper. */
  readonly onPaper: readonly boolean[];
  readonly ballots: readonly Ballot[];
  readonly winner: number | null;
  /** Chairs given at delivery, by receiving party. */
  readonly delivered: { readonly [party: string]: number };
  readonly briefing: readonly Line[];
  readonly record: readonly Line[];
  /** Goals met per seat, once judged. */
  readonly goals: { readonly [seat: string]: readonly boolean[] } | null;
}
