import { keptLast } from '../kit/kept.ts';
import type { Clause } from './command.ts';
import type { Deal, GameState } from './state.ts';

/** Pure facts about clauses that everybody needs: what binds, what must be set aside. */

/** A later act that all can see, so goods may wait for it. */
export const isBonded = (clause: Clause): clause is BondedClause => BONDED.has(clause.kind);

export type BondedClause = Extract<Clause, { kind: 'endorse' | 'silence' | 'rollcall' | 'attend' | 'withdraw' | 'second' }>;
const BONDED: ReadonlySet<Clause['kind']> = new Set(['endorse', 'silence', 'rollcall', 'attend', 'withdraw', 'second']);

/** Bonds of one kind that the same party cannot keep twice: one act on the floor, one vote, one way to be there. */
export const SLOT: { readonly [K in BondedClause['kind']]: string } = {
  endorse: 'floor',
  silence: 'floor',
  second: 'floor',
  rollcall: 'rollcall',
  attend: 'attend',
  withdraw: 'withdraw',
};

/** Names a kind of offer, so that a state answers each kind once a day. */
export const dealKey = (clauses: readonly Clause[]): string =>
  `deal.${[...new Set(clauses.map((clause) => clause.kind))].sort().join('+')}`;

/** Every deal in the order in which they were made. Listed once per change: a table of some hundred entries is slow to list. */
export const allDeals = keptLast((deals: GameState['deals']): readonly Deal[] => Object.values(deals));

/** The deals that a party has a part in, in the same order; the same list until some deal changes. */
export function dealsOf(deals: GameState['deals'], party: string): readonly Deal[] {
  const parties = byParty(deals);
  const known = parties.get(party);
  if (known) return known;
  const own = allDeals(deals).filter((deal) => deal.parties.includes(party));
  parties.set(party, own);
  return own;
}

const byParty = keptLast((_: GameState['deals']) => new Map<string, readonly Deal[]>());

/** Words: recorded and certified, never enforced. */
export const isWords = (clause: Clause): boolean => clause.kind === 'promise' || clause.kind === 'chair' || clause.kind === 'note';

/** Goods that can wait for a condition. */
export type GoodsClause = Extract<Clause, { kind: 'aid' | 'letter' | 'expertise' }>;
export const isGoods = (clause: Clause): clause is GoodsClause =>
  clause.kind === 'aid' || clause.kind === 'letter' || clause.kind === 'expertise';

/** Goods that a party has to set aside for its clauses. Whole tokens; what a quiet backer pays is not among them. */
export function cover(
  clauses: readonly Clause[],
  party: string,
): { readonly aid: number; readonly letters: number; readonly expertise: number } {
  let aid = 0;
  let letters = 0;
  let expertise = 0;
  for (const clause of clauses) {
    if (clause.by !== party) continue;
    if (clause.kind === 'aid' && clause.through === undefined) aid += clause.n;
    if (clause.kind === 'travel') aid += 1;
    if (clause.kind === 'letter') letters += clause.n;
    if (clause.kind === 'expertise') expertise += clause.n;
  }
  return { aid, letters, expertise };
}

/** Aid that a quiet backer has to set aside. */
export const coverThrough = (clauses: readonly Clause[], backer: string): number =>
  clauses.reduce((sum, clause) => sum + (clause.kind === 'aid' && clause.through === backer ? clause.n : 0), 0);
