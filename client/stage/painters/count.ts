import { crossingOf, lineAt, type Paper, pilesAt, readingOrder } from '#shared/game/reading-order.ts';
import type { PublicBallot } from '#shared/game/view.types.ts';
import { optionName, optionsOf, placesOf } from '../../store/ballots.ts';
import { countAt, publicView } from '../../store/store.ts';
import { onWall } from '../../store/wall.ts';
import { say } from '../../store/words.ts';
import { type Inks, inkOf, PLATE, type SideInk } from '../ink.ts';
import { type CountPicture, countPicture, shiftOf } from '../layout/count.ts';
import { type Box, clamp, type Size } from '../layout/shapes.ts';
import { houseType, plateType } from '../marks.ts';
import { AT_REST, type Layer, type Painter } from './painter.ts';

type Ctx = CanvasRenderingContext2D;

/** How long a paper falls onto its heap, the line takes to its next notch, and a slip to unfold (ms). */
const FALL = 110;
const LOWER = 240;
const UNFOLD = 420;
/** A paper read at once after the last is not unfolded but shown: eight a second. */
const HURRIED = 300;
/** No word on the wall is set under this. */
const LETTERS_ON_WALL = 28;

/**
 * The count: papers pile up beside each other below a brass line, which every second uncounted paper lowers by a notch. The playhead
 * is the page's; the picture at it is always whole, the movement is only how it gets there.
 */
export function countPainter(still: boolean): Painter {
  let ballot: PublicBallot | undefined;
  let options: readonly string[] = [];
  let places: readonly number[] = [];
  let shorts: readonly string[] = [];
  let order: readonly Paper[] = [];
  let crossing = 0;
  let key = '';
  let read = 0;
  let changedAt = 0;
  let hurried = true;
  let lineBefore = 0;
  let loweredAt = Number.NEGATIVE_INFINITY;
  let lastSize: Size = { width: 1, height: 1 };

  const piles = (upTo: number): readonly number[] => {
    const counts = pilesAt(order, upTo);
    return options.map((id) => counts.get(id) ?? 0);
  };
  const measure = (size: Size): CountPicture =>
    countPicture(size, { start: lineAt(order, 0), line: lineAt(order, read), piles: piles(read) });
  const dark = () => order.length > 0 && read === crossing && read < order.length;
  const last = (): Paper | undefined => (read > 0 ? order[read - 1] : undefined);
  const onHeap = () => options.indexOf(last() ?? '');

  const heaps: Layer = {
    name: 'heaps',
    box(size) {
      lastSize = size;
      return columns(size, measure(size));
    },
    stamp: () => `${key}/${read}`,
    paint(ctx, ink, size) {
      if (!ballot) return;
      const at = measure(size);
      const falling = onHeap();
      ctx.fillStyle = dark() ? ink.tableLine : ink.onTable2;
      ctx.globalAlpha = dark() ? 0.3 : 1;
      const [from, to] = span(at);
      ctx.fillRect(from - 46, at.base, to - from + 92, 2);
      ctx.globalAlpha = dark() ? 0.16 : 1;
      for (const [side, n] of piles(read).entries())
        heap(ctx, inkOf(ink.sides, places[side] ?? side), ink, at, side, n - (falling === side ? 1 : 0));
      ctx.globalAlpha = 1;
    },
  };

  const landing: Layer = {
    name: 'landing',
    box: (size) => {
      const { heaps: left, slip: paper, base, pitch } = measure(size);
      const side = Math.max(0, onHeap());
      return { x: (left[side] ?? 0) - 6, y: base - (piles(read)[side] ?? 0) * pitch - 4, w: paper.w + 12, h: Math.ceil(paper.h) + 8 };
    },
    stamp: () => `${key}/${read}`,
    paint(ctx, ink, size) {
      const side = onHeap();
      if (side < 0) return;
      const at = measure(size);
      slip(ctx, inkOf(ink.sides, places[side] ?? side), ink, at, side, (piles(read)[side] ?? 1) - 1, dark());
    },
    pose(now) {
      const part = clamp((now - changedAt) / FALL, 0, 1);
      return still || part >= 1 ? AT_REST : { ...AT_REST, y: -26 * (1 - part) * (1 - part), alpha: 0.35 + 0.65 * part };
    },
  };

  const notches: Layer = {
    name: 'notches',
    box: (size) => {
      const at = measure(size);
      const top = Math.min(...at.notches.map(({ y }) => y)) - 4;
      return { ...columns(size, at), y: top, h: Math.max(...at.notches.map(({ y }) => y)) + 4 - top };
    },
    stamp: () => `${key}/${lineAt(order, read)}/${dark()}/${measure(lastSize).pitch}`,
    paint(ctx, ink, size) {
      if (ballot && !dark()) notchMarks(ctx, ink, measure(size));
    },
  };

  const line: Layer = {
    name: 'line',
    box: (size) => ({ x: 0, y: measure(size).lineY - 22, w: size.width, h: 44 }),
    stamp: () => `${key}/${lineAt(order, read)}/${dark()}/${measure(lastSize).pitch}`,
    paint(ctx, ink, size) {
      if (ballot) brassLine(ctx, ink, measure(size), lineAt(order, read), dark() ? size.width : 0);
    },
    pose(now) {
      const part = clamp((now - loweredAt) / LOWER, 0, 1);
      if (still || part >= 1) return AT_REST;
      const from = (lineBefore - lineAt(order, read)) * measure(lastSize).pitch;
      return { ...AT_REST, y: -from * (1 - part) * (1 - part) };
    },
  };

  const paper: Layer = {
    name: 'paper',
    box: (size) => {
      const { paper: box } = measure(size);
      return { x: box.x - 14, y: box.y - 10, w: box.w + 34, h: box.h + 26 };
    },
    stamp: () => `${key}/${read}/${order.length}`,
    paint(ctx, _ink, size) {
      // After the crossing nothing has to be read aloud any more: the rest falls straight onto the heaps.
      const now = last();
      if (!ballot || now === undefined || read >= crossing) return;
      openPaper(ctx, measure(size), now === null ? null : (shorts[options.indexOf(now)] ?? now), shorts);
    },
    pose(now) {
      const part = clamp((now - changedAt) / (hurried ? FALL : UNFOLD), 0, 1);
      if (still || part >= 1) return AT_REST;
      const open = 1 - (1 - part) ** 3;
      const { paper: box } = measure(lastSize);
      const scaleY = hurried ? 0.9 + 0.1 * open : 0.52 + 0.48 * open;
      return { ...AT_REST, scaleY, y: (-box.h * (1 - scaleY)) / 2, alpha: 0.5 + 0.5 * Math.min(1, part * 3) };
    },
  };

  return {
    layers: [heaps, landing, notches, line, paper],
    read(now) {
      ballot = publicView.value?.ballots.at(-1);
      options = ballot ? optionsOf(ballot) : [];
      places = placesOf(options);
      shorts = options.map(optionName);
      const present = ballot ? `${ballot.post}/${ballot.round}/${ballot.epoch}` : '';
      const fresh = present !== key;
      if (ballot && fresh) {
        order = readingOrder(ballot, options);
        crossing = crossingOf(order, ballot);
      }
      key = present;
      const before = lineAt(order, read);
      const playhead = Math.min(countAt.value, order.length);
      if (playhead === read && !fresh) return;
      // Only one step forward is shown as a movement; a jump to the result stands there at once.
      const step = !fresh && playhead === read + 1;
      hurried = now - changedAt < HURRIED;
      changedAt = step ? now : Number.NEGATIVE_INFINITY;
      read = playhead;
      if (step && lineAt(order, read) !== before) [lineBefore, loweredAt] = [before, now];
      else if (!step) loweredAt = Number.NEGATIVE_INFINITY;
    },
    under: () => null,
    hover: () => {},
    next(now) {
      if (still) return null;
      return now - changedAt < UNFOLD + 30 || now - loweredAt < LOWER + 30 ? 0 : null;
    },
  };
}

