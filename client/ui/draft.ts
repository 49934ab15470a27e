import { signal } from '@preact/signals';
import type { Clause, Command, When } from '#shared/game/command.ts';
import { isBonded, isGoods } from '#shared/game/deal.ts';

/** When goods of a draft move. */
export type Timing = 'now' | 'elected' | 'acted';

/** The offer that is being written. It outlives its panel, so looking something up loses nothing. */
export const draft = signal<readonly Clause[]>([]);
export const timing = signal<Timing>('now');
export const note = signal('');
/** A third party at the table, if it should pay. */
export const third = signal<string | null>(null);

/** Throws the draft away. */
export function emptyDraft(): void {
  draft.value = [];
  timing.value = 'now';
  note.value = '';
  third.value = null;
}

/** The quiet backer who pays, or nobody. */
const payer = (clause: Clause): string | undefined => (clause.kind === 'aid' ? clause.through : undefined);

/** Whether these are goods of one kind that add up: same giver, same taker, same payer. */
export const addsUp = (a: Clause, b: Clause): boolean =>
  isGoods(a) && isGoods(b) && a.kind === b.kind && a.by === b.by && a.to === b.to && payer(a) === payer(b);

/** Adds a clause: goods of a kind add up, a public act replaces the one that was there. */
export function withClause(clauses: readonly Clause[], clause: Clause): Clause[] {
  if (isGoods(clause)) {
    const at = clauses.findIndex((other) => addsUp(other, clause));
    if (at >= 0) return clauses.map((other, i) => (i === at && isGoods(other) ? { ...other, n: other.n + clause.n } : other));
  }
  return [...clauses.filter((other) => !(other.by === clause.by && sameKind(other, clause))), clause];
}

/** One act of a kind per party: a second vote or backing takes the place of the first. */
const sameKind = (a: Clause, b: Clause): boolean =>
  (isBonded(a) && isBonded(b) && a.kind === b.kind) || (a.kind === b.kind && a.kind === 'promise');

/** One token more or less of a clause of goods; at none left the clause goes. */
export const changed = (clauses: readonly Clause[], index: number, by: number): Clause[] =>
  clauses.flatMap((clause, i) => (i !== index || !isGoods(clause) ? [clause] : clause.n + by < 1 ? [] : [{ ...clause, n: clause.n + by }]));

/** The clauses with their conditions: goods wait as chosen, everything else needs no condition. */
export function timed(clauses: readonly Clause[], when: Timing, elected: string): Clause[] {
  const bond = clauses.findIndex(isBonded);
  const value: When = when === 'elected' ? { elected } : when === 'acted' && bond >= 0 ? { acted: bond } : 'now';
  return clauses.map((clause): Clause => (isGoods(clause) ? { ...clause, when: value } : clause));
}

/** The draft as a command: an answer to their open offer, one offer to several, or an offer. */
export function commandFor(to: readonly string[], also: string | null, counterTo: string | null, clauses: readonly Clause[]): Command {
  if (to.length > 1) return { type: 'deal.circulate', states: [...to], clauses: [...clauses] };
  if (counterTo !== null) return { type: 'deal.counter', deal: counterTo, clauses: [...clauses] };
  return { type: 'deal.propose', to: also ? [...to, also] : [...to], clauses: [...clauses] };
}
