import { type Refusal, unreachable } from '../kit/result.ts';
import type { Clause } from './command.ts';
import { cover, isBonded } from './deal.ts';
import { askedToday, hasPlayer, refuse, type Sight, talks, targets, unknownCandidate } from './guards.ts';
import type { DealView } from './view.types.ts';

/** Offers of one's own that may be open at once. */
const OPEN_OFFERS = 6;

/** Refusals of an offer to named parties. */
export function checkPropose(sight: Sight, to: readonly string[], clauses: readonly Clause[]): Refusal | null {
  const { view } = sight;
  const parties = [view.seat, ...to];
  if (to.includes(view.seat)) return refuse('deal-with-oneself');
  if (new Set(parties).size !== parties.length) return refuse('named-twice');
  if (to.some((id) => !isParty(sight, id))) return refuse('not-found');
  const silent = to.filter((id) => !hasPlayer(sight.pub, id));
  if (silent.length > 1) return refuse('one-state-a-deal');
  if (view.deals.filter((deal) => deal.status === 'open' && deal.by === view.seat).length >= OPEN_OFFERS)
    return refuse('too-many-offers', { max: OPEN_OFFERS });
  return checkClauses(sight, parties, clauses) ?? askedToday(view, dealKey(clauses), silent) ?? purse(sight, clauses, 1) ?? talks(view, 1);
}

/** Refusals of the same offer to several states run by the game; `*` stands for the state. */
export function checkCirculate(sight: Sight, ids: readonly string[], clauses: readonly Clause[]): Refusal | null {
  return (
    targets(sight, ids, sight.world.reach) ??
    firstRefusal(ids, (id) => checkClauses(sight, [sight.view.seat, id], forState(clauses, id))) ??
    askedToday(sight.view, dealKey(clauses), ids) ??
    purse(sight, clauses, ids.length) ??
    talks(sight.view, 1)
  );
}

/** Refusals of an answer to an offer. What cannot be seen and what does not exist are refused alike. */
export function checkAnswer(sight: Sight, id: string, accept: boolean): Refusal | null {
  const { view } = sight;
  const deal = view.deals.find((entry) => entry.id === id);
  if (!deal) return refuse('not-found');
  if (deal.status !== 'open') return refuse('lapsed', { status: deal.status });
  if (!accept) return deal.by === view.seat ? refuse('your-own-offer') : null;
  if (deal.accepted.includes(view.seat)) return refuse('already-accepted');
  return alreadyBound(sight, deal.clauses) ?? purse(sight, deal.clauses, 1);
}

/** Refusals of a counter-offer: it needs an open offer by somebody else, then it is an offer of one's own. */
export function checkCounter(sight: Sight, id: string, clauses: readonly Clause[]): Refusal | null {
  const deal = sight.view.deals.find((entry) => entry.id === id);
  if (!deal) return refuse('not-found');
  if (deal.status !== 'open') return refuse('lapsed', { status: deal.status });
  if (deal.by === sight.view.seat) return refuse('your-own-offer');
  return checkPropose(sight, othersOf(deal, sight.view.seat), clauses);
}

export function checkWithdraw(sight: Sight, id: string): Refusal | null {
  const deal = sight.view.deals.find((entry) => entry.id === id);
  if (!deal || deal.by !== sight.view.seat) return refuse('not-found');
  return deal.status === 'open' ? null : refuse('lapsed', { status: deal.status });
}

/** The other parties of a deal, in its order. */
export const othersOf = (deal: Pick<DealView, 'parties'>, me: string): readonly string[] => deal.parties.filter((party) => party !== me);

/** Names a kind of offer, so that a state answers each kind once a day. */
export const dealKey = (clauses: readonly Clause[]): string =>
  `deal.${[...new Set(clauses.map((clause) => clause.kind))].sort().join('+')}`;

/** The clauses with the state's id in the place of `*`. */
export const forState = (clauses: readonly Clause[], id: string): Clause[] =>
  clauses.map(
    (clause): Clause =>
      ({
        ...clause,
        by: clause.by === '*' ? id : clause.by,
        ...('to' in clause ? { to: clause.to === '*' ? id : clause.to } : {}),
      }) as Clause,
  );

/** Every clause must be something its party can do and others can see, or plainly words. */
export function checkClauses(sight: Sight, parties: readonly string[], clauses: readonly Clause[]): Refusal | null {
  return firstRefusal(clauses, (clause, index) => checkClause(sight, parties, clauses, clause, index)) ?? contradiction(clauses);
}

