import { beliefs, promiseWorth } from '#shared/bots/belief.ts';
import { candidateIndex } from '#shared/game/world.ts';
import { publicView, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { reasonText } from './affairs/reasons.ts';
import { Circular } from './circular.tsx';
import { DealColumns } from './deal-columns.tsx';
import { give, nameOf, refusalText, shortOf, whyRefused } from './gesture.ts';
import { Plate } from './parts.tsx';
import { recordLines } from './record.ts';

/** Words at face value and at what they are worth; deals and where they stand; what is on the public record. */
export function Ledger() {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub || !view) return null;
  return (
    <article class="sheet ledger">
      {view.candidate === null ? <Given /> : <Held camp={view.candidate} />}
      {view.kind === 'candidate' ? <Circular /> : null}
      <h2>{say('ledger.deals')}</h2>
      {view.deals.length === 0 ? <p class="muted">{say('ledger.no-deals')}</p> : null}
      <ul class="deals">
        {view.deals
          .slice(-12)
          .reverse()
          .map((deal) => (
            <li key={deal.id}>
              <p>
                <Plate name={nameOf(deal.parties.find((party) => party !== view.seat) ?? '')} size="sm" />{' '}
                <b>{say(`deal.${deal.status}`)}</b> <span class="muted small">{say('ledger.on-day', { day: deal.day })}</span>
              </p>
              <DealColumns deal={deal} />
              {deal.clauses.map((clause) =>
                clause.kind === 'note' ? (
                  <p key={clause.text} class="say">
                    {say('ledger.note', { name: nameOf(clause.by), text: clause.text })}
                  </p>
                ) : null,
              )}
              {deal.reason ? <p class="say">{reasonText(deal, view.deals)}</p> : null}
            </li>
          ))}
      </ul>
      <details class="record">
        <summary class="label">{say('ledger.record')}</summary>
        {pub.record.length === 0 ? <p class="muted">{say('ledger.no-record')}</p> : null}
        <ol>
          {recordLines(pub).map((line) => (
            <li key={`${line.day}${line.text}`}>
              <span class="muted small">{say('ledger.on-day', { day: line.day })}</span> {line.text}
            </li>
          ))}
        </ol>
      </details>
    </article>
  );
}

/** A campaign's promises: how many say so, and how many would come. */
function Held({ camp }: { camp: string }) {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  const belief = beliefs(w, pub, view, candidateIndex(w, camp));
  const held = Object.keys(view.held)
    .filter((id) => view.held[id]?.live)
    .map((id) => ({ id, worth: promiseWorth(belief, w.indexOf.get(id) ?? 0) }))
    .sort((a, b) => a.worth - b.worth);
  const expected = Math.round(held.reduce((sum, entry) => sum + entry.worth, 0));
  return (
    <>
      <p class="worth" data-testid="ledger-worth">
        <span class="word">{say('ledger.face', { n: held.length })}</span> <b class="word">{say('ledger.worth', { n: expected })}</b>
      </p>
      <p class="small muted">{say('ledger.worth.note')}</p>
      <ul class="worths">
        {held.slice(0, 12).map((entry) => (
          <li key={entry.id}>
            <span class="name">{nameOf(entry.id)}</span>
            <meter min={0} max={1} value={entry.worth} aria-label={say('ledger.chance', { name: nameOf(entry.id) })} />
            <span>{say('dossier.percent', { n: Math.round(entry.worth * 100) })}</span>
          </li>
        ))}
      </ul>
      {held.length > 12 ? <p class="small muted">{say('ledger.more', { n: held.length - 12 })}</p> : null}
    </>
  );
}

/** A delegation's own words. They bind nobody, and both names may have them. */
function Given() {
  const w = world.value;
  const view = seatView.value;
  if (!w || !view) return null;
  return (
    <>
      <h2 tabIndex={-1} class="card-heading">
        {say('ledger.given')}
      </h2>
      <p class="small muted">{say('ledger.given.note')}</p>
      <ul class="own-words">
        {w.candidates.map((candidate) => {
          const live = view.given[candidate.id]?.live === true;
          const command = { type: live ? 'promise.withdraw' : 'promise.give', candidate: candidate.id } as const;
          const why = whyRefused(command);
          return (
            <li key={candidate.id}>
              <span class={`chip words ${live ? '' : 'empty'}`}>
                {live ? say('clause.promise', { name: shortOf(candidate.id) }) : say('ledger.no-word', { name: candidate.short })}
              </span>
              <button type="button" class="btn sm" data-testid={command.type} disabled={why !== null} onClick={() => void give(command)}>
                {say(live ? 'ledger.withdraw' : 'request.give')}
              </button>
              {why ? <small>{refusalText(why)}</small> : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}
