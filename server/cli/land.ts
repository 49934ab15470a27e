import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { merge } from 'topojson-client';

/**
 * Makes `assets/stage/land.json` from Natural Earth (public domain) by way of `world-atlas` (ISC): all countries merged into one
 * shape without a border, since any filled map of countries takes sides on territory (docs/rulebook.md §12). Projected to Equal Earth,
 * simplified and quantised here, so that the page needs no map library. Run: `node server/cli/land.ts`.
 *
 * Each view holds `rotate` (the middle meridian, degrees), `unit` (steps per unit of the projection) and rings as
 * `[x, y, dx, dy, …]`: a first point in steps, then differences.
 */
interface View {
  readonly name: string;
  /** Longitude in the middle. */
  readonly middle: number;
  readonly unit: number;
  /** Smallest triangle kept, in square steps; rings smaller than twelve times that go. */
  readonly grain: number;
  /** West, south, east, north; null for the whole world. */
  readonly bounds: readonly [number, number, number, number] | null;
}

const VIEWS: readonly View[] = [
  { name: 'world', middle: 11, unit: 1000, grain: 4.5, bounds: null },
  { name: 'europe', middle: 11, unit: 3000, grain: 13, bounds: [-25, 34, 47, 66] },
  { name: 'caribbean', middle: -73.75, unit: 3000, grain: 8, bounds: [-90.5, 8.6, -57, 27.5] },
];
const ANTARCTICA = '010';

type Point = readonly [number, number];
type Topology = Parameters<typeof merge>[0];

const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8'));
const countries = atlas.objects.countries.geometries as readonly { id?: string }[];
const land = merge(atlas as Topology, countries.filter(({ id }) => id !== ANTARCTICA) as Parameters<typeof merge>[1]);

const views = Object.fromEntries(
  VIEWS.map((view) => [view.name, { rotate: view.middle, unit: view.unit, rings: ringsOf(view).map(pack) }]),
);
const text = `${JSON.stringify(views)}\n`;
writeFileSync(new URL('../../assets/stage/land.json', import.meta.url), text);
console.log(`land.json: ${text.length} bytes, ${VIEWS.map(({ name }) => `${name} ${views[name]?.rings.length} rings`).join(', ')}`);

/** The land of one view as simplified rings in whole steps. */
function ringsOf({ middle, unit, grain, bounds }: View): readonly (readonly Point[])[] {
  const projection = geoEqualEarth().rotate([-middle, 0]).scale(unit).translate([0, 0]).precision(0.3);
  if (bounds) {
    const [west, south, east, north] = bounds;
    const at = (lon: number, lat: number): Point => projection([lon, lat]) ?? [0, 0];
    const corners = [at(west, south), at(east, south), at(west, north), at(east, north)];
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    // A margin, since the picture's box may be a little wider than the bounds.
    const margin = unit * 0.06;
    projection.clipExtent([
      [Math.min(...xs) - margin, Math.min(...ys) - margin],
      [Math.max(...xs) + margin, Math.max(...ys) + margin],
    ]);
  }
  const rings: Point[][] = [];
  const draw = {
    beginPath: () => {},
    moveTo: (x: number, y: number) => rings.push([[x, y]]),
    lineTo: (x: number, y: number) => rings.at(-1)?.push([x, y]),
    arc: () => {},
    closePath: () => {},
  };
  geoPath(projection, draw)(land);
  return rings
    .map((ring) => simplify(ring, grain))
    .map((ring) => ring.map(([x, y]): Point => [Math.round(x), Math.round(y)]))
    .filter((ring) => ring.length > 3 && Math.abs(area(ring)) > grain * 12);
}

/** Visvalingam: takes away the point that makes the smallest triangle, until none is smaller than `grain`. */
function simplify(ring: readonly Point[], grain: number): readonly Point[] {
  const points = ring.slice();
  for (;;) {
    let [least, at] = [grain, -1];
    for (let i = 0; i < points.length; i++) {
      const size = Math.abs(area([points.at(i - 1) as Point, points[i] as Point, points[(i + 1) % points.length] as Point]));
      if (size < least) [least, at] = [size, i];
    }
    if (at < 0 || points.length <= 4) return points;
    points.splice(at, 1);
  }
}

/** Signed area of a ring. */
function area(ring: readonly Point[]): number {
  return (
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length] as Point;
      return sum + x * nextY - nextX * y;
    }, 0) / 2
  );
}

/** First point, then differences: shorter numbers. */
function pack(ring: readonly Point[]): readonly number[] {
  return ring.flatMap(([x, y], i) => {
    const [beforeX, beforeY] = i === 0 ? [0, 0] : (ring[i - 1] as Point);
    return [x - beforeX, y - beforeY];
  });
}
