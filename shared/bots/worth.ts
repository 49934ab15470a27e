import type { Clause } from '../game/command.ts';
import { paperOdds } from '../game/forecast.ts';
import { POINTS } from '../game/score.ts';
import { interestNow } from '../game/utility.ts';
import type { PublicView } from '../game/view.types.ts';
import { bestOther, campOf, candidateIndex, topOf, type World } from '../game/world.ts';
import { clamp, sigmoid } from '../kit/math.ts';
import type { Goal, StateRow } from '../scenario/schema.ts';
import type { BotMind } from './bot.ts';
import { takes, weightsOf } from './profile.ts';

/** What one of its own goods is still worth to whoever gives it away: it may want it for another bargain, and after the ballot it is worth nothing. */
const KEPT = 0.3;
/** A letter of its own, while it could still buy one that counts in full. */
const UNWRITTEN = 1.2;

/** What a clause is worth to a seat with a state, in the raw points of docs/rulebook.md §9: goods, record, standing, its three goals. */
export function clausePoints(mind: BotMind, clause: Clause): number {
  const { world, view, profile } = mind;
  const weights = weightsOf(profile);
  const home = world.states[world.indexOf.get(view.seat) ?? -1];
  if ('to' in clause && clause.to === view.seat) return weights.goods * received(mind, clause, home) + towardsGoals(mind, clause);
  if (clause.kind === 'second' && clause.for === view.seat) return 2;
  if (clause.by !== view.seat) return othersDo(mind, clause);
  switch (clause.kind) {
    case 'aid':
    case 'expertise':
      return -KEPT * clause.n;
    case 'letter':
      return -(view.received.letters < 2 ? UNWRITTEN : KEPT) * clause.n;
    case 'travel':
      return -KEPT;
    case 'endorse':
      if (!takes(profile, 'endorse')) return -20;
      return weights.backingForSale || leansTo(mind) === candidateIndex(world, clause.candidate)
        ? backingPoints(mind, candidateIndex(world, clause.candidate))
        : -20;
    case 'silence':
      return 0.5 - towardsGoals(mind, { kind: 'endorse', by: view.seat, candidate: world.candidates[leansTo(mind)]?.id ?? '' });
    case 'rollcall':
      return -0.8;
    case 'attend':
      return clause.present ? 0.8 : -6;
    case 'promise':
      return promisePoints(mind, candidateIndex(world, clause.candidate));
    case 'second':
      return -1;
    case 'chair':
    case 'withdraw':
    case 'note':
      return 0;
  }
}

/** What goods are worth to their receiver; from the third letter on, one is worth less. */
function received(mind: BotMind, clause: Clause, home: StateRow | undefined): number {
  const odds = (id: string) => winChance(mind, id);
  const points = goodsPoints(home, clause, odds);
  return clause.kind === 'letter' && mind.view.received.letters + clause.n > 2 ? (points * POINTS.moreLetters) / POINTS.letter : points;
}

/** What goods in a clause are worth to this state (none: a seat without one) by what everyone knows; what hangs on an election, its chance. */
export function goodsPoints(home: StateRow | undefined, clause: Clause, odds: (candidate: string) => number): number {
  const chance = 'when' in clause && typeof clause.when === 'object' && 'elected' in clause.when ? odds(clause.when.elected) : 1;
  switch (clause.kind) {
    case 'aid':
      return POINTS.aid * (home?.welcome ?? 0.4) * clause.n * chance;
    case 'letter':
      return POINTS.letter * clause.n * chance;
    case 'expertise':
      return POINTS.expertise * clause.n * chance;
    case 'travel':
      return 0.5;
    case 'chair':
      return POINTS.chair * odds(clause.by);
    case 'second':
      return 4;
    default:
      return 0;
  }
}

/** What I make of what others do in the deal beside me: something where my goals or my side gain by it. */
const othersDo = (mind: BotMind, clause: Clause): number =>
  clause.kind === 'endorse' ? (candidateIndex(mind.world, clause.candidate) === leansTo(mind) ? 0.8 : -0.5) : 0;

/** Backing a candidate in public: credit if it wins, cost if it loses, and it is seen either way. */
export function backingPoints(mind: BotMind, c: number): number {
  const { world, pub, view } = mind;
  const home = world.states[world.indexOf.get(view.seat) ?? -1] as StateRow;
  const p = winChance(mind, world.candidates[c]?.id ?? '');
  const cost = 5 * home.exposure * (pub.publicCost[c] as number);
  const name = world.candidates[c]?.id ?? '';
  return (
    POINTS.winner * p +
    POINTS.loser * home.exposure * (1 - p) -
    cost +
    1 +
    towardsGoals(mind, { kind: 'endorse', by: view.seat, candidate: name })
  );
}

/** A written promise: worth a little to the side one prefers, a risk where another side already has one. */
export function promisePoints(mind: BotMind, c: number): number {
  const { world, view, profile } = mind;
  if (!takes(profile, 'promise')) return -20;
  const others = Object.entries(view.given).some(([id, given]) => given.live && candidateIndex(world, id) !== c);
  if (others && !weightsOf(profile).promisesBoth) return -12;
  const risk = others ? (world.scenario.modules.includes('scandal') ? -2.4 : -1.2) : 0;
  const lean = interestIn(mind, c);
  return risk + 3 * lean - 0.4;
}

