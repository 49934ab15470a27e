import type { Clause, Command } from '#shared/game/command.ts';
import { pick, seatView } from '../../store/store.ts';
import { unfold } from '../affairs/section.tsx';
import { company } from '../company.ts';
import { countering, draftOf, third } from '../draft.ts';
import { controlsOnScreen } from '../guide/point.ts';
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
            lookAt([...buttonsOf(command), `open-${affair}`]);
          };
    }
  }
}

/** Test ids of the buttons that do this, where an affair has so many that one would have to look for the right one. */
function buttonsOf(command: Command): readonly string[] {
  switch (command.type) {
    case 'group.staff':
      return command.issues.filter((issue) => !(issue in (seatView.value?.rooms ?? {}))).map((issue) => `staff-${issue}`);
    case 'group.nudge':
    case 'group.lobby':
      return [`${command.type === 'group.nudge' ? 'nudge' : 'lobby'}-${command.issue}-${command.towards}`];
    case 'line.table':
      return [`table-${command.bloc}-${command.candidate}`];
    case 'line.vote':
      return [`line-vote-${command.vote}`];
    case 'investigate':
      return [`investigate-${command.candidate}`];
    case 'quote.give':
      return [`quote-${command.to}-${command.candidate ?? 'none'}`];
    default:
      return [];
  }
}

/** Puts the reader at the first of these that is there and can be used: in the frame in which the stack is drawn, after its heading. */
function lookAt(ids: readonly string[]): void {
  requestAnimationFrame(() => {
    const [control] = controlsOnScreen(ids);
    if (!control) return;
    control.focus({ preventScroll: true });
    control.scrollIntoView({ block: 'center' });
    // Who came by mouse or finger sees no ring of the focus, and beside it stands the same button for another room.
    control.dataset.guided = '';
    const seen = () => delete control.dataset.guided;
    for (const event of ['blur', 'click']) control.addEventListener(event, seen, { once: true });
  });
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
