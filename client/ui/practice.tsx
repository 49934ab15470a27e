import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { publicView, scenario, session } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Paper } from './ballot.tsx';
import { Curtains, Envelope } from './booth.tsx';
import { startPractice, stopPractice } from './practising.ts';

/** Milliseconds for which a folded paper of practice is looked at. */
const FOLDED_MS = 4000;

/**
 * A paper that looks exactly like the real one and goes nowhere, so that a picture of a paper proves nothing. Nothing on it says which it is. Folded, it
 * is gone after a moment; Escape ends it at once.
 */
export function Practice() {
  const covered = useSignal(false);
  const folded = useSignal(false);
  useEffect(() => {
    const key = (event: KeyboardEvent) => event.key === 'Escape' && stopPractice();
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, []);
  useEffect(() => {
    if (!folded.value) return;
    const timer = setTimeout(stopPractice, FOLDED_MS);
    return () => clearTimeout(timer);
  }, [folded.value]);
  const put = (value: boolean) => () => {
    folded.value = value;
  };
  return (
    <Curtains covered={covered} marking={!folded.value}>
      {folded.value ? (
        <Envelope again={put(false)}>
          {session.value?.closeBox ? (
            <button type="button" class="btn ink" onClick={stopPractice}>
              {say('booth.close')}
            </button>
          ) : null}
        </Envelope>
      ) : (
        <Paper covered={covered} fold={put(true)} leave={stopPractice} />
      )}
    </Curtains>
  );
}

/** Takes such a paper; nothing where votes are said aloud. */
export function TakePractice() {
  if (!publicView.value || scenario.value?.ballot.open) return null;
  return (
    <div class="practice">
      <p>{say('practice.text')}</p>
      <button type="button" class="btn" data-testid="practice" onClick={startPractice}>
        {say('practice.take')}
      </button>
    </div>
  );
}
