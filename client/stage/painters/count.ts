import type { PublicBallot } from '#shared/game/view.types.ts';
import { lineAt, type Paper, pilesAt, readingOrder } from '../../store/reading-order.ts';
import { countAt, publicView, world } from '../../store/store.ts';
import { type Inks, PLATE_FONT, pattern } from '../ink.ts';
import type { Painter } from './painter.ts';

/** The count: papers pile up beside each other and the brass line comes down a notch for every second one that does not count. */
export function countPainter(): Painter {
  let ballot: PublicBallot | undefined;
  let options: readonly string[] = [];
  let shorts: readonly string[] = [];
  let order: readonly Paper[] = [];
  let read = 0;
  let key = '';
  return {
    read() {
      ballot = publicView.value?.ballots.at(-1);
      options = world.value?.candidates.map((candidate) => candidate.id) ?? [];
      shorts = world.value?.candidates.map((candidate) => candidate.short) ?? [];
      read = countAt.value;
      const now = `${ballot?.round}/${ballot?.epoch}`;
      if (ballot && now !== key) order = readingOrder(ballot, options);
      key = now;
    },
    paint(ctx, ink, width, height) {
      if (!ballot) return;
      const piles = pilesAt(order, read);
      const line = lineAt(order, read);
      const tall = Math.max(lineAt(order, 0) + 3, ...options.map((id) => ballot?.votes[id] ?? 0), 8);
      const floor = height - 8;
      const step = (height - 90) / tall;
      const wide = Math.min(150, width * 0.2);
      for (const [side, id] of options.entries()) {
        const x = side === 0 ? width / 2 - wide - 16 : width / 2 + 16;
        pile(ctx, ink, side as 0 | 1, x, floor, wide, step, piles.get(id) ?? 0);
      }
      const y = (n: number) => floor - n * step;
      const start = lineAt(order, 0);
      if (line !== start) {
        ctx.setLineDash([2, 5]);
        brassLine(ctx, ink, width, y(start), 1);
        ctx.setLineDash([]);
      }
      brassLine(ctx, ink, width, y(line), 3);
      ctx.fillStyle = ink.brass;
      ctx.font = `750 20px ${PLATE_FONT}`;
      ctx.textBaseline = 'middle';
      ctx.textAlign = 'left';
      ctx.fillText(String(line), width * 0.87 + 8, y(line));
      const paper = read > 0 ? order[read - 1] : undefined;
      if (paper !== undefined) slip(ctx, ink, width, paper === null ? '–' : (shorts[options.indexOf(paper)] ?? ''));
    },
    under: () => null,
    moving: () => false,
  };
}

function pile(
  ctx: CanvasRenderingContext2D,
  ink: Inks,
  side: 0 | 1,
  x: number,
  floor: number,
  wide: number,
  step: number,
  n: number,
): void {
  for (let k = 0; k < n; k++) {
    const y = floor - (k + 1) * step;
    // A paper never lies exactly on the one below; the shift is fixed, so the heap does not tremble.
    const shift = ((k * 7) % 5) - 2;
    ctx.fillStyle = ink.plate;
    ctx.fillRect(x + shift, y, wide, Math.max(1, step - 0.6));
    if (step > 5) pattern(ctx, ink, side, 2, x + shift + 2, y + 1, wide - 4, Math.max(1, step - 2.5));
    else {
      ctx.fillStyle = ink.sidesLit[side];
      ctx.fillRect(x + shift, y, wide, Math.max(0.8, step - 0.8));
    }
  }
}

function brassLine(ctx: CanvasRenderingContext2D, ink: Inks, width: number, y: number, thick: number): void {
  ctx.strokeStyle = ink.brass;
  ctx.lineWidth = thick;
  ctx.beginPath();
  ctx.moveTo(width * 0.13, y);
  ctx.lineTo(width * 0.87, y);
  ctx.stroke();
}

function slip(ctx: CanvasRenderingContext2D, ink: Inks, width: number, name: string): void {
  const [w, h] = [150, 62];
  ctx.save();
  ctx.translate(width / 2, 36);
  ctx.rotate(-0.02);
  ctx.fillStyle = ink.plate;
  ctx.fillRect(-w / 2, -h / 2, w, h);
  ctx.strokeStyle = ink.fold;
  ctx.lineWidth = 1.5;
  ctx.strokeRect(-w / 2, -2, w, 0);
  ctx.fillStyle = ink.plateInk;
  ctx.font = `750 26px ${PLATE_FONT}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(name.toUpperCase(), 0, 2, w - 14);
  ctx.restore();
}
