import type { Box, Point } from './shapes.ts';

/** A dot at home, with all that belongs to it (ring, dashes) inside `reach`. */
export interface Home extends Point {
  readonly reach: number;
}

const ROUNDS = 420;
const QUIET_ROUNDS = 20;
const PULL = 0.035;

/**
 * Moves dots apart until none touch and pulls each back home: a fixed number of rounds from a fixed start, so the same homes always
 * give the same picture. The last rounds only push; where it is very crowded a few more follow.
 */
export function spread(homes: readonly Home[], gap: number, within: Box | null = null): readonly Point[] {
  const xs = homes.map(({ x }) => x);
  const ys = homes.map(({ y }) => y);
  const reach = homes.map((home) => home.reach);
  for (let round = 0; round < ROUNDS * 3; round++) {
    let touched = false;
    for (let i = 0; i < xs.length; i++) {
      for (let j = i + 1; j < xs.length; j++) {
        const least = (reach[i] as number) + (reach[j] as number) + gap;
        let dx = (xs[j] as number) - (xs[i] as number);
        let dy = (ys[j] as number) - (ys[i] as number);
        if (dx >= least || dx <= -least || dy >= least || dy <= -least) continue;
        let distance = Math.hypot(dx, dy);
        if (distance >= least) continue;
        touched = true;
        // Two on one spot part in a direction of their own.
        if (distance < 1e-6) [dx, dy, distance] = [Math.cos(i + j), Math.sin(i + j), 1];
        const push = ((least - distance) / 2 + 0.002) / distance;
        xs[i] = (xs[i] as number) - dx * push;
        ys[i] = (ys[i] as number) - dy * push;
        xs[j] = (xs[j] as number) + dx * push;
        ys[j] = (ys[j] as number) + dy * push;
      }
    }
    if (within) {
      for (let i = 0; i < xs.length; i++) {
        const r = (reach[i] as number) + 1;
        xs[i] = Math.max(within.x + r, Math.min(within.x + within.w - r, xs[i] as number));
        ys[i] = Math.max(within.y + r, Math.min(within.y + within.h - r, ys[i] as number));
      }
    }
    if (round >= ROUNDS && !touched) break;
    if (round < ROUNDS - QUIET_ROUNDS) {
      for (const [i, home] of homes.entries()) {
        xs[i] = (xs[i] as number) + (home.x - (xs[i] as number)) * PULL;
        ys[i] = (ys[i] as number) + (home.y - (ys[i] as number)) * PULL;
      }
    }
  }
  return xs.map((x, i) => ({ x, y: ys[i] as number }));
}
