import { type Signal, useSignal } from '@preact/signals';
import { expectedPapers } from '../store/attendance.ts';
import { sayOfBallot } from '../store/ballots.ts';
import { publicView, seatView, world } from '../store/store.ts';
import { sayTogether } from '../store/together.ts';
import { say } from '../store/words.ts';
import { useQuestion } from './focus.ts';
import { give } from './gesture.ts';
import { Icon } from './icons.tsx';
import { Ink, Problem } from './parts.tsx';
import { Ready } from './ready.tsx';
import { RollBoard } from './roll-board.tsx';

/** A sealed guess of the papers, opened after the count. */
export function Forecast() {
  const view = seatView.value;
  const pub = publicView.value;
  const w = world.value;
  // Nobody knows who will be there: reckoned with as many papers as public facts let one expect.
  const total = w && pub ? expectedPapers(w, pub) : 0;
  const blanks = useSignal(view?.forecast?.uncounted ?? Math.round(total / 25));
  const votes = useSignal(view?.forecast?.votes ?? Math.floor((total - blanks.value) / 2));
  const { asked: leaving, setAsked: setLeaving, question, button } = useQuestion();
  if (!w || !pub) return null;
  const [first, second] = w.candidates;
  const rest = Math.max(0, total - votes.value - blanks.value);
  const sealed = view?.forecast;
  const changed = !sealed || sealed.votes !== votes.value || sealed.uncounted !== blanks.value;
  const seated = pub.seats.some((seat) => seat.id === view?.seat && seat.held === 'person');
  return (
    <div class="forecast on-cloth">
      <section class="guess-panel">
        <p class="label">{say('forecast.label')}</p>
        <h1 class="phase-heading" tabIndex={-1}>
          {sayOfBallot('forecast.title')}
        </h1>
        <p class="second-ink">
          {sayOfBallot('forecast.text', { n: w.states.length, expected: total })}{' '}
          {w.scenario.clauses.includes('attend') ? say('forecast.kept-away') : null}
        </p>
        {view && seated ? (
          <>
            <Papers first={votes.value} blanks={blanks.value} second={rest} many={w.candidates.length > 2} />
            <Slider label={say('forecast.votes', { name: first.short })} ink={first.id} max={total - blanks.value} value={votes} />
            <Slider label={sayOfBallot('forecast.blank')} max={Math.min(60, total - votes.value)} value={blanks} />
            <p class="rest">
              <span>
                {w.candidates.length > 2 ? null : <Ink id={second.id} certainty={2} />}{' '}
                {say(w.candidates.length > 2 ? 'forecast.rest.many' : 'forecast.rest', { n: rest, name: second.short })}
              </span>
              <span>{sayOfBallot('forecast.line', { total, n: Math.floor((total - blanks.value) / 2) + 1 })}</span>
            </p>
            <div class="buttons">
              <button
                type="button"
                class={`btn ${sealed ? '' : 'cream'}`}
                data-testid="seal-forecast"
                disabled={!changed}
                onClick={() => void give({ type: 'forecast.seal', votes: votes.value, uncounted: blanks.value })}
              >
                <Icon name="envelope" /> {say(changed ? (sealed ? 'forecast.again' : 'forecast.seal') : 'forecast.sealed')}
              </button>
              {sealed ? (
                <Ready label={sayTogether('forecast.go')} />
              ) : leaving ? (
                <span ref={question} class="sure" role="alertdialog" aria-label={say('forecast.skip')} tabIndex={-1}>
                  <span>{say('forecast.unsealed')}</span>
                  <Ready label={sayTogether('forecast.go-without')} />
                  <button type="button" class="btn sm" onClick={() => setLeaving(false)}>
                    {say('forecast.stay')}
                  </button>
                </span>
              ) : (
                <button ref={button} type="button" class="link" data-testid="skip-forecast" onClick={() => setLeaving(true)}>
                  {say('forecast.skip')}
                </button>
              )}
            </div>
            {changed && sealed ? <p class="small">{say('forecast.changed')}</p> : null}
            <p class="small second-ink">{say('forecast.note')}</p>
            <Problem />
          </>
        ) : null}
      </section>
      <RollBoard />
    </div>
  );
}

/** One small paper per delegation, as guessed. */
function Papers({ first, blanks, second, many }: { first: number; blanks: number; second: number; many: boolean }) {
  return (
    <div class={`guess-papers ${first + blanks + second > 80 ? 'many' : ''}`} aria-hidden="true">
      {(['first', 'blank', 'second'] as const).flatMap((kind) =>
        Array.from({ length: { first, blank: blanks, second }[kind] }, (_, i) => (
          <i key={`${kind}${i}`} class={kind === 'second' && many ? 'others' : kind} />
        )),
      )}
    </div>
  );
}

/** A slider and the same number to type. */
function Slider({ label, ink, max, value }: { label: string; ink?: string; max: number; value: Signal<number> }) {
  const set = (text: string) => {
    const n = Math.round(Number(text));
    if (Number.isFinite(n)) value.value = Math.max(0, Math.min(max, n));
  };
  return (
    <div class="slider">
      <span class="word">
        {ink ? <Ink id={ink} certainty={2} /> : null} {label}
      </span>
      <input
        type="number"
        inputMode="numeric"
        aria-label={label}
        min={0}
        max={max}
        value={value.value}
        onChange={(event) => set(event.currentTarget.value)}
      />
      <input type="range" aria-label={label} min={0} max={max} value={value.value} onInput={(event) => set(event.currentTarget.value)} />
    </div>
  );
}
