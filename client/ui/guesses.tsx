import { publicView, scenario, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';

/** All forecasts against the tally: a distribution, never a name but mine. */
export function Guesses() {
  const pub = publicView.value;
  const w = world.value;
  const guesses = pub?.after?.forecasts ?? [];
  const ballot = pub?.ballots.at(-1);
  if (!w || !ballot || guesses.length === 0) return null;
  const first = w.candidates[0];
  const total = w.states.length;
  const votes = ballot.votes[first.id] ?? 0;
  const mine = seatView.value?.forecast?.votes;
  const at = (n: number) => 10 + (300 * n) / total;
  return (
    <section class="sheet guesses">
      <h2>{say('guess.title')}</h2>
      <svg viewBox="0 0 320 92" role="img" aria-label={say('guess.chart', { list: guesses.join(', '), n: votes, name: first.short })}>
        <line x1="10" x2="310" y1="70" y2="70" class="axis" />
        {guesses.map((guess, i) => (
          <rect
            key={`${guess}-${i}`}
            x={at(guess) - 3}
            y={62 - 8 * guesses.slice(0, i).filter((other) => Math.abs(other - guess) <= total / 60).length}
            width="6"
            height="6"
            class={guess === mine ? 'mine' : 'guess'}
          />
        ))}
        <line x1={at(votes)} x2={at(votes)} y1="10" y2="76" class="came" />
        <text x={at(votes)} y="88" text-anchor="middle">
          {votes}
        </text>
      </svg>
      <p>
        {mine === undefined
          ? say('guess.none')
          : say('guess.mine', { n: mine, name: first.short, came: votes, off: Math.abs(mine - votes) })}
      </p>
      {scenario.value?.historic ? <p class="muted">{say('guess.press')}</p> : null}
    </section>
  );
}
