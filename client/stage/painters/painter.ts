import type { Inks } from '../ink.ts';
import type { Box, Point, Size } from '../layout/shapes.ts';

/** How a layer stands at this moment, about its own middle. Moving it costs no painting. */
export interface Pose {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly alpha: number;
}

export const AT_REST: Pose = { x: 0, y: 0, scaleX: 1, scaleY: 1, alpha: 1 };

/** One sheet of the picture, baked into a texture of its own and painted anew only when its stamp changes. */
export interface Layer {
  readonly name: string;
  box(size: Size): Box;
  /** Everything the layer's picture depends on, except inks and size. */
  stamp(now: number): string;
  /** How far a picture that only ever grows has come; as it grows, the rest is painted over what stands. */
  progress?(now: number): number;
  /** Paints in the host's coordinates. `from` is the progress that is there already, 0 on a clear sheet. */
  paint(ctx: CanvasRenderingContext2D, ink: Inks, size: Size, now: number, from: number): void;
  pose?(now: number): Pose;
}

/** A picture of the store: it decides nothing. `read` runs inside an effect, so every signal it reads is followed. */
export interface Painter {
  /** From the back to the front. */
  readonly layers: readonly Layer[];
  read(now: number): void;
  /** Id of the state under a point, or null. */
  under(point: Point): string | null;
  hover(id: string | null): void;
  /** Milliseconds until the picture moves by itself; 0 while it moves, null when it rests. */
  next(now: number): number | null;
}

export const whole = ({ width, height }: Size): Box => ({ x: 0, y: 0, w: width, h: height });
