import { type Refusal, unreachable } from '../kit/result.ts';
import type { ClauseKind } from '../scenario/schema.ts';
import type { Clause, When } from './command.ts';
import { type BondedClause, cover, coverThrough, dealKey, isBonded, SLOT } from './deal.ts';
import { askedToday, hasPlayer, offPaper, refuse, type Sight, talks, targets } from './guards.ts';
import type { DealView, PublicView } from './view.types.ts';
import { plays, type World } from './world.ts';

/** Offers of one's own that may be open at once. */
export const OPEN_OFFERS = 6;

/** Offers that a seat may make in a day to others who sit there, those it took back included: more would only be noise in their mail. */
const OFFERS_A_DAY = 60;
/** What is kept or broken on a floor. */
const ON_THE_FLOOR: ReadonlySet<ClauseKind> = new Set<ClauseKind>(['endorse', 'silence', 'second', 'rollcall']);

/** Whether clauses of this kind can be agreed on here and now: the scenario trades them, and a floor follows if they need one. */
export const isTraded = ({ scenario }: World, { phase }: Pick<PublicView, 'phase'>, kind: ClauseKind): boolean =>
  scenario.clauses.includes(kind) && !(phase === 'recess' && ON_THE_FLOOR.has(kind));

/** Refusals of an offer to named parties. */
export function checkPropose(sight: Sight, to: readonly string[], clauses: readonly Clause[]): Refusal | null {
  return checkOffer(sight, to, clauses, null);
}

/** An offer, or a counter-offer in the place of the deal `instead`: what that one bound me to no longer counts. */
function checkOffer(sight: Sight, to: readonly string[], clauses: readonly Clause[], instead: string | null): Refusal | null {
  const { view } = sight;
  const parties = [view.seat, ...to];
  if (to.includes(view.seat)) return refuse('deal-with-oneself');
  if (new Set(parties).size !== parties.length) return refuse('named-twice');
  if (to.some((id) => !isParty(sight, id))) return refuse('not-found');
  if (to.some((id) => sight.world.seatRows.get(id)?.kind === 'press')) return refuse('press-does-not-trade');
  const silent = to.filter((id) => !hasPlayer(sight.pub, id));
  if (silent.length > 1) return refuse('one-state-a-deal');
  if (view.deals.filter((deal) => deal.status === 'open' && deal.by === view.seat).length >= OPEN_OFFERS)
    return refuse('too-many-offers', { max: OPEN_OFFERS });
  const today = view.deals.filter(
    (deal) => deal.by === view.seat && deal.day === sight.pub.day && othersOf(deal, view.seat).some((id) => hasPlayer(sight.pub, id)),
  );
  if (today.length >= OFFERS_A_DAY) return refuse('offers-enough', { max: OFFERS_A_DAY });
  return (
    checkClauses(sight, parties, clauses) ??
    alreadyBound(sight, clauses, instead) ??
    askedToday(view, dealKey(clauses), silent) ??
    purse(sight, clauses, 1) ??
    talks(view, 1)
  );
}

