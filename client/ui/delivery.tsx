import { publicView, scenario, seatView } from '../store/store.ts';
import { sayTogether } from '../store/together.ts';
import { say } from '../store/words.ts';
import { NextAct } from './coach/next.tsx';
import { give, nameOf, shortOf } from './gesture.ts';
import { names, Problem, Sheet } from './parts.tsx';
import { Ready } from './ready.tsx';

/** The winner keeps promises of chairs, or does not; everybody else watches. */
export function Delivery() {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub) return null;
  // A promise of a chair to me binds nobody; whether it is kept is seen here.
  const mine = (view?.deals ?? [])
    .filter((deal) => deal.status === 'settled')
    .flatMap((deal) => deal.clauses.filter((clause) => clause.kind === 'chair' && 'to' in clause && clause.to === view?.seat));
  const given = pub.record.filter((line) => line.key === 'record.delivered');
  return (
    <Sheet title={say('delivery.title', { name: pub.winner ? shortOf(pub.winner) : '' })}>
      {view && view.owed.length > 0 ? (
        <>
          <p class="word big">
            {say(view.owed.length === 1 ? 'delivery.owed.one' : 'delivery.owed', { n: view.owed.length, chairs: view.purse.chairs })}
          </p>
          <ul class="acts-list">
            {view.owed.map((id) => (
              <li key={id}>
                <button type="button" class="btn" disabled={view.purse.chairs === 0} onClick={() => void give({ type: 'deliver', to: id })}>
                  {say('delivery.give', { name: nameOf(id) })}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p class="word big">{say('delivery.watch')}</p>
      )}
      <NextAct />
      {scenario.value?.historic ? <p class="muted small">{say('delivery.invented')}</p> : null}
      {view && mine.length > 0 ? <p class="bound">{say('delivery.mine', { names: names(mine.map((deal) => deal.by)) })}</p> : null}
      <h2>{say('delivery.given')}</h2>
      {given.length === 0 ? <p class="muted">{say('delivery.none')}</p> : null}
      <ul class="small">
        {given.slice(-14).map((line, i) => (
          <li key={`${i}${line.args.to}`}>{say(line.key, line.args)}</li>
        ))}
      </ul>
      <Problem />
      <Ready label={sayTogether('delivery.go')} />
    </Sheet>
  );
}
