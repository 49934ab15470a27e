import type { Clause, Command } from '#shared/game/command.ts';
import { pick, seatView } from '../../store/store.ts';
import { unfold } from '../affairs/section.tsx';
import { company } from '../company.ts';
import { countering, draftOf, third } from '../draft.ts';
import { partners, show, stack } from '../stacks.ts';

/** Which affair of the hall an act has its buttons in. */
const AFFAIR: { readonly [T in Command['type']]?: string } = {
  'line.table': 'blocs',
  'line.vote': 'blocs',
  'group.staff': 'groups',
  'group.nudge': 'groups',
  'group.lobby': 'groups',
  'oath.bend': 'independence',
  investigate: 'inquiry',
  'document.show': 'documents',
  'quote.give': 'press',
  'press.print': 'press',
};

/** The way to where a suggested act is done, with everything filled in that can be; the act itself stays the person's. Null where its buttons lie open already. */
export function wayTo(command: Command): (() => void) | null {
  switch (command.type) {
    case 'persuade':
    case 'ask.quietly':
    case 'promise.ask':
      return () => callOn(command.states);
    case 'deal.propose':
      return () => compose(command.to.slice(0, 1), command.to[1] ?? null, null, command.clauses);
    case 'deal.circulate':
      return () => compose(command.states, null, null, command.clauses);
    case 'deal.counter': {
      const deal = seatView.value?.deals.find((entry) => entry.id === command.deal);
      return deal ? () => compose([deal.by], null, deal.id, command.clauses) : null;
    }
    case 'deal.answer':
      return stack.value === 'awaiting' ? null : () => show('awaiting');
    case 'promise.give':
      return () => show(seatView.value?.requests.includes(command.candidate) ? 'awaiting' : 'ledger');
    case 'promise.circulate':
      return () => show('ledger');
    default: {
      const affair = AFFAIR[command.type];
      return affair === undefined
        ? null
        : () => {
            unfold(affair);
            show('affairs');
          };
    }
  }
}

/** The dossier of the first, the others taken along. */
function callOn([first, ...others]: readonly string[]): void {
  if (first === undefined) return;
  company.value = { of: first, ids: others };
  pick(first);
}

/** The composer with this offer in it. What is offered to one of a group names that one. */
function compose(to: readonly string[], also: string | null, counterTo: string | null, clauses: readonly Clause[]): void {
  const [only] = to;
  draftOf(to.length === 1 && only !== undefined ? clauses.map((clause) => addressed(clause, only)) : clauses);
  third.value = also;
  countering.value = counterTo;
  partners.value = to;
  show('compose');
}

function addressed(clause: Clause, id: string): Clause {
  const by = clause.by === '*' ? id : clause.by;
  return 'to' in clause && clause.to === '*' ? { ...clause, by, to: id } : { ...clause, by };
}
