import land from '#assets/stage/land.json' with { type: 'json' };
import type { PublicState } from '#shared/game/view.types.ts';
import { publicView, scenario, seatView, selected, world } from '../../store/store.ts';
import { type Inks, PLATE_FONT } from '../ink.ts';
import { type Point, project, spread } from '../layout/dots.ts';
import type { Painter } from './painter.ts';

/** The map: one plain landmass, one dot a state. No borders, no filled countries. */
export function mapPainter(): Painter {
  let states: readonly PublicState[] = [];
  let homes: readonly { lon: number; lat: number; name: string }[] = [];
  let real = false;
  let mine: string | null = null;
  let chosen: string | null = null;
  let laid: { readonly key: string; readonly dots: readonly Point[]; readonly r: number } = { key: '', dots: [], r: 4 };
  return {
    read() {
      states = publicView.value?.states ?? [];
      homes = world.value?.states.map((row) => ({ lon: row.lon ?? 0, lat: row.lat ?? 0, name: row.name })) ?? [];
      real = scenario.value?.historic ?? false;
      mine = seatView.value?.state ?? null;
      chosen = selected.value;
    },
    paint(ctx, ink, width, height) {
      const key = `${width}x${height}/${homes.length}`;
      const points = homes.map((home) => project(home.lon, home.lat, width, height));
      if (laid.key !== key) {
        const r = Math.max(2.5, Math.min(homes.length > 60 ? 5.5 : 9, width / 150));
        laid = { key, dots: spread(points, r), r };
      }
      ctx.fillStyle = ink.land;
      if (real) continents(ctx, width, height);
      else islands(ctx, points);
      for (const [i, state] of states.entries()) {
        const at = laid.dots[i];
        if (at) dot(ctx, ink, at, laid.r, state);
      }
      for (const [i, state] of states.entries()) {
        const at = laid.dots[i];
        if (at && (state.id === mine || state.id === chosen)) label(ctx, ink, at, laid.r, homes[i]?.name ?? '', state.id === mine, width);
      }
    },
    under(x, y) {
      let best: string | null = null;
      let nearest = Math.max(16, laid.r * 2);
      for (const [i, at] of laid.dots.entries()) {
        const distance = Math.hypot(at.x - x, at.y - y);
        if (distance < nearest) [best, nearest] = [states[i]?.id ?? null, distance];
      }
      return best;
    },
    moving: () => false,
  };
}

function continents(ctx: CanvasRenderingContext2D, width: number, height: number): void {
  for (const ring of land) {
    ctx.beginPath();
    for (const [n, [lon = 0, lat = 0]] of ring.entries()) {
      const at = project(lon / 10, lat / 10, width, height);
      // A ring that crosses the date line comes in again on the other side.
      const jump = n > 0 && Math.abs(lon - (ring[n - 1]?.[0] ?? lon)) > 1800;
      if (n === 0 || jump) ctx.moveTo(at.x, at.y);
      else ctx.lineTo(at.x, at.y);
    }
    ctx.fill();
  }
}

/** An invented world has an invented shore: soft land under every dot. */
function islands(ctx: CanvasRenderingContext2D, points: readonly Point[]): void {
  for (const at of points) {
    ctx.beginPath();
    ctx.ellipse(at.x, at.y, 30, 24, 0, 0, 7);
    ctx.fill();
  }
}

function dot(ctx: CanvasRenderingContext2D, ink: Inks, at: Point, r: number, state: PublicState): void {
  const side = state.lean > 0 ? 0 : 1;
  if (state.backs) {
    circle(ctx, at, r + 3.5, ink.plateInk);
    circle(ctx, at, r + 1.8, ink.plate);
  }
  circle(ctx, at, r, state.certainty === 0 ? ink.unknown : ink.plate);
  ctx.strokeStyle = ink.plateInk;
  ctx.lineWidth = 0.8;
  ctx.stroke();
  if (state.certainty === 0) return;
  // More ink, more certainty; lines for one side, dots for the other.
  const colour = ink.sides[side];
  ctx.save();
  circle(ctx, at, r - 0.5, state.certainty >= 2 ? colour : ink.plate);
  ctx.clip();
  ctx.fillStyle = state.certainty >= 2 ? ink.plate : colour;
  const lines = (side === 0) === ink.firstLines;
  if (lines) for (const offset of [-0.45, 0.45]) ctx.fillRect(at.x - r, at.y + offset * r - 0.7, 2 * r, state.certainty === 3 ? 0.8 : 1.5);
  else
    for (const [dx, dy] of [
      [-0.4, -0.3],
      [0.4, -0.3],
      [0, 0.45],
    ] as const)
      circle(
        ctx,
        { x: at.x + dx * r, y: at.y + dy * r },
        Math.max(0.8, r * (state.certainty === 3 ? 0.15 : 0.22)),
        ctx.fillStyle as string,
      );
  ctx.restore();
}

function circle(ctx: CanvasRenderingContext2D, at: Point, r: number, fill: string): void {
  ctx.beginPath();
  ctx.arc(at.x, at.y, Math.max(0.3, r), 0, 7);
  ctx.fillStyle = fill;
  ctx.fill();
}

function label(ctx: CanvasRenderingContext2D, ink: Inks, at: Point, r: number, name: string, mine: boolean, width: number): void {
  ctx.strokeStyle = mine ? ink.brass : ink.onTable;
  ctx.lineWidth = 2.5;
  ctx.beginPath();
  ctx.arc(at.x, at.y, r + 6, 0, 7);
  ctx.stroke();
  ctx.font = `750 15px ${PLATE_FONT}`;
  const text = name.toUpperCase();
  const wide = ctx.measureText(text).width + 14;
  const x = at.x + wide + 30 > width ? at.x - wide - 24 : at.x + 24;
  const y = Math.max(4, at.y - 40);
  ctx.beginPath();
  ctx.moveTo(at.x, at.y - r - 6);
  ctx.lineTo(x + wide / 2, y + 24);
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.fillStyle = ink.plate;
  ctx.fillRect(x, y, wide, 24);
  ctx.fillStyle = ink.brass;
  ctx.fillRect(x, y + 24, wide, 2);
  ctx.fillStyle = ink.plateInk;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, x + 7, y + 13);
}
