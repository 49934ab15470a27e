import { beliefs, promiseWorth } from '#shared/bots/belief.ts';
import { publicView, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { give, nameOf, refusalText, shortOf, whyRefused } from './gesture.ts';
import { Chip, Plate } from './parts.tsx';

/** Words at face value and at what they are worth; deals and where they stand. */
export function Ledger() {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  const held = Object.keys(view.held).filter((id) => view.held[id]?.live);
  const camp = view.candidate ? (view.candidate === w.candidates[0].id ? 0 : 1) : null;
  const belief = camp === null ? null : beliefs(w, pub, view, camp);
  const worth = (id: string) => (belief ? promiseWorth(w, belief, w.indexOf.get(id) ?? 0) : 0);
  const expected = Math.round(held.reduce((sum, id) => sum + worth(id), 0));
  const given = Object.entries(view.given).filter(([, promise]) => promise.live);
  return (
    <article class="sheet ledger">
      {camp !== null ? (
        <>
          <p class="word huge">{say('ledger.face', { n: held.length })}</p>
          <p class="word big">{say('ledger.worth', { n: expected })}</p>
          <ul class="worths">
            {held
              .map((id) => ({ id, worth: worth(id) }))
              .sort((a, b) => a.worth - b.worth)
              .slice(0, 12)
              .map((entry) => (
                <li key={entry.id}>
                  <span class="name">{nameOf(entry.id)}</span> <meter min={0} max={1} value={entry.worth} />{' '}
                  {say('dossier.percent', { n: Math.round(entry.worth * 100) })}
                </li>
              ))}
          </ul>
          {view.kind === 'candidate' ? <Circulars /> : null}
        </>
      ) : (
        <>
          <h2>{say('ledger.given')}</h2>
          {given.length === 0 ? <p class="muted">{say('ledger.none')}</p> : null}
          {given.map(([id]) => (
            <p key={id}>
              <span class="chip words">{say('clause.promise', { name: shortOf(id) })}</span>
              <button type="button" class="btn sm" onClick={() => void give({ type: 'promise.withdraw', candidate: id })}>
                {say('ledger.withdraw')}
              </button>
            </p>
          ))}
          <p class="adders">
            {w.candidates
              .filter((candidate) => !view.given[candidate.id]?.live)
              .map((candidate) => (
                <button
                  key={candidate.id}
                  type="button"
                  class="chip add words"
                  onClick={() => void give({ type: 'promise.give', candidate: candidate.id })}
                >
                  + {say('clause.promise', { name: candidate.short })}
                </button>
              ))}
          </p>
        </>
      )}
      <h2>{say('ledger.deals')}</h2>
      <ul class="deals">
        {view.deals
          .slice(-8)
          .reverse()
          .map((deal) => (
            <li key={deal.id}>
              <Plate name={nameOf(deal.parties.find((party) => party !== view.seat) ?? '')} size="sm" /> <b>{say(`deal.${deal.status}`)}</b>
              <span class="chips">
                {deal.clauses.map((clause, i) => (
                  <Chip key={`${clause.kind}${i}`} clause={clause} />
                ))}
              </span>
              {deal.reason ? <em class="say">{say(`reason.${deal.reason.key}`)}</em> : null}
            </li>
          ))}
      </ul>
    </article>
  );
}

/** A letter to a whole bloc; greyed with its reason where it cannot be sent. */
function Circulars() {
  const blocs = world.value?.scenario.blocs ?? [];
  return (
    <>
      <h2>{say('ledger.circulate')}</h2>
      <p class="adders">
        {blocs.map((bloc) => {
          const command = { type: 'promise.circulate', bloc: bloc.id } as const;
          const why = whyRefused(command);
          return (
            <button
              key={bloc.id}
              type="button"
              class="chip add"
              disabled={why !== null}
              title={why ? refusalText(why) : undefined}
              onClick={() => void give(command)}
            >
              {bloc.name}
            </button>
          );
        })}
      </p>
    </>
  );
}
