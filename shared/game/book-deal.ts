import { unreachable } from '../kit/result.ts';
import type { StateRow } from '../scenario/schema.ts';
import { receives } from './answer.ts';
import { ask, learn, withDeal, withMind, withPurse, withRequests, withSeat } from './change.ts';
import type { Clause } from './command.ts';
import { allDeals, cover, coverThrough, dealKey, type GoodsClause, isBonded, isGoods } from './deal.ts';
import type { GameEvent } from './event.ts';
import { COMMIT_BY_PROMISE } from './setup.ts';
import type { Deal, GameState, Mind, WrittenPromise } from './state.ts';
import { expertTrust, goodsValue } from './utility.ts';
import { campOf, candidateIndex, knowerOf, raise, type World, withEntry } from './world.ts';

/** Booking of promises and deals: what is set aside, what moves, what comes back. */

/** Answers to a letter or a question: a yes is booked as a promise, and the campaign remembers both. */
export function answered(
  world: World,
  state: GameState,
  by: string,
  candidate: number,
  answers: readonly { readonly state: string; readonly yes: boolean }[],
): GameState {
  const said = answers.flatMap((answer) => (answer.yes ? [answer.state] : []));
  const booked = said.length === 0 ? state : promised(world, state, said, candidate);
  return learn(world, booked, by, answers, (known, answer) => ({
    ...known,
    answer: answer.yes ? 'yes' : 'no',
    answerDay: state.day,
  }));
}

/** Written promises are booked, answer pending requests and move their givers a little. The same one twice counts once. */
export function promised(world: World, state: GameState, ids: readonly string[], candidate: number): GameState {
  const book: { [state: string]: WrittenPromise } = { ...state.promises[candidate] };
  const minds = state.minds.slice();
  for (const id of ids) {
    const i = world.indexOf.get(id) as number;
    const mind = minds[i] as Mind;
    if (!book[id]) minds[i] = { ...mind, commit: raise(mind.commit, candidate, COMMIT_BY_PROMISE) };
    book[id] = { day: state.day, live: true };
  }
  const pending = (state.requests[candidate] as readonly string[]).filter((entry) => !ids.includes(entry));
  return withRequests({ ...state, promises: withEntry(state.promises, candidate, book), minds }, candidate, pending);
}

/** Everything of a deal that happens at once; bonded and conditional clauses stay open. */
export function settle(world: World, state: GameState, deal: Deal): GameState {
  const signed = 1 + allDeals(state.deals).filter((entry) => entry.status === 'settled').length;
  const clauseStatus = deal.clauseStatus.map((status, n) => (atOnce(deal.clauses[n] as Clause) ? 'done' : status));
  let now = withDeal(state, { ...deal, status: 'settled', signed, clauseStatus });
  for (const [index, clause] of deal.clauses.entries()) {
    if (atOnce(clause)) now = perform(world, now, clause);
    else if (isBonded(clause)) now = bind(world, now, deal, index);
    else if (isGoods(clause)) now = expecting(world, now, clause);
  }
  return now;
}

/** What comes true with the last signature: neither an act to come nor goods that wait for something. */
const atOnce = (clause: Clause): boolean => !isBonded(clause) && !(isGoods(clause) && (clause.when ?? 'now') !== 'now');

/** Goods that hang on an election are half believed at once, as a promised chair is; they move once it is decided. */
function expecting(world: World, state: GameState, clause: GoodsClause): GameState {
  const i = world.indexOf.get(clause.to);
  const hangs = typeof clause.when === 'object' && 'elected' in clause.when;
  return hangs && i !== undefined && clause.kind !== 'expertise' ? thank(world, state, clause, i) : state;
}

/** A state without a player does what it agreed to when the time comes; players are free to break their word. */
function bind(world: World, state: GameState, deal: Deal, index: number): GameState {
  const clause = deal.clauses[index] as Clause;
  const i = world.indexOf.get(clause.by);
  if (i === undefined || (state.seats[clause.by]?.held ?? 'game') !== 'game') return state;
  if (clause.kind === 'endorse' || clause.kind === 'second')
    return withMind(state, i, (mind) => ({ ...mind, due: { deal: deal.id, clause: index } }));
  if (clause.kind === 'attend') return withMind(state, i, (mind) => ({ ...mind, coming: clause.present ? SEEN_TO_IT : 0 }));
  return state;
}

/** A ticket is remembered like a letter. */
export const TICKET = { letters: 1 } as const;

/** Chance of coming once somebody has paid for the journey. */
export const SEEN_TO_IT = 0.985;

/** One clause comes true. */
export function perform(world: World, state: GameState, clause: Clause): GameState {
  switch (clause.kind) {
    case 'aid':
    case 'letter':
    case 'chair':
    case 'expertise':
      return receive(world, state, clause);
    case 'travel': {
      const i = world.indexOf.get(clause.to);
      return i === undefined ? state : withMind(thank(world, state, clause, i), i, (mind) => ({ ...mind, coming: SEEN_TO_IT }));
    }
    case 'promise':
      return promised(world, state, [clause.by], candidateIndex(world, clause.candidate));
    case 'endorse':
    case 'silence':
    case 'rollcall':
    case 'attend':
    case 'withdraw':
    case 'second':
    case 'note':
      return state;
    default:
      return unreachable(clause);
  }
}

type Given = Extract<Clause, { kind: 'aid' | 'letter' | 'chair' | 'expertise' }>;

