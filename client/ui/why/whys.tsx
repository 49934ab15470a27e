import { useState } from 'preact/hooks';
import type { Answer } from '#shared/bots/answers.ts';
import { sayOfBallot } from '../../store/ballots.ts';
import { whys } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { grouped, whatOf, whoOf, whyText } from './groups.ts';

/** After the game: what bots did before my eyes, and each of it may be asked why. */
export function Whys() {
  if (whys.value.length === 0) return null;
  return (
    <section class="sheet whys" data-testid="whys">
      <h2>{say('why.title')}</h2>
      <p class="small muted">{sayOfBallot('why.note')}</p>
      {grouped(whys.value).map((group) => (
        <Group key={group.title} title={group.title} answers={group.answers} />
      ))}
    </section>
  );
}

/** Names under one heading; whoever is picked answers below, and is read out. */
function Group({ title, answers }: { title: string; answers: readonly Answer[] }) {
  const [picked, setPicked] = useState<Answer | null>(null);
  return (
    <details class="why-group" data-testid="why-group">
      <summary>
        {title} <span class="muted small">{answers.length}</span>
      </summary>
      <p class="why-names">
        {answers.map((answer, n) => (
          <button
            key={`${n}${answer.day}`}
            type="button"
            class="chip why-chip"
            aria-pressed={answer === picked}
            onClick={() => setPicked(answer)}
          >
            {whoOf(answer)}
          </button>
        ))}
      </p>
      <p class="word why-answer" aria-live="polite" data-testid="why-answer">
        {picked ? (
          <>
            <b>{say('why.answer', { who: whoOf(picked), day: picked.day })}</b> {whatOf(picked)} <span class="say">{whyText(picked)}</span>
          </>
        ) : (
          <span class="muted small">{say('why.pick')}</span>
        )}
      </p>
    </details>
  );
}
