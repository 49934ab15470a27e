import { scenario, world } from '../store/store.ts';
import { say } from '../store/words.ts';

/** What happened, where it happened. */
export function History() {
  const w = world.value;
  const past = scenario.value?.history;
  if (!w || !past) return null;
  const [first, second] = w.candidates;
  return (
    <section class="sheet history">
      <h2>{say('history.title')}</h2>
      <p class="word big">
        {say('history.text', {
          a: past.votes[first.id] ?? 0,
          first: first.short,
          b: past.votes[second.id] ?? 0,
          second: second.short,
          uncounted: past.uncounted,
        })}
      </p>
      <p>{past.note}</p>
      <p class="muted small">{past.source}</p>
    </section>
  );
}
