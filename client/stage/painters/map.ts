import land from '#assets/stage/land.json' with { type: 'json' };
import type { PublicState } from '#shared/game/view.types.ts';
import { mayBeAbsent } from '../../store/attendance.ts';
import { publicView, scenario, seatView, selected, world } from '../../store/store.ts';
import { namedOnMap, onWall } from '../../store/wall.ts';
import { say } from '../../store/words.ts';
import { type Inks, PLATE, sideOf } from '../ink.ts';
import { type Chart, captionSpot, dotAt, type Frame, inventedChart, labelSpot, type Site, worldChart } from '../layout/chart.ts';
import { plateName } from '../layout/plate-name.ts';
import { regionSpots } from '../layout/region-names.ts';
import { type Box, clamp, type Point, type Size } from '../layout/shapes.ts';
import { shores } from '../layout/shores.ts';
import { disc, dotMark, nameRing, plateType, reachOfName } from '../marks.ts';
import { type Layer, type Painter, whole } from './painter.ts';

/** Letters of a label; on a wall they are read from the last row. */
const LETTERS = 14.5;
const LETTERS_ON_WALL = 28;

/** How many radii of a dot the land of an invented world goes around it. */
const LAND = 3.4;

type Ctx = CanvasRenderingContext2D;
type Laid = Chart & { readonly homes?: readonly Point[] };

/** The map: one plain landmass, one dot a state. No borders, no filled countries, no opinion on territory (docs/rulebook.md §12). */
export function mapPainter(): Painter {
  let states: readonly PublicState[] = [];
  let names: readonly string[] = [];
  let sites: readonly Site[] = [];
  /** The parts of an invented world: their names and who lies in them. */
  let parts: readonly { readonly name: string; readonly at: readonly number[] }[] = [];
  let real = false;
  let mine: string | null = null;
  let chosen: string | null = null;
  let hovered: string | null = null;
  /** The page for the wall is nobody's: there the states of people have their names, and any other has while it is pointed at. */
  let people: readonly string[] = [];
  let letters = LETTERS;
  let drawn = '';
  let changes = 0;
  let laid: { readonly key: string; readonly chart: Laid } | null = null;

  const layout = (size: Size): Laid => {
    const key = `${size.width}×${size.height}/${real}/${sites.map(({ ring, absent }) => (ring ? 2 : absent ? 1 : 0)).join('')}`;
    if (laid?.key !== key) laid = { key, chart: real ? worldChart(size, sites) : inventedChart(size, sites) };
    return laid.chart;
  };

  const ground: Layer = {
    name: 'land',
    box: whole,
    stamp: () => `${real}/${sites.length}`,
    paint(ctx, ink, size) {
      const chart = layout(size);
      sheet(ctx, ink, chart.sheet);
      ctx.fillStyle = ink.land;
      if (chart.homes) {
        const reach = (chart.dots[0]?.r ?? 4) * LAND;
        islands(ctx, chart.homes, reach, size);
        partNames(ctx, ink, chart, chart.homes, parts, reach);
        ctx.fillStyle = ink.land;
      }
      for (const [i, frame] of chart.frames.entries()) {
        if (i > 0) inset(ctx, ink, frame, chart.outlines[i - 1]);
        ctx.fillStyle = ink.land;
        coast(ctx, frame);
        if (i > 0) frameEdge(ctx, ink, chart, frame);
      }
    },
  };

  const dots: Layer = {
    name: 'dots',
    box: whole,
    stamp: () => String(changes),
    paint(ctx, ink, size) {
      const chart = layout(size);
      for (const speck of chart.specks) disc(ctx, speck, Math.max(1, (chart.dots[0]?.r ?? 3) * 0.36), ink.ink3);
      // Rings last, so that no neighbour covers one.
      for (const ringed of [false, true]) {
        for (const [i, state] of states.entries()) {
          const at = chart.dots[i];
          if (!at || (state.backs !== null) !== ringed) continue;
          dotMark(ctx, ink, at, {
            side: sideOf(state.towards),
            certainty: state.certainty,
            ring: ringed,
            absent: sites[i]?.absent ?? false,
          });
        }
      }
    },
  };

  const pointer: Layer = {
    name: 'pointer',
    box: whole,
    stamp: () => `${changes}/${chosen}/${hovered}`,
    paint(ctx, ink, size) {
      const chart = layout(size);
      const taken: Box[] = [];
      const tag = (id: string | null, kind: 'mine' | 'chosen' | 'hover') => {
        const i = states.findIndex((state) => state.id === id);
        const [at, name] = [chart.dots[i], names[i]];
        if (!at || name === undefined) return;
        const text = (id === mine ? say('stage.label.you', { name }) : name).toUpperCase();
        taken.push(label(ctx, ink, chart, at, text, kind, taken, letters));
      };
      tag(mine, mine === chosen ? 'chosen' : 'mine');
      for (const id of people) if (id !== chosen) tag(id, 'hover');
      if (chosen !== mine) tag(chosen, 'chosen');
      if (hovered !== null && hovered !== mine && hovered !== chosen && !people.includes(hovered)) tag(hovered, 'hover');
    },
  };

  let lastSize: Size = { width: 1, height: 1 };
  const remembering = (layer: Layer): Layer => ({
    ...layer,
    box: (size) => {
      lastSize = size;
      return layer.box(size);
    },
  });

  return {
    layers: [remembering(ground), dots, pointer],
    read() {
      const rows = world.value?.states ?? [];
      states = publicView.value?.states ?? [];
      const wall = onWall();
      const forms = say('stage.short-forms');
      names = rows.map((row) => (wall ? plateName(row.name, forms) : row.name));
      letters = wall ? LETTERS_ON_WALL : LETTERS;
      people = namedOnMap();
      sites = rows.map((row, i) => ({
        lon: row.lon ?? 0,
        lat: row.lat ?? 0,
        ring: states[i]?.backs != null,
        absent: mayBeAbsent(row, states[i]),
      }));
      real = scenario.value?.historic ?? false;
      parts = (scenario.value?.regions ?? [])
        .map(({ id, name }) => ({ name, at: rows.flatMap((row, i) => (row.region === id ? [i] : [])) }))
        .filter(({ at }) => at.length > 0);
      mine = seatView.value?.state ?? null;
      chosen = selected.value;
      const seen = JSON.stringify([states, names, letters, people, sites, real, parts, mine]);
      if (seen !== drawn) changes++;
      drawn = seen;
    },
    under(point) {
      return states[dotAt(layout(lastSize).dots, point)]?.id ?? null;
    },
    hover(id) {
      hovered = id;
    },
    next: () => null,
  };
}

