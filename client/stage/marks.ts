import { HOUSE_FONT, type Inks, inkOf, PLATE, PLATE_FONT, type SideInk } from './ink.ts';
import type { Box, Point } from './layout/shapes.ts';

/** What the stage draws with: marks that keep their meaning in one colour too. Lines, dots, bars, checks, never hue alone. */
type Ctx = CanvasRenderingContext2D;

/** Fills a box with a side's pattern; the more has been shown in public, the denser the print (certainty 1 to 3). */
export function pattern(ctx: Ctx, ink: SideInk, certainty: number, { x, y, w, h }: Box, scale = 1): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, w, h);
  ctx.clip();
  ctx.fillStyle = certainty >= 3 ? ink.full : certainty === 2 ? ink.tint : PLATE.blank;
  ctx.fillRect(x, y, w, h);
  PRINTS[ink.print](ctx, ink, certainty, { x, y, w, h }, scale);
  ctx.restore();
}

type Fill = (ctx: Ctx, ink: SideInk, certainty: number, box: Box, scale: number) => void;
const PRINTS: { readonly [K in SideInk['print']]: Fill } = {
  lines: (ctx, ink, certainty, box, scale) => hatch(ctx, ink, certainty, box, 4 * scale),
  dots: (ctx, ink, certainty, box, scale) => dotted(ctx, ink, certainty, box, 5 * scale),
  bars: (ctx, ink, certainty, box, scale) => barred(ctx, ink, certainty, box, 4 * scale),
  checks: (ctx, ink, certainty, box, scale) => checked(ctx, ink, certainty, box, 3 * scale),
};

function hatch(ctx: Ctx, ink: SideInk, certainty: number, { x, y, w, h }: Box, step: number): void {
  ctx.fillStyle = certainty >= 3 ? PLATE.paper : ink.full;
  ctx.globalAlpha = certainty >= 3 ? 0.6 : 1;
  const thick = step * (certainty >= 3 ? 0.18 : certainty === 2 ? 0.5 : 0.27);
  // Laid out from the middle, so that it is the same on either side.
  for (let at = (h / 2) % step; at < h; at += step) ctx.fillRect(x, y + at - thick / 2, w, thick);
}

/** Bars stand where lines lie. */
function barred(ctx: Ctx, ink: SideInk, certainty: number, { x, y, w, h }: Box, step: number): void {
  ctx.fillStyle = certainty >= 3 ? PLATE.paper : ink.full;
  ctx.globalAlpha = certainty >= 3 ? 0.6 : 1;
  const thick = step * (certainty >= 3 ? 0.18 : certainty === 2 ? 0.5 : 0.27);
  for (let at = (w / 2) % step; at < w; at += step) ctx.fillRect(x + at - thick / 2, y, thick, h);
}

function checked(ctx: Ctx, ink: SideInk, certainty: number, { x, y, w, h }: Box, step: number): void {
  ctx.fillStyle = certainty >= 3 ? PLATE.paper : ink.full;
  ctx.globalAlpha = certainty >= 3 ? 0.6 : 1;
  const size = step * (certainty >= 3 ? 0.45 : certainty === 2 ? 1 : 0.6);
  for (let row = 0, dy = 0; dy < h; dy += step, row++)
    for (let dx = (row % 2) * step; dx < w; dx += 2 * step) ctx.fillRect(x + dx, y + dy, size, size);
}

function dotted(ctx: Ctx, ink: SideInk, certainty: number, { x, y, w, h }: Box, step: number): void {
  ctx.fillStyle = certainty >= 3 ? PLATE.paper : ink.full;
  ctx.globalAlpha = certainty >= 3 ? 0.75 : 1;
  const r = step * (certainty >= 3 ? 0.16 : certainty === 2 ? 0.29 : 0.2);
  ctx.beginPath();
  const half = step / 2;
  for (let row = 0, dy = (h / 2) % half; dy < h + half; dy += half, row++) {
    for (let dx = row % 2 === 0 ? half / 2 : half * 1.5; dx < w + half; dx += step) {
      ctx.moveTo(x + dx + r, y + dy);
      ctx.arc(x + dx, y + dy, r, 0, 7);
    }
  }
  ctx.fill();
}

