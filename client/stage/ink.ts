/** The inks of the page, read from its own tokens, so that the stage follows day and evening. */
export interface Inks {
  readonly plate: string;
  readonly fold: string;
  readonly plateInk: string;
  readonly onTable: string;
  readonly onTable2: string;
  readonly table: string;
  readonly table2: string;
  readonly line: string;
  readonly brass: string;
  readonly land: string;
  readonly unknown: string;
  readonly abstain: string;
  readonly abstain2: string;
  readonly sides: readonly [string, string];
  readonly sidesLit: readonly [string, string];
  /** Whether the first name's pattern is lines. */
  readonly firstLines: boolean;
}

export const PLATE_FONT = '"Sofia Sans Extra Condensed Variable", Impact, sans-serif';

/** Reads the tokens as they are now. */
export function inks(): Inks {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    plate: token('plate'),
    fold: token('plate-fold'),
    plateInk: token('plate-ink'),
    onTable: token('on-table'),
    onTable2: token('on-table-2'),
    table: token('table'),
    table2: token('table-2'),
    line: token('table-line'),
    brass: token('brass-lit'),
    land: token('land'),
    unknown: token('unknown'),
    abstain: token('abstain'),
    abstain2: token('abstain-2'),
    sides: [token('first'), token('second')],
    sidesLit: [token('first-lit'), token('second-lit')],
    firstLines: document.documentElement.dataset.sides !== 'ba',
  };
}

/** Fills a box with a side's pattern at a certainty of 1–3: lines for one side, dots for the other, never hue alone. */
export function pattern(
  ctx: CanvasRenderingContext2D,
  ink: Inks,
  side: 0 | 1,
  certainty: number,
  x: number,
  y: number,
  w: number,
  h: number,
): void {
  const colour = ink.sides[side];
  const lines = (side === 0) === ink.firstLines;
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, w, h);
  ctx.clip();
  ctx.fillStyle = certainty >= 3 ? colour : ink.plate;
  ctx.fillRect(x, y, w, h);
  ctx.fillStyle = certainty >= 3 ? ink.plate : colour;
  const gap = certainty >= 2 ? 4 : 6;
  for (let a = 1; a < w; a += gap) {
    if (lines) ctx.fillRect(x + a, y, certainty === 2 ? 2 : 1.2, h);
    else for (let b = 1; b < h; b += gap) ctx.fillRect(x + a, y + b, certainty === 2 ? 2.2 : 1.6, certainty === 2 ? 2.2 : 1.6);
  }
  ctx.restore();
}

/** Abstention: a full colour with diagonal stripes, never grey. */
export function stripes(ctx: CanvasRenderingContext2D, ink: Inks, x: number, y: number, w: number, h: number): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, w, h);
  ctx.clip();
  ctx.fillStyle = ink.abstain;
  ctx.fillRect(x, y, w, h);
  ctx.strokeStyle = ink.abstain2;
  ctx.lineWidth = 2.5;
  for (let a = -h; a < w + h; a += 8) {
    ctx.beginPath();
    ctx.moveTo(x + a, y + h);
    ctx.lineTo(x + a + h, y);
    ctx.stroke();
  }
  ctx.restore();
}
