import { bendAid } from '#shared/game/oath.ts';
import { publicView, seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf } from '../gesture.ts';
import { Ink } from '../parts.tsx';
import { Deeds, Section } from './section.tsx';

/** Conduct in office: what was pledged in public, what came out, and what a candidate may tell its sponsor. */
export function Independence() {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  const sponsor = view.camp.find((id) => w.seatRows.get(id)?.kind === 'sponsor');
  return (
    <Section id="independence" title={say('oath.title')} note={say('oath.note')}>
      <ul class="affair-list">
        {w.candidates.map((candidate, c) => {
          const oath = pub.affairs.oaths[c];
          const out = oath?.out ?? 0;
          return (
            <li key={candidate.id}>
              <p>
                <Ink id={candidate.id} certainty={2} />{' '}
                <b>{say(oath?.pledged ? 'oath.pledged' : 'oath.not-pledged', { name: candidate.short })}</b>{' '}
                {say(out === 0 ? 'oath.out.0' : out === 1 ? 'oath.out.1' : 'oath.out.n', { n: out })}
              </p>
            </li>
          );
        })}
      </ul>
      {view.oath ? <p class="small">{say('oath.mine', { n: view.oath.bent, out: view.oath.out })}</p> : null}
      {view.kind === 'candidate' ? (
        <>
          {sponsor ? <p class="small">{say('oath.brings', { sponsor: nameOf(sponsor), aid: bendAid(w) })}</p> : null}
          <p class="small">{say('oath.risk')}</p>
          <Deeds deeds={[{ command: { type: 'oath.bend' }, label: say('oath.bend'), testid: 'oath-bend' }]} />
        </>
      ) : null}
      {view.kind === 'sponsor' ? <p class="small muted">{say('oath.sponsor')}</p> : null}
    </Section>
  );
}
