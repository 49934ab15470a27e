import { type Box, clamp, type Point, type Size } from './shapes.ts';

/** A plate's place in the fan. It points outwards along `angle`; `length` runs along that ray, `thick` across it. */
export interface Place extends Point {
  readonly angle: number;
  readonly length: number;
  readonly thick: number;
  /** Distance of the inner end from the middle of the fan. */
  readonly inner: number;
}

/** One region's part of the half circle. */
export interface Wedge {
  readonly from: number;
  readonly to: number;
}

export interface Fan {
  /** In the order given: group after group, left to right. */
  readonly places: readonly Place[];
  readonly wedges: readonly Wedge[];
  readonly middle: Point;
  readonly inner: number;
  readonly outer: number;
  /** Size of the names, or 0 where they could not be read and the whole plate shows its pattern. */
  readonly type: number;
  /** Width of the tab that shows the leaning. */
  readonly tab: number;
}

export interface FanWishes {
  /** How many plates stand in each region. */
  readonly groups: readonly number[];
  /** Height kept free at the rim for the regions' names. */
  readonly rim: number;
  /** Letters of a longish name: plates are made as long as this needs. */
  readonly letters: number;
}

/** Nothing smaller is set on a plate; below it the plate is all pattern. */
const SMALLEST_TYPE = 8;
/** A strip on a phone shows patterns alone; a tap gives the name. */
const NAMES_FROM = 480;
const LARGEST_TYPE = 15.5;
/** Width of a condensed capital, in parts of its size. */
const CAPITAL = 0.38;
const LEAN = 0.035;
const GAP_BETWEEN_ROWS = 7;

/**
 * Lays plates out as a hemicycle, one wedge a region, read like the hand of a clock. Of all numbers of rows the one whose names are
 * largest is taken. No two plates overlap and all lie inside the box (client/test/stage.test.ts).
 */
export function fan(size: Size, wishes: FanWishes): Fan {
  const drafts = [1, 2, 3, 4, 5, 6, 7].flatMap((rows) => [0.32, 0.38, 0.44, 0.5].map((hole) => draft(size, wishes, rows, hole)));
  return drafts.reduce((best, each) => (score(each) > score(best) + 0.01 ? each : best)).fan;
}

interface Draft {
  readonly fan: Fan;
  readonly thick: number;
  readonly fit: number;
}

/** Size of the type first; where none can be read, plates of an agreeable shape. */
const score = ({ fan: { type }, thick, fit }: Draft): number => type * 100 + Math.min(thick, fit / 2.2);

function draft(size: Size, { groups, rim, letters }: FanWishes, rows: number, hole: number): Draft {
  const foot = 4;
  const outer = Math.max(20, Math.min(size.width / 2 - 4 - rim * 0.4, size.height - rim - foot - 4));
  const gapRow = clamp(outer * 0.022, 2, GAP_BETWEEN_ROWS);
  const inner = outer * hole;
  const length = (outer - inner - gapRow * (rows - 1)) / rows;
  const starts = Array.from({ length: rows }, (_, row) => outer - (row + 1) * length - row * gapRow);
  const between = groups.length > 1 ? clamp(7 / outer, 0.012, 0.05) : 0;
  const free = Math.PI - 2 * LEAN - between * (groups.length - 1);

  const shares = groups.map((n) => share(n, starts));
  // How wide a wedge must be is decided by its fullest row.
  const needs = shares.map((perRow) => Math.max(...perRow.map((n, row) => n / (starts[row] ?? 1)), 0));
  const need = needs.reduce((sum, each) => sum + each, 0) || 1;
  const gap = clamp(outer * 0.0055, 0.9, 3.4);
  // The chord, not the arc, bounds a plate; plates of one row meet at their inner ends.
  const room = free / need;
  const thick = clamp(room * 0.985 - gap, 1, 25);

  const tab = clamp(thick * 1.05, 5, 26);
  const byLength = (length - tab - 7) / (letters * CAPITAL);
  const fit = Math.min(LARGEST_TYPE, thick * 0.79, byLength);
  const type = fit >= SMALLEST_TYPE && size.width >= NAMES_FROM ? fit : 0;
  // What height is left over stands in front, where my own plate is.
  const middle = { x: size.width / 2, y: rim + 4 + outer + Math.max(0, size.height - rim - foot - 4 - outer) * 0.35 };

  let at = Math.PI - LEAN;
  const wedges: Wedge[] = [];
  const places: Place[] = [];
  for (const [g, perRow] of shares.entries()) {
    const width = ((needs[g] ?? 0) / need) * free;
    const seats = perRow.flatMap((n, row) => Array.from({ length: n }, (_, k) => ({ row, angle: at - ((k + 0.5) / n) * width })));
    seats.sort((a, b) => b.angle - a.angle || a.row - b.row);
    for (const { row, angle } of seats) {
      const start = starts[row] ?? inner;
      const radius = start + length / 2;
      // Lifts the plates that lie almost flat, so that none reaches below the box.
      places.push({ x: middle.x + radius * Math.cos(angle), y: middle.y - radius * Math.sin(angle), angle, length, thick, inner: start });
    }
    wedges.push({ from: at, to: at - width });
    at -= width + between;
  }
  return { fan: { places, wedges, middle, inner, outer, type, tab: type > 0 ? tab : length }, thick, fit: length };
}

/** Shares `n` plates over the rows by their length; the largest remainders get what is left. */
function share(n: number, starts: readonly number[]): number[] {
  const total = starts.reduce((sum, start) => sum + start, 0);
  const exact = starts.map((start) => (n * start) / total);
  const given = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, row) => ({ row, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.row - b.row);
  const left = n - given.reduce((sum, each) => sum + each, 0);
  for (const { row } of byRemainder.slice(0, left)) given[row] = (given[row] ?? 0) + 1;
  return given;
}

/** The four corners of a plate. */
export function corners({ x, y, angle, length, thick }: Place): readonly Point[] {
  const [cos, sin] = [Math.cos(angle), -Math.sin(angle)];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([a = 0, b = 0]) => ({
    x: x + (a * length * cos) / 2 - (b * thick * sin) / 2,
    y: y + (a * length * sin) / 2 + (b * thick * cos) / 2,
  }));
}

/** The place under a point, or -1. */
export function placeAt(places: readonly Place[], { x, y }: Point): number {
  return places.findIndex((place) => {
    const [dx, dy] = [x - place.x, place.y - y];
    const along = dx * Math.cos(place.angle) + dy * Math.sin(place.angle);
    const across = -dx * Math.sin(place.angle) + dy * Math.cos(place.angle);
    return Math.abs(along) <= place.length / 2 && Math.abs(across) <= place.thick / 2 + 1;
  });
}

/** Where my own plate stands: in front of the others, in the middle. */
export function front({ middle, inner }: Fan, size: Size): Box {
  const w = Math.min(inner * 1.62, 240);
  const h = Math.min(w * 0.34, 66);
  const lowest = size.height - 5 - h;
  return { x: middle.x - w / 2, y: Math.min(lowest, middle.y - h + 6), w, h };
}
