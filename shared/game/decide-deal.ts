import { chance } from '../kit/dice.ts';
import { stanceOf, weigh } from './answer.ts';
import { forState, othersOf } from './check-deal.ts';
import type { Clause } from './command.ts';
import { allDeals, type BondedClause, dealKey, isBonded, SLOT } from './deal.ts';
import type { GameEvent } from './event.ts';
import type { Deal, GameState } from './state.ts';
import type { World } from './world.ts';

type Played = (id: string) => boolean;

/** Makes an offer. Where nobody but states run by the game has to answer, the answer comes in the same breath. */
export function decidePropose(
  world: World,
  state: GameState,
  by: string,
  to: readonly string[],
  clauses: readonly Clause[],
  played: Played,
): GameEvent[] {
  const deal = draft(state, by, to, clauses, 1);
  const proposed: GameEvent = { type: 'deal.proposed', deal };
  return to.some(played) ? [proposed] : [proposed, ...settleOrRefuse(world, state, deal, to)];
}

/** The same offer to several states: one talk, one deal each, one answer each. The talk goes back if all refuse. */
export function decideCirculate(
  world: World,
  state: GameState,
  by: string,
  ids: readonly string[],
  clauses: readonly Clause[],
): GameEvent[] {
  const answered = ids.map((id) => {
    const deal = draft(state, by, [id], forState(clauses, id), 0);
    return { deal, events: settleOrRefuse(world, state, deal, [id]) };
  });
  const paying = answered.findIndex((entry) => entry.events.some((event) => event.type === 'deal.settled'));
  return answered.flatMap(({ deal, events }, index): GameEvent[] => [
    {
      type: 'deal.proposed',
      deal: index === paying ? { ...deal, talks: 1 } : deal,
    },
    ...events,
  ]);
}

/** A party accepts or refuses. The last acceptance settles everything or, where a state says no, nothing. */
export function decideAnswer(world: World, state: GameState, by: string, id: string, accept: boolean, played: Played): GameEvent[] {
  const deal = state.deals[id] as Deal;
  if (!accept) return [refusedBy(deal, by, 'declined')];
  const accepted: GameEvent = {
    type: 'deal.accepted',
    deal: id,
    parties: deal.parties,
    by,
  };
  const waiting = deal.parties.filter((party) => party !== by && !deal.accepted.includes(party));
  return waiting.some(played) ? [accepted] : [accepted, ...settleOrRefuse(world, state, deal, waiting)];
}

/** A counter-offer closes the old one and is an offer of its own to the same people. */
export function decideCounter(
  world: World,
  state: GameState,
  by: string,
  id: string,
  clauses: readonly Clause[],
  played: Played,
): GameEvent[] {
  const deal = state.deals[id] as Deal;
  return [refusedBy(deal, by, 'countered'), ...decidePropose(world, state, by, othersOf(deal, by), clauses, played)];
}

/** What states without a player say to a deal that everybody else has accepted. */
function settleOrRefuse(world: World, state: GameState, deal: Deal, states: readonly string[]): GameEvent[] {
  for (const id of states) {
    const i = world.indexOf.get(id) as number;
    if (spokenFor(state, id, deal.clauses)) return [refusedBy(deal, id, 'spoken-for')];
    const { chance: p, reason } = weigh(world, i, stanceOf(world, state, i), deal.clauses);
    const yes = chance(p, state.seed, 'deal', deal.by, id, dealKey(deal.clauses), state.day);
    if (!yes) return [refusedBy(deal, id, reason)];
  }
  return [{ type: 'deal.settled', deal: deal.id, parties: deal.parties }];
}

const refusedBy = (deal: Deal, by: string, reason: string): GameEvent => ({
  type: 'deal.closed',
  deal: deal.id,
  parties: deal.parties,
  status: 'refused',
  by,
  reason,
});

/** A state has one voice: what it agreed to do in public, and has not yet done, it does not sell a second time. */
function spokenFor(state: GameState, id: string, clauses: readonly Clause[]): boolean {
  const asked = clauses.filter((clause): clause is BondedClause => clause.by === id && isBonded(clause));
  if (asked.length === 0) return false;
  return allDeals(state.deals).some(
    (deal) =>
      deal.status === 'settled' &&
      deal.clauses.some(
        (clause, n) =>
          clause.by === id &&
          deal.clauseStatus[n] === 'open' &&
          isBonded(clause) &&
          asked.some((mine) => SLOT[mine.kind] === SLOT[clause.kind]),
      ),
  );
}

/** Numbered per set of parties, so that nobody else's dealings move the number (docs/rulebook.md §8). */
function draft(state: GameState, by: string, to: readonly string[], clauses: readonly Clause[], talks: number): Deal {
  const name = `${by}>${to.join('+')}`;
  let nth = 1;
  while (`${name}#${nth}` in state.deals) nth++;
  return {
    id: `${name}#${nth}`,
    by,
    parties: [by, ...to],
    clauses,
    day: state.day,
    accepted: [by],
    status: 'open',
    clauseStatus: clauses.map(() => 'open'),
    reason: null,
    talks,
    signed: null,
  };
}
