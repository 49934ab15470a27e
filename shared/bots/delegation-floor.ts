import type { Clause, Command } from '../game/command.ts';
import { isBonded } from '../game/deal.ts';
import { rollCallChances } from '../game/utility.ts';
import { candidateIndex } from '../game/world.ts';
import { beliefs } from './belief.ts';
import { type BotMind, ifLegal, misread } from './bot.ts';
import { type Said, speeches } from './hall-plans.ts';
import { takes, weightsOf } from './profile.ts';
import { backingPoints, leansTo } from './worth.ts';

/** What a delegation bot does before everybody's eyes, on the floor and in the roll-call. */

/** Its public act: what it is bound to, or backing where that pays, else silence. */
export function delegationAct(mind: BotMind): Command {
  const { world, pub, view } = mind;
  const face = pub.states[world.indexOf.get(view.seat) ?? -1];
  for (const clause of bonds(mind)) {
    if (clause.kind === 'endorse') return ifLegal(mind, { act: 'endorse', candidate: clause.candidate });
    if (clause.kind === 'second') return ifLegal(mind, { act: 'second', post: clause.post, for: clause.for });
    if (clause.kind === 'silence') return { type: 'floor.seal', act: { act: 'silent' } };
  }
  const c = bestToBack(mind);
  const backs =
    !view.takenOver && takes(mind.profile, 'endorse') && face?.backs === null && backingPoints(mind, c) + misread(mind, 'back', c) > 1.5;
  if (backs) return { type: 'floor.seal', act: { act: 'endorse', candidate: world.candidates[c]?.id ?? '' } };
  return { type: 'floor.seal', act: speech(mind)?.act ?? { act: 'silent' } };
}

/** What it would say to its own bloc for its favourite: only those speak who care who wins, and never who wants to stay unseen. */
export function speech(mind: BotMind): Said | null {
  const { world, pub, view, profile } = mind;
  if (weightsOf(profile).outcome <= 1 || view.takenOver || view.brief.goals.some((goal) => goal.kind === 'never-in-public')) return null;
  const c = leansTo(mind);
  const bloc = world.states[world.indexOf.get(view.seat) ?? -1]?.bloc ?? '';
  const all = speeches(mind, c, beliefs(world, pub, view, c), bloc);
  return all.reduce<Said | null>((top, one) => (one.value > (top?.value ?? 0) ? one : top), null);
}

/** The name it would gain most by standing beside: its favourite, unless backing is for sale and the winner looks clear. */
export function bestToBack(mind: BotMind): number {
  const { world, profile } = mind;
  const own = leansTo(mind);
  if (!weightsOf(profile).backingForSale) return own;
  return world.candidates.reduce((top, _, c) => (backingPoints(mind, c) > backingPoints(mind, top) + 0.5 ? c : top), own);
}

/** Its vote in the roll-call: as bound, else as it leans. */
export function delegationVote(mind: BotMind): Command {
  const { world, pub, view } = mind;
  const bound = bonds(mind).find((clause) => clause.kind === 'rollcall');
  if (bound?.kind === 'rollcall') return { type: 'rollcall.vote', vote: bound.vote };
  const target = pub.affairs.target === null ? null : candidateIndex(world, pub.affairs.target);
  const { yes, no } = rollCallChances(world, target, pub.publicCost, world.indexOf.get(view.seat) as number);
  return {
    type: 'rollcall.vote',
    vote: mind.chance(yes, 'yes') ? 'yes' : mind.chance(no, 'no') ? 'no' : 'abstain',
  };
}

/** What its settled deals still bind it to do. */
export const bonds = ({ view }: BotMind): readonly Clause[] =>
  view.deals
    .filter((deal) => deal.status === 'settled')
    .flatMap((deal) => deal.clauses.filter((clause, i) => clause.by === view.seat && deal.clauseStatus[i] === 'open' && isBonded(clause)));
