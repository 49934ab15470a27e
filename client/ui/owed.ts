import { type BondedClause, isBonded } from '#shared/game/deal.ts';
import type { SeatView } from '#shared/game/view.types.ts';
import { say } from '../store/words.ts';
import { shortOf } from './gesture.ts';
import { clauseText } from './parts.tsx';

/** Public acts that I have signed for and not yet done. Everyone will see whether I do. */
export const owedActs = (view: SeatView): readonly BondedClause[] =>
  view.deals
    .filter((deal) => deal.status === 'settled')
    .flatMap((deal) =>
      deal.clauses.filter(
        (clause, i): clause is BondedClause => isBonded(clause) && clause.by === view.seat && deal.clauseStatus[i] === 'open',
      ),
    );

/** What I owe, in one sentence, or nothing. */
export function owedSentence(view: SeatView): string {
  const acts = [...new Set(owedActs(view).map((clause) => clauseText(clause)))];
  return acts.length === 0 ? '' : say('owed.sentence', { acts: acts.join(say('list.and')) });
}

/** The mark on a rung of my ladder for what I owe there, or nothing. */
export function owedOn(view: SeatView, kind: 'endorse' | 'rollcall' | 'attend'): string {
  const clause = owedActs(view).find((entry) => entry.kind === kind);
  if (!clause) return '';
  if (clause.kind === 'endorse') return say('owed.endorse', { name: shortOf(clause.candidate) });
  if (clause.kind === 'rollcall') return say('owed.rollcall', { vote: say(`vote.${clause.vote}`) });
  return say('owed.attend', { what: clauseText(clause) });
}
