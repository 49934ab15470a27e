import { expect, test } from 'vitest';
import { coachMind } from '#shared/bots/coach.ts';
import { nudge } from '#shared/bots/nudge.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import type { Goal } from '#shared/scenario/schema.ts';
import { Teller } from './stories/story.ts';

/** A delegation of the invented hall on its last day, with somebody in the room of a text that stands at `live`, and so many talks. */
function asked(goal: Goal, live: number, talks: number) {
  const teller = new Teller({ seed: 'nudge', persons: ['bora'] }).to('corridor', 2);
  const view = seatView(teller.world, teller.state, 'bora');
  const [, ...others] = view.brief.goals;
  const goals: typeof view.brief.goals = [goal, ...others];
  return nudge(
    coachMind(teller.world, publicView(teller.world, teller.state), {
      ...view,
      brief: { ...view.brief, goals },
      rooms: { forum: live },
      purse: { ...view.purse, talks },
    }),
  );
}

const high: Goal = { kind: 'text-moved', issue: 'forum', towards: 'high', by: 0.3 };
const middle: Goal = { kind: 'text-within', issue: 'forum', position: 0, distance: 0.1 };
const towards = (side: 'low' | 'high') => ({ type: 'group.nudge', issue: 'forum', towards: side });

test.each([
  ['short of its goal', high, 0, 2, towards('high')],
  ['just at its goal, where the next one could push it back', high, 0.35, 2, towards('high')],
  ['well beyond its goal', high, 0.45, 2, null],
  ['out of reach of twice the nudges left', high, -0.9, 2, null],
  ['as far away, with talks enough', high, -0.9, 6, towards('high')],
  ['on the wrong side of the middle', middle, -0.2, 1, towards('high')],
  ['on the other wrong side', middle, 0.2, 1, towards('low')],
  ['near enough to the middle', middle, 0.04, 1, null],
  ['another goal altogether', { kind: 'letters-received', atLeast: 2 } satisfies Goal, 0, 2, null],
] as const)('a text %s', (_, goal, live, talks, command) => {
  expect(asked(goal, live, talks)).toEqual(command);
});
