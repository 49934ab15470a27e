import { seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { movedToday } from '../moved.ts';

/** In the evening: what today came to. Reckoned from public acts alone, so it tells nobody more than they did. */
export function MovedToday() {
  const view = seatView.value;
  const w = world.value;
  if (!view || !w) return null;
  const list = movedToday(view);
  if (list === '') return null;
  const bench = (w.seatRows.get(view.seat)?.bench.length ?? 0) > 0;
  return (
    <p class="word moved" data-testid="moved-today">
      {say(bench ? 'moved.evening' : 'moved.evening.campaign', { list })}
    </p>
  );
}

/** At the end: what all my acts moved, and the one paper that no reckoning holds. */
export function MovedAtTheEnd() {
  const view = seatView.value;
  if (!view) return null;
  const sum = view.moved.total.reduce((total, n) => total + Math.abs(n), 0);
  return (
    <p class="word moved" data-testid="moved-end">
      {sum === 0 ? say('moved.none') : say('moved.end', { n: (sum / 10).toFixed(1) })} {view.state ? say('moved.own') : ''}
    </p>
  );
}
