import { readFileSync } from 'node:fs';
import { geoEqualEarth } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '#shared/scenario/schema.ts';
import { at, type Chart, captionSpot, inventedChart, reachOf, type Site, worldChart } from '../stage/layout/chart.ts';
import { countPicture } from '../stage/layout/count.ts';
import { equalEarth } from '../stage/layout/equal-earth.ts';
import { corners, fan, front, type Place, placeAt } from '../stage/layout/fan.ts';
import { regionSpots } from '../stage/layout/region-names.ts';
import { calledAfter, rollOrder } from '../stage/layout/roll.ts';
import { inside, meet, type Point, type Size } from '../stage/layout/shapes.ts';
import { height, shores } from '../stage/layout/shores.ts';

const read = (name: string): Scenario => JSON.parse(readFileSync(new URL(`../../assets/scenarios/${name}.json`, import.meta.url), 'utf8'));
const bucharest = read('bucharest-2022');
const invented = read('two-names');
const DESK: Size = { width: 776, height: 468 };
const SIZES: readonly Size[] = [
  DESK,
  { width: 780, height: 480 },
  { width: 1100, height: 520 },
  { width: 362, height: 253 },
  { width: 362, height: 230 },
  { width: 1390, height: 500 },
  { width: 1310, height: 566 },
  { width: 300, height: 180 },
];
const groupsOf = ({ regions, states }: Scenario) => regions.map(({ id }) => states.filter(({ region }) => region === id).length);
const sitesOf = ({ states }: Scenario, rings = 7): readonly Site[] =>
  states.map(({ lon = 0, lat = 0 }, i) => ({ lon, lat, ring: i % rings === 0, absent: i % 5 === 0 }));

describe.each([bucharest, invented])('the fan of $id', (scenario) => {
  it.each(SIZES)('holds every plate inside $width × $height, none over another', (size) => {
    const { places, ...rest } = fan(size, { groups: groupsOf(scenario), rim: size.width > 600 ? 18 : 0, letters: 13 });
    expect(places).toHaveLength(scenario.states.length);
    for (const place of places) {
      for (const corner of corners(place)) expect(inside({ x: 0, y: 0, w: size.width, h: size.height }, corner)).toBe(true);
    }
    expect(places.flatMap((a, i) => places.slice(i + 1).filter((b) => overlap(a, b)))).toEqual([]);
    const mine = front({ places, ...rest }, size);
    expect(mine.x >= 0 && mine.y >= 0 && mine.y + mine.h <= size.height).toBe(true);
    for (const place of places) for (const corner of corners(place)) expect(inside(mine, corner)).toBe(false);
  });

  it('finds each plate under its own middle', () => {
    const { places } = fan(DESK, { groups: groupsOf(scenario), rim: 18, letters: 13 });
    for (const [i, place] of places.entries()) expect(placeAt(places, place)).toBe(i);
    expect(placeAt(places, { x: 0, y: 0 })).toBe(-1);
  });

  it('reads like the hand of a clock', () => {
    const { places, wedges } = fan(DESK, { groups: groupsOf(scenario), rim: 18, letters: 13 });
    for (const [i, place] of places.entries()) if (i > 0) expect(place.angle).toBeLessThanOrEqual((places[i - 1]?.angle ?? 9) + 1e-9);
    for (const wedge of wedges) expect(wedge.from).toBeGreaterThan(wedge.to);
  });
});

