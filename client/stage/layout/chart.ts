import { spread } from './dots.ts';
import { equalEarth } from './equal-earth.ts';
import { type Box, clamp, inside, meet, type Point, type Size } from './shapes.ts';

/** A state as the map needs it. */
export interface Site {
  readonly lon: number;
  readonly lat: number;
  /** Carries a ring of public backing, which needs room. */
  readonly ring: boolean;
  /** Carries the dashes of a state that may stay away. */
  readonly absent: boolean;
}

/** A view of the land in the asset, and how it lies in the picture: `x = left + scale * projected`. */
export interface Frame {
  readonly view: 'world' | 'europe' | 'caribbean';
  readonly box: Box;
  readonly middle: number;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export interface Chart {
  readonly sheet: Box;
  readonly frames: readonly Frame[];
  /** For each inset its outline on the world. */
  readonly outlines: readonly Box[];
  /** One a state, in the order given. */
  readonly dots: readonly (Point & { readonly r: number })[];
  /** Where the states drawn in an inset would stand on the world. */
  readonly specks: readonly Point[];
}

/** Below this width Europe and the Caribbean are magnified beside the world. */
const INSETS_BELOW = 900;
const MIDDLE = 11;
/** What must be seen of the world: its outermost land and dots. */
const WORLD = [
  [-167, 60],
  [-168.5, 8],
  [-70, -55],
  [20, 74],
  [189.5, -13],
  [178, -42],
] as const;
const INSETS = [
  { view: 'europe', west: -25, south: 34, east: 47, north: 66, middle: 11 },
  { view: 'caribbean', west: -90.5, south: 8.6, east: -57, north: 27.5, middle: -73.75 },
] as const;
type Inset = (typeof INSETS)[number];

/** The sheet that a map lies on, and the ground inside its edge. */
function sheetOf(size: Size): { readonly sheet: Box; readonly ground: Box } {
  const sheet = { x: 0, y: 0, w: size.width, h: size.height - 3 };
  const pad = clamp(size.width * 0.014, 5, 12);
  return {
    sheet,
    ground: { x: pad, y: pad, w: sheet.w - 2 * pad, h: sheet.h - 2 * pad },
  };
}

/** Lays the world out in a box: one landmass, a dot a state, and two insets where the picture is small. */
export function worldChart(size: Size, sites: readonly Site[]): Chart {
  const { sheet, ground } = sheetOf(size);
  const wanted = size.width < INSETS_BELOW;
  const world = wanted ? smallWorld(ground) : fitted('world', MIDDLE, WORLD, ground, 0.5);
  const r = clamp(world.scale * 0.036, 2.4, 8.4);
  const insets = wanted ? INSETS.map((inset) => insetFrame(inset, ground, world)) : [];
  const homeOf = sites.map((site) => INSETS.findIndex((inset, k) => insets[k] && covers(inset, site)));
  const specks = sites.filter((_, i) => (homeOf[i] ?? -1) >= 0).map((site) => at(world, site.lon, site.lat));

  const dots: (Point & { r: number })[] = sites.map(() => ({ x: 0, y: 0, r }));
  for (const [k, frame] of [world, ...insets].entries()) {
    const own = sites.map((_, i) => i).filter((i) => homeOf[i] === k - 1);
    const radius = k === 0 ? r : clamp(0.19 * Math.sqrt((frame.box.w * frame.box.h) / Math.max(1, own.length)), r, r * 1.65);
    const spots = spread(
      own.map((i) => {
        const site = sites[i] as Site;
        return { ...at(frame, site.lon, site.lat), reach: reachOf(site, radius) };
      }),
      radius * 0.16,
      k === 0 ? ground : frame.box,
    );
    for (const [n, i] of own.entries()) dots[i] = { ...(spots[n] as Point), r: radius };
  }
  return { sheet, frames: [world, ...insets], outlines: insets.map((_, k) => outline(INSETS[k] as Inset, world)), dots, specks };
}

/** An invented world has no projection: its dots fill the sheet. */
export function inventedChart(size: Size, sites: readonly Site[]): Chart & { readonly homes: readonly Point[] } {
  const { sheet, ground } = sheetOf(size);
  const [west, east] = [Math.min(...sites.map(({ lon }) => lon)), Math.max(...sites.map(({ lon }) => lon))];
  const [south, north] = [Math.min(...sites.map(({ lat }) => lat)), Math.max(...sites.map(({ lat }) => lat))];
  const shore = Math.min(ground.w, ground.h) * 0.1;
  const scale = Math.min((ground.w - 2 * shore) / Math.max(1, east - west), (ground.h - 2 * shore) / Math.max(1, north - south));
  const centre = { x: ground.x + ground.w / 2, y: ground.y + ground.h / 2 };
  const homes = sites.map(({ lon, lat }) => ({
    x: centre.x + (lon - (east + west) / 2) * scale,
    y: centre.y - (lat - (north + south) / 2) * scale,
  }));
  const r = clamp(Math.sqrt((ground.w * ground.h) / Math.max(1, sites.length)) * 0.085, 3, 10);
  const spots = spread(
    homes.map((home, i) => ({ ...home, reach: reachOf(sites[i] as Site, r) })),
    r * 0.3,
    ground,
  );
  return { sheet, frames: [], outlines: [], dots: spots.map((spot) => ({ ...spot, r })), specks: [], homes };
}

/** How far a dot reaches with its ring. */
export const reachOf = ({ ring, absent }: Pick<Site, 'ring' | 'absent'>, r: number): number => r * (ring ? 1.76 : absent ? 1.42 : 1.06);

/** A place on a frame. */
export function at(frame: Frame, lon: number, lat: number): Point {
  const { x, y } = equalEarth(lon, lat, frame.middle);
  return { x: frame.left + x * frame.scale, y: frame.top + y * frame.scale };
}

/** The dot under a point, or -1: the nearest one within a finger's reach. */
export function dotAt(dots: readonly (Point & { readonly r: number })[], point: Point): number {
  let [nearest, found] = [Number.POSITIVE_INFINITY, -1];
  for (const [i, dot] of dots.entries()) {
    const distance = Math.hypot(dot.x - point.x, dot.y - point.y);
    if (distance < Math.max(14, dot.r * 1.8) && distance < nearest) [nearest, found] = [distance, i];
  }
  return found;
}

const covers = (inset: Inset, { lon, lat }: Site): boolean =>
  lon >= inset.west && lon <= inset.east && lat >= inset.south && lat <= inset.north;

const cornersOf = ({ west, south, east, north }: Inset) =>
  [
    [west, south],
    [east, south],
    [west, north],
    [east, north],
  ] as const;

function outline(inset: Inset, world: Frame): Box {
  const spots = cornersOf(inset).map(([lon, lat]) => at(world, lon, lat));
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  return { x: Math.min(...xs), y: Math.min(...ys), w: Math.max(...xs) - Math.min(...xs), h: Math.max(...ys) - Math.min(...ys) };
}

/** How much larger than on the world an inset has to be. */
const MAGNIFIED = 2.15;

/** The largest world that leaves the insets the sea they need. */
function smallWorld(ground: Box): Frame {
  for (let share = 1; ; share *= 0.98) {
    const box = { x: ground.x + (ground.w * (1 - share)) / 2, y: ground.y, w: ground.w * share, h: ground.h };
    const world = fitted('world', MIDDLE, WORLD, box, 0);
    if (share < 0.6 || insetFrame(INSETS[0], ground, world).scale >= MAGNIFIED * world.scale) return world;
  }
}

/** Open sea: Europe's inset goes south of Africa, the Caribbean's into the Pacific. */
function seaFor(view: Inset['view'], ground: Box, world: Frame): Box {
  const bottom = ground.y + ground.h;
  if (view === 'europe') {
    const [left, top] = [at(world, -54, -38).x, at(world, 20, -37).y + 4];
    return { x: left, y: top, w: at(world, 138, -42).x - left, h: bottom - top };
  }
  const top = at(world, -100, 4).y;
  return { x: ground.x, y: top, w: at(world, -85, -8).x - world.scale * 0.05 - ground.x, h: bottom - top };
}

function insetFrame(inset: Inset, ground: Box, world: Frame): Frame {
  const sea = seaFor(inset.view, ground, world);
  const whole = fitted(inset.view, inset.middle, cornersOf(inset), sea, 1);
  const spots = cornersOf(inset).map(([lon, lat]) => at(whole, lon, lat));
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const box = { x: Math.min(...xs), y: Math.min(...ys), w: Math.max(...xs) - Math.min(...xs), h: Math.max(...ys) - Math.min(...ys) };
  // The Caribbean keeps to the left edge, where the ocean is widest.
  const shift = inset.view === 'caribbean' ? ground.x - box.x : 0;
  return { ...whole, left: whole.left + shift, box: { ...box, x: box.x + shift } };
}

/** Fits the projected points into a box, in the middle across and at `rest` of the free height down. */
function fitted(view: Frame['view'], middle: number, points: readonly (readonly [number, number])[], box: Box, rest: number): Frame {
  const spots = points.map(([lon, lat]) => equalEarth(lon, lat, middle));
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(box.w / (x1 - x0), box.h / (y1 - y0));
  return {
    view,
    box,
    middle,
    scale,
    left: box.x + (box.w - (x1 - x0) * scale) / 2 - x0 * scale,
    top: box.y + (box.h - (y1 - y0) * scale) * rest - y0 * scale,
  };
}

/** Steps in which a caption is tried along an edge of its inset, corners included. */
const ALONG = 48;

/** Where along the edges of an inset its caption covers the fewest dots, rings that may yet come included; in a corner if it can. */
export function captionSpot(chart: Chart, { box }: Frame, w: number, h: number): Box {
  const [left, right, top, bottom] = [box.x + 3, box.x + box.w - w - 3, box.y + 3, box.y + box.h - h - 3];
  const between = (from: number, to: number, n: number) => from + ((to - from) * n) / ALONG;
  const spots = Array.from({ length: ALONG + 1 }, (_, n) => [
    ...[bottom, top].map((y) => ({ x: between(left, right, n), y, w, h })),
    ...[left, right].map((x) => ({ x, y: between(top, bottom, n), w, h })),
  ]).flat();
  const covered = (spot: Box) => chart.dots.filter((dot) => inside(spot, dot, reachOf({ ring: true, absent: false }, dot.r))).length;
  return spots.reduce((best, spot) => (covered(spot) < covered(best) ? spot : best));
}

/** Where a label of this size may stand beside a dot: on the sheet, off the insets' edges and over as few dots as can be. */
export function labelSpot(chart: Chart, dot: Point, size: { w: number; h: number }, taken: readonly Box[]): Box {
  let best: { box: Box; cost: number } | null = null;
  for (const distance of [26, 40, 58, 80]) {
    for (let turn = 0; turn < 16; turn++) {
      const angle = (turn / 16) * 2 * Math.PI;
      const x = dot.x + Math.cos(angle) * distance + (Math.cos(angle) < 0 ? -size.w : 0);
      const y = dot.y + Math.sin(angle) * distance - size.h / 2;
      const box = { x: clamp(x, 3, chart.sheet.w - size.w - 3), y: clamp(y, 3, chart.sheet.h - size.h - 3), ...size };
      const covered = chart.dots.filter((each) => inside(box, each, each.r)).length;
      const clash = taken.filter((other) => inside(other, { x: box.x + box.w / 2, y: box.y + box.h / 2 }, box.w / 2)).length;
      const frames = chart.frames.slice(1).filter((frame) => meet(frame.box, box) && !inside(frame.box, dot)).length;
      const own = inside(box, dot, 8) ? 50 : 0;
      const cost = covered * 10 + clash * 60 + frames * 6 + own + distance / 7 + Math.abs(Math.sin(angle)) * 0.5;
      if (!best || cost < best.cost) best = { box, cost };
    }
  }
  return best?.box ?? { x: dot.x, y: dot.y, ...size };
}