/** Which of my goals this clause brings nearer, in points: a third of ten each. */
function towardsGoals(mind: BotMind, clause: Clause): number {
  return mind.view.brief.goals.reduce((sum, goal) => sum + goalPoints(mind, goal, clause), 0);
}

function goalPoints({ view }: BotMind, goal: Goal, clause: Clause): number {
  const share = (need: number, have: number) => (have >= need ? 0 : 3.3 / (need - have));
  switch (goal.kind) {
    case 'aid-received':
      return clause.kind === 'aid' ? share(goal.atLeast, view.received.aid) * Math.min(clause.n, goal.atLeast) : 0;
    case 'letters-received':
      return clause.kind === 'letter' ? share(goal.atLeast, view.received.letters) * Math.min(clause.n, goal.atLeast) : 0;
    case 'expertise-received':
      return clause.kind === 'expertise' ? share(goal.atLeast, view.received.expertise) * clause.n : 0;
    case 'chair-received':
      return clause.kind === 'chair' ? 1.6 : 0;
    case 'chair-promised':
      return clause.kind === 'chair' ? 1.6 : 0;
    case 'never-in-public':
      return clause.kind === 'endorse' ? UNSEEN : 0;
    case 'not-backed-loser':
      return clause.kind === 'endorse' ? -1 : 0;
    case 'votes':
    case 'share':
    case 'elected':
    case 'lines':
    case 'backing':
    case 'backing-regions':
      return clause.kind !== 'endorse' ? 0 : clause.candidate === goal.candidate ? OWN_NAME : -OWN_NAME;
    default:
      return 0;
  }
}

/** Whoever was told to stay unseen does not come out for a token: more than the goal's own third of ten. */
const UNSEEN = -9;

/** What standing beside the name that a goal speaks of brings that goal nearer, and beside another takes from it. */
const OWN_NAME = 0.8;

/** How the next bargain with somebody new counts towards a goal. */
export const bargainPoints = ({ view }: BotMind): number => {
  const goals = view.brief.goals.flatMap((goal) => (goal.kind === 'bargains' ? [goal] : []));
  if (goals.length === 0) return 0.1;
  const partners = new Set(view.deals.filter((deal) => deal.status === 'settled').flatMap((deal) => deal.parties));
  return goals.reduce((sum, { atLeast }) => sum + (partners.size - 1 < atLeast ? 1.4 : 0), 0.1);
};

/** How much this seat's own interests prefer candidate c to the field, -1..1. */
function interestIn({ world, pub, view }: BotMind, c: number): number {
  const i = world.indexOf.get(view.seat);
  if (i === undefined) return 0;
  const interest = interestNow(world, pub.affairs.agenda)[i] as readonly number[];
  const mean = interest.reduce((sum, value) => sum + value, 0) / interest.length;
  return clamp((interest[c] as number) - mean, -1, 1);
}

/** How far candidate c leads at this seat, in utility: by its own feeling where the game knows one, else by its interests. */
export const leadOf = (mind: BotMind, c: number): number =>
  mind.view.leaning ? (mind.view.leaning[c] as number) - bestOther(mind.view.leaning, c) : 4 * interestIn(mind, c);

/** The candidate whom a seat with a state prefers: by its own feeling where the game knows one, else by its interests. */
export function leansTo(mind: BotMind): number {
  const { world, view, profile } = mind;
  const camp = campOf(world, view.seat);
  if (camp !== null) return camp;
  if (weightsOf(profile).follows) return topOf(world.candidates.map(({ id }) => winChance(mind, id)));
  const values = view.leaning ?? world.candidates.map((_, c) => interestIn(mind, c));
  return values.reduce((top, value, c) => (value > (values[top] as number) ? c : top), 0);
}

/** What the reckoning of a winner looks at. */
type WinView = Pick<PublicView, 'affairs' | 'states'>;

/** Chance that this candidate is elected, as this bot reads what is public: everybody misreads the hall a little, each otherwise. */
export function winChance(mind: Pick<BotMind, 'world' | 'hunch'> & { readonly pub: WinView }, candidate: string): number {
  const { world, pub } = mind;
  const c = candidateIndex(world, candidate);
  if (c < 0) return 0;
  if (world.candidates.length > 2) return pub.affairs.onPaper.includes(candidate) ? 1 / pub.affairs.onPaper.length : 0;
  const first = sigmoid((1.7 * (edge(world, pub) + HUNCH * mind.hunch())) / SPREAD);
  return c === 0 ? first : 1 - first;
}

/** How far a bot misreads the first name's share of the hall, and how unsure it is of its reading. */
const HUNCH = 0.1;
const SPREAD = 0.14;

/** Reckoned once per public view: every bot of a beat asks. */
const edges = new WeakMap<PublicView['states'], number>();

/** By what share of the hall the first name is expected to have more than half of the papers that count. */
function edge(world: World, pub: WinView): number {
  const kept = edges.get(pub.states);
  if (kept !== undefined) return kept;
  const { votes, blanks } = paperOdds(world, pub);
  const expected = world.states.reduce((sum, row) => sum + row.attendance, 0) - blanks;
  const made = (votes - expected / 2) / world.states.length;
  edges.set(pub.states, made);
  return made;
}
