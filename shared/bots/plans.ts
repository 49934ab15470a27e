import { vagueSlope } from '../game/bench.ts';
import { SEEN_TO_IT, TICKET } from '../game/book-deal.ts';
import { backingPull } from '../game/book-floor.ts';
import { ASKED } from '../game/check.ts';
import type { Clause, Command } from '../game/command.ts';
import { TRACE } from '../game/scandal.ts';
import { COMMIT_BY_BACKING, COMMIT_BY_PROMISE } from '../game/setup.ts';
import {
  ASKED_KINDLY,
  awayOdds,
  backingOdds,
  expertShift,
  expertTrust,
  goodsValue,
  goodwill,
  persuasion,
  promiseOdds,
  publicReluctance,
} from '../game/utility.ts';
import type { SeatView } from '../game/view.types.ts';
import type { World } from '../game/world.ts';
import { clamp, sigmoid } from '../kit/math.ts';
import { type Belief, type Beliefs, clearSlope, expertsTrust, perState, support, swing, swingOfAll } from './belief.ts';
import type { BotMind } from './bot.ts';
import { type Desk, promisedChairs } from './desk.ts';
import { type Act, takes } from './profile.ts';

/** One thing a campaign could do, with what it expects to gain in margin (votes) for one talk. */
export interface Plan {
  readonly act: Act;
  readonly command: Command;
  readonly value: number;
}

/** What a campaign could do with states of one bloc: one talk, a short list, one kind of act. */
export function blocPlans(desk: Desk, open: readonly number[], members: readonly number[]): Plan[] {
  const { mind } = desk;
  return [
    ...words(desk, open, members),
    ...(mind.view.kind === 'candidate' ? chairs(desk, open) : []),
    ...(mind.view.purse.aid >= 1 || quietBacker(mind.view) ? money(desk, open, members) : []),
    ...(mind.view.purse.expertise >= 1 && can(mind, 'expertise') ? experts(desk, open) : []),
  ];
}

/**
 * What a quiet answer is worth for each unit of what may be moved, in margin: as much as it tells. Where the paper itself is a lottery
 * (a large TAU), knowing a state's heart tells little of its paper. At 2.1 campaigns asked with three talks of four and lost eight
 * percentage points of margin by it in the hall of proofs. And it is worth the more the more talks are left to use it in.
 */
const ASKING = 0.3;

/** What asking each state for its written word may bring: given, it moves the state a little, and most give it (docs/rulebook.md §10). */
export const letterValue = (world: World, b: Beliefs): ((i: number) => number) =>
  perState(b, 'word', (i) => sigmoid(promiseOdds(world, (b.rows[i] as Belief).lead)) * swing(b, i, COMMIT_BY_PROMISE));

/** Calls, quiet questions, written promises. */
function words(desk: Desk, open: readonly number[], members: readonly number[]): Plan[] {
  const { mind, c, b, known, held, fresh } = desk;
  const { world } = mind;
  const name = world.candidates[c]?.id ?? '';
  const blurred = vagueSlope(world) / clearSlope(world);
  const told = 1 - blurred * blurred;
  const left = timeLeft(mind);
  const kindly = perState(b, 'asked', (i) => swing(b, i, ASKED_KINDLY));
  const doubt = (i: number) =>
    kindly(i) + (ASKING * left * (b.rows[i] as Belief).slope * told * support(b, i) * (1 - support(b, i))) / world.reach;
  // Whoever has a letter of ours on the table answers that one first.
  const written = mind.view.asked.includes(`circular:${world.states[members[0] ?? -1]?.bloc}`);
  const unasked = fresh('quiet');
  const unwritten = fresh('promise');
  return [
    ...plan(
      desk,
      'persuade',
      open,
      always,
      world.reach,
      perState(b, 'call', (i) => swing(b, i, persuasion(goodwill(known(i).visits)))),
      (states) => ({
        type: 'persuade',
        states,
        candidate: name,
      }),
    ),
    ...plan(
      desk,
      'ask',
      open,
      (i) => known(i).reading === null && unasked(i),
      ASKED * world.reach,
      doubt,
      (states) => ({ type: 'ask.quietly', states }),
    ),
    ...plan(
      desk,
      'promise',
      written ? [] : open,
      (i) => !held(i) && unwritten(i),
      ASKED * world.reach,
      letterValue(world, b),
      (states) => ({ type: 'promise.ask', states }),
    ),
  ];
}

