import { quit } from '../session/start.ts';
import { publicView, session } from '../store/store.ts';
import { say } from '../store/words.ts';
import { useQuestion } from './focus.ts';

/** Leaving asks once: a game alone is gone for good, a seat in a room goes to a bot. */
export function LeaveGame() {
  const { asked, setAsked, question, button } = useQuestion();
  const over = publicView.value?.phase === 'verdict';
  if (!asked || over)
    return (
      <button ref={button} type="button" class="btn sm" data-testid="leave" onClick={() => (over ? quit() : setAsked(true))}>
        {say('help.leave')}
      </button>
    );
  return (
    <span ref={question} class="sure" role="alertdialog" aria-label={say('help.leave')} tabIndex={-1}>
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
