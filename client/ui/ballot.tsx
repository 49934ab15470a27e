import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { optionOf } from '../store/ballots.ts';
import { over } from '../store/over.ts';
import { publicView, resumed, scenario, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { BoundTo } from './affairs/bound.tsx';
import { postTitle } from './affairs/names.ts';
import { useHeading } from './focus.ts';
import { ask, give, nameOf } from './gesture.ts';
import { Problem } from './parts.tsx';

/** My paper: folded, it goes into the box. */
export function Ballot({ covered }: { covered: Signal<boolean> }) {
  const fold = (choice: number | null) => void ask((game) => game.castPaper(choice));
  return <Paper covered={covered} fold={fold} leave={() => void give({ type: 'attend', present: false })} />;
}

/**
 * A paper: boxes of equal size, native radios. Nothing is chosen beforehand, and a mark leaves the form only folded. One for practice
 * differs in nothing but where it goes.
 */
export function Paper({ covered, fold, leave }: { covered: Signal<boolean>; fold(choice: number | null): void; leave(): void }) {
  const w = world.value;
  const s = scenario.value;
  const pub = publicView.value;
  const form = useRef<HTMLFormElement>(null);
  const heading = useHeading();
  const marked = useSignal(false);
  useEffect(() => {
    const key = (down: boolean) => (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'c' && !event.ctrlKey && !event.metaKey && !event.altKey) covered.value = down;
    };
    const [down, up] = [key(true), key(false)];
    const release = () => {
      covered.value = false;
    };
    addEventListener('keydown', down);
    addEventListener('keyup', up);
    addEventListener('blur', release);
    return () => {
      release();
      removeEventListener('keydown', down);
      removeEventListener('keyup', up);
      removeEventListener('blur', release);
    };
  }, [covered]);
  if (!w || !s || !pub) return null;
  const cast = () => {
    const mark = new FormData(form.current ?? undefined).get('mark');
    if (mark === null) return;
    form.current?.reset();
    marked.value = false;
    fold(mark === 'blank' ? null : Number(mark));
  };
  return (
    <form
      ref={form}
      // A page that is out of its room cannot be operated, so its mark does not stay in sight.
      class={`ballot-paper ${covered.value || over.value ? 'covered' : ''}`}
      autocomplete="off"
      onChange={() => {
        marked.value = true;
      }}
      onSubmit={(event) => {
        event.preventDefault();
        cast();
      }}
    >
      <p class="label">{say('booth.head', { body: s.body, delegations: w.states.length, n: Math.max(1, pub.round) })}</p>
      <h1 ref={heading} class="phase-heading" tabIndex={-1}>
        {postTitle(pub.post)}
      </h1>
      <p>
        <b>{say('booth.cross')}</b> {say('booth.invalid')}
      </p>
      <div class={`boxes of-${pub.options.length + 1}`} role="radiogroup" aria-label={postTitle(pub.post)}>
        {pub.options.map((id, i) => {
          const option = optionOf(id);
          return (
            <Box
              key={id}
              value={String(i)}
              name={option?.name ?? id}
              text={say('brief.nominated', { state: nameOf(option?.from ?? '') })}
            />
          );
        })}
        <Box value="blank" name={say('booth.blank')} text={say('booth.blank.text')} />
      </div>
      <div class="buttons">
        <button type="submit" class="btn ink" data-testid="cast" disabled={!marked.value}>
          {say('booth.cast')}
        </button>
        <span class="small">{say(marked.value ? 'booth.change' : resumed.value ? 'booth.resumed' : 'booth.choose')}</span>
        <button type="button" class="link" data-testid="stay-away" onClick={leave}>
          {say('booth.away')}
        </button>
      </div>
      <BoundTo kind="attend" />
      <Problem />
    </form>
  );
}

/** One box. The cross is drawn, so that no font decides what a mark looks like. */
const Box = ({ value, name, text }: { value: string; name: string; text: string }) => (
  <label class={`box ${value === 'blank' ? 'of-blank' : ''}`}>
    <input type="radio" name="mark" value={value} required data-testid={`mark-${value}`} />
    <span class="square" aria-hidden="true">
      <svg viewBox="0 0 60 60" aria-hidden="true">
        <path d="M12 13 C24 26 36 36 49 48 M48 11 C37 24 25 36 11 49" />
      </svg>
    </span>
    <span class="who">
      <b>{name}</b>
      <small>{text}</small>
    </span>
  </label>
);
