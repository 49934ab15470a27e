import { signal } from '@preact/signals';
import { publicView, session } from '../store/store.ts';

/** The phase in which somebody took a paper for practice; null while there is none. */
const since = signal<string | null>(null);

/** Whether the page shows a paper for practice. The next phase ends it: then there is something to do. */
export const inPractice = (): boolean => since.value !== null && since.value === publicView.value?.phase && session.value !== null;

/** The phase that the page looks like. */
export const phaseShown = (): string => (inPractice() ? 'booth' : (publicView.value?.phase ?? ''));

/** Takes a paper for practice. */
export function startPractice(): void {
  since.value = publicView.value?.phase ?? null;
}

/** Back to the game. */
export function stopPractice(): void {
  since.value = null;
}
