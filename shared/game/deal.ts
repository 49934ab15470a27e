import type { Clause } from './command.ts';

/** Pure facts about clauses that everybody needs: what binds, what must be set aside. */

/** A later act that all can see, so goods may wait for it: backing, silence, a roll-call vote. */
export const isBonded = (clause: Clause): boolean => clause.kind === 'endorse' || clause.kind === 'silence' || clause.kind === 'rollcall';

/** Words: recorded and certified, never enforced. */
export const isWords = (clause: Clause): boolean => clause.kind === 'promise' || clause.kind === 'chair' || clause.kind === 'note';

/** Goods that a party has to set aside for its clauses. Whole tokens. */
export function cover(clauses: readonly Clause[], party: string): { readonly aid: number; readonly letters: number } {
  let aid = 0;
  let letters = 0;
  for (const clause of clauses) {
    if (clause.by !== party) continue;
    if (clause.kind === 'aid') aid += clause.n;
    if (clause.kind === 'letter') letters += clause.n;
  }
  return { aid, letters };
}
