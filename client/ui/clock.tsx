import type { Phase } from '#shared/game/state.ts';
import { sayOfBallot } from '../store/ballots.ts';
import { publicView, room, session } from '../store/store.ts';
import { say } from '../store/words.ts';

/** Who closes this phase, and when. */
export function Clock() {
  const left = room.value?.secondsLeft;
  if (left !== null && left !== undefined)
    return (
      <span class="clock-now">
        {room.value?.paused ? <span class="stopped">{say('clock.paused')}</span> : null}
        <b class="clock" role="timer">
          {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}
        </b>
      </span>
    );
  if (room.value?.paused) return <span class="stopped">{say('clock.paused')}</span>;
  const pub = publicView.value;
  const person = pub?.seats.some((seat) => seat.held === 'person');
  if (!pub || !person || pub.phase === 'verdict') return null;
  return <span class="closer wide">{closer(pub.phase)}</span>;
}

/** Who closes a phase that no clock closes. In the booth of a room nobody says “ready”: the box closes by itself. */
function closer(phase: Phase): string {
  if (session.value?.kind === 'solo') return say('clock.you');
  return phase === 'booth' ? sayOfBallot('clock.box') : say('clock.all');
}
