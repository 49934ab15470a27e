import { direct, replay } from '../twin/director.ts';
import { marks } from '../twin/papers.ts';
import type { Plan } from '../twin/plan.ts';
import { planOf } from '../twin/plan.ts';
import { Run } from '../twin/run.ts';
import { shrink, told } from '../twin/shrink.ts';
import type { Step } from '../twin/step.ts';
import type { Check } from './plants.ts';
import type { Bite } from './worker.ts';

type Found = Omit<Bite, 'place'>;

/** Games that must not always end alike. */
const GAMES = 2;
/** Times that each of them is played, with other entropy each time. */
const DRAWN = 3;

/**
 * Plays pairs until this check finds something, or `most` have been played, and shortens what it found in `shrinking` plays.
 * `all` is every check: for the control, which finds nothing.
 */
export function bite(seed: string, check: Check | 'all', most: number, shrinking: number): Found {
  const checks: readonly Check[] = check === 'all' ? ['streams', 'sizes', 'entropy'] : [check];
  for (const one of checks) {
    const found = one === 'streams' ? byStreams(seed, most, shrinking) : one === 'sizes' ? bySizes(seed, most) : byEntropy(seed);
    if (found.pairs !== null) return found;
  }
  return { pairs: null, reads: '' };
}

/** Two games that a viewer cannot tell apart, and can. */
function byStreams(seed: string, most: number, shrinking: number): Found {
  for (let n = 0; n < most; n++) {
    const plan = planOf(`${seed}|${n}`);
    const { difference, script } = direct(plan);
    if (!difference) continue;
    const short = shrink(script, (shorter) => replay(plan, shorter), shrinking);
    const who = difference.viewer.seat ?? difference.viewer.kind;
    return {
      pairs: n + 1,
      reads: `${who} sees it in ${short.length} of ${script.length} steps; the last: ${told(plan, short.at(-1)).slice(0, 120)}`,
    };
  }
  return { pairs: null, reads: '' };
}

/** Papers of one game that differ in length. */
function bySizes(seed: string, most: number): Found {
  for (let n = 0; n < most; n++) {
    const { script } = direct(planOf(`${seed}|${n}`));
    const sizes = new Set(papersIn(script).map((envelope) => envelope.length));
    if (sizes.size > 1) return { pairs: n + 1, reads: `papers of ${[...sizes].sort((a, b) => a - b).join(' and ')} characters` };
  }
  return { pairs: null, reads: '' };
}

/** Papers as pages made them, in both runs. */
const papersIn = (script: readonly Step[]): readonly string[] =>
  script
    .flatMap((step) => step.acts)
    .flatMap((act) => (act.do === 'ask' && act.name === 'paper' ? [act.body, act.other ?? act.body] : []))
    .map(({ envelope }) => String(envelope))
    .filter((envelope) => marks.has(envelope));

/** The same game again and again, each time with other entropy: if it never ends otherwise, its papers hang on something that is kept. */
function byEntropy(seed: string): Found {
  for (let n = 0; n < GAMES; n++) {
    const plan = planOf(`${seed}|${n}`);
    const { script } = direct(plan);
    const ends = new Set(Array.from({ length: DRAWN }, (_, k) => endOf(plan, script, `${seed}|${n}|${k}`)));
    if (ends.size > 1) return { pairs: null, reads: '' };
  }
  return { pairs: GAMES, reads: `${GAMES} games end the same, whatever is drawn` };
}

function endOf(plan: Plan, script: readonly Step[], entropy: string): string {
  const run = new Run(plan, 0, { entropy });
  for (const step of script) run.take(step);
  run.wired.end();
  return JSON.stringify(run.wired.room.sitting.table?.state.ballots.map((ballot) => ballot.tally));
}
