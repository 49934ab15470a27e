import type { Point } from './shapes.ts';

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;
const RADIANS = Math.PI / 180;

/** Longitude and latitude on the Equal Earth projection at scale 1, y downwards, `middle` the meridian in the middle. As `d3-geo` has it. */
export function equalEarth(lon: number, lat: number, middle: number): Point {
  const turned = ((((lon - middle + 180) % 360) + 360) % 360) - 180;
  const t = Math.asin(M * Math.sin(lat * RADIANS));
  const t2 = t * t;
  const t6 = t2 * t2 * t2;
  return {
    x: (turned * RADIANS * Math.cos(t)) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2))),
    y: -t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2)),
  };
}
