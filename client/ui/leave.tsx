import { useState } from 'preact/hooks';
import { quit } from '../session/start.ts';
import { publicView, session } from '../store/store.ts';
import { say } from '../store/words.ts';

/** Leaving asks once: a game alone is gone for good, a seat in a room goes to a bot. */
export function LeaveGame() {
  const [asked, setAsked] = useState(false);
  const over = publicView.value?.phase === 'verdict';
  if (!asked || over)
    return (
      <button type="button" class="btn sm" data-testid="leave" onClick={() => (over ? quit() : setAsked(true))}>
        {say('help.leave')}
      </button>
    );
  return (
    <span class="sure" role="alertdialog" aria-label={say('help.leave')}>
      <span>{say(session.value?.kind === 'room' ? 'help.leave.room-sure' : 'help.leave.sure')}</span>
      <button type="button" class="btn sm" data-testid="leave-sure" onClick={quit}>
        {say('help.leave.yes')}
      </button>
      <button type="button" class="btn sm ink" onClick={() => setAsked(false)}>
        {say('help.leave.no')}
      </button>
    </span>
  );
}
