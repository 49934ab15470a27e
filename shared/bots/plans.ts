import { vagueSlope } from '../game/bench.ts';
import { SEEN_TO_IT, TICKET } from '../game/book-deal.ts';
import { backingPull } from '../game/book-floor.ts';
import { ASKED } from '../game/check.ts';
import type { Clause, Command } from '../game/command.ts';
import { scandalCost, TRACE } from '../game/scandal.ts';
import { COMMIT_BY_BACKING, COMMIT_BY_PROMISE } from '../game/setup.ts';
import { type Known, UNKNOWN } from '../game/state.ts';
import {
  ASKED_KINDLY,
  awayOdds,
  backingOdds,
  expertShift,
  expertTrust,
  goodsValue,
  goodwill,
  persuasion,
  publicReluctance,
} from '../game/utility.ts';
import type { SeatView } from '../game/view.types.ts';
import { plays } from '../game/world.ts';
import { sigmoid } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import { type Beliefs, clearSlope, expertsTrust, support } from './belief.ts';
import type { BotMind } from './bot.ts';
import { type Act, takes } from './profile.ts';

/** One thing a campaign could do, with what it expects to gain in margin (votes) for one talk. */
export interface Plan {
  readonly act: Act;
  readonly command: Command;
  readonly value: number;
}

/** Expected change in margin if this state's advantage grows by `delta`. */
export function swing(b: Beliefs, i: number, delta: number): number {
  const slope = b.slopes[i] as number;
  const x = slope * (b.leads[i] as number);
  return 2 * (b.coming[i] as number) * (sigmoid(x + slope * delta) - sigmoid(x));
}

/** What a campaign could do with states of one bloc: one talk, a short list, one kind of act. */
export function blocPlans(mind: BotMind, c: number, b: Beliefs, open: readonly number[], members: readonly number[]): Plan[] {
  const desk = deskOf(mind, c, b, open, members);
  return [
    ...words(desk),
    ...(mind.view.kind === 'candidate' ? chairs(desk) : []),
    ...(mind.view.purse.aid >= 1 || quietBacker(mind.view) ? money(desk) : []),
    ...(mind.view.purse.expertise >= 1 && can(mind, 'expertise') ? experts(desk) : []),
  ];
}

/** What a planner has on its desk while it looks at one bloc. */
interface Desk {
  readonly mind: BotMind;
  readonly c: number;
  readonly b: Beliefs;
  readonly open: readonly number[];
  readonly members: readonly number[];
  readonly id: (i: number) => string;
  readonly row: (i: number) => StateRow;
  readonly known: (i: number) => Known;
  readonly held: (i: number) => boolean;
  readonly fresh: (kind: string) => (i: number) => boolean;
}

function deskOf(mind: BotMind, c: number, b: Beliefs, open: readonly number[], members: readonly number[]): Desk {
  const { world, view } = mind;
  const row = (i: number) => world.states[i] as StateRow;
  const id = (i: number) => row(i).id;
  const asked = new Set(view.asked);
  return {
    mind,
    c,
    b,
    open,
    members,
    id,
    row,
    known: (i) => view.known[id(i)] ?? UNKNOWN,
    held: (i) => view.held[id(i)]?.live === true,
    fresh: (kind) => (i) => !asked.has(`${kind}:${id(i)}`),
  };
}

/**
 * What a quiet answer is worth for each unit of what may be moved, in margin: as much as it tells. Where the paper itself is a lottery
 * (a large TAU), knowing a state's heart tells little of its paper. At 2.1 campaigns asked with three talks of four and lost eight
 * percentage points of margin by it in the hall of proofs. And it is worth the more the more talks are left to use it in.
 */
const ASKING = 0.3;

