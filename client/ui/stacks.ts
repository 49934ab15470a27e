import { effect, signal } from '@preact/signals';
import type { DealView } from '#shared/game/view.types.ts';
import { picks, selected } from '../store/store.ts';
import { draftFrom, emptyDraft } from './draft.ts';

export type Stack = 'awaiting' | 'compose' | 'ledger' | 'affairs' | 'state';
/** One stack of cards at a time. */
export const stack = signal<Stack>('awaiting');
/** With whom the composer is talking: one party, or several states of one bloc. */
export const partners = signal<readonly string[]>([]);
/** On a phone: the hall and its list in front of the cards. */
export const hallInFront = signal(false);

/** The cards as a game finds them at its beginning. */
export function resetStacks(): void {
  stack.value = 'awaiting';
  partners.value = [];
  hallInFront.value = false;
}

/** Opens the composer towards these parties and puts the reader at its heading. */
export function compose(ids: readonly string[]): void {
  if (ids.join() !== partners.value.join()) emptyDraft();
  partners.value = ids;
  show('compose');
}

/** Opens the composer with their offer in it, to be changed and sent back. */
export function counter(deal: DealView, me: string): void {
  draftFrom(deal, me);
  partners.value = [deal.by];
  show('compose');
}

/** Brings a stack to the front and puts the reader at its heading. */
export function show(name: Stack): void {
  stack.value = name;
  hallInFront.value = false;
  // A state that is being written to stays in sight; any other stack lets it go.
  if (name !== 'state' && !(name === 'compose' && partners.value.includes(selected.value ?? ''))) selected.value = null;
  toHeading();
}

/** Puts the reader at the heading of what lies in front, as soon as it is drawn, or at its tab where it has none. */
export function toHeading(): void {
  requestAnimationFrame(() => {
    const place =
      document.querySelector<HTMLElement>('.cards .card-heading') ?? document.querySelector<HTMLElement>('.tabs [aria-pressed=true]');
    place?.focus();
  });
}

/**
 * Whoever picks a state, on the stage or in a list, gets its dossier, also by a second tap on the same one; letting go brings the
 * waiting cards back.
 */
export function followSelection(): () => void {
  let seen = picks.peek();
  return effect(() => {
    const chosen = selected.value;
    const tapped = picks.value !== seen;
    seen = picks.value;
    if (chosen !== null) {
      if (tapped || stack.peek() !== 'compose' || !partners.peek().includes(chosen)) show('state');
    } else if (stack.peek() === 'state') stack.value = 'awaiting';
  });
}
