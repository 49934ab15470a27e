import { type Box, clamp, type Size } from './shapes.ts';

/** One mark beside the heaps where the majority line stands, stood or may come to stand. */
export interface Notch {
  readonly at: number;
  readonly y: number;
  readonly state: 'passed' | 'here' | 'below';
}

export interface CountPicture {
  /** Papers so thin that single notches would run together. */
  readonly thin: boolean;
  readonly middle: number;
  /** The table's edge under the heaps. */
  readonly base: number;
  /** Height from one paper of a heap to the next, and of the paper itself. */
  readonly pitch: number;
  readonly slip: { readonly w: number; readonly h: number };
  /** The paper being read. */
  readonly paper: Box;
  readonly notches: readonly Notch[];
  readonly lineY: number;
  /** Left edge of each heap, in the order of the paper. */
  readonly heaps: readonly number[];
}

/** Papers as the playhead has them. */
export interface CountFacts {
  /** Where the line stood at the start, and where it stands now. */
  readonly start: number;
  readonly line: number;
  readonly piles: readonly number[];
}

const LARGEST_PITCH = 19.4;
const GAP = 10;

/**
 * Measures of the count. They depend on what has been read so far and on the roll, never on the end: neither the height of the line
 * nor the number of notches may tell the result early.
 */
export function countPicture(size: Size, { start, line, piles }: CountFacts): CountPicture {
  const base = size.height - 9;
  const narrow = size.width < 620;
  const n = Math.max(2, piles.length);
  // More than two heaps share the width that two would have, and a little more.
  const w = narrow
    ? clamp((size.width - GAP * (n - 1) - 156) / n, n > 2 ? 34 : 50, 130)
    : clamp((size.width * (n > 2 ? 0.44 : 0.3)) / n, n > 2 ? 70 : 130, 196);
  const paperHeight = clamp(size.height * 0.29, 44, 168);
  const paperTop = clamp(size.height * 0.025, 6, 16);
  const free = base - paperTop - paperHeight - clamp(size.height * 0.07, 14, 34);
  const tallest = Math.max(...piles, 1);
  // Once a heap has grown far above the line everything draws together a little.
  const pitch = Math.min(LARGEST_PITCH, free / start, (base - 12) / tallest);
  const h = Math.max(1, pitch > 5 ? pitch * 0.83 : pitch - 0.55);
  const middle = size.width / 2;
  const y = (papers: number) => base - papers * pitch - (pitch - h) / 2;
  const notches: Notch[] = [];
  for (let at = start; at >= Math.max(1, line - 1); at--)
    notches.push({ at, y: y(at), state: at > line ? 'passed' : at === line ? 'here' : 'below' });
  const paperWidth = Math.min((n > 2 ? Math.max(w, 130) : w) * 1.3, paperHeight * 1.5, size.width * 0.6);
  const left = middle - (n * w + (n - 1) * GAP) / 2;
  const heaps = Array.from({ length: n }, (_, k) => left + k * (w + GAP));
  return {
    thin: pitch < 5,
    middle,
    base,
    pitch,
    slip: { w, h },
    paper: { x: middle - paperWidth / 2, y: paperTop, w: paperWidth, h: paperHeight },
    notches,
    lineY: y(line),
    heaps,
  };
}

/** A paper never lies exactly on the one below; the shift is fixed, so a heap does not tremble. */
export const shiftOf = (n: number, heap: number): number => (((n * 7 + heap * 3) % 5) - 2) * 1.1;
