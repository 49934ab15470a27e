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
  return <span class="closer wide">{say(session.value?.kind === 'solo' ? 'clock.you' : 'clock.all')}</span>;
}
