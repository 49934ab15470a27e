import type { Command } from '../game/command.ts';
import { nudged } from '../game/groups.ts';
import { plays, type World } from '../game/world.ts';
import type { Goal } from '../scenario/schema.ts';
import { type BotMind, opened } from './bot.ts';
import { takes } from './profile.ts';

/** Texts that a delegation's goals speak of, pushed from inside their rooms (docs/rulebook.md §13). */

/** How far beyond what a goal asks a text is pushed, where so much is left: others may push it back. */
const SPARE = 0.1;

/** Who wants a text elsewhere is seldom alone: so many nudges may come for each of one's own. */
const TOGETHER = 2;

/**
 * A nudge for a text that a goal of this seat wants elsewhere, from a room where it has somebody; null where no text wants one: it is
 * there with something to spare, or so far away that not even twice the talks left would bring it.
 */
export function nudge(mind: BotMind): Command | null {
  const { world, view, profile } = mind;
  if (!plays(world, 'groups') || !takes(profile, 'nudge') || !opened(mind, 'group.nudge')) return null;
  for (const goal of view.brief.goals) {
    const live = 'issue' in goal ? view.rooms[goal.issue] : undefined;
    const push = live === undefined ? null : pushFor(world, goal, live);
    if (push && withinReach(push, live as number, TOGETHER * talksLeft(mind)))
      return { type: 'group.nudge', issue: push.issue, towards: push.towards };
  }
  return null;
}

interface Push {
  readonly issue: string;
  readonly towards: 'low' | 'high';
  /** Where the text must come at least, −1..1. */
  readonly to: number;
}

/** Which way a goal wants a text pushed that stands at `live`; null where it stands well. */
function pushFor(world: World, goal: Goal, live: number): Push | null {
  if (goal.kind === 'text-within') {
    const { issue, position, distance } = goal;
    const towards = position > live ? 'high' : 'low';
    const away = Math.abs(live - position);
    // From close by a nudge leads past the place, and the next one back: one that brings it no nearer is not worth a talk.
    if (away <= distance || Math.abs(nudged(live, towards) - position) >= away) return null;
    return { issue, towards, to: position + (towards === 'high' ? -distance : distance) };
  }
  if (goal.kind !== 'text-moved') return null;
  const sign = goal.towards === 'high' ? 1 : -1;
  const to = (world.scenario.issues[world.issueIndex.get(goal.issue) ?? -1]?.text ?? 0) + sign * goal.by;
  const spare = Math.min(SPARE, (1 - sign * to) / 2);
  return sign * (live - to) >= spare ? null : { issue: goal.issue, towards: goal.towards, to };
}

/** Whether so many nudges in a row bring a text from `live` where it is wanted. */
function withinReach({ towards, to }: Push, live: number, nudges: number): boolean {
  let at = live;
  for (let n = 0; n < nudges; n++) at = nudged(at, towards);
  return towards === 'high' ? at >= to : at <= to;
}

/** Talks until the ballot, today's and those of the days that come. */
function talksLeft({ world, pub, view }: BotMind): number {
  return view.purse.talks + (world.scenario.days - pub.day) * (world.seatRows.get(view.seat)?.talks ?? 0);
}
