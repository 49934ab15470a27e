import type { Clause, FloorAct } from './command.ts';
import { allDeals, type BondedClause, isBonded, isGoods } from './deal.ts';
import type { GameEvent } from './event.ts';
import type { Deal, GameState, Vote } from './state.ts';
import type { World } from './world.ts';

/** What settled deals still ask of their parties, and what becomes of it (docs/rulebook.md §5). */

/** The public act a party is bound to today, if a settled deal binds it. */
export const bondedAct = (state: GameState, id: string): FloorAct | null => firstBond(state, id, actOf);

/** The act that keeps this clause, if it is one for the floor. */
export function actOf(clause: Clause): FloorAct | null {
  if (clause.kind === 'endorse') return { act: 'endorse', candidate: clause.candidate };
  return clause.kind === 'second' ? { act: 'second', post: clause.post, for: clause.for } : null;
}

/** Whether a party is bound to be in the room, or to stay out of it. */
export const bondedPresence = (state: GameState, id: string): boolean | null =>
  firstBond(state, id, (clause) => (clause.kind === 'attend' ? clause.present : null));

/** The vote a party is bound to, if a settled deal binds it. */
export const bondedVote = (state: GameState, id: string): Vote | null =>
  firstBond(state, id, (clause) => (clause.kind === 'rollcall' ? clause.vote : null));

/** The first thing that an open bonded clause of this party asks of it. */
function firstBond<T>(state: GameState, id: string, of: (clause: BondedClause) => T | null): T | null {
  for (const deal of allDeals(state.deals)) {
    if (deal.status !== 'settled') continue;
    for (const [index, clause] of deal.clauses.entries()) {
      if (clause.by !== id || deal.clauseStatus[index] !== 'open' || !isBonded(clause)) continue;
      const found = of(clause);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Settles bonded clauses: what waited for a kept act moves, what waited for a broken one goes back. */
export function judgeBonds(state: GameState, kept: (clause: BondedClause) => boolean | null): GameEvent[] {
  const events: GameEvent[] = [];
  for (const deal of allDeals(state.deals)) {
    if (deal.status !== 'settled') continue;
    for (const [index, clause] of deal.clauses.entries()) {
      if (deal.clauseStatus[index] !== 'open' || !isBonded(clause)) continue;
      const verdict = kept(clause);
      if (verdict === null) continue;
      events.push({
        type: verdict ? 'clause.done' : 'clause.breached',
        deal: deal.id,
        parties: deal.parties,
        index,
        clause,
      });
      events.push(...followers(deal, index, verdict));
      if (!verdict)
        events.push({
          type: 'breach.seen',
          by: clause.by,
          kind: clause.kind,
        });
    }
  }
  return events;
}

/** Goods that waited for clause `index`. */
function followers(deal: Deal, index: number, kept: boolean): GameEvent[] {
  return deal.clauses.flatMap((clause, i): GameEvent[] => {
    const waits = isGoods(clause) && typeof clause.when === 'object' && 'acted' in clause.when && clause.when.acted === index;
    if (!waits || deal.clauseStatus[i] !== 'open') return [];
    return [
      {
        type: kept ? 'clause.done' : 'clause.void',
        deal: deal.id,
        parties: deal.parties,
        index: i,
        clause,
      },
    ];
  });
}

/** What hung on an election: the winner's conditions are done, the loser's void. */
export function electedClauses(world: World, state: GameState, winner: number): GameEvent[] {
  const name = world.candidates[winner]?.id;
  const events: GameEvent[] = [];
  for (const deal of allDeals(state.deals)) {
    if (deal.status !== 'settled') continue;
    for (const [index, clause] of deal.clauses.entries()) {
      if (!isGoods(clause) || typeof clause.when !== 'object' || !('elected' in clause.when)) continue;
      if (deal.clauseStatus[index] !== 'open') continue;
      const met = clause.when.elected === name;
      events.push({
        type: met ? 'clause.done' : 'clause.void',
        deal: deal.id,
        parties: deal.parties,
        index,
        clause,
      });
    }
  }
  return [...events, ...voided(state, () => true)];
}

/** A candidate whom the count has taken off the paper can no longer leave it: that bond is void, and nobody broke it. */
export const withdrawalsVoid = (state: GameState, dropped: ReadonlySet<string>): GameEvent[] =>
  voided(state, (clause) => clause.kind === 'withdraw' && dropped.has(clause.by));

/** Open bonds of this kind that nothing will come of, and what waited for them. */
function voided(state: GameState, which: (clause: BondedClause) => boolean): GameEvent[] {
  return allDeals(state.deals).flatMap((deal) =>
    deal.status !== 'settled'
      ? []
      : deal.clauses.flatMap((clause, index): GameEvent[] =>
          isBonded(clause) && deal.clauseStatus[index] === 'open' && which(clause)
            ? [{ type: 'clause.void', deal: deal.id, parties: deal.parties, index, clause }, ...followers(deal, index, false)]
            : [],
        ),
  );
}

/** Offers that nobody answered in time. */
export function expireOffers(state: GameState): GameEvent[] {
  return allDeals(state.deals)
    .filter((deal) => deal.status === 'open')
    .map(
      (deal): GameEvent => ({
        type: 'deal.closed',
        deal: deal.id,
        parties: deal.parties,
        status: 'expired',
        by: deal.by,
        reason: 'expired',
      }),
    );
}
