import { isWords } from '#shared/game/deal.ts';
import type { DealView } from '#shared/game/view.types.ts';
import { publicView, seatView, selected, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { give, nameOf, refusalText, shortOf, whyRefused } from './gesture.ts';
import { Chip, Plate } from './parts.tsx';
import { compose } from './stacks.ts';

/** What waits for my answer, or three first ideas when nothing does. */
export function Awaiting() {
  const view = seatView.value;
  if (!view) return null;
  const offers = view.deals.filter((deal) => deal.status === 'open' && !deal.accepted.includes(view.seat));
  const sent = view.deals.filter((deal) => deal.status === 'open' && deal.by === view.seat);
  const answers = view.deals
    .filter((deal) => deal.reason && deal.by === view.seat && deal.reason.by !== view.seat && deal.day === publicView.value?.day)
    .slice(-2);
  const requests = view.requests.filter((id) => !view.given[id]?.live);
  return (
    <div class="stack">
      {offers.map((deal) => (
        <Offer key={deal.id} deal={deal} />
      ))}
      {requests.map((id) => (
        <article key={id} class="sheet card">
          <Plate name={shortOf(id)} />
          <p class="word big">{say('request.promise', { name: shortOf(id) })}</p>
          <div class="buttons">
            <button type="button" class="btn ink" onClick={() => void give({ type: 'promise.give', candidate: id })}>
              {say('request.give')}
            </button>
            <span class="muted small">{say('request.note')}</span>
          </div>
        </article>
      ))}
      {sent.map((deal) => (
        <article key={deal.id} class="sheet card quiet">
          <p>
            {say('offer.sent')} <Plate name={nameOf(deal.parties.find((party) => party !== view.seat) ?? '')} size="sm" />
          </p>
          <button type="button" class="btn sm" onClick={() => void give({ type: 'deal.withdraw', deal: deal.id })}>
            {say('offer.withdraw')}
          </button>
        </article>
      ))}
      {answers.map((deal) => (
        <article key={deal.id} class="sheet card quiet">
          <Plate name={nameOf(deal.reason?.by ?? '')} size="sm" /> <span class="say">{say(`reason.${deal.reason?.key}`)}</span>
        </article>
      ))}
      {offers.length + requests.length === 0 ? <FirstIdeas /> : null}
    </div>
  );
}

function Offer({ deal }: { deal: DealView }) {
  const view = seatView.value;
  if (!view) return null;
  const side = (mine: boolean) => deal.clauses.filter((clause) => (clause.by === view.seat) === mine);
  const accept = { type: 'deal.answer', deal: deal.id, accept: true } as const;
  const why = whyRefused(accept);
  return (
    <article class="sheet card offer" data-testid="offer-card">
      <p class="masthead">
        <Plate name={nameOf(deal.by)} /> <span class="muted small end">{say('offer.until')}</span>
      </p>
      <div class="two">
        <div>
          <p class="label">{say('compose.they')}</p>
          {side(false).map((clause, i) => (
            <Chip key={`${clause.kind}${i}`} clause={clause} />
          ))}
        </div>
        <div>
          <p class="label">{say('compose.we')}</p>
          {side(true).map((clause, i) => (
            <Chip key={`${clause.kind}${i}`} clause={clause} />
          ))}
        </div>
      </div>
      <p class="muted small">{say(`offer.${natureOf(deal)}`)}</p>
      <div class="buttons">
        <button type="button" class="btn ink" data-testid="accept" disabled={why !== null} onClick={() => void give(accept)}>
          {say('offer.accept')}
        </button>
        <button type="button" class="btn" onClick={() => compose([deal.by])}>
          {say('offer.counter')}
        </button>
        <button
          type="button"
          class="btn"
          data-testid="decline"
          onClick={() => void give({ type: 'deal.answer', deal: deal.id, accept: false })}
        >
          {say('offer.decline')}
        </button>
      </div>
      {why ? <p class="small">{refusalText(why)}</p> : null}
    </article>
  );
}

/** What kind of bargain this is: words only, goods that wait for an act or an election, or all at once. */
function natureOf(deal: DealView): 'words' | 'waits' | 'elected' | 'settles' {
  const when = deal.clauses.flatMap((clause) => ('when' in clause && typeof clause.when === 'object' ? [clause.when] : []));
  if (deal.clauses.every(isWords)) return 'words';
  if (when.some((entry) => 'acted' in entry)) return 'waits';
  return when.length > 0 ? 'elected' : 'settles';
}

/** Nothing waits: three things anybody can do with one talk. */
function FirstIdeas() {
  const w = world.value;
  const view = seatView.value;
  const pub = publicView.value;
  if (!w || !view || !pub) return null;
  const bench = w.seatRows.get(view.seat)?.bench ?? [];
  const uncertain = pub.states.find(
    (state) => state.certainty === 0 && state.id !== view.seat && !pub.seats.some((seat) => seat.id === state.id),
  );
  const near = bench[0] ?? uncertain?.id;
  const sponsor = pub.seats.find((seat) => seat.kind === 'sponsor' && !view.camp.includes(seat.id));
  return (
    <article class="sheet card ideas">
      <p class="word big">{say('ideas.title')}</p>
      <div class="buttons column">
        {near ? (
          <button
            type="button"
            class="btn"
            data-testid="idea-near"
            onClick={() => {
              selected.value = near;
            }}
          >
            {say('ideas.near', { name: nameOf(near) })}
          </button>
        ) : null}
        {sponsor && view.kind === 'delegation' ? (
          <button type="button" class="btn" data-testid="idea-sponsor" onClick={() => compose([sponsor.id])}>
            {say('ideas.sponsor', { name: nameOf(sponsor.id) })}
          </button>
        ) : null}
        {view.kind !== 'delegation' && uncertain ? (
          <button
            type="button"
            class="btn"
            onClick={() => {
              selected.value = uncertain.id;
            }}
          >
            {say('ideas.uncertain', { name: nameOf(uncertain.id) })}
          </button>
        ) : null}
      </div>
    </article>
  );
}