/** Goods arrive: a seat owns them, a state's mind is moved towards the campaign that gave them. */
function receive(world: World, state: GameState, clause: Given): GameState {
  const i = world.indexOf.get(clause.to);
  const moved = i === undefined ? state : thank(world, state, clause, i);
  const sender = moved.seats[clause.by];
  const sent = clause.kind === 'expertise' && sender ? withSeat(moved, clause.by, { sent: sender.sent + clause.n }) : moved;
  const seat = sent.seats[clause.to];
  if (!seat || clause.kind === 'chair') return sent;
  const key = clause.kind === 'letter' ? 'letters' : clause.kind;
  // An expert stays where it was sent, and a letter speaks for whoever wrote it: neither is handed on.
  return withSeat(sent, clause.to, {
    purse: clause.kind === 'aid' ? { ...seat.purse, aid: seat.purse.aid + clause.n } : seat.purse,
    received: { ...seat.received, [key]: seat.received[key] + clause.n },
  });
}

/** A state remembers who gave; an expert adds trust in that campaign, and staff whoever sent it. */
function thank(world: World, state: GameState, clause: Given | Extract<Clause, { kind: 'travel' }>, i: number): GameState {
  const camp = campOf(world, clause.by);
  const taught =
    clause.kind === 'expertise'
      ? withMind(state, i, (mind) => ({
          ...mind,
          experts: mind.experts + clause.n,
          trust: camp === null ? mind.trust : raise(mind.trust, camp, trustOf(mind.trust[camp] as number, clause.n)),
        }))
      : state;
  if (camp === null) return taught;
  const row = world.states[i] as StateRow;
  const held = (taught.minds[i] as Mind).goods;
  const value =
    clause.kind === 'expertise'
      ? 0
      : clause.kind === 'travel'
        ? goodsValue(row, TICKET, held[camp] as number)
        : receives(world, row, held, clause);
  const thanked = withMind(taught, i, (mind) => ({ ...mind, goods: raise(mind.goods, camp, value) }));
  return learn(world, thanked, clause.by, [{ state: clause.to }], (known) => ({
    ...known,
    goods: known.goods + value,
    experts: known.experts + (clause.kind === 'expertise' ? clause.n : 0),
  }));
}

function trustOf(trust: number, experts: number): number {
  let gained = 0;
  for (let n = 0; n < experts; n++) gained += expertTrust(trust + gained);
  return gained;
}

/** A deal that nobody will settle: what was set aside goes back, and a state that refused is not asked the same again today. */
export function closeDeal(world: World, state: GameState, event: Extract<GameEvent, { type: 'deal.closed' }>): GameState {
  const deal = state.deals[event.deal] as Deal;
  const reason = { by: event.by, key: event.reason };
  const closed = deal.accepted.reduce(
    (now, party) => release(world, now, deal, party),
    withDeal(state, { ...deal, status: event.status, reason }),
  );
  if (event.status !== 'refused' || (state.seats[event.by]?.held ?? 'game') !== 'game') return closed;
  return ask(closed, knowerOf(world, deal.by), dealKey(deal.clauses), [{ state: event.by }]);
}

/** Takes a party's goods (and the proposer's talk) out of its purse until the deal is answered. */
export const setAside = (world: World, state: GameState, deal: Deal, party: string, talks: number): GameState =>
  movePurse(world, state, deal, party, talks, -1);

/** Gives them back: a party takes its word back, or the deal is over. */
export const release = (world: World, state: GameState, deal: Deal, party: string): GameState =>
  movePurse(world, state, deal, party, party === deal.by ? deal.talks : 0, 1);

function movePurse(world: World, state: GameState, deal: Deal, party: string, talks: number, sign: 1 | -1): GameState {
  const seat = state.seats[party];
  if (!seat) return state;
  const { aid, letters, expertise } = cover(deal.clauses, party);
  const moved = withPurse(state, party, {
    talks: seat.purse.talks + sign * talks,
    aid: seat.purse.aid + sign * aid,
    letters: seat.purse.letters + sign * letters,
    expertise: seat.purse.expertise + sign * expertise,
  });
  const camp = campOf(world, party);
  return camp === null ? moved : throughBackers(world, moved, deal, party, sign);
}

/** What quiet backers pay for this party is set aside and given back with it. */
function throughBackers(world: World, state: GameState, deal: Deal, party: string, sign: 1 | -1): GameState {
  const own = deal.clauses.filter((clause) => clause.by === party);
  let now = state;
  for (const { state: id } of world.scenario.backers) now = withBacker(now, id, sign * coverThrough(own, id));
  return now;
}

/** A backer's purse with so many tokens more. */
function withBacker(state: GameState, id: string, n: number): GameState {
  const purse = state.backers[id];
  return n === 0 || !purse ? state : { ...state, backers: { ...state.backers, [id]: { ...purse, aid: purse.aid + n } } };
}

/** A clause that will not come true returns what waited in it. */
export function giveBack(state: GameState, clause: Clause): GameState {
  if (!isGoods(clause)) return state;
  if (clause.kind === 'aid' && clause.through !== undefined) return withBacker(state, clause.through, clause.n);
  const key = clause.kind === 'letter' ? 'letters' : clause.kind;
  return withPurse(state, clause.by, { [key]: (state.seats[clause.by]?.purse[key] ?? 0) + clause.n });
}
