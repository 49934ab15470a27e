import { draw } from '../kit/dice.ts';

/** How a bot plays: a level, a temperament, and (in proofs) the acts it is left with. One procedure reads all of it as data. */
export interface Profile {
  readonly level: Level;
  readonly temper: Temper;
  /** Acts it may take; null: all of its level. */
  readonly acts: ReadonlySet<Act> | null;
  /** Weights that differ from the temperament's: how a proof describes a habit without code of its own. */
  readonly habits?: Partial<Weights>;
}

/** 0 random legal acts · 1 the basic ones, valued badly · 2 all, valued roughly · 3 all, valued as well as it can. */
export type Level = 0 | 1 | 2 | 3;

/** Kinds of act that a bot chooses between, by the words of docs/rulebook.md §4–5 and §13. */
export const ACTS = [
  'persuade',
  'ask',
  'promise',
  'circulate',
  'chair',
  'overpromise',
  'aid',
  'backing',
  'quiet',
  'travel',
  'away',
  'expert',
  'line',
  'lobby',
  'nudge',
  'speak',
  'pivot',
  'pledge',
  'bend',
  'move',
  'investigate',
  'publish',
  'quote',
  'withdraw',
  'second',
  'offer',
  'letters',
  'endorse',
  'print',
] as const;
export type Act = (typeof ACTS)[number];

/** All that level 3 does, less these. Promising more chairs than one has is not among them. */
export const allBut = (...without: readonly Act[]): ReadonlySet<Act> =>
  new Set(ACTS.filter((act) => act !== 'overpromise' && !without.includes(act)));

/** What an attaché knows how to do. */
const BASIC: ReadonlySet<Act> = new Set<Act>(['persuade', 'ask', 'promise', 'chair', 'aid', 'endorse']);

/** Spread of the error in what a bot thinks an act is worth, by level: its logarithm's. */
export const NOISE: { readonly [L in Level]: number } = { 0: 0, 1: 3, 2: 0.9, 3: 0 };

/** Spread of the error in whom a campaign takes to be worth a talk, by level: its logarithm's. */
export const BLUR: { readonly [L in Level]: number } = { 0: 0, 1: 3, 2: 0.5, 3: 0 };

/** Spread of the error in what a delegation thinks a bargain brings it, by level, in raw points of docs/rulebook.md §9. */
export const MISREAD: { readonly [L in Level]: number } = { 0: 0, 1: 8, 2: 2, 3: 0 };

export type Temper = 'idealist' | 'trader' | 'loyalist' | 'hedger' | 'straight' | 'watchdog';
export const TEMPERS: readonly Temper[] = ['idealist', 'trader', 'loyalist', 'hedger', 'straight', 'watchdog'];

/** What a temperament weighs more or less than the others: factors and additions, no code of its own. */
export interface Weights {
  /** Factor on what the outcome is worth, and on what goods are worth. */
  readonly outcome: number;
  readonly goods: number;
  /** Whether public backing is for sale at all. */
  readonly backingForSale: boolean;
  /** Added to its favour for its bloc's line, in utility. */
  readonly line: number;
  /** 0 promises to be polite … 1 promises only what it means. */
  readonly candour: number;
  /** Whether it gives written promises to more than one side. */
  readonly promisesBoth: boolean;
  /** Factor on what asking around about others is worth. */
  readonly suspicion: number;
  /** Sides with whoever looks like winning, whatever its own interests. */
  readonly follows: boolean;
}

export const WEIGHTS: { readonly [T in Temper]: Weights } = {
  idealist: { outcome: 1.5, goods: 0.8, backingForSale: false, line: 0, candour: 0.5, promisesBoth: true, suspicion: 1, follows: false },
  trader: { outcome: 0.8, goods: 1.5, backingForSale: true, line: 0, candour: 0.3, promisesBoth: true, suspicion: 1, follows: false },
  loyalist: { outcome: 1, goods: 1, backingForSale: true, line: 0.5, candour: 0.5, promisesBoth: true, suspicion: 1, follows: false },
  hedger: { outcome: 1, goods: 1.1, backingForSale: true, line: 0, candour: 0.2, promisesBoth: true, suspicion: 0.8, follows: false },
  straight: { outcome: 1, goods: 1, backingForSale: true, line: 0, candour: 1, promisesBoth: false, suspicion: 1, follows: false },
  watchdog: { outcome: 1, goods: 0.9, backingForSale: true, line: 0, candour: 0.6, promisesBoth: false, suspicion: 1.6, follows: false },
};

/** What a bot of this profile weighs more or less. */
export const weightsOf = ({ temper, habits }: Profile): Weights => (habits ? { ...WEIGHTS[temper], ...habits } : WEIGHTS[temper]);

/** The profile of the bot in this seat: the table's level, and a temperament that the seed deals. */
export const profileOf = (seed: string, seat: string, level: Level): Profile => ({
  level,
  temper: TEMPERS[draw(seed, 'temper', seat) % TEMPERS.length] as Temper,
  acts: null,
});

/** Whether a bot of this profile takes such an act. */
export const takes = ({ level, acts }: Profile, act: Act): boolean =>
  acts ? acts.has(act) : act !== 'overpromise' && (level >= 2 || BASIC.has(act));
