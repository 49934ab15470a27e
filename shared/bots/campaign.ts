import { OPEN_OFFERS } from '../game/check-deal.ts';
import type { Clause, Command, FloorAct } from '../game/command.ts';
import { cover } from '../game/deal.ts';
import type { DealView, SeatView } from '../game/view.types.ts';
import { candidateIndex, plays } from '../game/world.ts';
import { type Beliefs, beliefs } from './belief.ts';
import { type BotMind, couldAccept, ifLegal, ifTaken, opened } from './bot.ts';
import { deskOf, hasChair, promisedChairs } from './desk.ts';
import { bendValue, floorPlans, hallPlans } from './hall-plans.ts';
import { shortOfAid } from './means.ts';
import { blocPlans } from './plans.ts';
import { takes, weightsOf } from './profile.ts';
import type { Plan } from './short-list.ts';

/**
 * The campaign bot (candidate or sponsor): of everything it could do with one talk, the act with the largest expected gain in
 * margin, goods priced by how fast they run out (docs/rulebook.md §11). It knows what its own camp may see and nothing else.
 */
export function campaignMove(mind: BotMind): Command | null {
  const { world, view } = mind;
  const answer = answerOffers(mind);
  if (answer) return answer;
  // Nobody can be won for a name that has left the paper.
  if (!mind.pub.affairs.onPaper.includes(view.candidate ?? '')) return null;
  const c = candidateIndex(world, view.candidate ?? '');
  const free = freeMove(mind, c);
  if (free) return free;
  if (view.purse.talks < 1 || mind.spentTalks >= mind.talksByNow) return null;
  const offer = takes(mind.profile, 'offer') ? offerToPerson(mind, c) : null;
  if (offer) return offer;
  const b = beliefs(world, mind.pub, view, c);
  const found = best(mind, plans(mind, c, b));
  if (!found || found.value <= 0) return null;
  return keptForTheFloor(mind, c, b, found) ? null : found.command;
}

/** The day's last talk is kept where something said in public is worth more than anything left to do in the corridor. */
function keptForTheFloor(mind: BotMind, c: number, b: Beliefs, corridor: Plan): boolean {
  if (mind.pub.phase !== 'corridor' || mind.view.purse.talks > 1 || bondOf(mind.view)) return false;
  const top = bestOnFloor(mind, c, b);
  return TALKED.has(top.act.act) && top.value > corridor.value;
}

/** Public acts that take a talk. */
const TALKED: ReadonlySet<FloorAct['act']> = new Set<FloorAct['act']>(['speak', 'pivot', 'move']);

/** Its public act of the day: the one that moves most, or silence. */
export function campaignAct(mind: BotMind): Command {
  const { world, view } = mind;
  const c = candidateIndex(world, view.candidate ?? '');
  const bound = bondOf(view);
  if (bound) return ifLegal(mind, bound);
  return { type: 'floor.seal', act: bestOnFloor(mind, c, beliefs(world, mind.pub, view, c)).act };
}

const bestOnFloor = (mind: BotMind, c: number, b: Beliefs): ReturnType<typeof floorPlans>[number] =>
  floorPlans(mind, c, b).reduce((one, other) =>
    other.value * misjudge(mind, other.act.act) > one.value * misjudge(mind, one.act.act) ? other : one,
  );

const misjudge = (mind: BotMind, act: string): number => mind.misjudged('floor', act);

/** What a settled deal binds this seat to do on the floor today. */
function bondOf(view: SeatView): FloorAct | null {
  for (const deal of view.deals) {
    if (deal.status !== 'settled') continue;
    for (const [n, clause] of deal.clauses.entries()) {
      if (clause.by !== view.seat || deal.clauseStatus[n] !== 'open') continue;
      if (clause.kind === 'second') return { act: 'second', post: clause.post, for: clause.for };
      if (clause.kind === 'silence') return { act: 'silent' };
    }
  }
  return null;
}

