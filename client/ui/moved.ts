import { seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';

/** What this seat's visible acts had moved when the last act was told. */
let told: readonly number[] = [];

/** What the act just done moved, and what is left of the day. */
export function effectOf(): string {
  const view = seatView.value;
  if (!view) return '';
  const moved = view.moved.total.map((tenths, c) => tenths - (told[c] ?? 0));
  const talks = say(view.purse.talks === 1 ? 'moved.talks.one' : 'moved.talks', { n: view.purse.talks });
  const votes = votesText(moved);
  return `${votes === '' ? '' : `${say('moved.act', { votes })} `}${talks}`;
}

/** From here on, what was moved before is old. */
export function tell(): void {
  told = seatView.value?.moved.total ?? [];
}

function votesText(tenths: readonly number[]): string {
  const names = world.value?.candidates ?? [];
  return tenths
    .flatMap((n, c) => (n === 0 ? [] : [say('moved.votes', { n: signed(n), name: names[c]?.short ?? '' })]))
    .join(say('list.and'));
}

const signed = (tenths: number): string => `${tenths < 0 ? '−' : '+'}${(Math.abs(tenths) / 10).toFixed(1)}`;