describe('the roll', () => {
  it.each([bucharest, invented])('calls $id region by region, in French', ({ states, regions }) => {
    const order = rollOrder(
      states,
      regions.map(({ id }) => id),
    ).map((i) => states[i]);
    expect(new Set(order).size).toBe(states.length);
    for (const [i, state] of order.entries()) {
      const before = order[i - 1];
      if (!state || !before || state.region !== before.region) continue;
      expect(before.called.localeCompare(state.called, 'fr', { ignorePunctuation: true })).toBeLessThanOrEqual(0);
    }
    const seen = order.map((state) => state?.region).filter((region, i, all) => region !== all[i - 1]);
    expect(seen).toEqual(regions.map(({ id }) => id));
  });

  it('puts É with E, not after Z', () => {
    const names = ['Zambie', 'Érythrée', 'Eswatini', 'Égypte', 'Gabon'].map((called) => ({ called, region: 'a' }));
    expect(rollOrder(names, ['a']).map((i) => names[i]?.called)).toEqual(['Égypte', 'Érythrée', 'Eswatini', 'Gabon', 'Zambie']);
  });

  it('calls twelve a second and ends', () => {
    expect(calledAfter(0, 193)).toBe(1);
    expect(calledAfter(1000, 193)).toBe(13);
    expect(calledAfter(60_000, 193)).toBe(193);
  });
});

describe('the map', () => {
  it('projects as d3-geo does', () => {
    const theirs = geoEqualEarth().rotate([-11, 0]).scale(1).translate([0, 0]);
    for (const { lon = 0, lat = 0 } of bucharest.states) {
      const [x, y] = theirs([lon, lat]) ?? [0, 0];
      const ours = equalEarth(lon, lat, 11);
      expect(ours.x).toBeCloseTo(x, 4);
      expect(ours.y).toBeCloseTo(y, 4);
    }
  });

  it.each(SIZES)('keeps 193 dots apart and on the sheet of $width × $height', (size) => {
    const sites = sitesOf(bucharest);
    const chart = worldChart(size, sites);
    apart(chart, sites);
    for (const [i, dot] of chart.dots.entries()) {
      expect(inside(chart.sheet, dot)).toBe(true);
      const { lon, lat } = sites[i] as Site;
      const away = chart.frames.map((frame) => at(frame, lon, lat)).map((home) => Math.hypot(home.x - dot.x, home.y - dot.y));
      expect(Math.min(...away)).toBeLessThan(70);
    }
  });

  it.each(SIZES.filter(({ width }) => width > 560))(
    'prints the names of the parts on the sheet, off every dot and off each other on $width × $height',
    (size) => {
      for (const scenario of ['two-names', 'the-third-name', 'regional-director', 'port-selene', 'first-day'].map(read)) {
        const chart = inventedChart(size, sitesOf(scenario));
        const type = Math.max(12, Math.min(28, chart.sheet.w * 0.02));
        const parts = scenario.regions.map(({ id }) =>
          scenario.states.flatMap((row, i) => (row.region === id ? [chart.homes[i] as Point] : [])),
        );
        const sizes = scenario.regions.map(({ name }) => ({ w: name.length * type * 0.42, h: type }));
        const spots = regionSpots(parts, sizes, (chart.dots[0]?.r ?? 4) * 3.4, chart.sheet);
        for (const [k, spot] of spots.entries()) {
          expect(inside(chart.sheet, spot) && inside(chart.sheet, { x: spot.x + spot.w, y: spot.y + spot.h })).toBe(true);
          expect(
            chart.dots.filter((dot) => inside(spot, dot, dot.r)),
            `${scenario.id}: ${scenario.regions[k]?.name}`,
          ).toEqual([]);
          expect(spots.filter((other) => other !== spot && meet(other, spot))).toEqual([]);
        }
      }
    },
  );

  it.each(SIZES)('keeps the invented dots apart and on land on $width × $height', (size) => {
    const sites = sitesOf(invented);
    const chart = inventedChart(size, sites);
    apart(chart, sites);
    const reach = (chart.dots[0]?.r ?? 4) * 3.4;
    for (const home of chart.homes) expect(height(home, chart.homes, reach)).toBeGreaterThan(0);
    expect(shores(chart.homes, reach, size).length).toBeGreaterThan(0);
  });

  it('is the same picture every time', () => {
    expect(worldChart(DESK, sitesOf(bucharest))).toEqual(worldChart(DESK, sitesOf(bucharest)));
  });

  it('magnifies Europe and the Caribbean only where the picture is small', () => {
    const small = worldChart(DESK, sitesOf(bucharest));
    expect(small.frames.map(({ view }) => view)).toEqual(['world', 'europe', 'caribbean']);
    expect(worldChart({ width: 1310, height: 566 }, sitesOf(bucharest)).frames).toHaveLength(1);
    const [, europe, caribbean] = small.frames;
    expect(europe && caribbean && meet(europe.box, caribbean.box)).toBe(false);
  });

  it.each([DESK, { width: 760, height: 420 }, { width: 640, height: 420 }])(
    'captions its insets over no dot on $width × $height',
    (size) => {
      const chart = worldChart(size, sitesOf(bucharest));
      for (const frame of chart.frames.slice(1)) {
        const letters = Math.max(10, Math.min(13, frame.box.w * 0.05));
        const spot = captionSpot(chart, frame, `${frame.view}, magnified`.length * letters * 0.42 + 6, letters + 4);
        expect(meet(spot, frame.box)).toBe(true);
        expect(chart.dots.filter((dot) => inside(spot, dot, dot.r))).toEqual([]);
      }
    },
  );

  it('ships one shape without borders, in less than 100 kB', () => {
    const text = readFileSync(new URL('../../assets/stage/land.json', import.meta.url), 'utf8');
    expect(text.length).toBeLessThan(100_000);
    expect(Object.keys(JSON.parse(text))).toEqual(['world', 'europe', 'caribbean']);
  });
});

