import type { SeatView } from '#shared/game/view.types.ts';
import { apply } from '#shared/kit/patch.ts';
import type { SeatUpdate, Welcome } from '#shared/protocol/messages.ts';
import type { Ear, Link, Server } from './server.ts';
import type { Time } from './time.ts';

/** Milliseconds after which a page asks for the whole view, and again while it does not come. */
const RESYNC_MS = 300;

/** What the owner of a tab hears of it, and what the network does to it. */
export interface TabOwner {
  welcome(welcome: Welcome): void;
  closed(code: number): unknown;
  lost(): boolean;
  /** Milliseconds that a push is late. */
  late(): number;
}

/** One connection of a page: its view is put together from numbered updates, and asked for anew after a gap. */
export class Tab implements Ear {
  link: Link | null = null;
  view: SeatView | null = null;
  readonly #time: Time;
  readonly #server: Server;
  readonly #owner: TabOwner;
  #n = 0;
  #gap = false;

  constructor(time: Time, server: Server, owner: TabOwner) {
    this.#time = time;
    this.#server = server;
    this.#owner = owner;
  }

  push(name: string, body: unknown): void {
    if (name === 'welcome') this.#owner.welcome(body as Welcome);
    if (name !== 'seat' || this.#owner.lost()) return;
    const late = this.#owner.late();
    if (late > 0) this.#time.after(late, () => this.#update(body as SeatUpdate));
    else this.#update(body as SeatUpdate);
  }

  closed(code: number): void {
    // A connection that ends while it is being opened is tried again by whoever opened it.
    if (this.link) this.#owner.closed(code);
  }

  /** Asks for the whole view, whether or not something seems to be missing: the last push may be the one that was lost. */
  askAnew(): void {
    this.#gap = true;
    this.#resync();
  }

  #update(update: SeatUpdate): void {
    if (update.n <= this.#n) return;
    if (update.view) [this.view, this.#n, this.#gap] = [update.view, update.n, false];
    else if (this.view && update.n === this.#n + 1) {
      if (update.patch) this.view = apply(this.view, update.patch) as SeatView;
      this.#n++;
    } else if (!this.#gap) {
      this.#gap = true;
      this.#time.after(RESYNC_MS, () => this.#resync());
    }
  }

  #resync(): void {
    if (!this.#gap || !this.link?.open) return;
    this.#server.hear(this.link, 'resync', null);
    this.#time.after(RESYNC_MS, () => this.#resync());
  }
}
