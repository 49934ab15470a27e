import { afterAll, beforeAll, expect, test } from 'vitest';
import { frames } from '../cli/prove/fuzz/cases/frames.ts';
import { httpCases } from '../cli/prove/fuzz/cases/http.ts';
import { cases, fault, nevers, unnamed } from '../cli/prove/fuzz/listed.ts';
import { Scene } from '../cli/prove/fuzz/scene.ts';

/** The quick part of the listed bad inputs; `npm run prove -- fuzz` runs them all. */
let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

test('every listed input has a case or a reason, and no reason stands beside a case', () => {
  expect(unnamed()).toEqual([]);
  const named = new Set(cases.map(({ n }) => n));
  expect(nevers.filter(({ n }) => named.has(n))).toEqual([]);
});

test('frames and requests that should not be: each is answered as the table says, and the disk stays as it was', async () => {
  const faults: (string | null)[] = [];
  const quick = [...frames, ...httpCases].filter((one) => !one.slow && ![6, 18, 19, 74].includes(one.n));
  for (const one of quick) faults.push(await fault(scene, one));
  expect(faults.filter(Boolean)).toEqual([]);
  expect(quick.length).toBeGreaterThan(20);
});

test('a case that is not answered as it says is a fault', async () => {
  const one = frames[0];
  if (!one) throw new Error('the table is empty');
  expect(await fault(scene, { ...one, expect: 'cut 4102' })).toBe('1 an empty frame: passed over, not cut 4102');
  const moves = async () => {
    await scene.lobby.people.get('halden')?.ask('seat.leave');
    return 'passed over';
  };
  expect(await fault(scene, { ...one, run: moves })).toBe('1 an empty frame: the disk changed');
});
