import { signal } from '@preact/signals';
import { selected } from '../store/store.ts';

export type Stack = 'awaiting' | 'compose' | 'ledger';
/** One stack of cards at a time. */
export const stack = signal<Stack>('awaiting');
/** With whom the composer is talking: one party, or several states of one bloc. */
export const partners = signal<readonly string[]>([]);

/** Opens the composer towards these parties and puts the reader at its heading. */
export function compose(ids: readonly string[]): void {
  partners.value = ids;
  stack.value = 'compose';
  selected.value = null;
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.composer h2')?.focus());
}
