import { effect } from '@preact/signals';
import * as Phaser from 'phaser';
import { selected } from '../store/store.ts';
import { inks, PLATE_FONT } from './ink.ts';
import { countPainter } from './painters/count.ts';
import { hallPainter } from './painters/hall.ts';
import { mapPainter } from './painters/map.ts';
import type { Painter } from './painters/painter.ts';

export interface StageOptions {
  readonly mode: 'hall' | 'map' | 'count' | 'rollcall';
  readonly reducedMotion: boolean;
}

/** A mounted stage. */
export interface Stage {
  destroy(): void;
}

/**
 * Mounts the painted stage into an element. It follows the store, decides nothing, and sets `selected` when a plate or a dot is
 * clicked, which is never the only way to do so. Turn-based: it paints when something changed and sleeps otherwise.
 */
export function mountStage(host: HTMLElement, options: StageOptions): Stage {
  const painter = painterFor(options);
  const scene = new StageScene(painter);
  const density = Math.min(2, globalThis.devicePixelRatio || 1);
  const wantsCanvas = new URLSearchParams(location.search).get('renderer') === 'canvas' || !hasWebGl();
  const game = new Phaser.Game({
    type: wantsCanvas ? Phaser.CANVAS : Phaser.AUTO,
    parent: host,
    width: Math.max(1, host.clientWidth) * density,
    height: Math.max(1, host.clientHeight) * density,
    scale: { mode: Phaser.Scale.NONE, zoom: 1 / density },
    transparent: true,
    banner: false,
    audio: { noAudio: true },
    scene,
  });
  scene.density = density;
  const stop = effect(() => {
    painter.read();
    scene.wake();
  });
  const sizes = new ResizeObserver(() => {
    game.scale.resize(Math.max(1, host.clientWidth) * density, Math.max(1, host.clientHeight) * density);
    scene.wake();
  });
  sizes.observe(host);
  const theme = new MutationObserver(() => scene.wake());
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-sides'] });
  void document.fonts?.load(`750 16px ${PLATE_FONT}`).then(() => scene.wake());
  return {
    destroy() {
      stop();
      sizes.disconnect();
      theme.disconnect();
      game.destroy(true);
    },
  };
}

function painterFor({ mode, reducedMotion }: StageOptions): Painter {
  if (mode === 'map') return mapPainter();
  if (mode === 'count') return countPainter();
  return hallPainter(mode === 'rollcall', reducedMotion);
}

function hasWebGl(): boolean {
  const canvas = document.createElement('canvas');
  return Boolean(canvas.getContext('webgl2') ?? canvas.getContext('webgl'));
}

/** One texture that the painter draws into, and the pointer. */
class StageScene extends Phaser.Scene {
  readonly painter: Painter;
  density = 1;
  dirty = true;

  constructor(painter: Painter) {
    super('stage');
    this.painter = painter;
  }

  wake(): void {
    this.dirty = true;
  }

  create(): void {
    this.input.on('pointerdown', (pointer: Phaser.Input.Pointer) => {
      const id = this.painter.under(pointer.x / this.density, pointer.y / this.density);
      if (id) selected.value = id;
    });
    this.input.on('pointermove', (pointer: Phaser.Input.Pointer) => {
      this.input.setDefaultCursor(this.painter.under(pointer.x / this.density, pointer.y / this.density) ? 'pointer' : 'default');
    });
  }

  override update(): void {
    const now = performance.now();
    if (!this.dirty && !this.painter.moving(now)) return;
    this.dirty = false;
    const { width, height } = this.scale;
    const old = this.textures.exists('picture') ? this.textures.get('picture') : null;
    let texture = old as Phaser.Textures.CanvasTexture | null;
    if (!texture || texture.width !== width || texture.height !== height) {
      this.children.removeAll(true);
      if (texture) this.textures.remove('picture');
      texture = this.textures.createCanvas('picture', width, height);
      this.add.image(0, 0, 'picture').setOrigin(0, 0);
    }
    if (!texture) return;
    const ctx = texture.context;
    ctx.setTransform(this.density, 0, 0, this.density, 0, 0);
    ctx.clearRect(0, 0, width, height);
    this.painter.paint(ctx, inks(), width / this.density, height / this.density, now);
    texture.refresh();
  }
}