/** Calls, quiet questions, written promises. */
function words(desk: Desk): Plan[] {
  const { mind, c, b, open, known, held, fresh } = desk;
  const { world } = mind;
  const name = world.candidates[c]?.id ?? '';
  const blurred = vagueSlope(world) / clearSlope(world);
  const told = 1 - blurred * blurred;
  const left = timeLeft(mind);
  const doubt = (i: number) =>
    swing(b, i, ASKED_KINDLY) + (ASKING * left * (b.slopes[i] as number) * told * support(b, i) * (1 - support(b, i))) / world.reach;
  const word = (i: number) => 0.55 * swing(b, i, COMMIT_BY_PROMISE);
  // Whoever has a letter of ours on the table answers that one first.
  const written = mind.view.asked.includes(`circular:${world.states[desk.members[0] ?? -1]?.bloc}`);
  return [
    ...plan(
      desk,
      'persuade',
      open,
      world.reach,
      (i) => swing(b, i, persuasion(goodwill(known(i).visits))),
      (states) => ({
        type: 'persuade',
        states,
        candidate: name,
      }),
    ),
    ...plan(
      desk,
      'ask',
      open.filter((i) => known(i).reading === null && fresh('quiet')(i)),
      ASKED * world.reach,
      doubt,
      (states) => ({ type: 'ask.quietly', states }),
    ),
    ...plan(desk, 'promise', written ? [] : open.filter((i) => !held(i) && fresh('promise')(i)), ASKED * world.reach, word, (states) => ({
      type: 'promise.ask',
      states,
    })),
  ];
}

/** Chairs for those who do not have one, with or without a written promise in return. */
function chairs(desk: Desk): Plan[] {
  const { mind, c, b, open, id, known, held, fresh } = desk;
  const { world, view, profile } = mind;
  const owned = view.purse.chairs - promisedChairs(view);
  const left = profile.acts?.has('overpromise') ? Math.max(owned, world.reach) : owned;
  const act: Act = owned > 0 ? 'chair' : 'overpromise';
  const cost = price(mind, owned, world.seatRows.get(view.seat)?.chairs ?? 0, 0.1) + found(desk, TRACE.chair);
  return [true, false].flatMap((withPromise) => {
    const gain = (i: number) => swing(b, i, goodsValue(desk.row(i), { chairs: 1 }, known(i).goods) + (withPromise ? COMMIT_BY_PROMISE : 0));
    const fit = open.filter(
      (i) => held(i) !== withPromise && !hasChair(view, id(i)) && fresh(`deal.chair${withPromise ? '+promise' : ''}`)(i),
    );
    const clauses: Clause[] = [{ kind: 'chair', by: view.seat, to: '*' }, ...promiseToo(withPromise, world.candidates[c]?.id ?? '')];
    return plan(desk, act, fit, Math.min(world.reach, left), gain, (states) => ({ type: 'deal.circulate', states, clauses }), cost);
  });
}

/** What one more thing handed out costs where others ask around: the chance that they find something, times what a scandal costs. */
function found({ mind, b }: Desk, trace: number): number {
  const { world } = mind;
  if (!plays(world, 'scandal')) return 0;
  const hurt = -world.states.reduce((sum, row, i) => sum + swing(b, i, -scandalCost(row.exposure)), 0);
  return (timeLeft(mind) * INQUIRIES * trace * hurt) / world.reach;
}

/** Inquiries about a campaign that a game sees, as far as its spending is what is found. */
const INQUIRIES = 2;

const promiseToo = (wanted: boolean, candidate: string): Clause[] => (wanted ? [{ kind: 'promise', by: '*', candidate }] : []);

