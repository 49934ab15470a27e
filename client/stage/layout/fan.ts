/** A plate's place in the fan: centre, the way it points (radians), length along the radius and thickness across it. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
  readonly thick: number;
}

/**
 * Lays `n` plates out as a hemicycle in a box. Places come in reading order, left to right, so that neighbours in the list stand
 * near each other whatever their row. No two plates overlap and all lie inside the box (client/test/stage.test.ts).
 */
export function fan(n: number, width: number, height: number): readonly Place[] {
  const rows = n <= 20 ? 1 : n <= 60 ? 2 : n <= 120 ? 4 : 6;
  const outer = Math.min(width / 2 - 6, height - 12);
  const length = (outer * 0.62) / rows - 4;
  const radii = Array.from({ length: rows }, (_, row) => outer - length / 2 - row * (length + 4));
  const total = radii.reduce((sum, radius) => sum + radius, 0);
  const counts = radii.map((radius) => Math.floor((n * radius) / total));
  for (let left = n - counts.reduce((sum, count) => sum + count, 0), row = 0; left > 0; left--, row = (row + 1) % rows)
    counts[row] = (counts[row] as number) + 1;
  const middle = { x: width / 2, y: height - 6 };
  const places = radii.flatMap((radius, row) => {
    const count = counts[row] as number;
    const inner = radius - length / 2;
    const margin = 0.06;
    const step = (Math.PI - 2 * margin) / count;
    const thick = Math.min(26, 2 * inner * Math.sin(step / 2) * 0.88);
    return Array.from({ length: count }, (_, k) => {
      const angle = Math.PI - margin - step * (k + 0.5);
      return { x: middle.x + radius * Math.cos(angle), y: middle.y - radius * Math.sin(angle), angle, length, thick, row };
    });
  });
  return places.sort((a, b) => b.angle - a.angle || a.row - b.row).map(({ row: _, ...place }) => place);
}

/** The place under a point, or -1. */
export function placeAt(places: readonly Place[], x: number, y: number): number {
  return places.findIndex((place) => {
    const [dx, dy] = [x - place.x, place.y - y];
    const along = dx * Math.cos(place.angle) + dy * Math.sin(place.angle);
    const across = -dx * Math.sin(place.angle) + dy * Math.cos(place.angle);
    return Math.abs(along) <= place.length / 2 && Math.abs(across) <= place.thick / 2 + 1;
  });
}
