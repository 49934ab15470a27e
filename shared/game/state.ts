import type { Clause, FloorAct, Story, Tally } from './command.ts';

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
  /** Tokens of expertise: two more each day for those who began with any. */
  readonly expertise: number;
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
    readonly expertise: number;
  };
  /** Experts sent to others, for the goals. */
  readonly sent: number;
  readonly sealed: FloorAct | null;
  readonly vote: Vote | null;
  readonly handshakes: { readonly [candidate: string]: Answer };
  readonly forecast: {
    readonly votes: number;
    readonly uncounted: number;
  } | null;
  readonly attending: boolean;
  /** Bonded acts kept and broken. */
  readonly kept: number;
  /** A bot took over from a person in this very phase. */
  readonly takenOver: boolean;
  readonly breaches: number;
  /** Times that two written promises of this seat were found beside each other. */
  readonly doubles: number;
  /** Issues whose room this delegation sits in today. */
  readonly rooms: readonly string[];
  /** Expected votes that its visible acts moved towards each candidate, today and in all (docs/rulebook.md §4, "The bench"). */
  readonly movedToday: PerCandidate;
  readonly moved: PerCandidate;
  /** Where the ballot is open: what it said aloud; `undefined` until it has. */
  readonly aloud?: string | null;
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
  /** A written promise of its that everyone has seen: index of the candidate. */
  readonly word: number | null;
}

/** What one state thinks, beyond its fixed attributes. Known to nobody. */
export interface Mind {
  /** Private leaning drawn from the seed; ignored while a person holds the seat. */
  readonly eps: PerCandidate;
  readonly met: PerCandidate;
  readonly trust: PerCandidate;
  readonly goods: PerCandidate;
  readonly commit: PerCandidate;
  /** Experts it was sent: more capacity, and less need of a forum where states alone decide. */
  readonly experts: number;
  /** Chance of coming if somebody saw to it, else null. */
  readonly coming: number | null;
  /** A public act agreed for this day's reveal, for states without a player. */
  readonly due: { readonly deal: string; readonly clause: number } | null;
}

export type DealStatus = 'open' | 'settled' | 'refused' | 'withdrawn' | 'expired';
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
  /** The place among all settled deals, once it is one: promised chairs are given in this order. */
  readonly signed: number | null;
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
  /** When it was heard, and what had been done by then: what came afterwards is not in the reading. */
  readonly since: { readonly day: number } & Pick<Known, 'visits' | 'goods' | 'experts' | 'answer'>;
  readonly answer: 'yes' | 'no' | null;
  readonly answerDay: number;
  /** Goods my camp gave it, in utility, and experts. */
  readonly goods: number;
  readonly experts: number;
}

/** What is known of a state nobody has called on. */
export const UNKNOWN: Known = {
  visits: 0,
  reading: null,
  since: { day: 0, visits: 0, goods: 0, experts: 0, answer: null },
  answer: null,
  answerDay: 0,
  goods: 0,
  experts: 0,
};

export interface Ballot {
  readonly round: number;
  readonly epoch: number;
  /** 0 for the post this is about, else the place of the linked post. */
  readonly post: number;
  /** Ids on this paper, in order. */
  readonly options: readonly string[];
  /** World-order flags: who is on the roll. */
  readonly roll: readonly boolean[];
  /** Seats that a person held when the doors opened: theirs are the papers the game does not fill in. */
  readonly persons: readonly string[];
  readonly tally: Tally | null;
  readonly majority: number;
  /** Id of who is elected by this ballot, or null. */
  readonly elected: string | null;
  /** Where the ballot was open: what each state said, in world order. */
  readonly aloud: readonly (string | null)[] | null;
  readonly void: boolean;
}

/** What the hall and the working groups talk about. States feel the live one; everyone reads the one of last night. */
export interface Agenda {
  /** The draft text of each issue, -1..1. */
  readonly texts: readonly number[];
  /** Lobbying done on each issue so far, in tokens. */
  readonly heat: readonly number[];
  /** What that lobbying adds to the weight of an issue, before capacity. */
  readonly push: readonly number[];
  /** Speeches and headlines weigh an issue in a bloc: `bloc/issue` to a factor. */
  readonly salience: { readonly [blocIssue: string]: number };
  /** Platforms as states see them: the person's and the sponsor's wish, mixed. */
  readonly platforms: readonly (readonly number[])[];
}

