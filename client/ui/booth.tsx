import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { paperInBox, publicView, seatView, session } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Ballot } from './ballot.tsx';
import { give } from './gesture.ts';

/**
 * The booth. The choice lives in the form until the paper is in the box and nowhere after: what follows a paper for one, for the
 * other and a blank is the same to the byte.
 */
export function Booth() {
  const view = seatView.value;
  const pub = publicView.value;
  const covered = useSignal(false);
  if (!pub) return null;
  const person = pub.seats.some((seat) => seat.id === view?.seat && seat.held === 'person');
  const mayEnter = view !== null && view.state !== null && person;
  // Somebody who was away when the doors opened: the game filled in the paper, and nobody can hand in a second one.
  const gameWrote = mayEnter && view.attending && !view.mayVote;
  const marking = mayEnter && !gameWrote && !paperInBox.value && view.attending;
  return (
    <div class="booth">
      <div class="curtain side" aria-hidden="true" />
      <div class="booth-inside">
        {gameWrote ? (
          <GameWrote />
        ) : !mayEnter ? (
          <Outside />
        ) : marking ? (
          <Ballot covered={covered} />
        ) : paperInBox.value ? (
          <Envelope />
        ) : (
          <Away />
        )}
        <aside class="booth-note">
          <p class="word">
            {say('booth.nobody')} <span>{say('booth.nobody.2')}</span>
          </p>
          <p>{say('booth.nobody.text')}</p>
          {marking ? <Cover covered={covered} /> : null}
        </aside>
      </div>
      <div class="curtain side" aria-hidden="true" />
    </div>
  );
}

/** Press and hold when somebody walks by; the key C does the same. */
function Cover({ covered }: { covered: { value: boolean } }) {
  const set = (down: boolean) => () => {
    covered.value = down;
  };
  return (
    <button
      type="button"
      class="cover"
      data-testid="cover"
      aria-pressed={covered.value}
      onPointerDown={set(true)}
      onPointerUp={set(false)}
      onPointerLeave={set(false)}
      onPointerCancel={set(false)}
      onKeyDown={(event) => (event.key === ' ' || event.key === 'Enter') && set(true)()}
      onKeyUp={set(false)}
      onContextMenu={(event) => event.preventDefault()}
    >
      <kbd>C</kbd> <b>{say('booth.cover')}</b>
      <span>{say('booth.cover.text')}</span>
    </button>
  );
}

/** The same grey paper for everybody. */
function Envelope() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section class="envelope" data-testid="envelope">
      <h1 ref={heading} class="phase-heading" tabIndex={-1}>
        {say('booth.in')}
      </h1>
      <p class="word">{say('booth.change')}</p>
      <p class="buttons">
        <button
          type="button"
          class="btn"
          data-testid="new-paper"
          onClick={() => {
            paperInBox.value = false;
          }}
        >
          {say('booth.again')}
        </button>
      </p>
      <CloseBox label={say('booth.close')} />
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
      <CloseBox label={say('booth.close')} />
    </section>
  );
}

const GameWrote = () => (
  <section class="envelope">
    <h1 class="phase-heading" tabIndex={-1}>
      {say('booth.watching')}
    </h1>
    <p class="word">{say('booth.game-wrote')}</p>
  </section>
);

function Outside() {
  return (
    <section class="envelope">
      <h1 class="phase-heading" tabIndex={-1}>
        {say('booth.watching')}
      </h1>
      <p class="word">{say('booth.watching.text')}</p>
      <CloseBox label={say('booth.wait-over')} />
    </section>
  );
}

/** Alone, I say when the box closes; in a room it closes by itself, so nobody is seen to be done. */
function CloseBox({ label }: { label: string }) {
  const now = session.value;
  const person = publicView.value?.seats.some((seat) => seat.id === seatView.value?.seat && seat.held === 'person');
  return now?.closeBox && person ? (
    <button type="button" class="btn ink" data-testid="ready" onClick={() => now.closeBox?.()}>
      {label}
    </button>
  ) : null;
}
