import type { PublicState } from '#shared/game/view.types.ts';
import { type Inks, inkOf, PLATE, sideOf } from '../ink.ts';
import type { Fan, Place } from '../layout/fan.ts';
import { dashedEdge, disc, fitted, pattern, plateType, stripes } from '../marks.ts';

type Ctx = CanvasRenderingContext2D;

/** How far the roll-call has come for one plate. */
export type Turn = 'waiting' | 'now' | 'called';

/** A plate as it shows a leaning: the name outwards, a printed tab at the inner end. */
export function leaningPlate(ctx: Ctx, ink: Inks, fan: Fan, place: Place, state: PublicState, name: string, absent: boolean): void {
  const { length, thick } = place;
  const tab = fan.type > 0 ? fan.tab : length;
  onPlate(ctx, fan, place, () => {
    ctx.fillStyle = absent ? PLATE.dull : PLATE.paper;
    ctx.fillRect(0, -thick / 2, length, thick);
    tabOf(ctx, ink, state, { x: 0, y: -thick / 2, w: tab, h: thick });
    if (fan.type > 0) {
      ctx.fillStyle = PLATE.seam;
      ctx.fillRect(tab, -thick / 2, 1, thick);
    }
    if (state.backs !== null)
      disc(ctx, { x: tab / 2, y: 0 }, Math.min(thick, tab) * 0.3, PLATE.paper, PLATE.ink, Math.max(1.2, thick * 0.095));
    if (absent) dashedEdge(ctx, { x: 0, y: -thick / 2, w: length, h: thick });
    ctx.fillStyle = PLATE.ink;
    nameOn(ctx, fan, place, name, tab, 720);
  });
}

/** The printed tab: each side its own print, blank paper where nothing has been shown. */
export function tabOf(ctx: Ctx, ink: Inks, state: PublicState, box: { x: number; y: number; w: number; h: number }): void {
  if (state.certainty > 0) {
    pattern(ctx, inkOf(ink.plateSides, sideOf(state.towards)), state.certainty, box, Math.max(0.55, Math.min(1.1, box.h / 20)));
  } else {
    ctx.fillStyle = PLATE.blank;
    ctx.fillRect(box.x, box.y, box.w, box.h);
  }
}

/** Takes a plate off the picture, so that it can be painted anew. */
export function clearPlate(ctx: Ctx, fan: Fan, place: Place): void {
  onPlate(ctx, fan, place, () => ctx.clearRect(-1, -place.thick / 2 - 0.5, place.length + 2, place.thick + 1));
}

/** A plate in the roll-call: dark until its name is called, then lit as it votes. */
export function rollPlate(ctx: Ctx, ink: Inks, fan: Fan, place: Place, vote: PublicState['vote'], name: string, turn: Turn): void {
  const { length, thick } = place;
  const box = { x: 0, y: -thick / 2, w: length, h: thick };
  const lamp = fan.type > 0 ? Math.max(10, thick * 0.95) : length;
  onPlate(ctx, fan, place, () => {
    ctx.fillStyle = ink.table2;
    if (turn === 'waiting') ctx.fillRect(box.x, box.y, box.w, box.h);
    else if (turn === 'now') {
      ctx.fillStyle = PLATE.paper;
      ctx.fillRect(box.x, box.y, box.w, box.h);
    } else if (vote === 'yes') {
      ctx.fillStyle = ink.brassLit;
      ctx.fillRect(box.x, box.y, box.w, box.h);
    } else if (vote === 'no') {
      ctx.fillRect(box.x, box.y, box.w, box.h);
      ctx.strokeStyle = ink.brassLit;
      ctx.lineWidth = Math.min(1.5, thick * 0.14);
      ctx.strokeRect(box.x + 0.75, box.y + 0.75, box.w - 1.5, box.h - 1.5);
    } else if (vote === 'abstain') stripes(ctx, ink, box);
    else {
      ctx.strokeStyle = ink.onTable2;
      ctx.lineWidth = 1;
      ctx.setLineDash([2, 3]);
      ctx.strokeRect(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1);
      ctx.setLineDash([]);
    }
    const colour =
      turn === 'now' ? PLATE.ink : turn === 'waiting' || vote === null ? ink.onTable2 : vote === 'no' ? ink.onTable : '#121E17';
    if (turn === 'called') voteLamp(ctx, ink, vote, lamp / 2, Math.min(4, thick * 0.25), vote === 'no' ? ink.brassLit : colour);
    ctx.fillStyle = colour;
    nameOn(
      ctx,
      fan,
      place,
      name,
      turn === 'called' && vote !== null ? lamp : 4,
      turn === 'now' ? 850 : turn === 'waiting' || vote === null ? 560 : 760,
    );
  });
}

/** Yes a full lamp, no a cross, abstention an open ring: to be told apart without any colour. */
export function voteLamp(ctx: Ctx, ink: Inks, vote: PublicState['vote'], x: number, r: number, colour: string): void {
  if (vote === 'yes') disc(ctx, { x, y: 0 }, r, colour);
  else if (vote === 'abstain') disc(ctx, { x, y: 0 }, r * 0.86, ink.abstain, colour, Math.max(1, r * 0.45));
  else if (vote === 'no') {
    ctx.strokeStyle = colour;
    ctx.lineWidth = Math.max(1, r * 0.5);
    ctx.beginPath();
    ctx.moveTo(x - r * 0.85, -r * 0.85);
    ctx.lineTo(x + r * 0.85, r * 0.85);
    ctx.moveTo(x + r * 0.85, -r * 0.85);
    ctx.lineTo(x - r * 0.85, r * 0.85);
    ctx.stroke();
  }
}

/** Outlines a plate that is chosen, under the pointer, or mine. */
export function plateOutline(ctx: Ctx, fan: Fan, place: Place, colour: string, thick: number): void {
  onPlate(ctx, fan, place, () => {
    ctx.strokeStyle = colour;
    ctx.lineWidth = thick;
    const out = thick / 2 + 0.5;
    ctx.strokeRect(-out, -place.thick / 2 - out, place.length + 2 * out, place.thick + 2 * out);
  });
}

/** Coordinates of a plate: x from its inner end outwards, y across it. */
function onPlate(ctx: Ctx, fan: Fan, place: Place, draw: () => void): void {
  ctx.save();
  ctx.translate(fan.middle.x, fan.middle.y);
  ctx.rotate(-place.angle);
  ctx.translate(place.inner, 0);
  draw();
  ctx.restore();
}

/** The name, upright in either half. */
function nameOn(ctx: Ctx, fan: Fan, { length, angle }: Place, name: string, from: number, weight: number): void {
  if (fan.type === 0) return;
  const room = length - from - (fan.type < 11 ? 6 : 9);
  const text = name.toUpperCase();
  let size = fan.type;
  plateType(ctx, size, weight);
  const wide = ctx.measureText(text).width;
  if (wide > room) size = Math.max(7, fan.type * 0.72, (size * room * 0.985) / wide);
  plateType(ctx, size, weight);
  const shown = fitted(ctx, text, room);
  ctx.textAlign = 'left';
  if (angle > Math.PI / 2) {
    ctx.translate(length - (fan.type < 11 ? 3 : 5), 0);
    ctx.rotate(Math.PI);
    ctx.fillText(shown, 0, size * 0.36);
  } else ctx.fillText(shown, from + (fan.type < 11 ? 3 : 5), size * 0.36);
}
