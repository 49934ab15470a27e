import { optionName } from '../../store/ballots.ts';
import { publicView, scenario, seatView } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf } from '../gesture.ts';
import { MovedAtTheEnd } from './moved.tsx';

const tenth = (n: number): string => `${n < 0 ? '−' : ''}${Math.abs(n).toFixed(1)}`;

/** The grade of my seat, with its parts for whoever unfolds them; and what the scenario compares. */
export function Score() {
  const view = seatView.value;
  const after = publicView.value?.after;
  if (!view || !after) return null;
  const { score } = view;
  const measured = scenario.value?.par[view.seat] !== undefined;
  return (
    <section class="sheet score">
      <div class="own-score">
        <h2>{say('score.title')}</h2>
        <MovedAtTheEnd />
        {score ? (
          <>
            <p class="grade" data-testid="grade">
              {measured ? <b>{say('score.grade', { n: score.grade })}</b> : null}{' '}
              <span class="small muted">{say(measured ? 'score.par' : 'score.no-par')}</span>
            </p>
            {measured ? (
              <p class="small" data-testid="what-counts">
                {whatCounts()}
              </p>
            ) : null}
            <details>
              <summary data-testid="score-parts">{say('score.parts', { points: tenth(score.points) })}</summary>
              <dl class="facts">
                {Object.entries(score.parts).map(([part, value]) => (
                  <div key={part}>
                    <dt>{say(`score.part.${part}`)}</dt>
                    <dd>{tenth(value)}</dd>
                  </div>
                ))}
              </dl>
            </details>
          </>
        ) : null}
        {after.welfare === null ? null : <p class="word">{say('score.welfare', { n: tenth(after.welfare) })}</p>}
      </div>
      {after.ranking && Object.keys(scenario.value?.par ?? {}).length > 0 ? (
        <div>
          <h3 class="label">{say('score.ranking')}</h3>
          <ol class="ranking">
            {after.ranking.map((entry) => (
              <li key={entry.seat} class={entry.seat === view.seat ? 'mine' : ''}>
                <span>{say('score.rank', { place: entry.place, name: nameOf(entry.seat) })}</span> <b>{entry.grade}</b>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </section>
  );
}

/** What it is that this scenario compares (docs/rulebook.md §9), since goals and a grade may say opposite things of one evening. */
const whatCounts = (): string => say(`score.counts.${scenario.value?.scoring ?? 'goals'}`);

/** How the posts voted after the first went. */
export function OtherPosts() {
  const pub = publicView.value;
  const posts = scenario.value?.linked ?? [];
  if (!pub || posts.length === 0) return null;
  return (
    <section class="sheet other-posts">
      <h2>{say('posts.title')}</h2>
      {posts.map((post, n) => {
        const ballot = pub.ballots.findLast((entry) => entry.post === n + 1);
        const elected = pub.affairs.elected[n];
        return ballot && elected ? (
          <p key={post.id}>
            {say('posts.line', {
              post: post.title,
              name: optionName(elected),
              list: post.contenders
                .map((entry) => say('count.spoken.one', { name: entry.name, n: ballot.votes[entry.id] ?? 0 }))
                .join(', '),
            })}
          </p>
        ) : null;
      })}
    </section>
  );
}
