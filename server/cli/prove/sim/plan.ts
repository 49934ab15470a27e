import fc from 'fast-check';

/** What may happen next at a simulated table. `who` is one of the people, `dice` draws whatever is still open. */
const KINDS = [
  ...['wait', 'act', 'act', 'act', 'act', 'act', 'act', 'act', 'ready', 'ready', 'ready', 'all ready', 'all ready', 'all ready'],
  ...['cut', 'cut', 'second tab', 'crash', 'crash', 'full disk', 'clock jump', 'host', 'stranger'],
] as const;
export type Kind = (typeof KINDS)[number];

/** What becomes of a request on its way: it and its answer arrive, it is lost, its answer is lost, it comes twice, or late. */
const FATES = ['arrives', 'arrives', 'arrives', 'arrives', 'lost', 'answer lost', 'twice', 'late'] as const;
export type Fate = (typeof FATES)[number];

/** One step of a simulated game. Shrinking makes plans shorter and steps duller. */
export interface Step {
  readonly kind: Kind;
  readonly who: number;
  readonly dice: number;
  readonly fate: Fate;
  /** Milliseconds that pass after it. */
  readonly ms: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  who: fc.nat(3),
  dice: fc.nat(0xffff),
  fate: fc.constantFrom(...FATES),
  ms: fc.nat(900),
});

export const plans: fc.Arbitrary<readonly Step[]> = fc.array(step, { maxLength: 160, size: 'max' });

/** A plan in words, for somebody who looks for the fault. */
export const inWords = (plan: readonly Step[]): string =>
  plan.map(({ kind, who, dice, fate, ms }) => `${kind} ${who}/${dice} ${fate} +${ms}`).join('; ');
