import * as Phaser from 'phaser';
import { type Inks, readInks } from './ink.ts';
import type { Size } from './layout/shapes.ts';
import { AT_REST, type Layer, type Painter } from './painters/painter.ts';

interface Baked {
  readonly layer: Layer;
  texture: Phaser.Textures.CanvasTexture | null;
  image: Phaser.GameObjects.Image | null;
  stamp: string;
  progress: number;
}

/**
 * The one scene: it keeps each layer of a picture as a baked texture, paints a layer anew only when its stamp changes, moves it
 * without painting, and lets the loop sleep as soon as nothing moves.
 */
export class StageScene extends Phaser.Scene {
  private readonly painter: Painter;
  private readonly baked: readonly Baked[];
  private inks: Inks | null = null;
  /** Counts changes of ink, font and size. */
  private edition = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly density: number;

  constructor(painter: Painter, density: number) {
    super('stage');
    this.painter = painter;
    this.density = density;
    this.baked = painter.layers.map((layer) => ({ layer, texture: null, image: null, stamp: '', progress: 0 }));
  }

  create(): void {
    this.game.events.on(Phaser.Core.Events.POST_RENDER, this.rest, this);
  }

  /** Everything is painted anew: another theme, another font, another size. */
  refresh(): void {
    this.inks = null;
    this.edition++;
    this.wake();
  }

  /** Something may have changed: looks once, and again as long as something moves. */
  wake(): void {
    clearTimeout(this.timer);
    const loop = this.sys?.game?.loop;
    if (loop && !loop.running) loop.wake(true);
  }

  /** The size of the picture in the page's pixels. */
  get size(): Size {
    return { width: this.scale.width / this.density, height: this.scale.height / this.density };
  }

  override update(): void {
    const now = performance.now();
    this.inks ??= readInks();
    for (const each of this.baked) this.bring(each, this.inks, now);
  }

  destroyed(): void {
    clearTimeout(this.timer);
    this.game?.events.off(Phaser.Core.Events.POST_RENDER, this.rest, this);
  }

  /** Brings one layer up to date. */
  private bring(each: Baked, inks: Inks, now: number): void {
    const { layer } = each;
    const key = layer.name;
    const size = this.size;
    const box = layer.box(size);
    const [w, h] = [Math.max(1, Math.ceil(box.w * this.density)), Math.max(1, Math.ceil(box.h * this.density))];
    const stamp = this.stampOf(layer, now);
    const progress = layer.progress?.(now) ?? 0;
    const from = stamp === each.stamp && progress >= each.progress ? each.progress : 0;
    if (stamp !== each.stamp || progress !== each.progress) {
      each.stamp = stamp;
      each.progress = progress;
      if (each.texture === null || each.texture.width !== w || each.texture.height !== h) {
        each.image?.destroy();
        if (this.textures.exists(key)) this.textures.remove(key);
        each.texture = this.textures.createCanvas(key, w, h);
        each.image = each.texture ? this.add.image(0, 0, key).setDepth(this.baked.indexOf(each)) : null;
      }
      const ctx = each.texture?.context;
      if (!ctx) return;
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      if (from === 0) ctx.clearRect(0, 0, w, h);
      ctx.setTransform(this.density, 0, 0, this.density, -box.x * this.density, -box.y * this.density);
      layer.paint(ctx, inks, size, now, from);
      each.texture?.refresh();
    }
    const pose = layer.pose?.(now) ?? AT_REST;
    each.image
      ?.setPosition(box.x * this.density + w / 2 + pose.x * this.density, box.y * this.density + h / 2 + pose.y * this.density)
      .setScale(pose.scaleX, pose.scaleY)
      .setAlpha(pose.alpha);
  }

  /** Everything a layer's picture depends on. */
  private stampOf(layer: Layer, now: number): string {
    const { x, y, w, h } = layer.box(this.size);
    return `${this.edition}|${x},${y},${w},${h}|${layer.stamp(now)}`;
  }

  /** Whether a layer has moved on since it was painted: time passes between painting and this question. */
  private stale({ layer, stamp, progress }: Baked, now: number): boolean {
    return this.stampOf(layer, now) !== stamp || (layer.progress?.(now) ?? 0) !== progress;
  }

  /** After a frame: sleeps until something is to be seen again. */
  private rest(): void {
    const now = performance.now();
    const wait = this.painter.next(now);
    if (wait !== null && wait < 24) return;
    if (this.baked.some((each) => this.stale(each, now))) return;
    this.game.loop.sleep();
    clearTimeout(this.timer);
    if (wait !== null) this.timer = setTimeout(() => this.wake(), wait);
  }
}
