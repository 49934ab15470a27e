import { effect, untracked } from '@preact/signals';
import { forgetDeclined } from '../store/coach.ts';
import { session } from '../store/store.ts';
import { partCompany } from './company.ts';
import { resetConsole } from './console.tsx';
import { emptyDraft } from './draft.ts';
import { stopPractice } from './practising.ts';
import { resetStacks } from './stacks.ts';

/**
 * What somebody had begun on the page belongs to the game it was begun in. With another session, or none, all of it is put aside here; what
 * a session has told is the sink's to clear. The returned function ends this.
 */
export const beginAnew = (): (() => void) =>
  effect(() => {
    session.value;
    untracked(() => {
      emptyDraft();
      resetStacks();
      partCompany();
      forgetDeclined();
      stopPractice();
      resetConsole();
    });
  });
