import { coachOn, toggleCoach } from '../../store/coach.ts';
import { say } from '../../store/words.ts';

/** The coach on or off, on this device. */
export const CoachSwitch = () => (
  <button type="button" class="btn sm" aria-pressed={coachOn.value} data-testid="coach-switch" onClick={toggleCoach}>
    {say('coach.switch')}
  </button>
);
