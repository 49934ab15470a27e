import type { Goal } from '#shared/scenario/schema.ts';
import { publicView, seatView, world } from '../store/store.ts';
import { hasWords, say } from '../store/words.ts';
import { issueName, sideOfIssue } from './affairs/names.ts';
import { points } from './affairs/text-scale.tsx';
import { shortOf } from './gesture.ts';
import { progressOf } from './goal-progress.ts';
import { Icon } from './icons.tsx';

/** Three goals, open or judged, each with how it stands where that can be told. */
export function Goals({ goals, met, standing = true }: { goals: readonly Goal[]; met: readonly boolean[] | null; standing?: boolean }) {
  const [w, pub, view] = [world.value, publicView.value, seatView.value];
  return (
    <ul class="goals">
      {goals.map((goal, i) => {
        const text = standing && w && pub && view ? progressOf({ world: w, pub, view }, goal) : '';
        // What is over no longer holds "so far".
        const now = met && text === say('goal.now.holds') ? '' : text;
        return (
          <li key={goalText(goal)} class={met ? (met[i] ? 'met' : 'missed') : ''}>
            <span class="box-mark" aria-hidden="true">
              {met?.[i] ? <Icon name="check" size={16} /> : met ? <Icon name="dash" size={16} /> : null}
            </span>{' '}
            <span>
              {goalText(goal)}
              {now ? <em class="standing-now"> {now}</em> : null}
            </span>
            {met ? <span class="vh"> {say(met[i] ? 'goal.met' : 'goal.missed')}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** My goals where one works: always in sight, and how they stand. */
export function MyGoals() {
  const view = seatView.value;
  return view ? (
    <section class="my-goals" data-testid="my-goals">
      <h2>{say('goals.mine')}</h2>
      <Goals goals={view.brief.goals} met={view.goals} />
    </section>
  ) : null;
}

/** A goal as a sentence. */
export function goalText(goal: Goal): string {
  if (goal.kind === 'text-within')
    return say('goal.text-within', {
      issue: issueName(goal.issue),
      position: points(goal.position),
      distance: Math.round(100 * goal.distance),
    });
  if (goal.kind === 'text-moved')
    return say('goal.text-moved', {
      issue: issueName(goal.issue),
      towards: sideOfIssue(goal.issue, goal.towards),
      by: Math.round(100 * goal.by),
    });
  const { kind, ...rest } = goal;
  const args = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, key === 'candidate' ? shortOf(String(value)) : value]));
  const single = `goal.${kind}.one`;
  return say(Object.values(rest).includes(1) && hasWords(single) ? single : `goal.${kind}`, args as Record<string, string | number>);
}
