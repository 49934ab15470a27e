import { guessedBallot } from '../store/ballots.ts';
import { publicView, scenario, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { WhichBallot } from './which-ballot.tsx';

/** Width of the scale in the picture, and where it begins. */
const [LEFT, WIDE] = [30, 500];

/** All forecasts against the tally: a heap, never a name but mine. */
export function Guesses() {
  const pub = publicView.value;
  const w = world.value;
  const guesses = pub?.after?.forecasts ?? [];
  const ballot = pub ? guessedBallot(pub) : undefined;
  if (!w || !ballot || guesses.length === 0) return null;
  const first = w.candidates[0];
  const votes = ballot.votes[first.id] ?? 0;
  const mine = seatView.value?.forecast?.votes;
  const past = scenario.value?.history?.votes[first.id];
  const top = Math.max(w.states.length, 1);
  const at = (n: number) => LEFT + (WIDE * n) / top;
  const bin = (n: number) => Math.round((n * 36) / top);
  return (
    <section class="sheet guesses">
      <h2>
        {say('guess.title')} <WhichBallot ballot={ballot} />
      </h2>
      <svg viewBox="0 0 560 150" role="img" aria-label={say('guess.chart', { list: guesses.join(', '), n: votes, name: first.short })}>
        <line x1={LEFT} x2={LEFT + WIDE} y1="118" y2="118" class="axis" />
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <text key={share} x={LEFT + WIDE * share} y="138" text-anchor="middle" class="tick">
            {Math.round(top * share)}
          </text>
        ))}
        {guesses.map((guess, i) => (
          <rect
            key={`${guess}-${i}`}
            x={LEFT + (WIDE * bin(guess)) / 36 - 5.5}
            y={105 - 12.5 * guesses.slice(0, i).filter((other) => bin(other) === bin(guess)).length}
            width="11"
            height="11"
            class={guess === mine ? 'mine' : 'guess'}
          />
        ))}
        <line x1={at(ballot.majority)} x2={at(ballot.majority)} y1="10" y2="118" class="the-line" />
        {past === undefined ? null : <line x1={at(past)} x2={at(past)} y1="10" y2="124" class="past" />}
        <line x1={at(votes)} x2={at(votes)} y1="10" y2="126" class="came" />
      </svg>
      <ul class="guess-legend">
        <li>
          <i class="is-guess" aria-hidden="true" /> {say('guess.legend.one', { name: first.short })}
        </li>
        {mine === undefined ? null : (
          <li>
            <i class="is-mine" aria-hidden="true" /> {say('guess.legend.mine', { n: mine })}
          </li>
        )}
        <li>
          <i class="is-came" aria-hidden="true" /> {say('guess.came', { name: first.short, n: votes })}
        </li>
        <li>
          <i class="is-line" aria-hidden="true" /> {say('guess.line', { n: ballot.majority })}
        </li>
        {past === undefined ? null : (
          <li>
            <i class="is-past" aria-hidden="true" /> {say('guess.past', { n: past })}
          </li>
        )}
      </ul>
      <p class="word">
        {mine === undefined
          ? seatView.value
            ? say('guess.none')
            : ''
          : say('guess.mine', { n: mine, name: first.short, came: votes, off: Math.abs(mine - votes) })}
        {scenario.value?.history ? ` ${say('guess.press')}` : ''}
      </p>
    </section>
  );
}
