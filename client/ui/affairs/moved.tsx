import { mainBallot } from '../../store/ballots.ts';
import { publicView, seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';

/** Tenths of a vote as a signed number: +1.4. */
export const signed = (tenths: number): string => `${tenths < 0 ? '−' : '+'}${(Math.abs(tenths) / 10).toFixed(1)}`;

/** What my visible acts moved, name by name; those that nobody could notice are left out. */
function movedList(tenths: readonly number[]): string {
  const parts = tenths.flatMap((n, c) =>
    n === 0 ? [] : [say('moved.bench', { n: signed(n), name: world.value?.candidates[c]?.short ?? '' })],
  );
  return parts.join(', ');
}

/** In the evening: what today came to. Reckoned from public facts and one's own calls, so it tells nobody more than they knew. */
export function MovedToday() {
  const view = seatView.value;
  const w = world.value;
  if (!view || !w) return null;
  const list = movedList(view.moved.today);
  if (list === '') return null;
  const bench = (w.seatRows.get(view.seat)?.bench.length ?? 0) > 0;
  return (
    <p class="word moved" data-testid="moved-today">
      {say(bench ? 'moved.today' : 'moved.today.campaign', { list })}
    </p>
  );
}

/** Under the bench, from the second day on: what it has come to so far. */
export function MovedSoFar() {
  const view = seatView.value;
  const pub = publicView.value;
  if (!view || !pub || pub.day < 2) return null;
  const list = movedList(view.moved.total);
  return list === '' ? null : <span class="moved-total">{say('moved.after', { list, day: pub.day - 1 })}</span>;
}

/** At the end: what all my acts moved, and the one paper that no reckoning holds. */
export function MovedAtTheEnd() {
  const view = seatView.value;
  if (!view) return null;
  const sum = view.moved.total.reduce((total, n) => total + Math.abs(n), 0);
  return (
    <p class="word moved" data-testid="moved-end">
      {sum === 0 ? say('moved.none') : say('moved.end', { n: (sum / 10).toFixed(1) })} {ownVote()}
    </p>
  );
}

/** What a delegation's own vote is to this reckoning: a secret, or what was heard of it. */
function ownVote(): string {
  const pub = publicView.value;
  const i = world.value?.indexOf.get(seatView.value?.state ?? '');
  if (!pub || i === undefined) return '';
  const aloud = mainBallot(pub)?.aloud ?? null;
  if (aloud === null) return say('moved.own');
  return say(aloud[i] ? 'moved.own.heard' : 'moved.own.unheard');
}