/** The strip in which the heaps and their line stand. What does not count lies in the page's corner, apart from them. */
function columns(size: Size, at: CountPicture): Box {
  const [from, to] = span(at);
  const x = Math.max(0, from - 60);
  const right = to + 60;
  return { x, y: 0, w: Math.min(size.width, right) - x, h: size.height };
}

/** From the left edge of the first heap to the right edge of the last. */
const span = ({ heaps, slip }: CountPicture): readonly [number, number] => [heaps[0] ?? 0, (heaps.at(-1) ?? 0) + slip.w];

function heap(ctx: Ctx, own: SideInk, ink: Inks, at: CountPicture, side: number, n: number): void {
  for (let k = 0; k < n; k++) slip(ctx, own, ink, at, side, k, false);
}

/** One paper of a heap, with the print of its name. */
function slip(ctx: Ctx, own: SideInk, ink: Inks, at: CountPicture, side: number, k: number, lit: boolean): void {
  const { w, h } = at.slip;
  const x = (at.heaps[side] ?? 0) + shiftOf(k, side);
  const y = at.base - (k + 1) * at.pitch;
  const { lit: colour, print } = own;
  ctx.fillStyle = lit ? '#FFFDF5' : colour;
  ctx.fillRect(x, y, w, h);
  if (lit) return;
  ctx.fillStyle = ink.table2;
  if (h >= 5) {
    if (print === 'lines') {
      const thick = Math.max(0.8, h * 0.13);
      for (const part of [0.34, 0.68]) ctx.fillRect(x + 9, y + h * part - thick / 2, w - 18, thick);
    } else if (print === 'dots') dotsOn(ctx, x, y + h / 2, w, h * 0.17);
    else marksOn(ctx, x, y, w, h, print === 'bars');
    return;
  }
  // Thin papers share their print: a bold line or a row of dots over every third.
  if (k % 3 !== 1) return;
  if (print === 'lines') ctx.fillRect(x + 9, y - 0.2, w - 18, 1.1);
  else if (print === 'bars') for (let dx = 12; dx < w - 8; dx += 14) ctx.fillRect(x + dx, y - 1.4, 1.4, 4);
  else dotsOn(ctx, x + ((k / 3) % 2 < 1 ? 0 : 5), y, w - 5, 1.25);
}

