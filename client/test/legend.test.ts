import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import { Table } from '#shared/game/table.ts';
import { publicView as pubOf } from '#shared/game/view.ts';
import type { PublicState, PublicView } from '#shared/game/view.types.ts';
import { compileWorld } from '#shared/game/world.ts';
import type { Inks } from '../stage/ink.ts';
import { type LegendMark, PLAIN, paintMarks, widthOf } from '../stage/legend.ts';
import { mapPainter } from '../stage/painters/map.ts';
import { projector, publicView, scenario, seatView } from '../store/store.ts';

const compiled = compileWorld(JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8')));
const SIZE = { width: 1300, height: 600 };
const side = (name: string, print: string) => ({ full: `${name}-full`, tint: `${name}-tint`, lit: `${name}-lit`, print });
const ink = { sheet: 'sheet', ink: 'ink', grey: 'grey', sides: [side('a', 'lines'), side('b', 'dots')] } as unknown as Inks;

type Step = readonly [string, ...unknown[]];

/** A canvas that keeps what it is told, lengths in radii of a dot and places left out. */
function recorder(r: number): { readonly ctx: CanvasRenderingContext2D; readonly steps: Step[] } {
  const steps: Step[] = [];
  const round = (value: unknown) => (typeof value === 'number' ? Number((value / r).toFixed(6)) : value);
  const ctx = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name: string) => {
      if (name === 'measureText') return () => ({ width: 40 });
      if (name === 'arc') return (...args: number[]) => steps.push(['arc', round(args[2])]);
      if (name === 'translate' || name === 'moveTo' || name === 'lineTo') return () => steps.push([name]);
      return (...args: unknown[]) => steps.push([name, ...args.flat().map(round)]);
    },
    set: (_, name: string, value) => {
      steps.push([name, round(value)]);
      return true;
    },
  });
  return { ctx, steps };
}

/** What a layer of the map draws where there is one state only, and the radius of its dot. */
function onMap(name: 'dots' | 'pointer', state: PublicState): { readonly steps: readonly Step[]; readonly r: number } {
  if (publicView.value) publicView.value = { ...publicView.value, states: [state] };
  const painter = mapPainter();
  painter.read(0);
  const draw = (layer: string, r: number): readonly Step[] => {
    const { ctx, steps } = recorder(r);
    painter.layers.find((each) => each.name === layer)?.paint(ctx, ink, SIZE, 0, 0);
    return steps;
  };
  // A dot is drawn in units of a tenth of its radius.
  const unit = draw('dots', 1).find(([step]) => step === 'scale')?.[1];
  const r = 10 * Number(unit);
  return { steps: draw(name, r), r };
}

function inLegend(mark: LegendMark, r: number): readonly Step[] {
  const { ctx, steps } = recorder(r);
  paintMarks(ctx, ink, [mark], r * 4.4);
  return steps;
}

beforeEach(() => {
  const { state } = new Table(compiled, setUp(compiled, { seed: 'x', openDice: true, persons: [] }), () => {});
  scenario.value = compiled.scenario;
  publicView.value = pubOf(compiled, state);
  seatView.value = null;
});
afterEach(() => {
  for (const each of [scenario, publicView]) each.value = null;
  projector.value = false;
});

describe('the legend of the map draws what the map draws', () => {
  const first = (): PublicState => publicView.value?.states[0] as PublicState;
  const sure = { ...PLAIN, certainty: 3, side: 1 };
  const [corin, vela] = compiled.candidates.map(({ id }) => id) as [string, string];

  test.each([
    ['nothing known', PLAIN, { certainty: 0 }],
    ['a little towards the first', { ...PLAIN, certainty: 1 }, { certainty: 1, towards: corin }],
    ['towards the first', { ...PLAIN, certainty: 2 }, { certainty: 2, towards: corin }],
    ['far towards the second', sure, { certainty: 3, towards: vela }],
    ['backs in public', { ...PLAIN, ring: true }, { certainty: 0, backs: vela }],
    ['may be absent', { ...PLAIN, absent: true }, { certainty: 0, present: false }],
  ])('%s', (_, mark, change) => {
    const state: PublicState = { ...first(), present: true, backs: null, ...change };
    const { steps, r } = onMap('dots', state);
    expect(inLegend(mark, r)).toEqual(steps);
  });

  test('played by one of you', () => {
    const state = { ...first(), certainty: 0, backs: null, present: true };
    projector.value = true;
    if (publicView.value)
      publicView.value = {
        ...publicView.value,
        seats: [{ ...(publicView.value.seats[0] as PublicView['seats'][number]), id: state.id, held: 'person' }],
      };
    const { steps, r } = onMap('pointer', state);
    const ring = inLegend({ ...PLAIN, named: true }, r).slice(inLegend(PLAIN, r).length);
    const from = steps.findIndex(([name]) => name === 'arc') - 1;
    expect(ring.length).toBeGreaterThan(3);
    expect(steps.slice(from, from + ring.length)).toEqual(ring);
  });
});

/** How far circles reach to the left and to the right, in pixels, half their line included. */
function reachOfCircles(marks: readonly LegendMark[], height: number): readonly [number, number] {
  const arcs: { readonly x: number; readonly r: number }[] = [];
  let from = { x: 0, scale: 1 };
  const before: (typeof from)[] = [];
  const tools: Record<string, (...args: number[]) => unknown> = {
    save: () => before.push(from),
    restore: () => (from = before.pop() ?? from),
    translate: (x) => (from = { ...from, x: from.x + from.scale * (x as number) }),
    scale: (by) => (from = { ...from, scale: from.scale * (by as number) }),
    arc: (x, _y, r) => arcs.push({ x: from.x + from.scale * (x as number), r: from.scale * (r as number) }),
  };
  const ctx = new Proxy({} as CanvasRenderingContext2D, { get: (_, name: string) => tools[name] ?? (() => {}), set: () => true });
  paintMarks(ctx, ink, marks, height);
  return [Math.min(...arcs.map(({ x, r }) => x - r)), Math.max(...arcs.map(({ x, r }) => x + r))];
}

test.each([22, 44, 90])('marks beside each other keep inside their canvas of %i pixels', (height) => {
  const sure = [1, 2, 3].map((certainty) => ({ ...PLAIN, certainty }));
  const rings = [PLAIN, { ...PLAIN, ring: true }, { ...PLAIN, absent: true }, { ...PLAIN, named: true }];
  for (const marks of [sure, ...rings.map((mark) => [mark]), rings]) {
    const [left, right] = reachOfCircles(marks, height);
    expect(left).toBeGreaterThanOrEqual(0.5);
    expect(right).toBeLessThanOrEqual(widthOf(marks, height) * height - 0.5);
  }
});
