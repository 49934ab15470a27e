import type { PublicState } from '#shared/game/view.types.ts';
import { mayBeAbsent } from '../../store/attendance.ts';
import { publicView, scenario, seatView, selected, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { type Inks, PLATE } from '../ink.ts';
import { type Fan, fan, front, type Place, placeAt } from '../layout/fan.ts';
import { plateName } from '../layout/plate-name.ts';
import { CALLED_A_SECOND, calledAfter, rollOrder } from '../layout/roll.ts';
import { type Box, clamp, inside, type Point, type Size } from '../layout/shapes.ts';
import { disc, flatPlate, houseType, plateType, stripes } from '../marks.ts';
import { type Layer, type Painter, whole } from './painter.ts';
import { clearPlate, leaningPlate, plateOutline, rollPlate, tabOf, voteLamp } from './plates.ts';
import { rimNames } from './rim.ts';

type Ctx = CanvasRenderingContext2D;

/** One plate of the fan. */
interface Entry {
  readonly state: PublicState;
  readonly name: string;
  /** As it fits on a plate. */
  readonly short: string;
  /** It may not be in the room, or is not. */
  readonly absent: boolean;
  /** As the roll-call says it. */
  readonly called: string;
}

interface Roll {
  /** The vote is out and the hall shows it. */
  readonly out: boolean;
  /** When the sweep began; null if there is nothing to watch. */
  readonly began: number | null;
}

/**
 * The hall: a fan of plates by region in the order of the roll, mine in front. In a roll-call the plates light up one after the
 * other, twelve a second, and the last picture stays.
 */
export function hallPainter(rollcall: boolean, still: boolean): Painter {
  let entries: readonly Entry[] = [];
  let mine: Entry | null = null;
  let regions: readonly string[] = [];
  let groups: readonly number[] = [];
  let mineId: string | null = null;
  let chosen: string | null = null;
  let hovered: string | null = null;
  let roll: Roll = { out: false, began: null };
  let watched = false;
  let drawn = '';
  let changes = 0;
  let laid: { readonly key: string; readonly fan: Fan; readonly me: Box } | null = null;
  let lastSize: Size = { width: 1, height: 1 };

  const layout = (size: Size) => {
    const key = `${size.width}×${size.height}/${groups.join()}/${mine ? 1 : 0}`;
    lastSize = size;
    if (laid?.key !== key) {
      const rim = size.width >= 560 && regions.length > 1 ? 24 : 0;
      const made = fan({ width: size.width, height: size.height }, { groups, rim, letters: entries.length > 90 ? 10.5 : 12.5 });
      laid = { key, fan: made, me: front(made, { width: size.width, height: size.height }) };
    }
    return laid;
  };
  const calledBy = (now: number) => (roll.began === null ? entries.length : calledAfter(now - roll.began, entries.length));

  const plates: Layer = {
    name: 'plates',
    box: whole,
    // The end is painted whole once more: every motion ends in the still picture, to the pixel.
    stamp: (now) => `${changes}/${roll.out && calledBy(now) === entries.length}`,
    progress: (now) => (roll.out ? calledBy(now) : 0),
    paint(ctx, ink, size, now, from) {
      const { fan: at, me } = layout(size);
      const upTo = calledBy(now);
      const sweeping = roll.began !== null && upTo < entries.length;
      for (const [i, place] of at.places.entries()) {
        const entry = entries[i];
        // In a sweep only the plates whose turn has come since are painted anew.
        if (!entry || (from > 0 && (i < from - 1 || i >= upTo))) continue;
        if (from > 0) clearPlate(ctx, at, place);
        if (roll.out) {
          const turn = sweeping && i === upTo - 1 ? 'now' : i < upTo ? 'called' : 'waiting';
          rollPlate(ctx, ink, at, place, entry.state.vote, entry.called, turn);
        } else leaningPlate(ctx, ink, at, place, entry.state, entry.short, entry.absent);
      }
      if (from > 0) return;
      if (size.width >= 560 && regions.length > 1) rimNames(ctx, ink, at, regions);
      if (!roll.out) {
        headline(ctx, ink, at, me, entries.length + (mine ? 1 : 0));
        if (mine) myPlate(ctx, ink, me, mine);
      }
    },
  };

  const middle: Layer = {
    name: 'podium',
    box(size) {
      const { middle: at, inner } = layout(size).fan;
      const y = Math.max(0, at.y - inner);
      return { x: Math.max(0, at.x - inner), y, w: Math.min(size.width, 2 * inner), h: size.height - y };
    },
    stamp: (now) => `${changes}/${roll.out ? calledBy(now) : ''}`,
    paint(ctx, ink, size, now) {
      const upTo = calledBy(now);
      if (roll.out) podium(ctx, ink, layout(size).fan, size, entries, upTo, roll.began !== null && upTo < entries.length);
    },
  };

  const pointer: Layer = {
    name: 'pointer',
    box: whole,
    stamp: () => `${changes}/${chosen}/${hovered}`,
    paint(ctx, ink, size) {
      const { fan: at, me } = layout(size);
      const find = (id: string | null) => entries.findIndex(({ state }) => state.id === id);
      if (roll.out && mineId) outlineAt(find(mineId), ink.brassLit);
      outlineAt(find(chosen), roll.out ? ink.onTable : ink.brassLit);
      if (chosen !== null && chosen === mine?.state.id) {
        ctx.strokeStyle = ink.brassLit;
        ctx.lineWidth = 2.5;
        ctx.strokeRect(me.x - 2, me.y - 2, me.w + 4, me.h + 4);
      }
      if (hovered !== chosen) outlineAt(find(hovered), ink.onTable2);
      const spoken = find(hovered ?? chosen);
      const [place, entry] = [at.places[spoken], entries[spoken]];
      if (place && entry) nameTag(ctx, at, place, entry.name, size);

      function outlineAt(i: number, colour: string): void {
        const found = at.places[i];
        if (found) plateOutline(ctx, at, found, colour, 2.5);
      }
    },
  };

  return {
    layers: [plates, middle, pointer],
    read(now) {
      const pub = publicView.value;
      const rows = world.value?.states ?? [];
      const regionRows = scenario.value?.regions ?? [];
      mineId = seatView.value?.state ?? null;
      chosen = selected.value;
      const isOut = pub !== null && pub.rollCall !== null && (rollcall || pub.phase === 'rollcall');
      // The sweep is played for who was there when the vote came out, or opened the picture of it.
      if (isOut && !roll.out) roll = { out: true, began: still || !(rollcall || watched) ? null : now };
      else if (!isOut) roll = { out: false, began: null };
      watched = pub !== null;
      const order = rollOrder(
        rows,
        regionRows.map(({ id }) => id),
      );
      const forms = say('stage.short-forms');
      const real = scenario.value?.historic ?? false;
      const all = order.flatMap((i) => {
        const [row, state] = [rows[i], pub?.states[i]];
        return row && state
          ? [
              {
                state,
                name: row.name,
                short: real ? plateName(row.name, forms) : row.name,
                called: row.called,
                absent: mayBeAbsent(row, state),
                region: row.region,
              },
            ]
          : [];
      });
      const inFan = all.filter(({ state }) => roll.out || state.id !== mineId);
      mine = roll.out ? null : (all.find(({ state }) => state.id === mineId) ?? null);
      entries = inFan;
      const filled = regionRows
        .map(({ id, name }) => ({ name, n: inFan.filter(({ region }) => region === id).length }))
        .filter(({ n }) => n > 0);
      regions = filled.map(({ name }) => name);
      groups = filled.map(({ n }) => n);
      const seen = JSON.stringify([entries, mineId, mine, regions, groups, roll]);
      if (seen !== drawn) changes++;
      drawn = seen;
    },
    under(point) {
      const { fan: at, me } = layout(lastSize);
      if (mine && inside(me, point)) return mine.state.id;
      return entries[placeAt(at.places, point)]?.state.id ?? null;
    },
    hover(id) {
      hovered = id;
    },
    next(now) {
      if (roll.began === null || calledBy(now) >= entries.length) return null;
      const beat = 1000 / CALLED_A_SECOND;
      return beat - ((now - roll.began) % beat);
    },
  };
}

/** How many delegations, in the open middle of the hall. */
function headline(ctx: Ctx, ink: Inks, at: Fan, me: Box, total: number): void {
  const size = clamp(at.inner * 0.22, 15, 40);
  const free = at.inner - (at.middle.y - me.y) - 10;
  if (free < size * 1.1) return;
  const words = free > size + 30 && at.inner > 120;
  const top = me.y - (words ? 36 : 10);
  plateType(ctx, size, 780);
  ctx.textAlign = 'center';
  ctx.fillStyle = ink.onTable;
  ctx.fillText(String(total), at.middle.x, top);
  if (!words) return;
  houseType(ctx, 12);
  ctx.fillStyle = ink.onTable2;
  ctx.fillText(say('stage.order'), at.middle.x, top + 18, at.inner * 1.5);
}

function myPlate(ctx: Ctx, ink: Inks, me: Box, { state, name }: Entry): void {
  flatPlate(ctx, me, '', 10);
  const tab = Math.min(26, me.h * 0.5);
  tabOf(ctx, ink, state, { x: me.x, y: me.y, w: tab, h: me.h });
  ctx.fillStyle = PLATE.seam;
  ctx.fillRect(me.x + tab, me.y, 1, me.h);
  if (state.backs !== null) disc(ctx, { x: me.x + tab / 2, y: me.y + me.h / 2 }, tab * 0.32, PLATE.paper, PLATE.ink, 2.2);
  ctx.fillStyle = PLATE.ink;
  const text = name.toUpperCase();
  const room = me.w - tab - 16;
  let size = me.h * 0.52;
  plateType(ctx, size, 800);
  const wide = ctx.measureText(text).width;
  if (wide > room) size = Math.max(9, (size * room) / wide);
  plateType(ctx, size, 800);
  ctx.textAlign = 'center';
  ctx.fillText(text, me.x + tab + (me.w - tab) / 2, me.y + me.h / 2 + size * 0.37, room);
}

/** In front of the sweep: who is called, and how it stands. */
function podium(ctx: Ctx, ink: Inks, at: Fan, size: Size, entries: readonly Entry[], upTo: number, sweeping: boolean): void {
  const w = Math.min(at.inner * 1.34, 260);
  const h = clamp(w * 0.25, 18, 62);
  const totals = w >= 130;
  const bottom = Math.min(size.height - 4, at.middle.y + 10);
  const y = bottom - (totals ? clamp(w * 0.27, 44, 60) : 4) - h;
  const current = entries[upTo - 1];
  if (sweeping && current) {
    flatPlate(ctx, { x: at.middle.x - w / 2, y, w, h }, current.called, h * 0.62);
  }
  const words = sweeping ? say('stage.called-now', { n: upTo, total: entries.length }) : say('stage.called', { total: entries.length });
  if (w >= 100) {
    plateType(ctx, 12.5, 600);
    ctx.textAlign = 'center';
    ctx.fillStyle = ink.onTable2;
    ctx.fillText(words.toUpperCase(), at.middle.x, sweeping ? y - 7 : y + h - 6, w * 1.2);
  }
  if (totals)
    tally(ctx, ink, { x: at.middle.x - w / 2, y: y + h + 7, w, h: bottom - y - h - 7 }, entries.slice(0, upTo - (sweeping ? 1 : 0)));
}

function tally(ctx: Ctx, ink: Inks, { x, y, w, h }: Box, called: readonly Entry[]): void {
  const votes = ['yes', 'no', 'abstain', null] as const;
  ctx.fillStyle = ink.brassLit;
  ctx.fillRect(x, y, w, 1);
  for (const [k, vote] of votes.entries()) {
    const middle = x + (w * (k + 0.5)) / 4;
    const number = h * 0.56;
    plateType(ctx, number, 780);
    ctx.textAlign = 'center';
    ctx.fillStyle = ink.onTable;
    ctx.fillText(String(called.filter(({ state }) => state.vote === vote).length), middle, y + h * 0.58);
    const text = say(`stage.vote.${vote ?? 'absent'}`);
    const type = clamp(h * 0.22, 9.5, 12.5);
    houseType(ctx, type);
    const wide = ctx.measureText(text).width + type;
    ctx.textAlign = 'left';
    ctx.fillStyle = ink.onTable2;
    ctx.fillText(text, middle - wide / 2 + type, y + h * 0.9);
    ctx.save();
    ctx.translate(middle - wide / 2, y + h * 0.9 - type * 0.33);
    if (vote === 'abstain') stripes(ctx, ink, { x: 0, y: -type * 0.38, w: type * 0.76, h: type * 0.76 });
    else if (vote === null) {
      ctx.setLineDash([2, 2]);
      disc(ctx, { x: type * 0.36, y: 0 }, type * 0.34, null, ink.onTable2, 1);
      ctx.setLineDash([]);
    } else voteLamp(ctx, ink, vote, type * 0.36, type * 0.36, ink.brassLit);
    ctx.restore();
  }
}

/** The name of a plate in full, standing above it. */
function nameTag(ctx: Ctx, at: Fan, place: Place, name: string, size: Size): void {
  plateType(ctx, 15, 780);
  const w = Math.min(size.width - 8, ctx.measureText(name.toUpperCase()).width + 20);
  const h = 27;
  const outside: Point = {
    x: at.middle.x + (place.inner + place.length) * Math.cos(place.angle),
    y: at.middle.y - (place.inner + place.length) * Math.sin(place.angle),
  };
  const x = clamp(outside.x - w / 2, 3, size.width - w - 3);
  const y = clamp(outside.y - h - 5, 3, size.height - h - 3);
  flatPlate(ctx, { x, y, w, h }, name, 15);
}
