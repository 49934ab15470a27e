import { type Inks, readInks } from './ink.ts';
import { reachOf } from './layout/chart.ts';
import { type DotMark, dotMark, nameRing, reachOfName } from './marks.ts';

/** A mark of the map in its legend. */
export interface LegendMark extends DotMark {
  /** Its name stands beside it on the map. */
  readonly named: boolean;
}

/** A dot of which nothing is known: what the others add to it is what they mean. */
export const PLAIN: LegendMark = { side: 0, certainty: 0, ring: false, absent: false, named: false };

/** Height of the legend's marks in radii of a dot: room for the widest of them, a ring with a name. */
const HEIGHT = 4.4;

/** Sea between two marks, in radii. */
const BETWEEN = 0.5;

const reach = (mark: LegendMark, r: number): number => (mark.named ? reachOfName(r) : reachOf(mark, r));

/** How wide marks are that stand beside each other, in parts of their height, which is in pixels. */
export const widthOf = (marks: readonly LegendMark[], height: number): number => {
  const r = height / HEIGHT;
  return marks.reduce((sum, mark) => sum + 2 * reach(mark, r) + BETWEEN * r, 0) / height;
};

/** Draws marks beside each other as the map draws them (client/test/legend.test.ts). */
export function paintMarks(ctx: CanvasRenderingContext2D, ink: Inks, marks: readonly LegendMark[], height: number): void {
  const r = height / HEIGHT;
  let x = (BETWEEN * r) / 2;
  for (const mark of marks) {
    const half = reach(mark, r);
    const at = { x: x + half, y: height / 2, r };
    dotMark(ctx, ink, at, mark);
    if (mark.named) nameRing(ctx, ink, at, 1.4);
    x += 2 * half + BETWEEN * r;
  }
}

/** Paints marks into a canvas of the page, anew when its size or the page's inks change, until the answer is called. Left out is plain. */
export function mountMarks(canvas: HTMLCanvasElement, given: readonly Partial<LegendMark>[]): () => void {
  const marks = given.map((mark) => ({ ...PLAIN, ...mark }));
  const ctx = canvas.getContext('2d');
  const paint = () => {
    canvas.style.setProperty('--wide', widthOf(marks, Math.max(1, canvas.clientHeight)).toFixed(3));
    const density = devicePixelRatio || 1;
    canvas.width = Math.round(canvas.clientWidth * density);
    canvas.height = Math.round(canvas.clientHeight * density);
    if (!ctx) return;
    ctx.scale(density, density);
    paintMarks(ctx, readInks(), marks, canvas.clientHeight);
  };
  // It tells the first size too.
  const sizes = new ResizeObserver(paint);
  sizes.observe(canvas);
  const inks = new MutationObserver(paint);
  inks.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-sides'] });
  return () => {
    sizes.disconnect();
    inks.disconnect();
  };
}
