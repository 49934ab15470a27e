import type { ComponentChildren } from 'preact';
import { leave } from '../session/start.ts';
import { publicView, room, scenario, seatView, session, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { nameOf } from './gesture.ts';
import { Mark, Plate } from './parts.tsx';
import { toggleTheme } from './theme.ts';

/** The walnut bar that never leaves: who I am, when it is, what I have; and the one line of what to do now. */
export function Frame({ children }: { children: ComponentChildren }) {
  const pub = publicView.value;
  const view = seatView.value;
  const s = scenario.value;
  if (!pub || !s) return null;
  const curtained = pub.phase === 'booth';
  const days = Array.from({ length: s.days }, (_, i) => i + 1);
  const evening = ['handshake', 'forecast', 'booth', 'count', 'recess', 'delivery', 'verdict'].includes(pub.phase);
  return (
    <>
      <header class="bar">
        <p class="brand">
          <Mark /> <span class="wide">{say('brand')}</span>
        </p>
        {view && !curtained ? <Plate name={nameOf(view.seat)} /> : null}
        <ol class="days wide" aria-label={say('bar.days')}>
          {days.map((day) => (
            <li key={day} aria-current={!evening && pub.day === day ? 'step' : undefined}>
              {say('bar.day')} <b>{day}</b>
            </li>
          ))}
          <li class="vote" aria-current={evening ? 'step' : undefined}>
            {say('bar.then')} <b>{say('bar.ballot')}</b>
          </li>
        </ol>
        <p class="phase-now">
          <span class="label">{say(`phase.${pub.phase}`)}</span> <b class="clock">{clock()}</b>
        </p>
        {view && !curtained ? <Purse /> : <span class="spacer" />}
        {curtained ? null : (
          <details class="help">
            <summary>{say('help')}</summary>
            <div class="sheet help-sheet">
              {['ladder', 'binds', 'booth', 'count', 'estimate'].map((key) => (
                <p key={key}>{say(`help.${key}`)}</p>
              ))}
              <p>{s.sources.map((source) => source.note).join(' · ')}</p>
              <button type="button" class="btn sm" onClick={toggleTheme}>
                {say('help.theme')}
              </button>
              <button type="button" class="btn sm" onClick={leave}>
                {say('help.leave')}
              </button>
            </div>
          </details>
        )}
      </header>
      <p class="what-now" role="status">
        <b>{say('what-now')}</b> {whatNow()}
        {room.value && room.value.connection !== 'open' ? (
          <strong role="status"> {say(`connection.${room.value.connection}`)}</strong>
        ) : null}
      </p>
      <main class={`screen at-${pub.phase}`}>{children}</main>
    </>
  );
}

function clock(): string {
  const left = room.value?.secondsLeft;
  if (left === null || left === undefined) return '';
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
}

function Purse() {
  const view = seatView.value;
  const row = view ? world.value?.seatRows.get(view.seat) : undefined;
  if (!view || !row) return null;
  const offers =
    view.deals.filter((deal) => deal.status === 'open' && !deal.accepted.includes(view.seat)).length +
    view.requests.filter((id) => !view.given[id]?.live).length;
  return (
    <ul class="purse" aria-label={say('purse')}>
      <li>
        <b>{view.purse.talks}</b> {say('purse.talks')}
      </li>
      {row.kind === 'candidate' ? (
        <li>
          <b>{view.purse.chairs}</b> {say('purse.chairs')}
        </li>
      ) : (
        <>
          <li>
            <b>{view.purse.aid}</b> {say('purse.aid')}
          </li>
          <li class="wide">
            <b>{view.purse.letters}</b> {say('purse.letters')}
          </li>
        </>
      )}
      <li class={offers > 0 ? 'lit' : ''}>
        <b>{offers}</b> {say('purse.offers')}
      </li>
    </ul>
  );
}

/** One line: the next thing worth doing. */
function whatNow(): string {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub) return '';
  if (!view) return say('now.watching');
  if (session.value?.kind === 'solo' && pub.seats.every((seat) => seat.held !== 'person')) return say('now.autopilot');
  if (pub.phase === 'corridor') {
    const offers = view.deals.filter((deal) => deal.status === 'open' && !deal.accepted.includes(view.seat)).length;
    if (offers > 0) return say('now.offers', { n: offers });
    return view.purse.talks > 0 ? say('now.talks', { n: view.purse.talks }) : say('now.no-talks');
  }
  return say(`now.${pub.phase}`);
}