/** Upright bars, or squares. */
function marksOn(ctx: Ctx, x: number, y: number, w: number, h: number, bars: boolean): void {
  const step = w / Math.max(4, Math.floor(w / (bars ? 12 : 20)));
  const [wide, tall] = bars ? [Math.max(1, h * 0.14), h * 0.62] : [h * 0.34, h * 0.34];
  for (let dx = step / 2; dx < w; dx += step) ctx.fillRect(x + dx - wide / 2, y + (h - tall) / 2, wide, tall);
}

function dotsOn(ctx: Ctx, x: number, y: number, w: number, r: number): void {
  ctx.beginPath();
  const step = w / Math.max(4, Math.floor(w / 18));
  for (let dx = step / 2; dx < w; dx += step) {
    ctx.moveTo(x + dx + r, y);
    ctx.arc(x + dx, y, r, 0, 7);
  }
  ctx.fill();
}

/** Marks beside the heaps; where the line has stood stays dashed. */
function notchMarks(ctx: Ctx, ink: Inks, at: CountPicture): void {
  const { notches, thin } = at;
  const [from, to] = span(at);
  const [left, right] = [from - 46, to + 24];
  for (const [n, { y, state }] of notches.entries()) {
    // Of many fine notches the first is kept, where the line began.
    if (state === 'here' || (thin && n > 0)) continue;
    ctx.fillStyle = ink.onTable2;
    ctx.fillRect(left, y - 1, 22, 2);
    ctx.fillRect(right, y - 1, 22, 2);
    if (state !== 'passed') continue;
    ctx.strokeStyle = ink.brassLit;
    ctx.globalAlpha = 0.75;
    ctx.lineWidth = 1.3;
    ctx.setLineDash([3, 8]);
    ctx.beginPath();
    ctx.moveTo(from - 20, y);
    ctx.lineTo(to + 20, y);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
  }
}

/** The majority line; in the dark of the crossing it runs through the whole room. */
function brassLine(ctx: Ctx, ink: Inks, at: CountPicture, line: number, darkWidth: number): void {
  const [from, to] = span(at);
  const [left, right] = [from - 24, to + 24];
  ctx.fillStyle = ink.brassLit;
  if (darkWidth > 0) {
    ctx.fillRect(0, at.lineY - 2.5, darkWidth, 5);
    return;
  }
  ctx.fillRect(left, at.lineY - 3, right - left, 6);
  ctx.fillRect(left - 22, at.lineY - 2, 22, 4);
  ctx.fillRect(right, at.lineY - 2, 22, 4);
  const size = clamp(at.slip.w * 0.17, onWall() ? LETTERS_ON_WALL : 18, 32);
  plateType(ctx, size, 760);
  ctx.textAlign = 'left';
  ctx.fillText(String(line), right + 29, at.lineY + size * 0.36);
  ctx.textAlign = 'right';
  ctx.fillText(String(line), left - 29, at.lineY + size * 0.36);
}

/** The paper that is read: a name, or nothing that counts. All names stand in one size. */
function openPaper(ctx: Ctx, { paper }: CountPicture, name: string | null, names: readonly string[]): void {
  const { w, h } = paper;
  ctx.save();
  ctx.translate(paper.x + w / 2, paper.y + h / 2);
  ctx.rotate(-0.024);
  ctx.fillStyle = 'rgba(0, 0, 0, 0.35)';
  ctx.fillRect(-w / 2 + 5, -h / 2 + 7, w, h);
  ctx.fillStyle = PLATE.paper;
  ctx.fillRect(-w / 2, -h / 2, w, h / 2);
  ctx.fillStyle = PLATE.fold2;
  ctx.fillRect(-w / 2, 0, w, h / 2);
  ctx.fillStyle = PLATE.seam;
  ctx.fillRect(-w / 2, -0.75, w, 1.5);
  ctx.fillStyle = PLATE.ink;
  ctx.textAlign = 'center';
  if (name === null) {
    houseType(ctx, onWall() ? LETTERS_ON_WALL : clamp(h * 0.16, 12, 20));
    ctx.fillText(say('stage.count.uncounted'), 0, h * 0.055);
  } else {
    let size = h * 0.37;
    const text = name.toUpperCase();
    plateType(ctx, size, 800);
    const wide = Math.max(...[...names, name].map((each) => ctx.measureText(each.toUpperCase()).width));
    if (wide > w - 28) size = (size * (w - 28)) / wide;
    plateType(ctx, size, 800);
    ctx.fillText(text, 0, size * 0.36);
  }
  ctx.restore();
}
