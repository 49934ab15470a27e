import { publicView, seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { Ink } from '../parts.tsx';
import { cost } from './names.ts';
import { Deeds, Section } from './section.tsx';

/** Lines of the record that are about something found out. */
const FOUND = /^record\.(scandal\.|double|oath-out|backer)/;

/** Asking around, and what has come out so far. */
export function Inquiry() {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  const found = pub.record.filter((line) => FOUND.test(line.key));
  return (
    <Section id="inquiry" title={say('ask.title')} note={say('ask.note')}>
      <ul class="affair-list">
        {w.candidates.map((candidate, c) => {
          const n = pub.affairs.scandals[c] ?? 0;
          return (
            <li key={candidate.id}>
              <p>
                <Ink id={candidate.id} certainty={2} />{' '}
                {say(n === 0 ? 'ask.scandals.0' : n === 1 ? 'ask.scandals.1' : 'ask.scandals.n', { name: candidate.short, n })}
              </p>
              <Deeds
                deeds={[
                  {
                    command: { type: 'investigate', candidate: candidate.id },
                    label: `${say('ask.about', { name: candidate.short })} · ${cost(1)}`,
                    testid: `investigate-${candidate.id}`,
                  },
                ]}
              />
            </li>
          );
        })}
      </ul>
      {found.slice(-6).map((line, i) => (
        <p key={`${i}${line.key}`} class="small">
          <span class="muted">{say('affairs.on-day', { day: line.day })}</span> {say(line.key, line.args)}
        </p>
      ))}
    </Section>
  );
}
