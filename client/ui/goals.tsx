import type { Goal } from '#shared/scenario/schema.ts';
import { say } from '../store/words.ts';
import { issueName, sideOfIssue } from './affairs/names.ts';
import { points } from './affairs/text-scale.tsx';
import { shortOf } from './gesture.ts';
import { Icon } from './icons.tsx';

/** Three goals, open or judged. */
export function Goals({ goals, met }: { goals: readonly Goal[]; met: readonly boolean[] | null }) {
  return (
    <ul class="goals">
      {goals.map((goal, i) => (
        <li key={goalText(goal)} class={met ? (met[i] ? 'met' : 'missed') : ''}>
          <span class="box-mark" aria-hidden="true">
            {met?.[i] ? <Icon name="check" size={16} /> : met ? <Icon name="dash" size={16} /> : null}
          </span>{' '}
          {goalText(goal)}
          {met ? <span class="vh"> {say(met[i] ? 'goal.met' : 'goal.missed')}</span> : null}
        </li>
      ))}
    </ul>
  );
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
  return say(`goal.${kind}`, args as Record<string, string | number>);
}
