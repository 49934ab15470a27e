import { choicesFor } from '#shared/game/choices.ts';
import type { Command } from '#shared/game/command.ts';
import { sample } from '#shared/game/sample.ts';
import type { GameState } from '#shared/game/state.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { areUnseen, type Deed, isLegal, pressOf, preview, type Scene } from './hidden.ts';
import { Pair } from './pair.ts';
import { type Chooser, type Plan, picker } from './plan.ts';
import type { Act, Ask, Step } from './step.ts';

/** The streams have parted. */
export class Cut extends Error {}

/** A pair while it is being played: what each table is, what only one of them knows, and the script so far. */
export class Stage {
  readonly pair: Pair;
  readonly script: Step[] = [];
  readonly plan: Plan;
  readonly pick: Chooser;
  /** By run: deals that this run alone knows. */
  readonly strange: readonly [Set<string>, Set<string>] = [new Set(), new Set()];
  /** Documents of deals whose notes read otherwise in the second run. */
  readonly reworded = new Set<string>();
  #unit = 0;

  constructor(plan: Plan) {
    this.plan = plan;
    this.pick = picker(`${plan.seed}|acts`);
    this.pair = new Pair(plan);
  }

  /** Whether whoever sits here is connected. */
  sits(seat: string): boolean {
    return this.pair.here(this.plan.people.indexOf(seat));
  }

  /** Does this in both runs. What a watched seat may do must not hang on anything hidden, so it is not asked whether the second would accept. */
  openDeed(deed: Deed): void {
    const { seat, command } = deed;
    const watched = this.plan.viewers.some((viewer) => viewer.seat === seat);
    if (!watched && !(this.means([deed], [deed]) && isLegal(this.scene(0), deed) && isLegal(this.scene(1), deed))) return;
    if (this.#showsReworded(command)) return;
    const other = this.#otherwise(seat, command);
    this.both([{ ...this.deed(deed), ...(other ? { other: { command: other } } : {}) }]);
  }

  /** Whether these deeds, in the order of each run, mean the same in both: no deal or paper of one run alone, and new deals of the same name. */
  means(first: readonly Deed[], second: readonly Deed[]): boolean {
    const strange = (id: string) => this.strange.some((deals) => deals.has(id) || deals.has(id.replace(/^deal:/, '')));
    const named = first.flatMap(({ command }) =>
      'deal' in command ? [command.deal] : command.type === 'document.show' ? [command.document] : [],
    );
    if (named.some(strange)) return false;
    const made = (side: 0 | 1, deeds: readonly Deed[]) =>
      deeds
        .flatMap((deed) => preview(this.scene(side), deed) ?? [])
        .flatMap((event) => (event.type === 'deal.proposed' ? [event.deal.id] : []));
    return made(0, first).sort().join() === made(1, second).sort().join();
  }

  /** Whether this shows somebody who is not hidden a deal whose words are others in the second run. */
  #showsReworded(command: Command): boolean {
    if (command.type === 'document.show')
      return this.reworded.has(command.document) && !(command.to.length > 0 && command.to.every((seat) => this.plan.hidden.includes(seat)));
    return command.type === 'press.print' && command.story.about === 'document' && this.reworded.has(command.story.document);
  }

  /** One random thing that this seat may do in the first run; offers are accepted more often than not. */
  choose(seat: string): Command | null {
    const { world, state } = this.scene(0);
    const [pub, view] = [publicView(world, state), seatView(world, state, seat)];
    const { commands, forms } = choicesFor(world, pub, view);
    const yes = commands.filter((command) => command.type === 'deal.answer' && command.accept);
    if (yes.length > 0 && this.pick(2) === 0) return yes[this.pick(yes.length)] ?? null;
    const form = forms[this.pick(forms.length)];
    if (form && this.pick(3) > 0) return sample(world, pub, view, form, this.pick);
    return commands[this.pick(commands.length)] ?? null;
  }

  /** The same deed in the second run, in words or a smile that nobody who watches can read. */
  #otherwise(seat: string, command: Command): Command | null {
    const scene = this.scene(0);
    const events = preview(scene, { seat, command });
    if (!events || !areUnseen(scene, events)) return null;
    if (command.type === 'handshake.give' && command.answer !== 'of-course')
      return { ...command, answer: command.answer === 'smile' ? 'we-shall-see' : 'smile' };
    if (command.type !== 'deal.propose' && command.type !== 'deal.counter') return null;
    // What leaks to the newsroom at night is read there, notes and all.
    if (!this.plan.hidden.includes(pressOf(scene.world)) || !command.clauses.some((clause) => clause.kind === 'note')) return null;
    for (const event of events) if (event.type === 'deal.proposed') this.reworded.add(`deal:${event.deal.id}`);
    const clauses = command.clauses.map((clause) =>
      clause.kind === 'note' ? { ...clause, text: `${clause.text} Or not, as you like.` } : clause,
    );
    return { ...command, clauses };
  }

  /** The request that asks for a deed. */
  deed({ seat, command }: Deed): Ask {
    return ask(this.plan.people.indexOf(seat), 'command', { command });
  }

  /** What one of the tables is now. */
  scene(side: 0 | 1): Scene {
    return { plan: this.plan, world: this.world(side), state: this.state(side), pick: this.pick };
  }

  world(side: 0 | 1) {
    return this.#table(side).world;
  }

  state(side: 0 | 1): GameState {
    return this.#table(side).state;
  }

  #table(side: 0 | 1) {
    const { room } = this.pair.runs[side].wired;
    const { table } = room.sitting;
    if (!table || room.stopped) throw new Error(`pair ${this.plan.seed}: the room has stopped`);
    return table.table;
  }

  /** A number for steps that belong together. */
  next(): number {
    this.#unit++;
    return this.#unit;
  }

  /** Something happens in both runs. */
  both(acts: readonly Act[], unit = this.next()): void {
    this.take({ side: 'both', acts, unit });
  }

  /** Does a step. Throws `Cut` once the streams have parted. */
  take(step: Omit<Step, 'at'>): void {
    const whole = { ...step, at: this.script.length };
    this.script.push(whole);
    if (!this.pair.take(whole)) throw new Cut();
  }
}

/** A request. */
export const ask = (who: number, name: string, body: Readonly<Record<string, unknown>>): Ask => ({ do: 'ask', who, name, body });