function checkClause(sight: Sight, parties: readonly string[], clauses: readonly Clause[], clause: Clause, index: number): Refusal | null {
  const { world, pub } = sight;
  if (!world.scenario.clauses.includes(clause.kind)) return refuse('clause-not-here', { clause: clause.kind });
  if (!parties.includes(clause.by)) return refuse('not-a-party', { party: clause.by });
  if ('to' in clause && (!parties.includes(clause.to) || clause.to === clause.by)) return refuse('not-a-party', { party: clause.to });
  const row = world.seatRows.get(clause.by);
  const isState = world.indexOf.has(clause.by);
  switch (clause.kind) {
    case 'aid':
    case 'letter':
      if (!row || !hasPlayer(pub, clause.by)) return refuse('has-none', { party: clause.by, clause: clause.kind });
      if (clause.kind === 'letter' && row.kind === 'candidate') return refuse('has-none', { party: clause.by, clause: clause.kind });
      return checkWhen(sight, clauses, clause.when ?? 'now', index);
    case 'endorse':
      if (!isState || row?.kind === 'sponsor') return refuse('cannot-back', { party: clause.by });
      if (unknownCandidate(sight, clause.candidate)) return refuse('not-found');
      if (backsOf(sight, clause.by) !== null) return refuse('already-backs', { party: clause.by });
      return pub.states[world.indexOf.get(clause.by) ?? -1]?.changed === pub.day ? refuse('tomorrow-at-the-earliest') : null;
    case 'silence':
      return isState && hasPlayer(pub, clause.by) ? null : refuse('says-nothing-anyway', { party: clause.by });
    case 'rollcall': {
      const call = world.scenario.rollCall;
      if (!isState) return refuse('has-no-vote', { party: clause.by });
      return call && pub.rollCall === null && pub.day <= call.day ? null : refuse('no-roll-call');
    }
    case 'promise':
      if (!isState || row?.kind === 'sponsor') return refuse('has-no-vote', { party: clause.by });
      if (unknownCandidate(sight, clause.candidate)) return refuse('not-found');
      // A promise reaches the candidate's ledger, so its campaign must be at the table, or it would learn of others' deals.
      if (!parties.some((party) => world.seatRows.get(party)?.candidate === clause.candidate))
        return refuse('promise-needs-its-campaign', { candidate: clause.candidate });
      return sight.view.candidate === clause.candidate && sight.view.held[clause.by]?.live
        ? refuse('promise-held', { state: clause.by })
        : null;
    case 'chair':
      return row?.kind === 'candidate'
        ? world.indexOf.has(clause.to)
          ? null
          : refuse('not-a-party', { party: clause.to })
        : refuse('has-none', { party: clause.by, clause: 'chair' });
    case 'note':
      return null;
    default:
      return unreachable(clause);
  }
}

/** Conditions are public facts only: who was elected, or whether a visible clause was performed. */
function checkWhen(
  sight: Sight,
  clauses: readonly Clause[],
  when: NonNullable<Extract<Clause, { kind: 'aid' }>['when']>,
  index: number,
): Refusal | null {
  if (when === 'now') return null;
  if ('elected' in when) return unknownCandidate(sight, when.elected);
  const bond = clauses[when.acted];
  if (!bond || when.acted === index || !isBonded(bond)) return refuse('cannot-be-seen', { clause: when.acted + 1 });
  return null;
}

function contradiction(clauses: readonly Clause[]): Refusal | null {
  const floor = clauses.filter((clause) => clause.kind === 'endorse' || clause.kind === 'silence').map((clause) => clause.by);
  if (new Set(floor).size !== floor.length) return refuse('contradiction');
  const calls = clauses.filter((clause) => clause.kind === 'rollcall').map((clause) => clause.by);
  return new Set(calls).size === calls.length ? null : refuse('contradiction');
}

/** A public act is bound once: two bonds for the same reveal cannot both be kept. */
function alreadyBound(sight: Sight, clauses: readonly Clause[]): Refusal | null {
  const mine = clauses.filter((clause) => clause.by === sight.view.seat && isBonded(clause));
  const bound = sight.view.deals
    .filter((deal) => deal.status === 'settled')
    .flatMap((deal) =>
      deal.clauses.filter((clause, i) => clause.by === sight.view.seat && deal.clauseStatus[i] === 'open' && isBonded(clause)),
    );
  const floor = (clause: Clause) => clause.kind === 'endorse' || clause.kind === 'silence';
  const clash = mine.some((clause) => bound.some((other) => (floor(clause) && floor(other)) || clause.kind === other.kind));
  return clash ? refuse('already-bound') : null;
}

/** My own goods, `times` over, must be there: what I set aside cannot fail later. */
function purse(sight: Sight, clauses: readonly Clause[], times: number): Refusal | null {
  const { view } = sight;
  const need = cover(clauses, view.seat);
  if (need.aid * times > view.purse.aid)
    return refuse('purse-short', {
      goods: 'aid',
      need: need.aid * times,
      have: view.purse.aid,
    });
  if (need.letters * times > view.purse.letters)
    return refuse('purse-short', {
      goods: 'letters',
      need: need.letters * times,
      have: view.purse.letters,
    });
  const chairs = clauses.filter((clause) => clause.kind === 'chair' && clause.by === view.seat).length * times;
  const promised = view.deals
    .filter((deal) => deal.status === 'open' || deal.status === 'settled')
    .flatMap((deal) => deal.clauses.filter((clause) => clause.kind === 'chair' && clause.by === view.seat)).length;
  return chairs > 0 && promised + chairs > 2 * view.purse.chairs ? refuse('chairs-overpromised', { max: 2 * view.purse.chairs }) : null;
}

const backsOf = (sight: Sight, id: string): string | null => sight.pub.states[sight.world.indexOf.get(id) ?? -1]?.backs ?? null;

const isParty = (sight: Sight, id: string): boolean => sight.world.indexOf.has(id) || sight.world.seatRows.has(id);

function firstRefusal<T>(items: readonly T[], of: (item: T, index: number) => Refusal | null): Refusal | null {
  for (const [index, item] of items.entries()) {
    const refusal = of(item, index);
    if (refusal) return refusal;
  }
  return null;
}
