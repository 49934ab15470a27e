import { describe, expect, test } from 'vitest';
import bucharest from '#assets/scenarios/bucharest-2022.json' with { type: 'json' };
import { project, spread } from '../stage/layout/dots.ts';
import { fan, type Place, placeAt } from '../stage/layout/fan.ts';

/** Corners of a plate. */
function corners(place: Place): readonly (readonly [number, number])[] {
  const [c, s] = [Math.cos(place.angle), Math.sin(place.angle)];
  return [
    [1, 1],
    [1, -1],
    [-1, -1],
    [-1, 1],
  ].map(([along, across]) => {
    const [u, v] = [((along as number) * place.length) / 2, ((across as number) * place.thick) / 2];
    return [place.x + u * c - v * s, place.y - u * s - v * c] as const;
  });
}

/** Whether two plates overlap: no edge direction separates them. */
function overlap(one: Place, two: Place): boolean {
  return [one.angle, one.angle + Math.PI / 2, two.angle, two.angle + Math.PI / 2].every((angle) => {
    const along = (place: Place) => corners(place).map(([x, y]) => x * Math.cos(angle) - y * Math.sin(angle));
    const [a, b] = [along(one), along(two)];
    return Math.max(...a) > Math.min(...b) + 0.01 && Math.max(...b) > Math.min(...a) + 0.01;
  });
}

describe('the fan', () => {
  test.each([
    [42, 780, 480],
    [193, 780, 480],
    [193, 1100, 520],
    [42, 362, 253],
  ])('%i plates in %i × %i: inside the box, none over another, each found under its middle', (n, width, height) => {
    const places = fan(n, width, height);
    expect(places).toHaveLength(n);
    for (const [i, place] of places.entries()) {
      for (const [x, y] of corners(place)) {
        expect(x).toBeGreaterThanOrEqual(-1);
        expect(x).toBeLessThanOrEqual(width + 1);
        expect(y).toBeGreaterThanOrEqual(-1);
        expect(y).toBeLessThanOrEqual(height + 1);
      }
      expect(placeAt(places, place.x, place.y)).toBe(i);
      for (const other of places.slice(i + 1)) expect(overlap(place, other)).toBe(false);
    }
  });
});

describe('the map', () => {
  test('193 dots, none touching, each near its capital', () => {
    const homes = bucharest.states.map((row) => project(row.lon ?? 0, row.lat ?? 0, 780, 440));
    const dots = spread(homes, 5);
    for (const [i, dot] of dots.entries()) {
      for (const other of dots.slice(i + 1)) expect(Math.hypot(dot.x - other.x, dot.y - other.y)).toBeGreaterThan(9.9);
      expect(Math.hypot(dot.x - (homes[i]?.x ?? 0), dot.y - (homes[i]?.y ?? 0))).toBeLessThan(70);
    }
  });
});
