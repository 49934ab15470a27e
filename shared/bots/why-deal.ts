import type { Clause } from '../game/command.ts';
import { publicValue } from '../game/forecast.ts';
import { publicReluctance } from '../game/utility.ts';
import { bestOther, candidateIndex, type World } from '../game/world.ts';
import { clauseVotes } from './campaign.ts';
import { largest, type Term, type Why, type WhyView } from './why.ts';
import { goodsPoints, winChance } from './worth.ts';

/**
 * Why a bot, or a state run by the game, signed a deal: the largest thing in it for that party, as any other party could reckon from the
 * clauses and from what everyone knew. Its brief, its leaning and its purse are not among the arguments.
 */
export function whyDeal(world: World, pub: WhyView, by: string, clauses: readonly Clause[]): Why {
  const candidate = world.seatRows.get(by)?.candidate;
  const terms = clauses.flatMap((clause) =>
    candidate === undefined ? forDelegation(world, pub, by, clause) : forCampaign(world, by, candidate, clause),
  );
  return largest(terms, { key: 'why.deal.unsaid', args: {} });
}

/** To a campaign a deal is votes: what others do in it. */
function forCampaign(world: World, by: string, candidate: string, clause: Clause): Term[] {
  if (clause.by === by) return [];
  const value = clauseVotes({ seat: by, candidate }, clause);
  if (clause.kind === 'endorse' || clause.kind === 'promise')
    return [{ key: `why.deal.${clause.kind}`, args: { candidate: shortOf(world, clause.candidate) }, value }];
  if (clause.kind === 'rollcall' || clause.kind === 'silence') return [{ key: `why.deal.${clause.kind}`, args: {}, value }];
  return goodsTerm(world, clause, value);
}

/** To a state a deal is what comes to it; what it was asked for may have been near to it anyway. */
function forDelegation(world: World, pub: WhyView, by: string, clause: Clause): Term[] {
  const i = world.indexOf.get(by);
  if (clause.by !== by) {
    const comes = ('to' in clause && clause.to === by) || (clause.kind === 'second' && clause.for === by);
    if (!comes) return [];
    const odds = (id: string) => winChance({ world, pub, hunch: () => 0 }, id);
    return goodsTerm(world, clause, goodsPoints(i === undefined ? undefined : world.states[i], clause, odds));
  }
  if (i === undefined || (clause.kind !== 'endorse' && clause.kind !== 'promise')) return [];
  const c = candidateIndex(world, clause.candidate);
  const values = world.candidates.map((_, k) => publicValue(world, pub, i, k));
  const shown = clause.kind === 'endorse' ? publicReluctance(world, pub.publicCost, i, c) : 0;
  // Three points to one of utility (docs/rulebook.md §9).
  const value = 3 * ((values[c] as number) - bestOther(values, c) - shown);
  return [{ key: 'why.deal.near', args: { candidate: shortOf(world, clause.candidate) }, value }];
}

/** Goods by name, how many of them, and whose election a chair hangs on. */
function goodsTerm(world: World, clause: Clause, value: number): Term[] {
  switch (clause.kind) {
    case 'aid':
    case 'letter':
    case 'expertise':
      return [{ key: `why.deal.${clause.kind}${clause.n === 1 ? '.one' : ''}`, args: { n: clause.n }, value }];
    case 'chair':
      return [{ key: 'why.deal.chair', args: { candidate: shortOf(world, clause.by) }, value }];
    case 'travel':
    case 'second':
      return [{ key: `why.deal.${clause.kind}`, args: {}, value }];
    default:
      return [];
  }
}

const shortOf = (world: World, id: string): string => world.candidates[candidateIndex(world, id)]?.short ?? '';
