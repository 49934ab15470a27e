import { coachMissing, coachOn, somethingElse, suggestion } from '../../store/coach.ts';
import { say } from '../../store/words.ts';
import { deedText } from './deed.ts';
import { wayTo } from './way.ts';

/** One suggested next act and why. It is read out when it changes, politely; nothing while there is no coach or nothing to suggest; a word where it could not be loaded. */
export function NextAct() {
  const next = suggestion.value;
  const way = next ? wayTo(next.command) : null;
  const other = somethingElse.value;
  const missing = coachOn.value && coachMissing.value;
  return (
    <div class={`coach-next ${next || missing ? '' : 'empty'}`}>
      <p aria-live="polite" data-testid="coach-next">
        {next ? (
          <>
            <span class="label">{say('coach.next')}</span> <b>{deedText(next.command)}</b> <span class="say">{say(next.key)}</span>
          </>
        ) : missing ? (
          say('coach.missing')
        ) : null}
      </p>
      {way || other ? (
        <span class="coach-ways">
          {way ? (
            <button type="button" class="btn sm" data-testid="coach-show" onClick={way}>
              {say('coach.show')}
            </button>
          ) : null}
          {other ? (
            <button type="button" class="link small" data-testid="coach-else" onClick={other}>
              {say('coach.else')}
            </button>
          ) : null}
        </span>
      ) : null}
    </div>
  );
}