/** Aid: for goodwill, for public backing (also through a quiet backer), for tickets, for staying away. */
function money(desk: Desk): Plan[] {
  const { mind, c, b, open, members, id, row, known, held, fresh } = desk;
  const { world, pub, view } = mind;
  const name = world.candidates[c]?.id ?? '';
  const pairs = Math.floor(view.purse.aid / 2);
  const one = price(mind, view.purse.aid, world.seatRows.get(view.seat)?.aid ?? 0, 0.06) + found(desk, TRACE.aid) / 2;
  const package_ = (i: number) => goodsValue(row(i), { aid: 2 }, known(i).goods);
  const plans: Plan[] = [true, false].flatMap((withPromise) =>
    plan(
      desk,
      'aid',
      open.filter((i) => held(i) !== withPromise && fresh(`deal.aid${withPromise ? '+promise' : ''}`)(i)),
      Math.min(world.reach, pairs),
      (i) => swing(b, i, package_(i) + (withPromise ? COMMIT_BY_PROMISE : 0)),
      (states) => ({
        type: 'deal.circulate',
        states,
        clauses: [{ kind: 'aid', by: view.seat, to: '*', n: 2 }, ...promiseToo(withPromise, name)],
      }),
      2 * one,
    ),
  );
  const already = members.filter((i) => pub.states[i]?.backs === name && (pub.states[i]?.changed ?? 0) > 0).length;
  const pull = backingPull(members.length, already);
  const others = members.reduce((sum, j) => sum + swing(b, j, pull), 0);
  const free = open.filter(
    (i) => pub.states[i]?.backs === null && pub.states[i]?.changed !== pub.day && fresh('deal.aid+endorse')(i) && !bound(view, id(i)),
  );
  const backing = (quietly: number) => (i: number) => {
    const odds = backingOdds((b.leads[i] as number) - quietly * publicReluctance(world, pub.publicCost, i, c));
    return sigmoid(odds) * (swing(b, i, COMMIT_BY_BACKING + package_(i)) + others);
  };
  const backFor =
    (through: string | undefined) =>
    (states: string[]): Command => ({
      type: 'deal.circulate',
      states,
      clauses: [
        { kind: 'endorse', by: '*', candidate: name },
        { kind: 'aid', by: view.seat, to: '*', n: 2, when: { acted: 0 }, ...(through === undefined ? {} : { through }) },
      ],
    });
  if (can(mind, 'endorse')) {
    plans.push(...plan(desk, 'backing', free, Math.min(world.reach, pairs), backing(1), backFor(undefined), 2 * one));
    const backer = quietBacker(view);
    if (backer)
      plans.push(...plan(desk, 'quiet', free, Math.min(world.reach, Math.floor(backer.aid / 2)), backing(0.5), backFor(backer.state), one));
  }
  if (can(mind, 'travel')) {
    const value = (i: number) =>
      0.85 * (SEEN_TO_IT - (b.coming[i] as number)) * (2 * support(b, i) - 1) +
      0.85 * swing(b, i, goodsValue(row(i), TICKET, known(i).goods));
    const fit = open.filter((i) => row(i).attendance < 0.95 && fresh('deal.travel')(i) && !ticketed(view, id(i)));
    plans.push(
      ...plan(
        desk,
        'travel',
        fit,
        Math.min(world.reach, view.purse.aid),
        value,
        (states) => ({
          type: 'deal.circulate',
          states,
          clauses: [{ kind: 'travel', by: view.seat, to: '*' }],
        }),
        one,
      ),
    );
  }
  if (can(mind, 'attend')) {
    const value = (i: number) =>
      sigmoid(awayOdds(row(i), b.leads[i] as number)) * (b.coming[i] as number) * (1 - 2 * support(b, i)) * (bound(view, id(i)) ? 0 : 1);
    plans.push(
      ...plan(
        desk,
        'away',
        open.filter(fresh('deal.aid+attend')),
        Math.min(world.reach, pairs),
        value,
        (states) => ({
          type: 'deal.circulate',
          states,
          clauses: [
            { kind: 'attend', by: '*', present: false },
            { kind: 'aid', by: view.seat, to: '*', n: 2, when: { acted: 0 } },
          ],
        }),
        2 * one,
      ),
    );
  }
  return plans;
}