/** Who moved a text today, told to everyone tomorrow. */
export interface Handprint {
  readonly by: string;
  readonly issue: string;
  readonly tokens: number;
}

/** A line that a bloc's members are voting on tonight. */
export interface Tabling {
  readonly by: string;
  readonly candidate: number;
  /** Votes of members with a seat. */
  readonly votes: { readonly [seat: string]: 'yes' | 'no' };
}

/** A straw poll as published: counts after each answer was replaced, one time in five, by a random one. */
export interface Poll {
  readonly bloc: string;
  readonly day: number;
  /** Per candidate, then for neither. */
  readonly counts: readonly number[];
}

/** A certified paper: a settled deal or a written promise, as it read on the day it was made. */
export interface Paper {
  readonly id: string;
  readonly kind: 'deal' | 'promise';
  readonly parties: readonly Party[];
  readonly clauses: readonly Clause[];
  readonly day: number;
}

export interface Shown {
  readonly to: readonly string[] | 'everyone';
  readonly paper: Paper;
}

/** Conduct in office: what a candidate told its sponsor in private and the hall in public. */
export interface Oath {
  /** Private pledges to the sponsor so far, and how many of them have come out. */
  readonly bent: number;
  readonly out: number;
  /** A public pledge of independence. */
  readonly pledged: boolean;
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
  /** How well the bots at this table play: 0 at random … 3 as well as they can. */
  readonly level: 0 | 1 | 2 | 3;
  readonly phase: Phase;
  readonly day: number;
  readonly beat: number;
  readonly seats: { readonly [seat: string]: SeatState };
  /** In world order: the scenario's `states`. */
  readonly faces: readonly Face[];
  readonly minds: readonly Mind[];
  readonly publicCost: PerCandidate;
  /** Live, known to the table alone, and as published last night. */
  readonly agenda: Agenda;
  readonly published: Agenda;
  readonly handprints: readonly Handprint[];
  /** Yesterday's, as everyone read them this morning. */
  readonly lastHandprints: readonly Handprint[];
  /** Adopted lines, per bloc: index of the candidate. */
  readonly lines: { readonly [bloc: string]: number };
  readonly tabled: { readonly [bloc: string]: Tabling };
  /** Answers of seats to today's straw poll of their bloc: index of the candidate, or -1 for neither. */
  readonly straws: { readonly [seat: string]: number };
  readonly polls: readonly Poll[];
  readonly oaths: readonly Oath[];
  /** Moves of the platform so far, per candidate. */
  readonly pivots: readonly number[];
  /** Backers by state: tokens left, and whether everyone knows. */
  readonly backers: { readonly [state: string]: { readonly aid: number; readonly open: boolean } };
  /** Documents shown, by `document@day of the paper`: to these seats, or to everyone. */
  readonly shown: { readonly [documentOfDay: string]: Shown };
  /** Scandals so far, per candidate. */
  readonly scandals: readonly number[];
  /** Target of the roll-call, if it has one: index of the candidate. */
  readonly target: number | null;
  /** On the record, in order: who said what to whom. */
  readonly quotes: readonly { readonly by: string; readonly to: string; readonly candidate: number | null; readonly day: number }[];
  readonly prints: readonly { readonly by: string; readonly story: Story; readonly day: number }[];
  /** Votes handed over before the first day: giver to holder. */
  readonly proxies: { readonly [giver: string]: string };
  /** Linked posts: who supports whose contender in public, `post/state` to seats; and who was elected. */
  readonly seconds: { readonly [postState: string]: readonly string[] };
  readonly elected: readonly (string | null)[];
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
  /** Handshakes per candidate: the answer by state id. */
  readonly hands: readonly { readonly [state: string]: Answer }[];
  /** Per candidate: whether the name is still on the paper. */
  readonly onPaper: readonly boolean[];
  /** For a name that withdrew: the place on the paper of the one it spoke for, else null. */
  readonly heirs: readonly (number | null)[];
  readonly ballots: readonly Ballot[];
  readonly winner: number | null;
  /** Chairs given at delivery, by receiving party. */
  readonly delivered: { readonly [party: string]: number };
  readonly briefing: readonly Line[];
  readonly record: readonly Line[];
  /** Goals met per seat, once judged. */
  readonly goals: { readonly [seat: string]: readonly boolean[] } | null;
}
