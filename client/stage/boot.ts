import { effect } from '@preact/signals';
import * as Phaser from 'phaser';
import { pick } from '../store/store.ts';
import { say } from '../store/words.ts';
import { FONTS_USED } from './ink.ts';
import { countPainter } from './painters/count.ts';
import { hallPainter } from './painters/hall.ts';
import { mapPainter } from './painters/map.ts';
import type { Painter } from './painters/painter.ts';
import { StageScene } from './scene.ts';

export { type LegendMark, mountMarks } from './legend.ts';

export type StageMode = 'hall' | 'map' | 'count' | 'rollcall';

export interface StageOptions {
  readonly mode: StageMode;
  readonly renderer?: 'auto' | 'canvas';
  readonly reducedMotion: boolean;
}

/** A mounted stage. */
export interface Stage {
  /** Takes it down, also before it has come up. */
  destroy(): void;
}

/**
 * Mounts the painted stage into an element. It follows the store, decides nothing, and sets `selected` when a plate or a dot is
 * clicked, which is never the only way to do so. Turn-based: it paints when something changed and sleeps otherwise.
 */
export function mountStage(host: HTMLElement, options: StageOptions): Stage {
  const density = Math.min(2, globalThis.devicePixelRatio || 1);
  const painter = painterFor(options.mode, options.reducedMotion);
  const scene = new StageScene(painter, density);
  const game = new Phaser.Game({
    type: wantsCanvas(options) ? Phaser.CANVAS : Phaser.AUTO,
    parent: host,
    width: widthOf(host) * density,
    height: heightOf(host) * density,
    scale: { mode: Phaser.Scale.NONE, zoom: 1 / density },
    transparent: true,
    banner: false,
    autoFocus: false,
    audio: { noAudio: true },
    // Pointers are followed here, so that a finger may still scroll the page and nothing is asked of a sleeping loop.
    input: { mouse: false, touch: false, keyboard: false, gamepad: false },
    scene,
  });

  const stop = effect(() => {
    painter.read(performance.now());
    scene.wake();
  });
  const resize = () => {
    game.scale.resize(widthOf(host) * density, heightOf(host) * density);
    scene.refresh();
  };
  const refresh = () => scene.refresh();
  const sizes = new ResizeObserver(resize);
  const theme = new MutationObserver(refresh);
  const system = matchMedia('(prefers-color-scheme: dark)');
  const leaving = new AbortController();
  const ready = () => {
    sizes.observe(host);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-sides'] });
    system.addEventListener('change', refresh, { signal: leaving.signal });
    listen(game.canvas);
    game.canvas.setAttribute('role', 'img');
    game.canvas.setAttribute('aria-label', say(`stage.canvas.${options.mode}`));
    // Letters drawn before their font is there would stay in the wrong one.
    void Promise.all(FONTS_USED.map((font) => document.fonts.load(font))).then(refresh, refresh);
  };
  game.events.once(Phaser.Core.Events.READY, ready);

  function listen(canvas: HTMLCanvasElement): void {
    const { signal } = leaving;
    const under = (event: MouseEvent) => {
      const box = canvas.getBoundingClientRect();
      const { width, height } = scene.size;
      return painter.under({ x: ((event.clientX - box.left) * width) / box.width, y: ((event.clientY - box.top) * height) / box.height });
    };
    const point = (id: string | null) => {
      canvas.style.cursor = id === null ? '' : 'pointer';
      painter.hover(id);
      scene.wake();
    };
    canvas.addEventListener('pointermove', (event) => event.pointerType === 'mouse' && point(under(event)), { signal });
    canvas.addEventListener('pointerleave', () => point(null), { signal });
    canvas.addEventListener(
      'click',
      (event) => {
        const id = under(event);
        if (id !== null) pick(id);
      },
      { signal },
    );
  }

  return {
    destroy() {
      stop();
      // A phase may go by while the game still loads. Ready or not, it must not begin to watch a page that it has left.
      game.events.off(Phaser.Core.Events.READY, ready);
      leaving.abort();
      sizes.disconnect();
      theme.disconnect();
      scene.destroyed();
      // A sleeping loop would never come to the end of its own game.
      game.loop.wake();
      game.destroy(true);
    },
  };
}

function painterFor(mode: StageMode, reducedMotion: boolean): Painter {
  if (mode === 'map') return mapPainter();
  if (mode === 'count') return countPainter(reducedMotion);
  return hallPainter(mode === 'rollcall', reducedMotion);
}

const widthOf = (host: HTMLElement): number => Math.max(1, host.clientWidth);
const heightOf = (host: HTMLElement): number => Math.max(1, host.clientHeight);

/** Asked for by the page or the link, or because there is no WebGL. */
function wantsCanvas(options: StageOptions): boolean {
  if (options.renderer === 'canvas' || new URLSearchParams(location.search).get('renderer') === 'canvas') return true;
  const probe = document.createElement('canvas');
  const gl = probe.getContext('webgl2') ?? probe.getContext('webgl');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl === null;
}