/** Chairs for those who do not have one, with or without a written promise in return. */
function chairs(desk: Desk, open: readonly number[]): Plan[] {
  const { mind, c, b, id, known, held, fresh, chaired } = desk;
  const { world, view, profile } = mind;
  const owned = view.purse.chairs - promisedChairs(view);
  const left = profile.acts?.has('overpromise') ? Math.max(owned, world.reach) : owned;
  const act: Act = owned > 0 ? 'chair' : 'overpromise';
  const cost = price(mind, owned, world.seatRows.get(view.seat)?.chairs ?? 0, 0.1) + found(desk, TRACE.chair);
  return [true, false].flatMap((withPromise) => {
    const gain = perState(b, withPromise ? 'chair+word' : 'chair', (i) =>
      swing(b, i, goodsValue(desk.row(i), { chairs: 1 }, known(i).goods) + (withPromise ? COMMIT_BY_PROMISE : 0)),
    );
    const unasked = fresh(`deal.chair${withPromise ? '+promise' : ''}`);
    const fit = (i: number) => held(i) !== withPromise && !chaired.has(id(i)) && unasked(i);
    const clauses: Clause[] = [{ kind: 'chair', by: view.seat, to: '*' }, ...promiseToo(withPromise, world.candidates[c]?.id ?? '')];
    return plan(desk, act, open, fit, Math.min(world.reach, left), gain, (states) => ({ type: 'deal.circulate', states, clauses }), cost);
  });
}

/** What one more thing handed out costs where others ask around: the chance that they find something, times what a scandal costs. */
const found = ({ mind, hurt }: Desk, trace: number): number => (timeLeft(mind) * INQUIRIES * trace * hurt()) / mind.world.size;

/** Inquiries about a campaign that a game sees, late in the day when a gift has left its trace. */
export const INQUIRIES = 1;

const promiseToo = (wanted: boolean, candidate: string): Clause[] => (wanted ? [{ kind: 'promise', by: '*', candidate }] : []);

/**
 * How much of what a backing moves in its bloc is reckoned with: the others buy backing there too, and each moves less than the one before.
 * With all of it campaigns bought backing before anything else, and were better off without the act (port-selene, regional-director).
 */
const HEARD_IN_BLOC = 0.5;

/** Tokens in one gift: the needy take more to heart in one visit. */
const GIFTS = [2, 4, 6] as const;

/** Aid comes two tokens at a time. */
const PACKAGE = { aid: 2 } as const;

