import { plays, type World } from '#shared/game/world.ts';
import { publicView, seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { Backers } from './backers.tsx';
import { Blocs } from './blocs.tsx';
import { Documents } from './documents.tsx';
import { Groups } from './groups.tsx';
import { Independence } from './independence.tsx';
import { Inquiry } from './inquiry.tsx';
import { Linked } from './linked.tsx';
import { Names } from './on-paper.tsx';
import { Press } from './press.tsx';
import { ProxyOffice } from './proxy.tsx';
import { Section } from './section.tsx';

const MODULES = ['blocs', 'groups', 'independence', 'backers', 'documents', 'scandal', 'press'] as const;

/** Whether this scenario plays anything that has its place among the affairs of the hall. */
export const hasAffairs = (w: World): boolean =>
  MODULES.some((module) => plays(w, module)) || w.scenario.ballot.proxy || w.scenario.linked.length > 0 || w.candidates.length > 2;

/** Whether something among them waits for this seat: a line that its bloc votes on tonight. */
export const affairsWaiting = (): number => (seatView.value?.tabled && seatView.value.tabled.mine === null ? 1 : 0);

/** Everything between states that is neither an offer nor a promise; only what this scenario plays. */
export function Affairs() {
  const w = world.value;
  if (!w || !publicView.value || !seatView.value) return null;
  return (
    <article class="sheet affairs">
      <h2 tabIndex={-1} class="card-heading">
        {say('affairs.title')}
      </h2>
      <p class="small muted">{say('affairs.note')}</p>
      {plays(w, 'blocs') ? <Blocs /> : null}
      {plays(w, 'groups') ? <Groups /> : null}
      {plays(w, 'independence') ? <Independence /> : null}
      {plays(w, 'backers') ? <Backers /> : null}
      {plays(w, 'documents') ? <Documents /> : null}
      {plays(w, 'scandal') ? <Inquiry /> : null}
      {plays(w, 'press') ? <Press /> : null}
      {w.scenario.ballot.proxy ? (
        <Section id="proxy" title={say('proxy.title')} note={say('proxy.note')}>
          <ProxyOffice />
        </Section>
      ) : null}
      {w.candidates.length > 2 ? <Names /> : null}
      {w.scenario.linked.length > 0 ? <Linked /> : null}
    </article>
  );
}
