import { type Box, clamp, type Point } from './shapes.ts';

/**
 * Where the name of each part of an invented world is printed: above its dots, or below them where that has more room. `parts` are the homes of
 * its states, `sizes` the names as they are drawn, `reach` how far the land goes around a home.
 */
export function regionSpots(
  parts: readonly (readonly Point[])[],
  sizes: readonly { w: number; h: number }[],
  reach: number,
  sheet: Box,
): Box[] {
  const homes = parts.flat();
  return parts.map((part, k) => {
    const { w, h } = sizes[k] ?? { w: 0, h: 0 };
    const [xs, ys] = [part.map(({ x }) => x), part.map(({ y }) => y)];
    const x = clamp((Math.min(...xs) + Math.max(...xs)) / 2 - w / 2, sheet.x + 4, sheet.x + sheet.w - w - 4);
    const within = (y: number) => clamp(y, sheet.y + 4, sheet.y + sheet.h - h - 4);
    const spots = [within(Math.min(...ys) - reach - h), within(Math.max(...ys) + reach)].map((y) => ({ x, y, w, h }));
    const [above, below] = spots as [Box, Box];
    return under(below, homes, reach) < under(above, homes, reach) ? below : above;
  });
}

/** How much land lies under a name: homes within reach of it, the nearer the more. */
const under = ({ x, y, w, h }: Box, homes: readonly Point[], reach: number): number =>
  homes.reduce((sum, home) => {
    const away = Math.hypot(home.x - clamp(home.x, x, x + w), home.y - clamp(home.y, y, y + h));
    return sum + Math.max(0, 1 - away / reach);
  }, 0);
