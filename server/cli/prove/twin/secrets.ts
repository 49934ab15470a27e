import type { Command } from '#shared/game/command.ts';
import { evolve } from '#shared/game/evolve.ts';
import type { GameState } from '#shared/game/state.ts';
import { seatView } from '#shared/game/view.ts';
import { shuffled } from '#shared/kit/dice.ts';
import { areUnseen, bond, type Deed, hiddenDeeds, isLegal, leaveNoTrace, preview } from './hidden.ts';
import type { Stage } from './stage.ts';

/** What happens on a stage that no viewer sees. */
export class Secrets {
  readonly #stage: Stage;
  /** What must be done in one run before the phase closes, so that it ends as in the other. */
  #owed: { readonly side: 0 | 1; readonly deed: Deed; readonly unit: number }[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Something that no viewer sees, in one run alone, or in both in another order. */
  act(): void {
    const { phase } = this.#stage.state(0);
    if (this.#stage.plan.hidden.length < 2) return;
    if (this.#stage.pick(4) === 0) this.#shuffledActs();
    else if (phase === 'seal' || phase === 'rollcall') this.#resealed();
    else this.#secretDeeds();
  }

  #secretDeeds(): void {
    const side = this.#stage.pick(2) as 0 | 1;
    const deeds = hiddenDeeds(this.#stage.scene(side), this.#stage.strange[side]);
    if (!deeds) return;
    const unit = this.#stage.next();
    for (const deed of deeds) {
      const events = preview(this.#stage.scene(side), deed);
      // A promise that was given is taken back whatever else is so; the rest only where nobody sees it.
      if (!events || !leaveNoTrace(this.#stage.scene(side), events)) continue;
      for (const event of events) if (event.type === 'deal.proposed') this.#stage.strange[side].add(event.deal.id);
      this.#stage.take({ side, acts: [this.#stage.deed(deed)], unit });
    }
  }

  /** Somebody seals another act for a while; before the phase closes it is what it was. */
  #resealed(): void {
    const side = this.#stage.pick(2) as 0 | 1;
    const scene = this.#stage.scene(side);
    const seat = this.#stage.plan.hidden[this.#stage.pick(this.#stage.plan.hidden.length)] as string;
    const { sealed, vote } = seatView(scene.world, scene.state, seat);
    const back: Command | null =
      scene.state.phase === 'seal' ? sealed && { type: 'floor.seal', act: sealed } : vote && { type: 'rollcall.vote', vote };
    const command = back && this.#stage.choose(seat);
    if (!back || !command || (command.type !== 'floor.seal' && command.type !== 'rollcall.vote')) return;
    const deed = { seat, command };
    if (!isLegal(scene, deed) || this.owes(seat)) return;
    const unit = this.#stage.next();
    this.#stage.take({ side, acts: [this.#stage.deed(deed)], unit });
    this.#owed.push({ side, deed: { seat, command: back }, unit });
  }

  /** Whether this seat has sealed something that it must take back. */
  owes(seat: string): boolean {
    return this.#owed.some((owed) => owed.deed.seat === seat);
  }

  /** A few hidden deeds of different people, in both runs, in another order in the second. */
  #shuffledActs(): void {
    const seats = shuffled(this.#stage.plan.hidden, this.#stage.plan.seed, 'batch', this.#stage.script.length).slice(
      0,
      2 + this.#stage.pick(2),
    );
    const way = this.#stage.state(0).phase === 'corridor' ? this.#stage.pick(3) : 0;
    if (way === 1) this.#bound(seats);
    else if (way === 2) this.#shownRound(seats);
    else
      this.#turned(
        seats.flatMap((seat): Deed[] => {
          const command = this.#stage.choose(seat);
          return command ? [{ seat, command }] : [];
        }),
      );
  }

  /** Offers that bind their makers, made in another order in the second run and accepted alike in both. */
  #bound(seats: readonly string[]): void {
    const deeds = seats.map((seat) => bond(this.#stage.scene(0), seat));
    const before = new Set(Object.keys(this.#stage.state(0).deals));
    if (!this.#turned(deeds)) return;
    for (const deal of Object.values(this.#stage.state(0).deals)) {
      if (before.has(deal.id) || deal.status !== 'open') continue;
      const deed: Deed = { seat: deal.parties[1] as string, command: { type: 'deal.answer', deal: deal.id, accept: true } };
      this.#stage.openDeed(deed);
    }
  }

  /** Papers shown to somebody in another order in the second run, and then to a viewer in the same. */
  #shownRound(seats: readonly string[]): void {
    const watched = this.#stage.plan.viewers.flatMap(({ seat }) => seat ?? []);
    const viewer = watched[this.#stage.pick(watched.length)] as string;
    const shows = (to: (seat: string) => string) =>
      seats.flatMap((seat): Deed[] => {
        const [document] = seatView(this.#stage.world(0), this.#stage.state(0), seat).documents;
        return document ? [{ seat, command: { type: 'document.show', document: document.id, to: [to(seat)] } }] : [];
      });
    const other = (seat: string) => seats.find((one) => one !== seat) as string;
    if (this.#turned(shows(other))) for (const deed of shows(() => viewer)) this.#stage.openDeed(deed);
  }

  /** Does these in both runs, the last first in the second, if everybody is here and nobody who watches sees any of it. */
  #turned(deeds: readonly Deed[]): boolean {
    const order = deeds.map((_, n) => deeds.length - 1 - n);
    const backwards = order.map((n) => deeds[n] as Deed);
    const able = deeds.every(({ seat }) => this.#stage.sits(seat) && !this.owes(seat));
    if (deeds.length < 2 || !able || !this.#stage.means(deeds, backwards)) return false;
    const [first, second] = [this.#hiddenInOrder(0, deeds), this.#hiddenInOrder(1, backwards)];
    // Who lobbied before the game was asked does matter, to its answer: only deeds that come to the same either way are turned round.
    if (!first || !second || !order.every((n, nth) => first[n] === second[nth])) return false;
    this.#stage.take({ side: 'both', acts: deeds.map((deed) => this.#stage.deed(deed)), order, unit: this.#stage.next() });
    return true;
  }

  /** What kinds of facts each of these deeds makes, one after another; null where one is refused or seen. */
  #hiddenInOrder(side: 0 | 1, deeds: readonly Deed[]): readonly string[] | null {
    let scene = this.#stage.scene(side);
    const moved = new Set<string>();
    const made: string[] = [];
    for (const deed of deeds) {
      const events = preview(scene, deed);
      if (!events || !areUnseen(scene, events)) return null;
      // Who pushes the same text first does matter, to the text.
      const texts = events.flatMap((event) => (event.type === 'group.moved' ? [event.issue] : []));
      if (texts.some((text) => moved.has(text))) return null;
      for (const text of texts) moved.add(text);
      made.push(events.map(({ type }) => type).join(' '));
      scene = { ...scene, state: events.reduce((state: GameState, event) => evolve(scene.world, state, event), scene.state) };
    }
    return made;
  }

  /** Before a phase closes: whatever one run must take back. */
  settle(): void {
    for (const { side, deed, unit } of this.#owed) this.#stage.take({ side, acts: [this.#stage.deed(deed)], unit });
    this.#owed = [];
  }
}