/** Abstention: a full colour with diagonal stripes, never grey. */
export function stripes(ctx: Ctx, ink: Inks, { x, y, w, h }: Box): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, w, h);
  ctx.clip();
  ctx.fillStyle = ink.abstain;
  ctx.fillRect(x, y, w, h);
  ctx.strokeStyle = ink.abstain2;
  ctx.lineWidth = 1.8;
  ctx.beginPath();
  for (let a = -h; a < w + h; a += 8) {
    ctx.moveTo(x + a, y + h);
    ctx.lineTo(x + a + h, y);
  }
  ctx.stroke();
  ctx.restore();
}

export function disc(ctx: Ctx, { x, y }: Point, r: number, fill: string | null, stroke: string | null = null, thick = 1): void {
  ctx.beginPath();
  ctx.arc(x, y, Math.max(0.3, r), 0, 7);
  if (fill) {
    ctx.fillStyle = fill;
    ctx.fill();
  }
  if (stroke) {
    ctx.strokeStyle = stroke;
    ctx.lineWidth = thick;
    ctx.stroke();
  }
}

/** How a dot on the map is marked. */
export interface DotMark {
  readonly side: number;
  readonly certainty: number;
  readonly ring: boolean;
  readonly absent: boolean;
}

const FIVE = [
  [-4.3, -4.3],
  [4.3, -4.3],
  [0, 0],
  [-4.3, 4.3],
  [4.3, 4.3],
] as const;
const THREE = [
  [-3.6, -2.6],
  [3.6, -2.6],
  [0, 3.6],
] as const;

/** A state on the map: pattern and hue an estimate from public votes, ring public backing, dashes may be absent. */
export function dotMark(ctx: Ctx, ink: Inks, at: Point & { readonly r: number }, mark: DotMark): void {
  const unit = at.r / 10;
  if (mark.ring) disc(ctx, at, at.r * 1.6, ink.sheet, ink.ink, at.r * 0.26);
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.scale(unit, unit);
  const here = { x: 0, y: 0 };
  const { full, tint, print } = inkOf(ink.sides, mark.side);
  if (mark.certainty === 0) disc(ctx, here, 8.6, ink.sheet, ink.grey, Math.max(2, 0.9 / unit));
  else if (mark.certainty >= 3) disc(ctx, here, 10, full);
  else disc(ctx, here, 9.2, mark.certainty === 2 ? tint : ink.sheet, full, 1.7);
  if (mark.certainty > 0) {
    ctx.fillStyle = mark.certainty >= 3 ? ink.sheet : full;
    if (print === 'dots') dotDots(ctx, mark.certainty);
    else if (print === 'checks') dotChecks(ctx, mark.certainty);
    else {
      if (print === 'bars') ctx.rotate(Math.PI / 2);
      dotLines(ctx, mark.certainty);
    }
  }
  ctx.restore();
  if (mark.absent) {
    ctx.setLineDash([at.r * 0.5, at.r * 0.42]);
    disc(ctx, at, at.r * 1.3, null, ink.ink, Math.max(1.1, at.r * 0.2));
    ctx.setLineDash([]);
  }
}

/** How far the ring goes around a state whose name stands beside it. */
export const reachOfName = (r: number): number => r * 1.85 + 1;

/** The ring around a state whose name stands beside it, outside whatever else it carries. */
export const nameRing = (ctx: Ctx, ink: Inks, at: Point & { readonly r: number }, thick: number): void =>
  disc(ctx, at, reachOfName(at.r), null, ink.ink, thick);

