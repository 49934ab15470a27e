import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mountStage } from '../stage/boot.ts';

/** As much of Phaser as mounting touches: its pictures are loaded later, and only then is a game ready. */
vi.mock('phaser', () => {
  class Scene {}
  class Game {
    readonly events = new EventEmitter();
    readonly canvas = { setAttribute: () => {}, addEventListener: () => {} };
    readonly loop = { wake: () => {} };
    readonly scale = { resize: vi.fn() };
    readonly destroy = vi.fn();
    constructor() {
      games.push(this);
    }
  }
  return { Scene, Game, CANVAS: 1, AUTO: 0, Scale: { NONE: 0 }, Core: { Events: { READY: 'ready', POST_RENDER: 'postrender' } } };
});

interface Mounted {
  readonly events: EventEmitter;
  readonly scale: { readonly resize: ReturnType<typeof vi.fn> };
}
const { games } = vi.hoisted(() => ({ games: [] as Mounted[] }));
const host = { clientWidth: 300, clientHeight: 200 } as HTMLElement;

/** Who watches the page, as a browser's observers do. */
const watching = new Set<Observer>();
class Observer {
  readonly changed: () => void;
  constructor(changed: () => void) {
    this.changed = changed;
  }
  observe(): void {
    watching.add(this);
  }
  disconnect(): void {
    watching.delete(this);
  }
}

beforeEach(() => {
  games.length = 0;
  watching.clear();
  vi.stubGlobal('ResizeObserver', Observer);
  vi.stubGlobal('MutationObserver', Observer);
  vi.stubGlobal('matchMedia', () => new EventTarget());
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }), documentElement: {}, fonts: { load: async () => [] } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const mounted = () => {
  const stage = mountStage(host, { mode: 'hall', reducedMotion: true });
  const game = games.at(-1) as Mounted;
  return { stage, game, change: () => [...watching].map((observer) => observer.changed()) };
};

test('a stage that is up follows the size of its place, until it is taken down', () => {
  const { stage, game, change } = mounted();
  game.events.emit('ready');
  change();
  expect(game.scale.resize).toHaveBeenCalledTimes(1);
  stage.destroy();
  expect(watching.size).toBe(0);
});

test('a stage that was taken down before it came up watches nothing: there is no game left that could be resized', () => {
  const { stage, game, change } = mounted();
  stage.destroy();
  game.events.emit('ready');
  change();
  expect(watching.size).toBe(0);
  expect(game.scale.resize).not.toHaveBeenCalled();
});