function sheet(ctx: Ctx, ink: Inks, { x, y, w, h }: Box): void {
  ctx.fillStyle = 'rgba(6, 14, 10, 0.35)';
  ctx.fillRect(x, y + 3, w, h);
  ctx.fillStyle = ink.sheet;
  ctx.fillRect(x, y, w, h);
}

/** The one landmass of a view, clipped to its frame. */
function coast(ctx: Ctx, frame: Frame): void {
  const view = land[frame.view];
  const step = frame.scale / view.unit;
  ctx.save();
  ctx.beginPath();
  if (frame.view !== 'world') {
    ctx.rect(frame.box.x, frame.box.y, frame.box.w, frame.box.h);
    ctx.clip();
    ctx.beginPath();
  }
  for (const ring of view.rings) {
    let [x, y] = [0, 0];
    for (let i = 0; i + 1 < ring.length; i += 2) {
      x += ring[i] ?? 0;
      y += ring[i + 1] ?? 0;
      if (i === 0) ctx.moveTo(frame.left + x * step, frame.top + y * step);
      else ctx.lineTo(frame.left + x * step, frame.top + y * step);
    }
    ctx.closePath();
  }
  // Holes are rings of the other direction: lakes stay water.
  ctx.fill('nonzero');
  ctx.restore();
}

