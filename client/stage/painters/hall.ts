import type { PublicState } from '#shared/game/view.types.ts';
import { publicView, seatView, selected, world } from '../../store/store.ts';
import { type Inks, PLATE_FONT, pattern, stripes } from '../ink.ts';
import { fan, type Place, placeAt } from '../layout/fan.ts';
import type { Painter } from './painter.ts';

/** Names called a second in the roll-call (docs/rulebook.md §7). */
const CALLED_A_SECOND = 12;

/** The hall: a fan of plates. During a roll-call the plates light up one after the other, by region, in French order. */
export function hallPainter(sweep: boolean, still: boolean): Painter {
  let states: readonly PublicState[] = [];
  let names: readonly string[] = [];
  let mine: string | null = null;
  let chosen: string | null = null;
  let called = false;
  let began: number | null = null;
  let places: readonly Place[] = [];
  const shown = (now: number) => (began === null || still ? states.length : Math.floor(((now - began) / 1000) * CALLED_A_SECOND));
  return {
    read() {
      states = publicView.value?.states ?? [];
      names = world.value?.states.map((row) => row.name) ?? [];
      mine = seatView.value?.state ?? null;
      chosen = selected.value;
      const now = sweep && publicView.value?.rollCall !== null;
      if (now && !called) began = performance.now();
      called = now;
    },
    paint(ctx, ink, width, height, now) {
      places = fan(states.length, width, height);
      const upTo = shown(now);
      for (const [i, place] of places.entries()) {
        const state = states[i];
        if (state)
          plate(ctx, ink, place, state, names[i] ?? state.id, {
            mine: state.id === mine,
            chosen: state.id === chosen,
            vote: called && i < upTo,
            waiting: called && i >= upTo,
          });
      }
      centre(ctx, ink, width, height, String(states.length), called ? names[Math.min(upTo, names.length) - 1] : undefined);
    },
    under: (x, y) => states[placeAt(places, x, y)]?.id ?? null,
    moving: (now) => began !== null && !still && shown(now) <= states.length,
  };
}

interface Marks {
  readonly mine: boolean;
  readonly chosen: boolean;
  readonly vote: boolean;
  readonly waiting: boolean;
}

function plate(ctx: CanvasRenderingContext2D, ink: Inks, place: Place, state: PublicState, name: string, marks: Marks): void {
  const { length, thick } = place;
  // On the left half the text would stand on its head: turn it round and put the tab at the other end.
  const left = Math.cos(place.angle) < 0;
  ctx.save();
  ctx.translate(place.x, place.y);
  ctx.rotate(left ? Math.PI - place.angle : -place.angle);
  if (left) ctx.rotate(0);
  const [x, y] = [-length / 2, -thick / 2];
  const tab = Math.min(thick * 1.3, length * 0.26);
  const tabX = left ? length / 2 - tab : x;
  ctx.globalAlpha = marks.waiting ? 0.35 : state.present === false ? 0.55 : 1;
  if (marks.vote && state.vote === 'abstain') stripes(ctx, ink, x, y, length, thick);
  else {
    ctx.fillStyle = marks.vote && state.vote === 'no' ? ink.plateInk : marks.vote && state.vote === null ? ink.table2 : ink.plate;
    ctx.fillRect(x, y, length, thick);
    ctx.fillStyle = ink.fold;
    if (!marks.vote) ctx.fillRect(x, y, length, Math.max(1, thick * 0.12));
  }
  if (!marks.vote) {
    if (state.certainty > 0) pattern(ctx, ink, state.lean > 0 ? 0 : 1, state.certainty, tabX, y, tab, thick);
    else {
      ctx.fillStyle = ink.unknown;
      ctx.fillRect(tabX, y, tab, thick);
    }
    if (state.backs) ring(ctx, ink, tabX + tab / 2, 0, Math.min(thick, tab) * 0.3);
  }
  if (state.present === false || (marks.vote && state.vote === null)) {
    ctx.setLineDash([3, 2]);
    ctx.strokeStyle = ink.onTable2;
    ctx.strokeRect(x, y, length, thick);
    ctx.setLineDash([]);
  }
  if (marks.mine || marks.chosen) {
    ctx.strokeStyle = marks.mine ? ink.brass : ink.onTable;
    ctx.lineWidth = 3;
    ctx.strokeRect(x - 2, y - 2, length + 4, thick + 4);
  }
  ctx.fillStyle = marks.vote && state.vote === 'no' ? ink.plate : marks.vote && state.vote === null ? ink.onTable2 : ink.plateInk;
  const room = marks.vote ? length - 8 : length - tab - 8;
  let size = Math.min(17, thick * 0.78);
  ctx.font = `750 ${size}px ${PLATE_FONT}`;
  const text = name.toUpperCase();
  const wide = ctx.measureText(text).width;
  if (wide > room) size = Math.max(6, (size * room) / wide);
  ctx.font = `750 ${size}px ${PLATE_FONT}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.fillText(text, left || marks.vote ? x + 5 : x + tab + 4, thick * 0.08, room);
  ctx.restore();
}

/** Public backing: an ink ring with a paper gap. */
function ring(ctx: CanvasRenderingContext2D, ink: Inks, x: number, y: number, r: number): void {
  ctx.beginPath();
  ctx.arc(x, y, r + 1.5, 0, 7);
  ctx.fillStyle = ink.plateInk;
  ctx.fill();
  ctx.beginPath();
  ctx.arc(x, y, Math.max(1, r - 1), 0, 7);
  ctx.fillStyle = ink.plate;
  ctx.fill();
}

function centre(ctx: CanvasRenderingContext2D, ink: Inks, width: number, height: number, count: string, now: string | undefined): void {
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = ink.onTable;
  const size = Math.max(20, height * 0.1);
  ctx.font = `750 ${now ? size * 0.6 : size}px ${PLATE_FONT}`;
  ctx.fillText(now ? now.toUpperCase() : count, width / 2, height - 10);
}
