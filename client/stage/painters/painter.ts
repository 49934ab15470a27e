import type { Inks } from '../ink.ts';

/** Something that can be painted into a box and asked what lies under a point. It follows the store and decides nothing. */
export interface Painter {
  /** Reads the store; returns true if the picture is now another one. Called inside an effect, so every signal read is followed. */
  read(): void;
  paint(ctx: CanvasRenderingContext2D, ink: Inks, width: number, height: number, now: number): void;
  /** Id of the state under a point, or null. */
  under(x: number, y: number): string | null;
  /** True while the picture still moves. */
  moving(now: number): boolean;
}
