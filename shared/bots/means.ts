import { vagueSlope } from '../game/bench.ts';
import { TRACE } from '../game/scandal.ts';
import { clamp } from '../kit/math.ts';
import type { BotMind } from './bot.ts';
import type { Desk } from './desk.ts';

/** What a campaign's means are worth to it, in margin (votes) for one talk: time, goods, and what it costs if a gift is found. */

/** The share of the conference that is left; the eighth and last beat of a day still leaves a fifth of it for the floor. */
export const timeLeft = ({ pub, world }: BotMind): number => (world.scenario.days - pub.day + 1 - pub.beat / 10) / world.scenario.days;

/**
 * What one of `left` goods costs, of which there were `total`; `base` is the least that it is worth elsewhere. Goods are dear when they
 * run out faster than the days do; and where papers hang much on chance, goods and everything else move fewer of them, so that a token
 * is worth fewer votes.
 */
export function price(mind: BotMind, left: number, total: number, base: number): number {
  const { world } = mind;
  const scale = vagueSlope(world) / PLAIN_SLOPE;
  const floor = base * scale;
  if (total === 0) return floor / world.reach;
  const time = Math.max(0.05, timeLeft(mind));
  return (floor + scale * Math.max(0, 0.9 * (1 - left / total / time))) / world.reach;
}

/** The slope of a paper in the hall where prices were fitted (TAU 0.45, SIG 1). */
const PLAIN_SLOPE = 1.25;

/** What a token of the seat's own aid costs. */
export function tokenCost(desk: Desk): number {
  const { world, view } = desk.mind;
  return price(desk.mind, view.purse.aid, world.seatRows.get(view.seat)?.aid ?? 0, 0.06) + costIfFound(desk, TRACE.aid) / 2;
}

/**
 * What one more thing handed out costs where others ask around: the chance that they find something, times what a scandal costs. `trace`
 * is what the thing leaves behind (`TRACE`).
 */
export const costIfFound = ({ mind, hurt }: Desk, trace: number): number => (timeLeft(mind) * INQUIRIES * trace * hurt()) / mind.world.size;

/** Inquiries about a campaign that a game sees, late in the day when a gift has left its trace. */
export const INQUIRIES = 1;

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
