import { markPaper } from '#shared/game/booth.ts';
import { choicesFor } from '#shared/game/choices.ts';
import type { Command } from '#shared/game/command.ts';
import { sample } from '#shared/game/sample.ts';
import type { Reply } from '#shared/protocol/messages.ts';
import { Person, until } from '../../../test/rig.ts';

/** A request and what came of it; `null` while nobody knows, because the server died before it answered. */
export interface Asked {
  readonly id: string;
  readonly name: 'command' | 'paper' | 'seat.take' | 'start';
  readonly body: object;
  answer: Reply | null;
}

export type Pick = (n: number) => number;

/** Somebody at the table who writes down everything they ask for and are told. */
export class Witness {
  readonly person: Person;
  readonly seat: string;
  /** In the order of asking. */
  readonly asked: Asked[] = [];
  readonly #pick: Pick;
  #nth = 0;

  constructor(port: number, seat: string, pick: Pick) {
    this.person = new Person(port);
    this.seat = seat;
    this.#pick = pick;
  }

  /** Asks and notes the answer. A connection that ends meanwhile is no fault: then nobody knows. */
  async ask(name: Asked['name'], body: object): Promise<void> {
    const asked: Asked = { id: `${this.seat}-${++this.#nth}-${this.#pick(0x7fffffff)}`.slice(-40), name, body, answer: null };
    this.asked.push(asked);
    await this.send(asked);
  }

  /** Sends a request, perhaps again. */
  async send(asked: Asked): Promise<void> {
    asked.answer = await this.person.ask(asked.name, asked.body, asked.id).catch(() => null);
  }

  get unanswered(): readonly Asked[] {
    return this.asked.filter(({ answer }) => answer === null);
  }

  command = (command: Command): Promise<void> => this.ask('command', { command });

  /** One random legal thing other than being ready. */
  async act(): Promise<void> {
    const { view, pub } = this.person;
    if (!view || this.person.left !== null) return;
    const world = await this.person.scenario();
    const { commands, forms } = choicesFor(world, pub, view);
    const form = forms[this.#pick(Math.max(1, forms.length))];
    const simple = commands.filter(({ type }) => type !== 'ready' && type !== 'attend');
    const command =
      form && this.#pick(2) === 0 ? sample(world, pub, view, form, this.#pick) : simple[this.#pick(Math.max(1, simple.length))];
    if (command) await this.command(command);
  }

  /** What ends a phase: a paper where there is a box, a vote where it is open, else being ready. */
  async finish(): Promise<void> {
    const { person } = this;
    if (person.left !== null || person.view === null) return;
    if (person.phase !== 'booth') return this.command({ type: 'ready', ready: true });
    if (!person.view.state) return;
    const { post, round, epoch } = person.pub;
    await this.ask('paper', { post, round, epoch, envelope: person.seal(markPaper(this.#pick(2))) });
  }

  /** Comes back with the token alone. Throws when the room does not take it. */
  async comeBack(code: string, playing: boolean): Promise<void> {
    await this.person.join(code);
    if (playing) await until(() => this.person.view !== null);
  }
}
