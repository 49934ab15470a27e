import { publicView, seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf } from '../gesture.ts';
import { Section } from './section.tsx';

/** States behind a campaign: mine, and those that everyone knows of. */
export function Backers() {
  const w = world.value;
  const pub = publicView.value;
  const view = seatView.value;
  if (!w || !pub || !view) return null;
  const known = w.candidates.flatMap((candidate) => {
    const list = pub.affairs.openBackers.filter((backer) => backer.candidate === candidate.id).map((backer) => nameOf(backer.state));
    return list.length > 0 ? [say('backers.public', { name: candidate.short, list: list.join(', ') })] : [];
  });
  return (
    <Section id="backers" title={say('backers.title')} note={view.backers.length > 0 ? say('backers.note') : ''}>
      {view.backers.length > 0 ? (
        <ul class="affair-list">
          {view.backers.map((backer) => (
            <li key={backer.state} class="affair-row">
              <b class="name">{nameOf(backer.state)}</b>
              <span class="at-end small">{say(backer.open ? 'backers.open' : 'backers.quiet', { n: backer.aid })}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {known.map((text) => (
        <p key={text} class="small">
          {text}
        </p>
      ))}
      {view.backers.length + known.length === 0 ? <p class="small muted">{say('affairs.none')}</p> : null}
    </Section>
  );
}
