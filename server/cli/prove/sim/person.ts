import { markPaper } from '#shared/game/booth.ts';
import { choicesFor } from '#shared/game/choices.ts';
import type { Command } from '#shared/game/command.ts';
import { sample } from '#shared/game/sample.ts';
import { publicView } from '#shared/game/view.ts';
import type { PublicView, SeatView } from '#shared/game/view.types.ts';
import { CLOSED, PROTOCOL_VERSION, type Reply, type RequestName, type Welcome } from '#shared/protocol/messages.ts';
import { glassEnvelope } from '../glass.ts';
import type { Fate } from './plan.ts';
import type { Server } from './server.ts';
import { Tab } from './tab.ts';
import type { Time } from './time.ts';

/** Answers after which the same request is sent again: nothing was done and nothing is remembered. */
const TRY_AGAIN: ReadonlySet<string> = new Set(['cannot-save', 'too-fast', 'room-stopped']);
/** Milliseconds to wait for an answer, and after the end of a connection. */
const PATIENCE_MS = 1500;
const BACK_MS = 300;

/** A request and the answer that its owner heard. */
export interface Request {
  readonly id: string;
  readonly name: RequestName;
  readonly body: object;
  answer: Reply | null;
}

export type Pick = (n: number) => number;

/** Somebody in the simulator: a page's part of the protocol over a network that loses, doubles and delays. */
export class Person {
  readonly name: string;
  readonly requests: Request[] = [];
  readonly #time: Time;
  readonly #server: Server;
  /** What the network draws for this person. */
  readonly #luck: Pick;
  token: string | null = null;
  welcome: Welcome | null = null;
  /** Stays away until told otherwise. */
  away = false;
  /** While it is not calm the network loses and delays what the server says. */
  #calm = false;
  #tab: Tab | null = null;
  #nth = 0;

  constructor(name: string, time: Time, server: Server, luck: Pick) {
    this.name = name;
    this.#time = time;
    this.#server = server;
    this.#luck = luck;
  }

  get view(): SeatView | null {
    return this.#tab?.view ?? null;
  }

  get here(): boolean {
    return this.#tab?.link?.open ?? false;
  }

  /** Comes in, perhaps again; a door that stays shut is tried again. */
  enter(): void {
    if (!this.here && !this.away && !this.#open()) this.#time.after(BACK_MS, () => this.enter());
  }

  /** A second tab with the same token: the newest wins. */
  secondTab(): void {
    if (this.token !== null && !this.away) this.#open();
  }

  /** The connection breaks. Comes back after so many milliseconds. */
  cut(ms: number): void {
    const link = this.#tab?.link;
    if (!link?.open) return;
    this.#server.noticeSoon(link);
    this.#time.after(ms, () => this.enter());
  }

  /** The network is well again from now on; what it lost last nobody would miss. */
  calmDown(): void {
    this.#calm = true;
    this.#tab?.askAnew();
  }

  #open(): boolean {
    const tab = new Tab(this.#time, this.#server, {
      welcome: (welcome) => {
        if (welcome.token) this.token = welcome.token;
        this.welcome = welcome;
      },
      // Replaced by another tab of the same person, who goes on there.
      closed: (code) => code !== CLOSED.replaced && this.#time.after(BACK_MS, () => this.enter()),
      lost: () => !this.#calm && this.#luck(100) < 4,
      late: () => (!this.#calm && this.#luck(100) < 4 ? this.#luck(400) : 0),
    });
    const link = this.#server.enter({ version: PROTOCOL_VERSION, ...(this.token ? { token: this.token } : {}) }, tab);
    if (typeof link === 'string' || !link?.open) return false;
    tab.link = link;
    this.#tab = tab;
    return true;
  }

  /** Asks for something. It is asked again under its id until there is an answer. */
  ask(name: RequestName, body: object, fate: Fate): void {
    const request: Request = { id: `${this.name}-request-${++this.#nth}`, name, body, answer: null };
    this.requests.push(request);
    this.#send(request, fate);
  }

  get unanswered(): boolean {
    return this.requests.some(({ answer }) => answer === null);
  }

  /** One random legal thing, as far as this person can see. */
  act(pub: PublicView, fate: Fate, pick: Pick): void {
    const world = this.#server.room?.sitting.table?.table.world;
    if (!this.view || !world) return;
    const { commands, forms } = choicesFor(world, pub, this.view);
    const form = forms[pick(Math.max(1, forms.length))];
    const simple = commands.filter(({ type }) => type !== 'ready');
    const command = form && pick(2) === 0 ? sample(world, pub, this.view, form, pick) : simple[pick(Math.max(1, simple.length))];
    if (command) this.command(command, fate);
  }

  command = (command: Command, fate: Fate): void => this.ask('command', { command }, fate);

  /** What ends a phase for this person. */
  finish(pub: PublicView, fate: Fate, pick: Pick): void {
    if (this.view && pub.phase !== 'booth') this.command({ type: 'ready', ready: true }, fate);
    else if (this.view?.state) {
      const { post, round, epoch } = pub;
      const envelope = Buffer.from(glassEnvelope(markPaper(pick(2)))).toString('base64');
      this.ask('paper', { post, round, epoch, envelope }, fate);
    }
  }

  /** What this person sees of the hall; null before the game and while no process lives. */
  get pub(): PublicView | null {
    const table = this.#server.room?.sitting.table;
    return table ? publicView(table.table.world, table.state) : null;
  }

  #send(request: Request, fate: Fate): void {
    const again = (ms: number) =>
      this.#time.after(ms, () => {
        if (request.answer === null) this.#send(request, 'arrives');
      });
    const link = this.#tab?.link;
    if (!link?.open) {
      again(BACK_MS);
      return;
    }
    const deliver = (heard: boolean) => {
      const reply = this.#server.hear(link, request.name, { id: request.id, ...request.body });
      if (!reply || !heard || !link.open || request.answer !== null) return;
      if (!reply.ok && TRY_AGAIN.has(reply.refusal.code)) return;
      request.answer = reply;
    };
    const way = 5 + this.#luck(30);
    if (fate !== 'lost') this.#time.after(fate === 'late' ? way + 400 + this.#luck(2500) : way, () => deliver(fate !== 'answer lost'));
    if (fate === 'twice') this.#time.after(way + this.#luck(1500), () => deliver(true));
    again(PATIENCE_MS);
  }
}