/** Aid: for goodwill, for public backing (also through a quiet backer), for tickets, for staying away. */
function money(desk: Desk, open: readonly number[], members: readonly number[]): Plan[] {
  const { mind, c, b, id, row, known, held, fresh, ticketed, bound } = desk;
  const { world, pub, view } = mind;
  const name = world.candidates[c]?.id ?? '';
  const one = price(mind, view.purse.aid, world.seatRows.get(view.seat)?.aid ?? 0, 0.06) + found(desk, TRACE.aid) / 2;
  const package_ = (i: number) => goodsValue(row(i), PACKAGE, known(i).goods);
  const plans: Plan[] = [true, false].flatMap((withPromise) => {
    const unasked = fresh(`deal.aid${withPromise ? '+promise' : ''}`);
    const fit = (i: number) => held(i) !== withPromise && unasked(i);
    return GIFTS.flatMap((n) => {
      const most = Math.min(world.reach, Math.floor(view.purse.aid / n));
      const given = perState(b, `aid/${n}/${withPromise}`, (i) =>
        swing(b, i, goodsValue(row(i), { aid: n }, known(i).goods) + (withPromise ? COMMIT_BY_PROMISE : 0)),
      );
      const clauses: Clause[] = [{ kind: 'aid', by: view.seat, to: '*', n }, ...promiseToo(withPromise, name)];
      return plan(desk, 'aid', open, fit, most, given, (states) => ({ type: 'deal.circulate', states, clauses }), n * one);
    });
  });
  const already = members.filter((i) => pub.states[i]?.backs === name && (pub.states[i]?.changed ?? 0) > 0).length;
  const pull = backingPull(members.length, already);
  const others = swingOfAll(b, members, `pull/${pull}`, () => pull);
  const unbidden = fresh('deal.aid+endorse');
  const free = (i: number) => pub.states[i]?.backs === null && pub.states[i]?.changed !== pub.day && unbidden(i) && !bound.has(id(i));
  const backed = perState(b, 'backed', (i) => swing(b, i, COMMIT_BY_BACKING + package_(i)));
  const backing = (quietly: number) => {
    const agrees = perState(b, `agrees/${quietly}`, (i) =>
      sigmoid(backingOdds((b.rows[i] as Belief).lead - quietly * publicReluctance(world, pub.publicCost, i, c))),
    );
    return (i: number) => agrees(i) * (backed(i) + HEARD_IN_BLOC * others);
  };
  const payers = payersOf(desk, 2 * one);
  if (can(mind, 'endorse')) {
    for (const { act, through, packages, cost, seen } of payers)
      plans.push(
        ...plan(
          desk,
          act ?? 'backing',
          open,
          free,
          Math.min(world.reach, packages),
          backing(seen),
          (states) => ({
            type: 'deal.circulate',
            states,
            clauses: [{ kind: 'endorse', by: '*', candidate: name }, paidOnceDone(view.seat, through)],
          }),
          cost,
        ),
      );
  }
  if (can(mind, 'travel')) {
    const value = perState(
      b,
      'ticket',
      (i) =>
        0.85 * (SEEN_TO_IT - (b.rows[i] as Belief).coming) * (2 * support(b, i) - 1) +
        0.85 * swing(b, i, goodsValue(row(i), TICKET, known(i).goods)),
    );
    const unasked = fresh('deal.travel');
    const fit = (i: number) => row(i).attendance < 0.95 && unasked(i) && !ticketed.has(id(i));
    plans.push(
      ...plan(
        desk,
        'travel',
        open,
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
    const missed = perState(b, 'away', (i) => {
      const { lead, coming, support } = b.rows[i] as Belief;
      return sigmoid(awayOdds(row(i), lead)) * coming * (1 - 2 * support);
    });
    const value = (i: number) => missed(i) * (bound.has(id(i)) ? 0 : 1);
    for (const { act, through, packages, cost } of payers)
      plans.push(
        ...plan(
          desk,
          act ?? 'away',
          open,
          fresh('deal.aid+attend'),
          Math.min(world.reach, packages),
          value,
          (states) => ({
            type: 'deal.circulate',
            states,
            clauses: [{ kind: 'attend', by: '*', present: false }, paidOnceDone(view.seat, through)],
          }),
          cost,
        ),
      );
  }
  return plans;
}

/** Whose aid a package may be: the sponsor's own, or that of a backer who stands quietly behind it. */
interface Payer {
  /** What a profile calls it when this payer pays; absent: what is bought. */
  readonly act?: Act;
  readonly through?: string;
  readonly packages: number;
  /** Votes that a package is worth elsewhere, and what it may cost if it is found. */
  readonly cost: number;
  /** The share of what it costs in public that is left. */
  readonly seen: number;
}

function payersOf(desk: Desk, cost: number): Payer[] {
  const { view } = desk.mind;
  const own: Payer = { packages: Math.floor(view.purse.aid / 2), cost, seen: 1 };
  const backer = quietBacker(view);
  if (!backer) return [own];
  return [own, { act: 'quiet', through: backer.state, packages: Math.floor(backer.aid / 2), cost: found(desk, TRACE.aid), seen: 0.5 }];
}

/** A package for whoever has done what was agreed. */
const paidOnceDone = (by: string, through: string | undefined): Clause => ({
  kind: 'aid',
  by,
  to: '*',
  n: 2,
  when: { acted: 0 },
  ...(through === undefined ? {} : { through }),
});

/** Experts for those with few people: trust, and less need of a forum where states alone decide. */
function experts(desk: Desk, open: readonly number[]): Plan[] {
  const { mind, c, b, row, known, fresh } = desk;
  const { world, pub, view } = mind;
  const { agenda } = pub.affairs;
  const gain = perState(b, 'expert', (i) => {
    const n = known(i).experts;
    const shift = (k: number) => expertShift(world, agenda, i, k, n + 1) - expertShift(world, agenda, i, k, n);
    const rival = world.candidates.reduce((top, _, k) => (k === c ? top : Math.max(top, shift(k))), Number.NEGATIVE_INFINITY);
    return 0.8 * swing(b, i, expertTrust(expertsTrust(n)) + shift(c) - rival);
  });
  const unasked = fresh('deal.expertise');
  const fit = (i: number) => row(i).capacity < 0.55 && unasked(i);
  return plan(desk, 'expert', open, fit, Math.min(world.reach, view.purse.expertise), gain, (states) => ({
    type: 'deal.circulate',
    states,
    clauses: [{ kind: 'expertise', by: view.seat, to: '*', n: 1 }],
  }));
}

/** For acts that are open to any state. */
const always = () => true;

/** The best short list for an act, as a plan; nothing where nothing is gained or the profile does not know the act. */
function plan(
  desk: Desk,
  act: Act,
  from: readonly number[],
  fits: (i: number) => boolean,
  most: number,
  value: (i: number) => number,
  command: (states: string[]) => Command,
  cost = 0,
): Plan[] {
  if (most < 1 || !takes(desk.mind.profile, act)) return [];
  // Best first; of equals the one that comes first in the world.
  const states: number[] = [];
  const gains: number[] = [];
  const seems = desk.seems;
  for (const i of from) {
    if (!fits(i)) continue;
    const gain = value(i) * seems(i) - cost;
    if (!(gain > 0)) continue;
    if (gains.length < most) gains.push(0);
    else if (gain <= (gains[most - 1] as number)) continue;
    let at = gains.length - 1;
    for (; at > 0 && (gains[at - 1] as number) < gain; at--) {
      gains[at] = gains[at - 1] as number;
      states[at] = states[at - 1] as number;
    }
    gains[at] = gain;
    states[at] = i;
  }
  if (states.length === 0) return [];
  return [{ act, command: command(states.map(desk.id)), value: gains.reduce((sum, gain) => sum + gain, 0) }];
}

/**
 * Goods are dear when they run out faster than the days do; and where papers hang much on chance, goods and everything else move fewer
 * of them, so that a token is worth fewer votes.
 */
function price(mind: BotMind, left: number, total: number, base: number): number {
  const { world } = mind;
  const scale = vagueSlope(world) / PLAIN_SLOPE;
  const floor = base * scale;
  if (total === 0) return floor / world.reach;
  const time = Math.max(0.05, timeLeft(mind));
  return (floor + scale * Math.max(0, 0.9 * (1 - left / total / time))) / world.reach;
}

/**
 * How surely a sponsor's aid runs out before its talks do, 0..1, when it spends half of them on packages of two: 0 where every talk
 * that is left could be paid for.
 */
export function shortOfAid({ world, pub }: BotMind, aid: number, talksToday: number): number {
  const perDay = world.scenario.seats.find((row) => row.kind === 'sponsor')?.talks ?? 0;
  const talks = talksToday + perDay * (world.scenario.days - pub.day);
  const need = talks * world.reach;
  return need === 0 ? 0 : clamp(1 - aid / need, 0, 1);
}

/** The share of the conference that is left; the eighth and last beat of a day still leaves a fifth of it for the floor. */
const timeLeft = ({ pub, world }: BotMind): number => (world.scenario.days - pub.day + 1 - pub.beat / 10) / world.scenario.days;

/** The slope of a paper in the hall where prices were fitted (TAU 0.45, SIG 1). */
const PLAIN_SLOPE = 1.25;

const can = ({ world }: BotMind, kind: Clause['kind']): boolean => world.scenario.clauses.includes(kind);

const quietBacker = (view: SeatView) =>
  view.kind === 'sponsor' ? view.backers.find((backer) => !backer.open && backer.aid >= 2) : undefined;
