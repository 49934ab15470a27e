import type { Inks } from '../ink.ts';
import type { Fan, Wedge } from '../layout/fan.ts';
import { plateType } from '../marks.ts';

type Ctx = CanvasRenderingContext2D;

const LARGEST = 13;
const SMALLEST = 9.5;

/** The regions' names, letter by letter along the rim; a long one stands in two lines. What does not fit even so is left out. */
export function rimNames(ctx: Ctx, ink: Inks, fan: Fan, names: readonly string[]): void {
  ctx.fillStyle = ink.brassLit;
  ctx.textAlign = 'center';
  for (const [i, wedge] of fan.wedges.entries()) {
    const text = (names[i] ?? '').toUpperCase();
    const room = (wedge.from - wedge.to) * fan.outer + 10;
    const one = sizeFor(ctx, [text], room);
    const lines = one >= SMALLEST ? [text] : inTwo(text);
    const size = sizeFor(ctx, lines, room);
    if (text === '' || size < SMALLEST) continue;
    plateType(ctx, size, 700);
    for (const [n, line] of lines.entries()) curved(ctx, fan, wedge, line, fan.outer + 6 + (lines.length - 1 - n) * size * 0.98);
  }
}

/** The largest size in which every line fits. */
function sizeFor(ctx: Ctx, lines: readonly string[], room: number): number {
  plateType(ctx, LARGEST, 700);
  const widest = Math.max(...lines.map((line) => widthOf(ctx, line)));
  return Math.min(LARGEST, (LARGEST * room) / Math.max(1, widest));
}

/** Two lines as equal as the words allow. */
function inTwo(text: string): readonly string[] {
  const words = text.split(' ');
  const cuts = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')] as const);
  return cuts.reduce<readonly string[]>((best, cut) => (longest(cut) < longest(best) ? cut : best), [text]);
}

const longest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));

function curved(ctx: Ctx, fan: Fan, wedge: Wedge, text: string, radius: number): void {
  let at = (wedge.from + wedge.to) / 2 + widthOf(ctx, text) / 2 / radius;
  for (const letter of text) {
    const step = (ctx.measureText(letter).width + 0.9) / radius;
    at -= step / 2;
    ctx.save();
    ctx.translate(fan.middle.x + radius * Math.cos(at), fan.middle.y - radius * Math.sin(at));
    ctx.rotate(Math.PI / 2 - at);
    ctx.fillText(letter, 0, 0);
    ctx.restore();
    at -= step / 2;
  }
}

const widthOf = (ctx: Ctx, text: string): number => [...text].reduce((sum, letter) => sum + ctx.measureText(letter).width + 0.9, 0);
