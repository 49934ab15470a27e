import type { World } from '#shared/game/world.ts';
import { rounded, sdOf, sum } from './stats.ts';

/**
 * Grade points that one raw point is worth in each seat: 15 a standard deviation. The deviation is the scenario's par where it has
 * one, else that of the points measured here, seat by seat.
 */
export function gradeStep(
  world: World,
  played: readonly { readonly seat: string; readonly points: number }[],
): { readonly step: (seat: string) => number; readonly spread: number } {
  const seats = [...new Set(played.map(({ seat }) => seat))];
  const own = seats.map((seat) => sdOf(played.filter((entry) => entry.seat === seat).map(({ points }) => points)));
  const here = Math.max(1, sum(own) / own.length);
  const sd = (seat: string) => world.scenario.par[seat]?.sd ?? here;
  return { step: (seat) => 15 / sd(seat), spread: rounded(sum(seats.map(sd)) / seats.length) };
}
