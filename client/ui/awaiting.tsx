import { useEffect, useRef, useState } from 'preact/hooks';
import type { Command } from '#shared/game/command.ts';
import type { DealView } from '#shared/game/view.types.ts';
import { publicView, seatView } from '../store/store.ts';
import { say } from '../store/words.ts';
import { reasonText } from './affairs/reasons.ts';
import { Takebacks } from './affairs/takebacks.tsx';
import { OfferWorth } from './coach/worth.tsx';
import { Collisions } from './collisions.tsx';
import { DealColumns } from './deal-columns.tsx';
import { FirstIdeas } from './first-ideas.tsx';
import { give, nameOf, refusalText, shortOf, whyRefused } from './gesture.ts';
import { inOneSentence } from './sentence.ts';
import { isSettling, type Lay, layOf } from './settling.ts';
import { counter, toHeading } from './stacks.ts';
import { awaitedBy, waitingFor } from './waiting.ts';

/** Gives an answer to the card with this id. */
type Answer = (id: string, command: Command) => void;

const NOTHING: ReturnType<typeof waitingFor> = { offers: [], requests: [] };

/** What waits for my answer: one card open, the others peeking out under it. Or first ideas when nothing does. */
export function Awaiting() {
  const view = seatView.value;
  const [chosen, setChosen] = useState('');
  const lay = useRef<Lay | null>(null);
  /** The card that was answered or gave way by my hand: what comes in its place takes the focus. */
  const left = useRef<string | undefined>(undefined);
  const { offers, requests } = view ? waitingFor(view) : NOTHING;
  const all = [...requests, ...offers.map((deal) => deal.id)];
  const front = all.includes(chosen) ? chosen : all[0];
  useEffect(() => {
    if (left.current === undefined || left.current === front) return;
    left.current = undefined;
    toHeading();
  }, [front]);
  if (!view) return null;
  const answer = (id: string, command: Command) => {
    left.current = id;
    void give(command).then((done) => {
      if (!done) left.current = undefined;
    });
  };
  const open = (id: string) => {
    left.current = front;
    setChosen(id);
  };
  const lies = layOf(lay.current, all, front, performance.now());
  lay.current = lies;
  // Swallowed on the way down and not greyed: a button that is greyed for a moment loses the focus.
  const settle = (event: Event) => {
    if (isSettling(lies, event.timeStamp)) event.stopPropagation();
  };
  return (
    <div class="stack" onClickCapture={settle}>
      {requests.map((id) =>
        front === id ? (
          <Request key={id} id={id} answer={answer} />
        ) : (
          <Peek key={id} id={id} by={id} text={say('request.short')} open={open} />
        ),
      )}
      {offers.map((deal) =>
        front === deal.id ? (
          <Offer key={deal.id} deal={deal} answer={answer} />
        ) : (
          <Peek key={deal.id} id={deal.id} by={deal.by} text={inOneSentence(deal, view.seat)} open={open} />
        ),
      )}
      {all.length === 0 ? <FirstIdeas /> : null}
      <Takebacks />
      <WaitFor />
    </div>
  );
}

/** A card under the first: whose, and what in one line. A tap brings it to the front. */
const Peek = ({ id, by, text, open }: { id: string; by: string; text: string; open: (id: string) => void }) => (
  <button type="button" class="sheet peek" data-testid="offer-card" onClick={() => open(id)}>
    <b class="name">{nameOf(by)}</b>
    <span class="word">{text}</span>
  </button>
);

/** Until when an open offer stands: a day's end with its corridor, those of a recess when the doors open again. */
export const offerUntil = (): string => say(publicView.value?.phase === 'recess' ? 'offer.until.recess' : 'offer.until');

function Offer({ deal, answer }: { deal: DealView; answer: Answer }) {
  const view = seatView.value;
  if (!view) return null;
  const accept = { type: 'deal.answer', deal: deal.id, accept: true } as const;
  const why = whyRefused(accept);
  const note = deal.clauses.find((clause) => clause.kind === 'note');
  return (
    <article class="sheet card offer" data-testid="offer-card">
      <div class="masthead">
        <h2 tabIndex={-1} class="card-heading plate-heading">
          {nameOf(deal.by)}
        </h2>
        <span class="muted small at-end">{offerUntil()}</span>
      </div>
      <p class="word big">{note?.kind === 'note' ? `“${note.text}”` : inOneSentence(deal, view.seat)}</p>
      <DealColumns deal={deal} />
      <p class="small settles">{say('offer.settles')}</p>
      <Arrival deal={deal} />
      <Collisions clauses={deal.clauses} />
      <OfferWorth id={deal.id} clauses={deal.clauses} />
      <div class="buttons thirds">
        <button type="button" class="btn ink" data-testid="accept" disabled={why !== null} onClick={() => answer(deal.id, accept)}>
          {say('offer.accept')}
        </button>
        <button type="button" class="btn" data-testid="counter" onClick={() => counter(deal, view.seat)}>
          {say('offer.counter')}
        </button>
        <button
          type="button"
          class="btn"
          data-testid="decline"
          onClick={() => answer(deal.id, { type: 'deal.answer', deal: deal.id, accept: false })}
        >
          {say('offer.decline')}
        </button>
      </div>
      {why ? <p class="small problem">{refusalText(why)}</p> : null}
    </article>
  );
}

/** When what waits would move. */
function Arrival({ deal }: { deal: DealView }) {
  const waits = (kind: 'acted' | 'elected') =>
    deal.clauses.some((clause) => 'when' in clause && clause.when !== undefined && clause.when !== 'now' && kind in clause.when);
  const lines = [waits('acted') ? say('offer.moves.acted') : '', waits('elected') ? say('offer.moves.elected') : ''].filter(Boolean);
  return lines.length === 0 ? null : <p class="small muted">{lines.join(' ')}</p>;
}

function Request({ id, answer }: { id: string; answer: Answer }) {
  return (
    <article class="sheet card">
      <div class="masthead">
        <h2 tabIndex={-1} class="card-heading plate-heading">
          {nameOf(id)}
        </h2>
      </div>
      <p class="word big">{say('request.promise', { name: shortOf(id) })}</p>
      <div class="buttons">
        <button
          type="button"
          class="btn ink"
          data-testid="promise.give"
          onClick={() => answer(id, { type: 'promise.give', candidate: id })}
        >
          {say('request.give')}
        </button>
        <span class="muted small">{say('request.note')}</span>
      </div>
    </article>
  );
}

/** My own offers that lie with others, and today's answers with their reasons. */
function WaitFor() {
  const view = seatView.value;
  const pub = publicView.value;
  if (!view || !pub) return null;
  const sent = awaitedBy(view);
  const answered = view.deals
    .filter((deal) => deal.by === view.seat && deal.reason && deal.reason.by !== view.seat && deal.day === pub.day)
    .slice(-2);
  if (sent.length + answered.length === 0) return null;
  const other = (deal: DealView) => nameOf(deal.parties.find((party) => party !== view.seat) ?? '');
  return (
    <section class="wait-for">
      <h3 class="label">{say('wait-for')}</h3>
      <ul>
        {sent.map((deal) => (
          <li key={deal.id}>
            <b class="name">{other(deal)}</b> <span>{inOneSentence(deal, view.seat)}</span>
            <button type="button" class="link" onClick={() => void give({ type: 'deal.withdraw', deal: deal.id })}>
              {say('offer.withdraw')}
            </button>
          </li>
        ))}
        {answered.map((deal) => (
          <li key={deal.id}>
            <b class="name">{nameOf(deal.reason?.by ?? '')}</b> <span class="say">{reasonText(deal, view.deals)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
