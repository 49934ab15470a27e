import type { Point, Size } from './shapes.ts';

/** Side of a cell in which the shore is looked for. */
const CELL = 5;

/**
 * The shores of an invented world: land gathers round every home and runs together where homes are near, a little ragged. Closed
 * rings, traced cell by cell (marching squares) over a field that depends on the homes alone.
 */
export function shores(homes: readonly Point[], reach: number, size: Size): readonly (readonly Point[])[] {
  const columns = Math.ceil(size.width / CELL) + 3;
  const rows = Math.ceil(size.height / CELL) + 3;
  const field = (column: number, row: number): number => {
    if (column <= 0 || row <= 0 || column >= columns - 1 || row >= rows - 1) return -1;
    return height({ x: (column - 1) * CELL, y: (row - 1) * CELL }, homes, reach);
  };
  const values = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => field(column, row)));
  const value = (column: number, row: number) => values[row]?.[column] ?? -1;
  const next = new Map<string, { readonly to: string; readonly point: Point }>();
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const nw = value(column, row);
      const ne = value(column + 1, row);
      const se = value(column + 1, row + 1);
      const sw = value(column, row + 1);
      const top = edge('h', column, row, nw, ne);
      const right = edge('v', column + 1, row, ne, se);
      const bottom = edge('h', column, row + 1, sw, se);
      const left = edge('v', column, row, nw, sw);
      for (const [from, to] of segments(nw > 0, ne > 0, se > 0, sw > 0, { top, right, bottom, left }))
        next.set(from.key, { to: to.key, point: from.point });
    }
  }
  return rings(next);
}

/** Above 0 is land. */
export function height(point: Point, homes: readonly Point[], reach: number): number {
  let sum = 0;
  for (const home of homes) {
    const d2 = ((point.x - home.x) ** 2 + (point.y - home.y) ** 2) / (reach * reach);
    if (d2 < 4) sum += Math.max(0, 1 - d2 / 4) ** 3;
  }
  const ragged =
    Math.sin(point.x * 0.071 + point.y * 0.043) * 0.5 +
    Math.sin(point.x * 0.029 - point.y * 0.083 + 1.7) * 0.5 +
    Math.sin(point.x * 0.16 + 4) * Math.sin(point.y * 0.19) * 0.4;
  return sum - 0.42 + ragged * 0.1;
}

interface Crossing {
  readonly key: string;
  readonly point: Point;
}

function edge(kind: 'h' | 'v', column: number, row: number, a: number, b: number): Crossing {
  const part = a === b ? 0.5 : a / (a - b);
  const x = (column - 1 + (kind === 'h' ? part : 0)) * CELL;
  const y = (row - 1 + (kind === 'v' ? part : 0)) * CELL;
  return { key: `${kind}${column},${row}`, point: { x, y } };
}

type Sides = Readonly<Record<'top' | 'right' | 'bottom' | 'left', Crossing>>;

/** The pieces of shore in one cell, land always on the same hand. */
function segments(nw: boolean, ne: boolean, se: boolean, sw: boolean, { top, right, bottom, left }: Sides): [Crossing, Crossing][] {
  switch ((nw ? 8 : 0) + (ne ? 4 : 0) + (se ? 2 : 0) + (sw ? 1 : 0)) {
    case 1:
      return [[left, bottom]];
    case 2:
      return [[bottom, right]];
    case 3:
      return [[left, right]];
    case 4:
      return [[right, top]];
    case 5:
      return [
        [left, top],
        [right, bottom],
      ];
    case 6:
      return [[bottom, top]];
    case 7:
      return [[left, top]];
    case 8:
      return [[top, left]];
    case 9:
      return [[top, bottom]];
    case 10:
      return [
        [top, right],
        [bottom, left],
      ];
    case 11:
      return [[top, right]];
    case 12:
      return [[right, left]];
    case 13:
      return [[right, bottom]];
    case 14:
      return [[bottom, left]];
    default:
      return [];
  }
}

/** Follows the pieces until each ring is closed. */
function rings(next: Map<string, { readonly to: string; readonly point: Point }>): readonly (readonly Point[])[] {
  const found: Point[][] = [];
  for (const start of [...next.keys()]) {
    const ring: Point[] = [];
    let key = start;
    for (let step = next.get(key); step; step = next.get(key)) {
      ring.push(step.point);
      next.delete(key);
      key = step.to;
    }
    if (ring.length > 3) found.push(ring);
  }
  return found;
}
