import { phaseName } from '../store/ballots.ts';
import { away, seatView } from '../store/store.ts';
import { say } from '../store/words.ts';
import { deedLines, missedLine } from './catch-up-lines.ts';

/** For somebody who is back: what a bot did in their name, or in one line which phases went by. It stays until it is put aside. */
export function CatchUp() {
  const told = away.value;
  const view = seatView.value;
  if (!told || !view) return null;
  const close = (
    <button
      type="button"
      class="btn sm"
      data-testid="away-close"
      onClick={() => {
        away.value = null;
      }}
    >
      {say('away.close')}
    </button>
  );
  if (!told.bot)
    return (
      <section class="catch-up line" data-testid="away" role="status">
        <p>{missedLine(told)}</p>
        {close}
      </section>
    );
  return (
    <section class="catch-up" data-testid="away" role="status">
      <h2>{say('away.title')}</h2>
      <p class="small">{say('away.span', { from: phaseName(told.from.phase), day: told.from.day })}</p>
      <ul>
        {deedLines(told, view).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {close}
    </section>
  );
}
