import { useState } from 'preact/hooks';
import { hasPlayer } from '#shared/game/guards.ts';
import { publicView, seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf } from '../gesture.ts';
import { Deeds } from './section.tsx';

/** Who votes for whom, and before the first day the one chance to hand over one's own vote. */
export function ProxyOffice() {
  const pub = publicView.value;
  const view = seatView.value;
  const w = world.value;
  const [picked, setPicked] = useState('');
  if (!pub || !view || !w) return null;
  const given = Object.entries(pub.affairs.proxies);
  const mine = given.find(([, holder]) => holder === view.seat)?.[0];
  const holders = pub.seats.filter((seat) => seat.kind === 'delegation' && seat.id !== view.seat && hasPlayer(pub, seat.id));
  const to = holders.some((seat) => seat.id === picked) ? picked : (holders[0]?.id ?? '');
  return (
    <div class="proxy">
      {given.length === 0 ? <p class="small muted">{say('proxy.none')}</p> : null}
      {given.map(([by, holder]) => (
        <p key={by}>{say('proxy.given', { by: nameOf(by), to: nameOf(holder) })}</p>
      ))}
      {mine ? (
        <p>
          <b>{say('proxy.yours', { name: nameOf(mine) })}</b>
        </p>
      ) : null}
      {view.kind === 'delegation' ? (
        <>
          <label class="small">
            {say('proxy.pick')}
            <select value={to} data-testid="proxy-to" onChange={(event) => setPicked(event.currentTarget.value)}>
              {holders.map((seat) => (
                <option key={seat.id} value={seat.id}>
                  {nameOf(seat.id)}
                </option>
              ))}
            </select>
          </label>
          <Deeds deeds={[{ command: { type: 'proxy.give', to }, label: say('proxy.give', { name: nameOf(to) }), testid: 'proxy-give' }]} />
        </>
      ) : (
        <p class="small muted">{say('proxy.only-delegations')}</p>
      )}
    </div>
  );
}

/** In the first briefing, where the rules know votes that are handed over. */
export function ProxyBriefing() {
  const pub = publicView.value;
  if (pub?.day !== 1 || !world.value?.scenario.ballot.proxy || !seatView.value) return null;
  return (
    <section class="proxy-briefing">
      <h2>{say('proxy.title')}</h2>
      <p class="small muted">{say('proxy.note')}</p>
      <ProxyOffice />
    </section>
  );
}
