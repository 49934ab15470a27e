import type { Clause } from '#shared/game/command.ts';
import type { Goal } from '#shared/scenario/schema.ts';
import { seatView } from '../store/store.ts';
import { say } from '../store/words.ts';
import { goalText } from './goals.tsx';

/** A word of warning where keeping my part of a deal would cost me one of my goals. */
export function Collisions({ clauses }: { clauses: readonly Clause[] }) {
  const view = seatView.value;
  if (!view) return null;
  const own = clauses.filter((clause) => clause.by === view.seat);
  const hurt = view.brief.goals.filter((goal) => own.some((clause) => against(goal, clause)));
  return hurt.length === 0 ? null : (
    <p class="small collision">{hurt.map((goal) => say('goal.against', { goal: goalText(goal) })).join(' ')}</p>
  );
}

/** Whether doing what the clause says works against the goal. */
function against(goal: Goal, clause: Clause): boolean {
  switch (goal.kind) {
    case 'never-in-public':
      return clause.kind === 'endorse';
    case 'abstentions-at-most':
      return clause.kind === 'rollcall' && clause.vote === 'abstain';
    case 'abstentions':
      return clause.kind === 'rollcall' && clause.vote !== 'abstain';
    case 'elected':
    case 'votes':
    case 'share':
    case 'backing':
    case 'bench-backing':
      return (clause.kind === 'endorse' || clause.kind === 'promise') && clause.candidate !== goal.candidate;
    default:
      return false;
  }
}
