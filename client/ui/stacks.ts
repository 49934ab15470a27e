import { effect, signal } from '@preact/signals';
import { seatView, selected } from '../store/store.ts';
import { emptyDraft } from './draft.ts';

export type Stack = 'awaiting' | 'compose' | 'ledger' | 'affairs' | 'state';
/** One stack of cards at a time. */
export const stack = signal<Stack>('awaiting');
/** With whom the composer is talking: one party, or several states of one bloc. */
export const partners = signal<readonly string[]>([]);
/** On a phone: the hall and its list in front of the cards. */
export const hallInFront = signal(false);

/** Opens the composer towards these parties and puts the reader at its heading. */
export function compose(ids: readonly string[]): void {
  if (ids.join() !== partners.value.join()) emptyDraft();
  partners.value = ids;
  show('compose');
}

/** Brings a stack to the front and puts the reader at its heading. */
export function show(name: Stack): void {
  stack.value = name;
  hallInFront.value = false;
  // A state that is being written to stays in sight; any other stack lets it go.
  if (name !== 'state' && !(name === 'compose' && partners.value.includes(selected.value ?? ''))) selected.value = null;
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.cards .card-heading')?.focus());
}

/** Whoever picks a state, on the stage or in the list, gets its dossier; letting go brings the waiting cards back. */
export function followSelection(): () => void {
  return effect(() => {
    const chosen = selected.value;
    if (chosen !== null && chosen !== seatView.peek()?.seat) {
      if (stack.peek() !== 'compose' || !partners.peek().includes(chosen)) show('state');
    } else if (stack.peek() === 'state') stack.value = 'awaiting';
  });
}