function plans(mind: BotMind, c: number, b: Beliefs): Plan[] {
  const { world, pub } = mind;
  const played = new Set(pub.seats.filter((seat) => seat.held !== 'game').map((seat) => seat.id));
  const found: Plan[] = [];
  const desk = deskOf(mind, c, b);
  const inBloc = blocPlans(desk);
  for (const members of world.blocMembers.values()) {
    const open = members.filter((i) => !played.has(world.states[i]?.id ?? ''));
    found.push(...inBloc(open, members));
  }
  if (pub.phase === 'corridor') found.push(...hallPlans(desk));
  return sparing(mind, found);
}

/**
 * A token given away buys no backing any more: where the purse will not last for the talks that are left, a gift is charged with
 * what its tokens would bring as packages for public backing.
 */
function sparing(mind: BotMind, found: readonly Plan[]): Plan[] {
  const short = shortOfAid(mind, mind.view.purse.aid, mind.view.purse.talks);
  if (short === 0) return [...found];
  const worth = (plan: Plan) => (plan.act === 'backing' ? plan.value / tokensOf(plan.command) : 0);
  const token = short * found.reduce((top, plan) => Math.max(top, worth(plan)), 0);
  return found.map((plan) => (plan.act === 'aid' ? { ...plan, value: plan.value - token * tokensOf(plan.command) } : plan));
}

/** Aid that a circulated offer asks of the purse. */
const tokensOf = (command: Command): number =>
  command.type === 'deal.circulate'
    ? command.states.length * command.clauses.reduce((sum, clause) => sum + (clause.kind === 'aid' ? clause.n : 0), 0)
    : 0;

/** The plan that looks best to this bot; how wrong it may be is its level's. */
function best(mind: BotMind, found: readonly Plan[]): Plan | null {
  let top: Plan | null = null;
  let topValue = 0;
  for (const plan of found) {
    if (!opened(mind, plan.command.type)) continue;
    const suspicion = plan.act === 'investigate' ? weightsOf(mind.profile).suspicion : 1;
    const value = plan.value * suspicion * (mind.profile.level === 3 ? 1 : mind.misjudged(plan.act, JSON.stringify(plan.command)));
    if (value > topValue) {
      top = plan;
      topValue = value;
    }
  }
  return top;
}

/** What costs no talk: a pledge to the sponsor when means run short, a sentence on the record. */
function freeMove(mind: BotMind, c: number): Command | null {
  const { world, pub, view, profile } = mind;
  if (pub.phase !== 'corridor') return null;
  if (view.kind === 'candidate' && plays(world, 'independence') && takes(profile, 'bend') && opened(mind, 'oath.bend') && pub.beat >= 2) {
    const may = ifTaken(mind, { type: 'oath.bend' }) !== null;
    if (may && bendValue(mind, c, beliefs(world, pub, view, c)) > 0) return { type: 'oath.bend' };
  }
  if (plays(world, 'press') && takes(profile, 'quote') && opened(mind, 'quote.give')) {
    const press = world.scenario.seats.find((row) => row.kind === 'press');
    const said = pub.affairs.quotes.some((quote) => quote.by === view.seat && quote.to === press?.id && quote.day === pub.day);
    if (press && !said) return { type: 'quote.give', to: press.id, candidate: view.candidate };
  }
  return null;
}

/** Offers by others: taken when they bring a vote's worth for what they cost; a sponsor pays for its own candidate. */
function answerOffers(mind: BotMind): Command | null {
  const { view } = mind;
  const waiting = view.deals.find((deal) => deal.status === 'open' && !deal.accepted.includes(view.seat));
  if (!waiting) return null;
  return { type: 'deal.answer', deal: waiting.id, accept: canPay(mind, waiting) && worthIt(mind, waiting) };
}

/** A third of the aid it began with at most goes to one who comes asking, and the floor is not sold (docs/rulebook.md §11). */
function canPay(mind: BotMind, deal: DealView): boolean {
  const { view, world } = mind;
  const mine = deal.clauses.filter((clause) => clause.by === view.seat);
  const aid = cover(deal.clauses, view.seat).aid;
  const third = Math.max(2, Math.ceil((world.seatRows.get(view.seat)?.aid ?? 0) / 3));
  return couldAccept(mind, deal.id) && aid <= third && !mine.some((clause) => clause.kind === 'silence');
}

