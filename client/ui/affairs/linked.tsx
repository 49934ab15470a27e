import { optionName } from '../../store/ballots.ts';
import { publicView, scenario } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf } from '../gesture.ts';
import { names } from '../parts.tsx';
import { Section } from './section.tsx';

/** Posts voted after the first: who stands, and who supports whom in public. */
export function Linked() {
  const pub = publicView.value;
  if (!pub) return null;
  return (
    <Section id="linked" title={say('linked.title')} note={say('linked.note')}>
      <ol class="affair-list">
        {scenario.value?.linked.map((post, n) => {
          const elected = pub.affairs.elected[n];
          return (
            <li key={post.id}>
              <p class="affair-row">
                <b class="name">{post.title}</b>
                {elected ? <span class="at-end small">{say('linked.elected', { name: optionName(elected) })}</span> : null}
              </p>
              <ul class="small contenders">
                {post.contenders.map((contender) => {
                  const by = pub.affairs.seconds[`${post.id}/${contender.state}`] ?? [];
                  return (
                    <li key={contender.id}>
                      <b>{say('linked.contender', { name: contender.name, state: nameOf(contender.state) })}</b>{' '}
                      <span class="muted">{by.length === 0 ? say('linked.nobody') : say('linked.by', { names: names(by) })}</span>
                    </li>
                  );
                })}
              </ul>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