describe('the count', () => {
  it('starts the line at the majority and keeps the old places', () => {
    const before = countPicture(DESK, { start: 22, line: 22, piles: [0, 0] });
    expect(before.notches.map(({ at, state }) => [at, state])).toEqual([
      [22, 'here'],
      [21, 'below'],
    ]);
    const after = countPicture(DESK, { start: 22, line: 20, piles: [9, 14] });
    expect(after.notches.map(({ state }) => state)).toEqual(['passed', 'passed', 'here', 'below']);
    expect(after.lineY).toBeGreaterThan(before.lineY);
  });

  it('puts the top of a heap on the line when it crosses', () => {
    for (const size of SIZES) {
      const { base, pitch, slip, lineY } = countPicture(size, { start: 22, line: 20, piles: [12, 20] });
      const top = base - 20 * pitch + (pitch - slip.h) / 2;
      expect(Math.abs(top - lineY)).toBeLessThanOrEqual(Math.max(1, pitch));
    }
  });

  it('tells nothing of the result before it is read, and holds every heap in the end', () => {
    const early = countPicture(DESK, { start: 97, line: 97, piles: [3, 4] });
    expect(early).toEqual(countPicture(DESK, { start: 97, line: 97, piles: [4, 3] }));
    const end = countPicture(DESK, { start: 97, line: 84, piles: [139, 25] });
    expect(end.base - 139 * end.pitch).toBeGreaterThan(0);
    const close = countPicture(DESK, { start: 97, line: 90, piles: [86, 88] });
    expect(close.pitch).toBe(early.pitch);
    expect(close.lineY).toBeGreaterThan(close.paper.y + close.paper.h);
  });
});

/** No two dots touch, rings included. */
function apart({ dots }: Chart, sites: readonly Site[]): void {
  const close: string[] = [];
  for (const [i, a] of dots.entries()) {
    for (const [j, b] of dots.entries()) {
      if (j <= i) continue;
      const least = reachOf(sites[i] as Site, a.r) + reachOf(sites[j] as Site, b.r);
      if (Math.hypot(a.x - b.x, a.y - b.y) < least) close.push(`${i}/${j}`);
    }
  }
  expect(close).toEqual([]);
}

/** Separating axes of two turned rectangles. */
function overlap(a: Place, b: Place): boolean {
  const [one, other] = [corners(a), corners(b)];
  return [a, b]
    .flatMap(({ angle }) => [angle, angle + Math.PI / 2])
    .every((angle) => {
      const along = ({ x, y }: Point) => x * Math.cos(angle) - y * Math.sin(angle);
      const [p, q] = [one.map(along), other.map(along)];
      return Math.min(...p) < Math.max(...q) - 1e-6 && Math.min(...q) < Math.max(...p) - 1e-6;
    });
}
