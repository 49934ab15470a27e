import { vagueSlope } from '../game/bench.ts';
import { ASKED } from '../game/check.ts';
import { isTraded } from '../game/check-deal.ts';
import type { Clause } from '../game/command.ts';
import { COMMIT_BY_PROMISE } from '../game/setup.ts';
import { ASKED_KINDLY, goodwill, persuasion, promiseOdds } from '../game/utility.ts';
import type { World } from '../game/world.ts';
import { sigmoid } from '../kit/math.ts';
import { type Belief, type Beliefs, clearSlope, perState, support, swing } from './belief.ts';
import type { BotMind } from './bot.ts';
import { always, type Desk } from './desk.ts';
import { chairs, experts, gifts, tickets } from './goods-plans.ts';
import { timeLeft, tokenCost } from './means.ts';
import { absences, backings, payersOf, quietBacker } from './package-plans.ts';
import { type ListedAct, type Plan, shortList, worthListing } from './short-list.ts';

/** What a campaign could do with states of one bloc, for each bloc in turn: one talk, a short list, one kind of act. */
export function blocPlans(desk: Desk): (open: readonly number[], members: readonly number[]) => Plan[] {
  const { mind } = desk;
  const kinds = worthListing(desk, [
    ...words(desk),
    ...(mind.view.kind === 'candidate' ? chairs(desk) : []),
    ...(mind.view.purse.aid >= 1 || quietBacker(mind.view) ? money(desk) : []),
    ...(mind.view.purse.expertise >= 1 && can(mind, 'expertise') ? [experts(desk)] : []),
  ]);
  return (open, members) => {
    const found: Plan[] = [];
    for (const kind of kinds) {
      const plan = shortList(desk, kind, open, members);
      if (plan) found.push(plan);
    }
    return found;
  };
}

/** Aid: for goodwill, for public backing (also through a quiet backer), for tickets, for staying away. */
function money(desk: Desk): ListedAct[] {
  const { mind } = desk;
  const token = tokenCost(desk);
  const payers = payersOf(desk, token);
  return [
    ...gifts(desk, token),
    ...(can(mind, 'endorse') ? backings(desk, payers) : []),
    ...(can(mind, 'travel') ? [tickets(desk, token)] : []),
    ...(can(mind, 'attend') ? absences(desk, payers) : []),
  ];
}

const can = ({ world, pub }: BotMind, kind: Clause['kind']): boolean => isTraded(world, pub, kind);

/**
 * What a quiet answer is worth for each unit of what may be moved, in margin: as much as it tells. Where the paper itself is a lottery
 * (a large TAU), knowing a state's heart tells little of its paper. At 2.1 campaigns asked with three talks of four and lost eight
 * percentage points of margin by it in the hall of proofs. And it is worth the more the more talks are left to use it in.
 */
const ASKING = 0.3;

/** Calls, quiet questions, written promises. */
function words(desk: Desk): ListedAct[] {
  const { mind, c, b, row, known, held, asked, fresh } = desk;
  const { world } = mind;
  const name = world.candidates[c]?.id ?? '';
  const blurred = vagueSlope(world) / clearSlope(world);
  const told = 1 - blurred * blurred;
  const left = timeLeft(mind);
  const called = perState(b, 'call', (i) => swing(b, i, persuasion(goodwill(known(i).visits))));
  const kindly = perState(b, 'asked', (i) => swing(b, i, ASKED_KINDLY));
  const doubt = (i: number) =>
    kindly(i) + (ASKING * left * (b.rows[i] as Belief).slope * told * support(b, i) * (1 - support(b, i))) / world.reach;
  const word = letterValue(world, b);
  // Whoever has a letter of ours on the table answers that one first.
  const written = asked('circular');
  const unasked = fresh('quiet');
  const unwritten = fresh('promise');
  return [
    {
      act: 'persuade',
      most: world.reach,
      fits: always,
      value: () => called,
      command: (states) => ({ type: 'persuade', states, candidate: name }),
      cost: 0,
    },
    {
      act: 'ask',
      most: ASKED * world.reach,
      fits: (i) => known(i).reading === null && unasked(i),
      value: () => doubt,
      command: (states) => ({ type: 'ask.quietly', states }),
      cost: 0,
    },
    {
      act: 'promise',
      most: ASKED * world.reach,
      fits: (i) => !held(i) && unwritten(i) && !written.has(row(i).bloc),
      value: () => word,
      command: (states) => ({ type: 'promise.ask', states }),
      cost: 0,
    },
  ];
}

/** What asking each state for its written word may bring: given, it moves the state a little, and most give it (docs/rulebook.md §10). */
export const letterValue = (world: World, b: Beliefs): ((i: number) => number) =>
  perState(b, 'word', (i) => sigmoid(promiseOdds(world, (b.rows[i] as Belief).lead)) * swing(b, i, COMMIT_BY_PROMISE));
