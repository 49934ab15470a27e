import { seatView, world } from '../store/store.ts';
import { sayTogether } from '../store/together.ts';
import { say } from '../store/words.ts';
import { give, nameOf } from './gesture.ts';
import { Hand } from './hand.tsx';
import { Plate, Problem } from './parts.tsx';
import { Ready } from './ready.tsx';

/** "Can I count on you?" Free, binding nothing, seen by that candidate alone. Both ask at once, in the order of the paper. */
export function Handshake() {
  const view = seatView.value;
  const w = world.value;
  if (!w) return null;
  const asking = view?.candidate ? w.candidates.filter((candidate) => candidate.id === view.candidate) : w.candidates;
  const asked = view !== null && view.state !== null;
  return (
    <div class="handshake on-cloth">
      <h1 class="phase-heading thin" tabIndex={-1}>
        {say('hand.question')}
      </h1>
      {asked ? (
        <div class={`hands of-${asking.length}`}>
          {asking.map((candidate) => (
            <section key={candidate.id} class="hand" aria-label={candidate.name}>
              <p class="who-asks">
                <Plate name={candidate.short} />
                <span>{say('brief.nominated', { state: nameOf(candidate.nominatedBy) })}</span>
              </p>
              <Hand />
              <div class="answers">
                {(['of-course', 'we-shall-see', 'smile'] as const).map((answer) => (
                  <button
                    key={answer}
                    type="button"
                    class="answer"
                    data-testid={`hand-${candidate.id}-${answer}`}
                    aria-pressed={view.handshakes[candidate.id] === answer}
                    onClick={() => void give({ type: 'handshake.give', candidate: candidate.id, answer })}
                  >
                    {say(`hand.${answer}`)}
                  </button>
                ))}
              </div>
            </section>
          ))}
        </div>
      ) : (
        <div class="hands of-1">
          <section class="hand">
            <Hand />
            <p class="word big">{say(view?.kind === 'candidate' ? 'hand.candidate' : view ? 'hand.no-vote' : 'now.watching')}</p>
          </section>
        </div>
      )}
      <aside class="hand-note">
        <p>
          <span class="say">{say('hand.costs')}</span> <span class="small">{say('hand.seen')}</span>
        </p>
        <Problem />
        <Ready label={sayTogether('hand.go')} />
      </aside>
    </div>
  );
}
