import { useSignal } from '@preact/signals';
import { publicView, scenario, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { FreshRollCall } from './fresh-roll-call.tsx';
import { give, nameOf } from './gesture.ts';
import { Plate, Problem, Sheet } from './parts.tsx';
import { Ready } from './ready.tsx';
import { RollBoard } from './roll-board.tsx';

/** "Can I count on you?" Free, binding nothing, seen by that candidate alone. */
export function Handshake() {
  const view = seatView.value;
  const w = world.value;
  if (!w) return null;
  const mine = view?.candidate ? w.candidates.filter((candidate) => candidate.id === view.candidate) : w.candidates;
  const asked = view !== null && view.kind !== 'candidate';
  return (
    <div class="handshake">
      {asked ? (
        mine.map((candidate) => (
          <section key={candidate.id} class="hand">
            <p>
              <Plate name={candidate.short} /> <span class="muted">{say('brief.nominated', { state: nameOf(candidate.nominatedBy) })}</span>
            </p>
            <h1 class="phase-heading thin" tabIndex={-1}>
              {say('hand.question')}
            </h1>
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
        ))
      ) : (
        <Sheet title={say('hand.title')}>
          <p class="word big">{say('hand.candidate')}</p>
        </Sheet>
      )}
      <aside class="hand-note">
        <p class="say">{say('hand.costs')}</p>
        <p class="muted">{say('hand.seen')}</p>
        <Problem />
        <Ready label={say('hand.go')} />
      </aside>
      {scenario.value?.rollCall?.day === scenario.value?.days ? <FreshRollCall /> : null}
    </div>
  );
}

/** An outline: nobody's skin, no smile. */
const Hand = () => (
  <svg class="outline-hand" viewBox="0 0 320 150" aria-hidden="true">
    <g fill="none" stroke="var(--brass-lit)" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">
      <path d="M238 44 C200 34 176 30 150 34 C128 20 104 8 92 14 C84 20 98 30 116 44 C84 40 44 34 30 40 C20 46 28 54 44 56 C28 58 14 62 14 70 C16 78 30 78 46 76 C34 80 26 86 30 92 C38 98 54 94 68 90 C58 96 54 102 60 106 C74 112 110 104 134 108 C166 116 204 112 238 104" />
      <path d="M46 56 C70 58 92 60 112 62 M48 76 C70 76 92 76 112 76 M68 90 C84 90 98 90 112 89" />
    </g>
    <rect x="238" y="36" width="22" height="76" fill="var(--plate)" />
    <path d="M260 30 L320 22 L320 128 L260 118 Z" fill="var(--rail)" />
  </svg>
);

/** A sealed guess of the papers, opened after the count. */
export function Forecast() {
  const view = seatView.value;
  const pub = publicView.value;
  const w = world.value;
  const total = w?.states.length ?? 0;
  const votes = useSignal(view?.forecast?.votes ?? Math.floor(total / 2));
  const blanks = useSignal(view?.forecast?.uncounted ?? Math.round(total / 25));
  if (!w || !pub) return null;
  const [first, second] = w.candidates;
  return (
    <div class="forecast">
      <Sheet title={say('forecast.title')}>
        <p>{say('forecast.text', { n: total })}</p>
        {view ? (
          <>
            <Slider label={say('forecast.votes', { name: first.short })} max={total - blanks.value} value={votes} />
            <Slider label={say('forecast.blank')} max={Math.min(60, total - votes.value)} value={blanks} />
            <p class="muted">{say('forecast.rest', { n: Math.max(0, total - votes.value - blanks.value), name: second.short })}</p>
            <div class="buttons">
              <button
                type="button"
                class="btn"
                data-testid="seal-forecast"
                aria-pressed={view.forecast !== null}
                onClick={() => void give({ type: 'forecast.seal', votes: votes.value, uncounted: blanks.value })}
              >
                {view.forecast ? say('forecast.sealed') : say('forecast.seal')}
              </button>
            </div>
            <Problem />
          </>
        ) : null}
        <Ready label={say('forecast.go')} />
      </Sheet>
      <RollBoard />
    </div>
  );
}

function Slider({ label, max, value }: { label: string; max: number; value: { value: number } }) {
  return (
    <label class="slider">
      <span>{label}</span> <output>{value.value}</output>
      <input type="range" min={0} max={max} value={value.value} onInput={(event) => (value.value = Number(event.currentTarget.value))} />
    </label>
  );
}
