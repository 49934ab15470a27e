import type { Outcome } from './pair.ts';
import type { Plan } from './plan.ts';
import { type Act, LOBBY, type Step } from './step.ts';

/** Plays that a shrinking takes at most, if nothing else is said. */
const MOST_PLAYS = 160;

/**
 * A shorter script whose runs still part: whole units are left out, in ever smaller groups, as long as the two remain a pair.
 * `play` plays a script again, `most` times at most.
 */
export function shrink(script: readonly Step[], play: (script: readonly Step[]) => Outcome, most = MOST_PLAYS): readonly Step[] {
  let plays = 0;
  const parts = (steps: readonly Step[]): boolean => {
    plays++;
    const { difference, spoiled } = play(steps);
    return difference !== null && spoiled === null;
  };
  let best = script;
  for (let size = Math.ceil(unitsOf(best).length / 2); size >= 1; size = Math.floor(size / 2)) {
    const units = unitsOf(best);
    for (let from = 0; from < units.length && plays < most; from += size) {
      const without = new Set(units.slice(from, from + size));
      const shorter = best.filter((step) => !without.has(step.unit));
      if (parts(shorter)) best = shorter;
    }
  }
  return best;
}

/** What may be left out: all but the lobby, which says who is a person. */
const unitsOf = (script: readonly Step[]): readonly number[] => [
  ...new Set(script.map((step) => step.unit).filter((unit) => unit !== LOBBY)),
];

/** A step in words. */
export function told(plan: Plan, step: Step | undefined): string {
  if (!step) return 'nothing';
  const where = step.side === 'both' ? '' : step.side === 0 ? 'only in the first: ' : 'only in the second: ';
  const acts = step.acts.map((act) => actTold(plan, act)).join(' + ');
  return `${where}${acts}${step.order ? ` (second in the order ${step.order.join(' ')})` : ''}`;
}

function actTold(plan: Plan, act: Act): string {
  const who = 'who' in act ? (plan.people[act.who] ?? `visitor ${act.who}`) : '';
  if (act.do !== 'ask') return act.do === 'wait' ? `wait ${act.ms}` : `${who} ${act.do}`.trim();
  return `${who} ${act.name} ${JSON.stringify(act.body)}${act.other ? ` / ${JSON.stringify(act.other)}` : ''}`;
}