const worthIt = (mind: BotMind, deal: DealView): boolean =>
  deal.clauses.reduce((sum, clause) => sum + clauseVotes(mind.view, clause), 0) * mind.misjudged('answer', deal.id) > 0;

/** What a clause in somebody's offer brings a campaign, or costs it, in votes. */
export function clauseVotes(view: Pick<SeatView, 'seat' | 'candidate'>, clause: Clause): number {
  const name = view.candidate;
  if (clause.by === view.seat) return -costOf(clause);
  if (clause.kind === 'endorse') return clause.candidate === name ? 1.6 : -2;
  if (clause.kind === 'promise') return clause.candidate === name ? 0.7 : -1;
  if (clause.kind === 'silence') return 0.3;
  if (clause.kind === 'rollcall') return 0.5;
  return 'to' in clause && clause.to === view.seat ? (clause.kind === 'aid' ? 0.4 * clause.n : 0.3) : 0;
}

/** What a clause of its own costs a campaign, in votes. */
function costOf(clause: Clause): number {
  switch (clause.kind) {
    case 'aid':
      return 0.5 * clause.n;
    case 'travel':
      return 0.5;
    case 'letter':
    case 'expertise':
      return 0.6 * clause.n;
    case 'chair':
      return 0.9;
    case 'second':
      return 0.4;
    case 'rollcall':
    case 'withdraw':
      return 3;
    default:
      return 0;
  }
}

/** Once a day a person's delegation hears from each camp: a chair for a promise, or aid for public backing or, where that is not sold, for a promise. */
function offerToPerson(mind: BotMind, c: number): Command | null {
  const { world, pub, view } = mind;
  const name = world.candidates[c]?.id ?? '';
  // Who has left the paper has nothing to give any more, and nothing to be promised.
  for (const seat of pub.seats) {
    if (seat.kind !== 'delegation' || seat.held !== 'person' || seat.id === view.seat || !mind.mayApproach(seat.id)) continue;
    const ours = view.deals.filter((deal) => deal.by === view.seat && deal.parties.includes(seat.id));
    if (ours.some((deal) => deal.day === pub.day) || ours.filter((deal) => deal.status === 'open').length >= 2) continue;
    if (view.deals.filter((deal) => deal.status === 'open' && deal.by === view.seat).length >= OPEN_OFFERS) return null;
    const clauses = view.kind === 'candidate' ? chairOffer(view, seat.id, name) : aidOffer(mind, seat.id, name);
    const offer = clauses ? ifTaken(mind, { type: 'deal.propose', to: [seat.id], clauses }) : null;
    if (offer) return offer;
  }
  return null;
}

function chairOffer(view: SeatView, to: string, name: string): Clause[] | null {
  if (promisedChairs(view) >= view.purse.chairs || hasChair(view, to)) return null;
  const chair: Clause = { kind: 'chair', by: view.seat, to };
  return view.held[to]?.live ? [chair, { kind: 'silence', by: to }] : [chair, { kind: 'promise', by: to, candidate: name }];
}

function aidOffer({ world, pub, view }: BotMind, to: string, name: string): Clause[] | null {
  const face = pub.states[world.indexOf.get(to) ?? -1];
  if (view.purse.aid < 1) return null;
  if (world.scenario.clauses.includes('endorse') && pub.phase === 'corridor' && face?.backs === null)
    return [
      { kind: 'endorse', by: to, candidate: name },
      { kind: 'aid', by: view.seat, to, n: Math.min(2, view.purse.aid), when: { acted: 0 } },
    ];
  if (view.held[to]?.live) return null;
  return [
    { kind: 'promise', by: to, candidate: name },
    { kind: 'aid', by: view.seat, to, n: 1 },
  ];
}
