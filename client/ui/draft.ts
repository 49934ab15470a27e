import { signal } from '@preact/signals';
import type { Clause, Command, When } from '#shared/game/command.ts';
import { type BondedClause, type GoodsClause, isBonded, isGoods } from '#shared/game/deal.ts';
import type { DealView } from '#shared/game/view.types.ts';
import { publicView } from '../store/store.ts';

/** When goods of a draft move: at once, if this name is elected, or once this public act is done. */
export type Timing = 'now' | `elected:${string}` | `acted:${string}`;

/** The offer that is being written. It outlives its panel, so looking something up loses nothing. */
export const draft = signal<readonly Clause[]>([]);
/** Each clause of goods has a time of its own; none chosen is now. */
export const timings = signal<{ readonly [goods: string]: Timing }>({});
export const note = signal('');
/** A third party at the table, if it should pay. */
export const third = signal<string | null>(null);
/** The offer of theirs that this draft answers. */
export const countering = signal<string | null>(null);

/** Somebody pressed the clause that can never be chosen. */
export const triedBallot = signal(false);

/** Throws the draft away. */
export function emptyDraft(): void {
  draft.value = [];
  timings.value = {};
  note.value = '';
  third.value = null;
  countering.value = null;
}

/** The quiet backer who pays, or nobody. */
const payer = (clause: Clause): string | undefined => (clause.kind === 'aid' ? clause.through : undefined);

/** Whether these are goods of one kind that add up: same giver, same taker, same payer. */
export const addsUp = (a: Clause, b: Clause): boolean => isGoods(a) && isGoods(b) && goodsKey(a) === goodsKey(b);

/** Takes their offer up as a draft: what they would give and what they ask, to be changed. A note stays theirs. */
export function draftFrom(deal: DealView, me: string): void {
  draftOf(deal.clauses);
  third.value = deal.parties.find((party) => party !== me && party !== deal.by) ?? null;
  countering.value = deal.id;
}

/** Lays these clauses into a new draft, without notes. */
export function draftOf(all: readonly Clause[]): void {
  const clauses = all.filter((clause) => clause.kind !== 'note');
  emptyDraft();
  // In the draft, when goods move stands beside them and not in their words.
  draft.value = clauses.map((clause): Clause => (isGoods(clause) ? { ...clause, when: 'now' } : clause));
  timings.value = Object.fromEntries(clauses.filter(isGoods).map((clause) => [goodsKey(clause), timingOf(all, clause)]));
}

/** Names a clause of goods in its draft. */
const goodsKey = (clause: GoodsClause): string => `${clause.kind}/${clause.by}/${clause.to}/${payer(clause) ?? ''}`;

/** Names a public act in its draft. */
export const bondKey = (clause: BondedClause): string => `${clause.by}/${clause.kind}`;

/** When these goods move, as chosen; at once where they waited for a name that has since left the paper. */
export function timingFor(clause: GoodsClause): Timing {
  const chosen = timings.value[goodsKey(clause)] ?? 'now';
  const stays = publicView.value?.affairs.onPaper.some((name) => chosen === `elected:${name}`);
  return chosen.startsWith('elected:') && stays === false ? 'now' : chosen;
}

/** Chooses when these goods move. */
export function setTiming(clause: GoodsClause, when: Timing): void {
  timings.value = { ...timings.value, [goodsKey(clause)]: when };
}

function timingOf(clauses: readonly Clause[], { when }: GoodsClause): Timing {
  if (when === undefined || when === 'now') return 'now';
  if ('elected' in when) return `elected:${when.elected}`;
  const bond = clauses[when.acted];
  return bond && isBonded(bond) ? `acted:${bondKey(bond)}` : 'now';
}

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
export const timed = (clauses: readonly Clause[]): Clause[] =>
  clauses.map((clause): Clause => (isGoods(clause) ? { ...clause, when: whenOf(clauses, timingFor(clause)) } : clause));

function whenOf(clauses: readonly Clause[], timing: Timing): When {
  if (timing.startsWith('elected:')) return { elected: timing.slice('elected:'.length) };
  const bond = clauses.findIndex((clause) => isBonded(clause) && timing === `acted:${bondKey(clause)}`);
  return bond >= 0 ? { acted: bond } : 'now';
}

/** The draft as a command: an answer to their open offer, one offer to several, or an offer. */
export function commandFor(to: readonly string[], also: string | null, counterTo: string | null, clauses: readonly Clause[]): Command {
  if (to.length > 1) return { type: 'deal.circulate', states: [...to], clauses: [...clauses] };
  if (counterTo !== null) return { type: 'deal.counter', deal: counterTo, clauses: [...clauses] };
  return { type: 'deal.propose', to: also ? [...to, also] : [...to], clauses: [...clauses] };
}

/** Whether two lists of clauses say the same, a note aside. */
export const sameClauses = (a: readonly Clause[], b: readonly Clause[]): boolean => meaning(a) === meaning(b);

/** Clauses without notes, goods with the act they wait for rather than its place in the list. */
const meaning = (list: readonly Clause[]): string =>
  JSON.stringify(
    list
      .filter((clause) => clause.kind !== 'note')
      .map((clause) => (isGoods(clause) ? { ...clause, when: timingOf(list, clause) } : clause)),
  );