/** Experts for those with few people: trust, and less need of a forum where states alone decide. */
function experts(desk: Desk): Plan[] {
  const { mind, c, b, open, row, known, fresh } = desk;
  const { world, pub, view } = mind;
  const { agenda } = pub.affairs;
  const gain = (i: number) => {
    const n = known(i).experts;
    const shift = (k: number) => expertShift(world, agenda, i, k, n + 1) - expertShift(world, agenda, i, k, n);
    const rival = world.candidates.reduce((top, _, k) => (k === c ? top : Math.max(top, shift(k))), Number.NEGATIVE_INFINITY);
    return 0.8 * swing(b, i, expertTrust(expertsTrust(n)) + shift(c) - rival);
  };
  const fit = open.filter((i) => row(i).capacity < 0.55 && fresh('deal.expertise')(i));
  return plan(desk, 'expert', fit, Math.min(world.reach, view.purse.expertise), gain, (states) => ({
    type: 'deal.circulate',
    states,
    clauses: [{ kind: 'expertise', by: view.seat, to: '*', n: 1 }],
  }));
}

/** The best short list for an act, as a plan; nothing where nothing is gained or the profile does not know the act. */
function plan(
  desk: Desk,
  act: Act,
  from: readonly number[],
  most: number,
  value: (i: number) => number,
  command: (states: string[]) => Command,
  cost = 0,
): Plan[] {
  if (most < 1 || !takes(desk.mind.profile, act)) return [];
  const rated = from
    .map((i) => ({ i, value: value(i) - cost }))
    .filter((entry) => entry.value > 0)
    .sort((x, y) => y.value - x.value || x.i - y.i)
    .slice(0, most);
  if (rated.length === 0) return [];
  return [{ act, command: command(rated.map((entry) => desk.id(entry.i))), value: rated.reduce((sum, entry) => sum + entry.value, 0) }];
}

/**
 * Goods are dear when they run out faster than the days do; and where papers hang much on chance, goods and everything else move fewer
 * of them, so that a token is worth fewer votes.
 */
export function price(mind: BotMind, left: number, total: number, base: number): number {
  const { world } = mind;
  const scale = vagueSlope(world) / PLAIN_SLOPE;
  const floor = base * scale;
  if (total === 0) return floor / world.reach;
  const time = Math.max(0.05, timeLeft(mind));
  return (floor + scale * Math.max(0, 0.9 * (1 - left / total / time))) / world.reach;
}

/** The share of the conference that is left; the eighth and last beat of a day still leaves a fifth of it for the floor. */
const timeLeft = ({ pub, world }: BotMind): number => (world.scenario.days - pub.day + 1 - pub.beat / 10) / world.scenario.days;

/** The slope of a paper in the hall where prices were fitted (TAU 0.45, SIG 1). */
const PLAIN_SLOPE = 1.25;

const can = ({ world }: BotMind, kind: Clause['kind']): boolean => world.scenario.clauses.includes(kind);

const quietBacker = (view: SeatView) =>
  view.kind === 'sponsor' ? view.backers.find((backer) => !backer.open && backer.aid >= 2) : undefined;

const live = (view: SeatView) => view.deals.filter((deal) => deal.status === 'open' || deal.status === 'settled');

const chairClauses = (view: SeatView) =>
  live(view).flatMap((deal) => deal.clauses.filter((clause) => clause.kind === 'chair' && clause.by === view.seat));

/** Chairs this candidate has promised so far. */
export const promisedChairs = (view: SeatView): number => chairClauses(view).length;

/** Whether this party was promised a chair already. */
export const hasChair = (view: SeatView, id: string): boolean =>
  chairClauses(view).some((clause) => clause.kind === 'chair' && clause.to === id);

const ticketed = (view: SeatView, id: string): boolean =>
  live(view).some((deal) => deal.clauses.some((clause) => clause.kind === 'travel' && clause.to === id));

/** Whether this state is bound to us by something it has yet to do. */
const bound = (view: SeatView, id: string): boolean =>
  live(view).some((deal) =>
    deal.clauses.some((clause, n) => clause.by === id && clause.kind !== 'promise' && deal.clauseStatus[n] === 'open'),
  );