/** An invented world has an invented shore. */
function islands(ctx: Ctx, homes: readonly Point[], reach: number, size: Size): void {
  ctx.beginPath();
  for (const ring of shores(homes, reach, size)) {
    for (const [n, { x, y }] of ring.entries()) {
      if (n === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    }
    ctx.closePath();
  }
  ctx.fill('evenodd');
}

/** What the parts of an invented world are called. */
function partNames(
  ctx: Ctx,
  ink: Inks,
  { sheet }: Chart,
  homes: readonly Point[],
  parts: readonly { readonly name: string; readonly at: readonly number[] }[],
  reach: number,
): void {
  if (parts.length < 2 || sheet.w < 560) return;
  const size = clamp(sheet.w * 0.02, 12, 28);
  plateType(ctx, size, 650);
  const texts = parts.map(({ name }) => name.toUpperCase());
  const sizes = texts.map((text) => ({ w: ctx.measureText(text).width, h: size }));
  const lands = parts.map(({ at }) => at.flatMap((i) => homes[i] ?? []));
  ctx.fillStyle = ink.ink2;
  ctx.textAlign = 'left';
  for (const [k, spot] of regionSpots(lands, sizes, reach, sheet).entries()) ctx.fillText(texts[k] ?? '', spot.x, spot.y + size * 0.85);
}

function inset(ctx: Ctx, ink: Inks, { box }: Frame, outline: Box | undefined): void {
  ctx.strokeStyle = ink.ink2;
  ctx.lineWidth = 1.1;
  if (outline) ctx.strokeRect(outline.x, outline.y, outline.w, outline.h);
  ctx.fillStyle = ink.sheet;
  ctx.fillRect(box.x, box.y, box.w, box.h);
}

function frameEdge(ctx: Ctx, ink: Inks, chart: Chart, frame: Frame): void {
  const { box, view } = frame;
  ctx.strokeStyle = ink.ink2;
  ctx.lineWidth = 1.1;
  ctx.strokeRect(box.x, box.y, box.w, box.h);
  if (box.w < 110) return;
  const size = clamp(box.w * 0.05, 10, 13);
  plateType(ctx, size, 650);
  const text = say(`stage.inset.${view}`).toUpperCase();
  const spot = captionSpot(chart, frame, ctx.measureText(text).width + 6, size + 4);
  ctx.fillStyle = ink.ink2;
  ctx.textAlign = 'left';
  ctx.fillText(text, spot.x + 3, spot.y + size);
}

/** A ring and the name on a leader. */
function label(
  ctx: Ctx,
  ink: Inks,
  chart: Chart,
  at: Point & { readonly r: number },
  text: string,
  kind: 'mine' | 'chosen' | 'hover',
  taken: readonly Box[],
  letters: number,
): Box {
  plateType(ctx, letters, 750);
  const w = ctx.measureText(text).width + letters * 1.24;
  const box = labelSpot(chart, at, { w: Math.min(w, chart.sheet.w - 8), h: letters * 1.655 }, taken);
  nameRing(ctx, ink, at, kind === 'hover' ? 1.4 : 2.2);
  const end = { x: clamp(at.x, box.x, box.x + box.w), y: clamp(at.y, box.y, box.y + box.h) };
  const angle = Math.atan2(end.y - at.y, end.x - at.x);
  ctx.strokeStyle = ink.ink;
  ctx.lineWidth = 1.25;
  ctx.beginPath();
  ctx.moveTo(at.x + Math.cos(angle) * reachOfName(at.r), at.y + Math.sin(angle) * reachOfName(at.r));
  ctx.lineTo(end.x, end.y);
  ctx.stroke();
  const paper = kind === 'chosen' ? ink.ink : kind === 'mine' ? PLATE.paper : ink.sheet;
  ctx.fillStyle = paper;
  ctx.fillRect(box.x, box.y, box.w, box.h);
  ctx.strokeRect(box.x, box.y, box.w, box.h);
  if (kind === 'mine') {
    ctx.fillStyle = PLATE.brass;
    ctx.fillRect(box.x, box.y + box.h - 2.5, box.w, 2.5);
  }
  ctx.fillStyle = kind === 'chosen' ? ink.sheet : kind === 'mine' ? PLATE.ink : ink.ink;
  plateType(ctx, letters, 750);
  ctx.textAlign = 'center';
  ctx.fillText(text, box.x + box.w / 2, box.y + letters * 1.172, box.w - 8);
  return box;
}
