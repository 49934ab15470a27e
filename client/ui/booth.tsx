import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { paperInBox, problem, publicView, scenario, seatView, session, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { give, nameOf } from './gesture.ts';
import { Problem } from './parts.tsx';
import { Ready } from './ready.tsx';

/**
 * The booth. The choice lives in the form until the paper is in the box and nowhere after: what follows a paper for one, for the
 * other and a blank is the same to the byte.
 */
export function Booth() {
  const view = seatView.value;
  const pub = publicView.value;
  if (!pub) return null;
  const person = pub.seats.some((seat) => seat.id === view?.seat && seat.held === 'person');
  if (!view || view.kind === 'candidate' || !person) return <Outside />;
  return (
    <div class="booth curtain">
      {paperInBox.value ? <Envelope /> : view.attending ? <Paper /> : <Away />}
      <aside class="booth-note">
        <p class="word big">{say('booth.nobody')}</p>
        <p>{say('booth.nobody.text')}</p>
        <FewPeople />
      </aside>
    </div>
  );
}

/** Where few people sit, the papers that the game fills in are what hides theirs (docs/rulebook.md §7). */
function FewPeople() {
  const pub = publicView.value;
  if (!pub) return null;
  const people = pub.seats.filter((seat) => seat.held === 'person' && seat.kind !== 'candidate').length;
  const others = pub.states.filter((state) => state.present).length - people;
  return people < 5 ? <p class="small">{say('booth.few', { n: others })}</p> : null;
}

function Paper() {
  const w = world.value;
  const s = scenario.value;
  const pub = publicView.value;
  const form = useRef<HTMLFormElement>(null);
  const covered = useSignal(false);
  const marked = useSignal(false);
  useEffect(() => {
    const key = (down: boolean) => (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'c' && !event.ctrlKey && !event.metaKey) covered.value = down;
    };
    const [down, up] = [key(true), key(false)];
    addEventListener('keydown', down);
    addEventListener('keyup', up);
    return () => {
      removeEventListener('keydown', down);
      removeEventListener('keyup', up);
    };
  }, [covered]);
  if (!w || !s || !pub) return null;
  const cast = async () => {
    const mark = new FormData(form.current ?? undefined).get('mark');
    form.current?.reset();
    const reply = await session.value?.castPaper(mark === 'blank' ? null : Number(mark));
    if (reply && !reply.ok) problem.value = reply.refusal;
  };
  return (
    <form
      ref={form}
      class={`paper ${covered.value ? 'covered' : ''}`}
      autocomplete="off"
      onChange={() => {
        marked.value = true;
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void cast();
      }}
    >
      <p class="label">{say('booth.head', { body: s.body, n: pub.round })}</p>
      <h1 class="phase-heading" tabIndex={-1}>
        {s.post}
      </h1>
      <p>
        <b>{say('booth.cross')}</b> {say('booth.invalid')}
      </p>
      <div class="boxes" role="radiogroup" aria-label={s.post}>
        {w.candidates.map((candidate, i) => (
          <label key={candidate.id} class="box">
            <input type="radio" name="mark" value={i} required />
            <span class="square" aria-hidden="true" />
            <span class="who">
              <b>{candidate.name}</b>
              <small>{say('brief.nominated', { state: nameOf(candidate.nominatedBy) })}</small>
            </span>
          </label>
        ))}
        <label class="box">
          <input type="radio" name="mark" value="blank" />
          <span class="square" aria-hidden="true" />
          <span class="who">
            <b class="plain">{say('booth.blank')}</b>
            <small>{say('booth.blank.text')}</small>
          </span>
        </label>
      </div>
      <p class="buttons">
        <button type="submit" class="btn ink" data-testid="cast" disabled={!marked.value}>
          {say('booth.cast')}
        </button>
        <button
          type="button"
          class="btn"
          aria-pressed={covered.value}
          onClick={() => {
            covered.value = !covered.value;
          }}
        >
          {say('booth.cover')}
        </button>
        <button type="button" class="btn plain-link" onClick={() => void give({ type: 'attend', present: false })}>
          {say('booth.away')}
        </button>
      </p>
      <Problem />
    </form>
  );
}

/** The same grey paper for everybody. */
function Envelope() {
  return (
    <section class="envelope" data-testid="envelope">
      <h1 class="phase-heading" tabIndex={-1}>
        {say('booth.in')}
      </h1>
      <p>{say('booth.change')}</p>
      <p class="buttons">
        <button
          type="button"
          class="btn"
          onClick={() => {
            paperInBox.value = false;
          }}
        >
          {say('booth.again')}
        </button>
      </p>
      <Ready label={say('booth.close')} />
    </section>
  );
}

function Away() {
  return (
    <section class="envelope">
      <h1 class="phase-heading" tabIndex={-1}>
        {say('booth.outside')}
      </h1>
      <p class="buttons">
        <button type="button" class="btn" onClick={() => void give({ type: 'attend', present: true })}>
          {say('booth.return')}
        </button>
      </p>
      <Ready label={say('booth.close')} />
    </section>
  );
}

function Outside() {
  return (
    <div class="booth curtain">
      <section class="envelope">
        <h1 class="phase-heading" tabIndex={-1}>
          {say('booth.watching')}
        </h1>
        <p>{say('booth.watching.text')}</p>
        <Ready label={say('booth.close')} />
      </section>
    </div>
  );
}
