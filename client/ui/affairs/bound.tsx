import type { Clause } from '#shared/game/command.ts';
import { seatView } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf } from '../gesture.ts';

type Kind = 'second' | 'attend' | 'withdraw';

/** What I signed and should now do, of these kinds. Others will see whether I did. */
export function BoundTo({ kind }: { kind: Kind }) {
  const view = seatView.value;
  if (!view) return null;
  const bonds = view.deals
    .filter((deal) => deal.status === 'settled')
    .flatMap((deal) =>
      deal.clauses.filter((clause, i) => clause.by === view.seat && clause.kind === kind && deal.clauseStatus[i] === 'open'),
    );
  return bonds.length === 0 ? null : <p class="bound">{[...new Set(bonds.map(text))].join(' ')}</p>;
}

const text = (clause: Clause): string =>
  clause.kind === 'second'
    ? say('bound.second', { name: nameOf(clause.for) })
    : clause.kind === 'attend'
      ? say(clause.present ? 'bound.attend.present' : 'bound.attend.absent')
      : say('bound.withdraw');
