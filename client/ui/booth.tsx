import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { paperInBox, publicView, seatView, session } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Ballot } from './ballot.tsx';
import { useHeading } from './focus.ts';
import { give, nameOf, refusalText, whyRefused } from './gesture.ts';

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
  const holder = view ? pub.affairs.proxies[view.seat] : undefined;
  const marking = mayEnter && holder === undefined && !gameWrote && !paperInBox.value && view.attending;
  return (
    <Curtains covered={covered} marking={marking}>
      {holder !== undefined && view ? (
        <HandedOver by={view.seat} to={holder} />
      ) : gameWrote ? (
        <GameWrote />
      ) : !mayEnter ? (
        <Outside />
      ) : marking ? (
        <Ballot covered={covered} />
      ) : paperInBox.value ? (
        <Envelope
          again={() => {
            paperInBox.value = false;
          }}
        >
          <CloseBox label={say('booth.close')} />
        </Envelope>
      ) : (
        <Away />
      )}
    </Curtains>
  );
}

/** The room for one: curtains on both sides, and beside the paper what nobody sees. */
export function Curtains({
  covered,
  marking,
  children,
}: {
  covered: Signal<boolean>;
  /** A paper is on the table: it may be covered. */
  marking: boolean;
  children: ComponentChildren;
}) {
  return (
    <div class="booth">
      <div class="curtain side" aria-hidden="true" />
      <div class="booth-inside">
        {children}
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

/** The same grey paper for everybody. `again`: somebody wants a new one. */
export function Envelope({ again, children }: { again(): void; children?: ComponentChildren }) {
  const heading = useHeading();
  return (
    <section class="envelope" data-testid="envelope">
      <h1 ref={heading} class="phase-heading" tabIndex={-1}>
        {say('booth.in')}
      </h1>
      <p class="word">{say('booth.change')}</p>
      <p class="buttons">
        <button type="button" class="btn" data-testid="new-paper" onClick={again}>
          {say('booth.again')}
        </button>
      </p>
      {children}
    </section>
  );
}

function Away() {
  const heading = useHeading();
  // Whose vote was handed to another has no way back in.
  const back = { type: 'attend', present: true } as const;
  const why = whyRefused(back);
  return (
    <section class="envelope">
      <h1 ref={heading} class="phase-heading" tabIndex={-1}>
        {say('booth.outside')}
      </h1>
      <p class="buttons">
        <button type="button" class="btn" disabled={why !== null} onClick={() => void give(back)}>
          {say('booth.return')}
        </button>
        {why ? <small>{refusalText(why)}</small> : null}
      </p>
      <CloseBox label={say('booth.close')} />
    </section>
  );
}

/** Whoever handed its vote to another has no paper: the holder's cross stands on two. */
const HandedOver = ({ by, to }: { by: string; to: string }) => (
  <section class="envelope" data-testid="handed-over">
    <h1 class="phase-heading" tabIndex={-1}>
      {say('booth.watching')}
    </h1>
    <p class="word">{say('proxy.given', { by: nameOf(by), to: nameOf(to) })}</p>
    <CloseBox label={say('booth.wait-over')} />
  </section>
);

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

/**
 * Alone, I say when the box closes; in a room it closes by itself, so nobody is seen to be done. `unanswered` says what is still to be
 * done first, where a vote that is heard would be given by a press too early.
 */
export function CloseBox({ label, unanswered = null }: { label: string; unanswered?: string | null }) {
  const now = session.value;
  const person = publicView.value?.seats.some((seat) => seat.id === seatView.value?.seat && seat.held === 'person');
  return now?.closeBox && person ? (
    <>
      <button type="button" class="btn ink" data-testid="ready" disabled={unanswered !== null} onClick={() => now.closeBox?.()}>
        {label}
      </button>
      {unanswered ? <small class="why">{unanswered}</small> : null}
    </>
  ) : null;
}