function dotLines(ctx: Ctx, certainty: number): void {
  const [thick, places] = certainty >= 3 ? [1.9, [-3.6, 3.6]] : certainty === 2 ? [3, [-5, 0, 5]] : [2, [-3.4, 3.4]];
  for (const y of places) {
    const half = Math.sqrt(Math.max(0, 92 - y * y));
    ctx.fillRect(-half, y - thick / 2, 2 * half, thick);
  }
}

function dotChecks(ctx: Ctx, certainty: number): void {
  const size = certainty >= 3 ? 3 : certainty === 2 ? 4.2 : 3;
  for (const [x, y] of certainty >= 2 ? FIVE : THREE) ctx.fillRect(x - size / 2, y - size / 2, size, size);
}

function dotDots(ctx: Ctx, certainty: number): void {
  const r = certainty >= 3 ? 1.75 : certainty === 2 ? 2.1 : 1.7;
  ctx.beginPath();
  for (const [x, y] of certainty >= 2 ? FIVE : THREE) {
    ctx.moveTo(x + r, y);
    ctx.arc(x, y, r, 0, 7);
  }
  ctx.fill();
}

/** Sets a text's voice, in capitals for plates. */
export function plateType(ctx: Ctx, size: number, weight = 720): void {
  ctx.font = `${weight} ${size}px ${PLATE_FONT}`;
  ctx.letterSpacing = `${(size * 0.026).toFixed(2)}px`;
  ctx.textBaseline = 'alphabetic';
}

export function houseType(ctx: Ctx, size: number, weight = 400): void {
  ctx.font = `${weight} ${size}px ${HOUSE_FONT}`;
  ctx.letterSpacing = '0px';
  ctx.textBaseline = 'alphabetic';
}

/** A text made to fit: as it is, a little smaller, or cut with an ellipsis. The type must have been set. */
export function fitted(ctx: Ctx, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text;
  let [low, high] = [1, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ctx.measureText(`${text.slice(0, middle).trimEnd()}…`).width <= room) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}

/** A cream name plate that lies flat, folded edge above and brass below. */
export function flatPlate(ctx: Ctx, { x, y, w, h }: Box, name: string, size: number): void {
  ctx.fillStyle = 'rgba(6, 14, 10, 0.35)';
  ctx.fillRect(x + 2, y + 3, w, h);
  ctx.fillStyle = PLATE.paper;
  ctx.fillRect(x, y, w, h);
  ctx.fillStyle = PLATE.fold;
  ctx.fillRect(x, y, w, Math.max(2, h * 0.09));
  ctx.fillStyle = PLATE.brass;
  ctx.fillRect(x, y + h - Math.max(2, h * 0.06), w, Math.max(2, h * 0.06));
  ctx.fillStyle = PLATE.ink;
  let fit = size;
  plateType(ctx, fit, 780);
  const text = name.toUpperCase();
  const wide = ctx.measureText(text).width;
  if (wide > w - 14) fit = Math.max(size * 0.5, (size * (w - 14)) / wide);
  plateType(ctx, fit, 780);
  ctx.textAlign = 'center';
  ctx.fillText(fitted(ctx, text, w - 8), x + w / 2, y + h / 2 + fit * 0.38);
}

/** The edge of a plate whose state may stay away: on a thin plate a finer line inside it, or dashes would eat the name. */
export function dashedEdge(ctx: CanvasRenderingContext2D, { x, y, w, h }: Box): void {
  const thin = h < 24;
  const inset = thin ? 1.6 : 0.6;
  ctx.save();
  ctx.setLineDash(thin ? [2.2, 2.2] : [4, 3]);
  ctx.strokeStyle = PLATE.ink;
  ctx.globalAlpha *= thin ? 0.5 : 1;
  ctx.lineWidth = thin ? 0.7 : 1.3;
  ctx.strokeRect(x + inset, y + inset, w - 2 * inset, h - 2 * inset);
  ctx.restore();
}
