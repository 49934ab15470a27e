import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coachMind } from '#shared/bots/coach.ts';
import { nudge } from '#shared/bots/nudge.ts';
import { nudged } from '#shared/game/groups.ts';
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
  ['met, though a nudge would bring it nearer still', middle, 0.09, 1, null],
  ['not met, but so near that a nudge leads as far past it', { ...middle, distance: 0.05 }, 0.06, 1, null],
  ['beyond a goal near the end of the scale, by half of what is left', { ...high, by: 0.95 }, 0.98, 2, null],
  ['just at a goal near the end of the scale', { ...high, by: 0.95 }, 0.96, 2, towards('high')],
  ['another goal altogether', { kind: 'letters-received', atLeast: 2 } satisfies Goal, 0, 2, null],
] as const)('a text %s', (_, goal, live, talks, command) => {
  expect(asked(goal, live, talks)).toEqual(command);
});

test('a delegation left to itself in its room soon leaves any text in peace', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.constantFrom<Goal>(high, { ...high, towards: 'low', by: 0.9 }, middle, { ...middle, position: 0.5, distance: 0.05 }),
      (start, goal) => {
        let live = start;
        for (let n = 0; n < 30; n++) {
          const command = asked(goal, live, 60);
          if (command?.type !== 'group.nudge') return;
          live = nudged(live, command.towards);
        }
        throw new Error(`still pushing at ${live}`);
      },
    ),
    { numRuns: 60 },
  );
});