/** Refusals of the same offer to several states run by the game; `*` stands for the state. */
export function checkCirculate(sight: Sight, ids: readonly string[], clauses: readonly Clause[]): Refusal | null {
  return (
    targets(sight, ids, sight.world.reach) ??
    firstRefusal(ids, (id) => checkClauses(sight, [sight.view.seat, id], forState(clauses, id))) ??
    soldTwice(sight, ids, clauses) ??
    alreadyBound(sight, clauses, null) ??
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
  return overtaken(sight, deal) ?? alreadyBound(sight, deal.clauses, id) ?? purse(sight, deal.clauses, 1, id);
}

/** Refusals of a counter-offer: it needs an open offer by somebody else, then it is an offer of one's own. */
export function checkCounter(sight: Sight, id: string, clauses: readonly Clause[]): Refusal | null {
  const deal = sight.view.deals.find((entry) => entry.id === id);
  if (!deal) return refuse('not-found');
  if (deal.status !== 'open') return refuse('lapsed', { status: deal.status });
  if (deal.by === sight.view.seat) return refuse('your-own-offer');
  return checkOffer(sight, othersOf(deal, sight.view.seat), clauses, id);
}

export function checkWithdraw(sight: Sight, id: string): Refusal | null {
  const deal = sight.view.deals.find((entry) => entry.id === id);
  if (!deal || deal.by !== sight.view.seat) return refuse('not-found');
  return deal.status === 'open' ? null : refuse('lapsed', { status: deal.status });
}

/** A party that has accepted may think again until the last has. The proposer withdraws instead. */
export function checkTakeback(sight: Sight, id: string): Refusal | null {
  const deal = sight.view.deals.find((entry) => entry.id === id);
  if (!deal) return refuse('not-found');
  if (deal.status !== 'open') return refuse('lapsed', { status: deal.status });
  if (deal.by === sight.view.seat) return refuse('your-own-offer');
  return deal.accepted.includes(sight.view.seat) ? null : refuse('nothing-accepted');
}

/** The other parties of a deal, in its order. */
export const othersOf = (deal: Pick<DealView, 'parties'>, me: string): readonly string[] => deal.parties.filter((party) => party !== me);

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
function checkClauses(sight: Sight, parties: readonly string[], clauses: readonly Clause[]): Refusal | null {
  return (
    gone(sight, clauses) ??
    firstRefusal(clauses, (clause, index) => checkClause(sight, parties, clauses, clause, index)) ??
    contradiction(clauses)
  );
}

/** A clause that lives by a name falls with it: nobody can be asked, paid or promised for one that has left the paper. */
const gone = (sight: Sight, clauses: readonly Clause[]): Refusal | null =>
  firstRefusal(clauses, (clause) => {
    const name = nameIn(sight, clause);
    return name === null ? null : offPaper(sight, name);
  });

/** What can no longer be kept since it was offered: a name has gone, or may not go any more since another has. */
const overtaken = (sight: Sight, { parties, clauses }: DealView): Refusal | null =>
  gone(sight, clauses) ??
  firstRefusal(clauses, (clause, index) => (clause.kind === 'withdraw' ? checkClause(sight, parties, clauses, clause, index) : null));

/** The name that this clause needs elected, or on the paper; null: none. */
function nameIn({ world }: Sight, clause: Clause): string | null {
  if ('candidate' in clause) return clause.candidate;
  if (clause.kind === 'chair') return world.seatRows.get(clause.by)?.kind === 'candidate' ? clause.by : null;
  return 'when' in clause && typeof clause.when === 'object' && 'elected' in clause.when ? clause.when.elected : null;
}

function checkClause(sight: Sight, parties: readonly string[], clauses: readonly Clause[], clause: Clause, index: number): Refusal | null {
  const { world, pub } = sight;
  if (!world.scenario.clauses.includes(clause.kind)) return refuse('clause-not-here', { clause: clause.kind });
  if (!parties.includes(clause.by)) return refuse('not-a-party', { party: clause.by });
  if ('to' in clause && (!parties.includes(clause.to) || clause.to === clause.by)) return refuse('not-a-party', { party: clause.to });
  // What was bought for a floor that never comes would be paid for nothing.
  if (!isTraded(world, pub, clause.kind)) return refuse('floor-is-over');
  const row = world.seatRows.get(clause.by);
  const isState = world.indexOf.has(clause.by);
  switch (clause.kind) {
    case 'aid':
    case 'letter':
    case 'expertise':
    case 'travel':
      return checkGoods(sight, clauses, clause, index);
    case 'endorse':
      if (!isState || row?.kind === 'sponsor') return refuse('cannot-back', { party: clause.by });
      return backsOf(sight, clause.by) === null ? null : refuse('already-backs', { party: clause.by });
    case 'silence':
      return isState && hasPlayer(pub, clause.by) ? null : refuse('says-nothing-anyway', { party: clause.by });
    case 'rollcall': {
      const call = world.scenario.rollCall;
      if (!isState) return refuse('has-no-vote', { party: clause.by });
      return call && pub.rollCall === null && pub.day <= call.day ? null : refuse('no-roll-call');
    }
    case 'attend':
      if (!isState || row?.kind === 'sponsor') return refuse('has-no-vote', { party: clause.by });
      return pub.affairs.proxies[clause.by] === undefined ? null : refuse('proxy-given');
    case 'withdraw':
      if (row?.kind !== 'candidate' || !pub.affairs.onPaper.includes(clause.by)) return refuse('not-on-paper');
      if (pub.affairs.onPaper.length < 3) return refuse('two-names-stay');
      return clause.heir === null || (clause.heir !== clause.by && pub.affairs.onPaper.includes(clause.heir)) ? null : refuse('not-found');
    case 'second': {
      const post = world.scenario.linked.find((entry) => entry.id === clause.post);
      if (!post?.contenders.some((contender) => contender.state === clause.for)) return refuse('not-found');
      if (clause.by === clause.for) return refuse('your-own-state');
      const spoken = post.contenders.some((contender) => pub.affairs.seconds[`${post.id}/${contender.state}`]?.includes(clause.by));
      return spoken ? refuse('seconded-already') : null;
    }
    case 'promise':
      if (!isState || row?.kind === 'sponsor') return refuse('has-no-vote', { party: clause.by });
      return mayPromise(sight, parties, clause);
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

/** A promise reaches the candidate's ledger, so its campaign must be at the table, or it would learn of others' deals. */
function mayPromise(
  { world, view }: Sight,
  parties: readonly string[],
  { by, candidate }: Extract<Clause, { kind: 'promise' }>,
): Refusal | null {
  if (!parties.some((party) => world.seatRows.get(party)?.candidate === candidate))
    return refuse('promise-needs-its-campaign', { candidate });
  return view.candidate === candidate && view.held[by]?.live ? refuse('promise-held', { state: by }) : null;
}

/** Goods: who gives must have such goods at all, and a quiet backer must be the giver's own and quiet still. */
function checkGoods(
  sight: Sight,
  clauses: readonly Clause[],
  clause: Extract<Clause, { kind: 'aid' | 'letter' | 'expertise' | 'travel' }>,
  index: number,
): Refusal | null {
  const { world, pub, view } = sight;
  const row = world.seatRows.get(clause.by);
  if (!row || !hasPlayer(pub, clause.by)) return refuse('has-none', { party: clause.by, clause: clause.kind });
  const stateless = row.kind === 'candidate' || row.kind === 'sector';
  if (clause.kind === 'letter' && stateless) return refuse('has-none', { party: clause.by, clause: clause.kind });
  if ((clause.kind === 'travel' || clause.kind === 'expertise') && !world.indexOf.has(clause.to))
    return refuse('not-a-party', { party: clause.to });
  if (clause.kind === 'travel') return null;
  if (clause.kind === 'aid' && clause.through !== undefined) {
    if (!plays(world, 'backers')) return refuse('module-off');
    const backer = view.backers.find((entry) => entry.state === clause.through);
    if (row.candidate === undefined || clause.by !== view.seat || !backer) return refuse('not-found');
    if (backer.open) return refuse('no-longer-quiet', { state: backer.state });
  }
  return checkWhen(clauses, clause.when ?? 'now', index);
}

/** Conditions are public facts only: who was elected, or whether a visible clause was performed. */
function checkWhen(clauses: readonly Clause[], when: When, index: number): Refusal | null {
  if (when === 'now' || 'elected' in when) return null;
  const bond = clauses[when.acted];
  if (!bond || when.acted === index || !isBonded(bond)) return refuse('cannot-be-seen', { clause: when.acted + 1 });
  return null;
}

function contradiction(clauses: readonly Clause[]): Refusal | null {
  const slots = clauses.filter(isBonded).map((clause) => `${clause.by}/${SLOT[clause.kind]}`);
  return new Set(slots).size === slots.length ? null : refuse('contradiction');
}

/** One public act of mine is not offered to several at a time: the first who accepts has it. */
const soldTwice = (sight: Sight, ids: readonly string[], clauses: readonly Clause[]): Refusal | null =>
  ids.length > 1 && clauses.some((clause) => clause.by === sight.view.seat && isBonded(clause)) ? refuse('act-sold-once') : null;

/** A public act is bound once: two bonds for the same moment cannot both be kept. An offer I stand by binds me as a deal does. */
function alreadyBound(sight: Sight, clauses: readonly Clause[], except: string | null): Refusal | null {
  const mine = (clause: Clause): clause is BondedClause => clause.by === sight.view.seat && isBonded(clause);
  const standing = (deal: DealView) => deal.status === 'open' && deal.id !== except && deal.accepted.includes(sight.view.seat);
  const bound = sight.view.deals
    .filter((deal) => deal.status === 'settled' || standing(deal))
    .flatMap((deal) => deal.clauses.filter((clause, i): clause is BondedClause => deal.clauseStatus[i] === 'open' && mine(clause)));
  const clash = clauses.filter(mine).some((clause) => bound.some((other) => SLOT[clause.kind] === SLOT[other.kind]));
  return clash ? refuse('already-bound') : null;
}

/** My own goods, `times` over, must be there: what I set aside cannot fail later. */
function purse(sight: Sight, clauses: readonly Clause[], times: number, answering?: string): Refusal | null {
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
  if (need.expertise * times > view.purse.expertise)
    return refuse('purse-short', { goods: 'expertise', need: need.expertise * times, have: view.purse.expertise });
  const short = view.backers.find((backer) => coverThrough(clauses, backer.state) * times > backer.aid);
  if (short) return refuse('purse-short', { goods: 'aid', need: coverThrough(clauses, short.state) * times, have: short.aid });
  if (plays(sight.world, 'scandal')) return null;
  const chairs = clauses.filter((clause) => clause.kind === 'chair' && clause.by === view.seat).length * times;
  const promised = view.deals
    .filter((deal) => deal.status === 'settled' || (deal.status === 'open' && deal.id !== answering && deal.accepted.includes(view.seat)))
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
