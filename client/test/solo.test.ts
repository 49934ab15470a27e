import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PublicView, SeatView } from '#shared/game/view.types.ts';
import { savedGame, saveGame } from '../session/saved.ts';
import type { FromWorker } from '../session/solo.protocol.ts';
import { leave, playSolo, resumeSolo, type SoloLink } from '../session/start.ts';
import { problem, publicView, session } from '../store/store.ts';

/** What the page does with a worker that cannot go on. */
class Script {
  onmessage: (event: { data: FromWorker }) => void = () => {};
  onerror: (event: { message?: string }) => void = () => {};
  readonly postMessage = () => {};
  readonly terminate = vi.fn();
  constructor() {
    scripts.push(this);
  }
}
const scripts: Script[] = [];
// One of the scenarios is no longer where this page looks for it.
vi.mock('../../assets/scenarios/first-day.json', () => {
  throw new Error('gone with the last version');
});

const link: SoloLink = { scenario: 'two-names', seed: 'solo', seat: '', level: 3, autopilot: false, fast: false };
const kept = { scenario: 'two-names', seed: 'solo', seat: 'marrow-isles', level: 3, steps: [{ type: 'wait' }] } as const;

beforeEach(() => {
  const drawer = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => drawer.get(key) ?? null,
    setItem: (key: string, text: string) => drawer.set(key, text),
    removeItem: (key: string) => drawer.delete(key),
  });
  vi.stubGlobal('Worker', Script);
  scripts.length = 0;
});
afterEach(() => {
  leave();
  vi.unstubAllGlobals();
});

test('a scenario that does not come is said, and nothing is on', async () => {
  await playSolo({ ...link, scenario: 'first-day' });
  expect(problem.value?.code).toBe('not-loaded');
  expect(session.value).toBe(null);
});

test('a game that cannot be played over is forgotten, so that a reload does not end there again', async () => {
  saveGame(kept);
  await resumeSolo();
  expect(savedGame()).toEqual(kept);
  scripts[0]?.onerror({ message: 'a fault' });
  expect(problem.value?.code).toBe('game-lost');
  expect(savedGame()).toBe(null);
  expect(session.value).toBe(null);
  expect(scripts[0]?.terminate).toHaveBeenCalled();
});

test('a game that breaks off is kept up to there', async () => {
  await playSolo(link);
  scripts[0]?.onmessage({ data: { type: 'views', pub: { phase: 'booth' } as PublicView, view: {} as SeatView, events: [] } });
  scripts[0]?.onmessage({ data: { type: 'step', step: { type: 'wait' } } });
  scripts[0]?.onerror({ message: 'a fault' });
  expect(problem.value?.code).toBe('game-broke');
  expect(savedGame()?.steps).toEqual([{ type: 'wait' }]);
  expect([session.value, publicView.value]).toEqual([null, null]);
});

test('a script that does not come costs no kept game', async () => {
  saveGame(kept);
  await resumeSolo();
  scripts[0]?.onerror({});
  expect(problem.value?.code).toBe('not-loaded');
  expect(savedGame()).toEqual(kept);
});
