import { choicesFor } from '#shared/game/choices.ts';
import type { Command } from '#shared/game/command.ts';
import { evolve } from '#shared/game/evolve.ts';
import { callBallot } from '#shared/game/papers.ts';
import { sample } from '#shared/game/sample.ts';
import type { GameState } from '#shared/game/state.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { shuffled } from '#shared/kit/dice.ts';
import { areUnseen, bond, type Deed, facilitated, hiddenDeeds, isLegal, leaveNoTrace, pressOf, preview, type Scene } from './hidden.ts';
import { type Outcome, Pair } from './pair.ts';
import { paperBody } from './papers.ts';
import { type Chooser, type Plan, picker } from './plan.ts';
import { probe } from './probes.ts';
import { TIMES } from './run.ts';
import type { Act, Ask, Step } from './step.ts';

/** A pair that was played, and the script that plays it again. */
export interface Played extends Outcome {
  readonly script: readonly Step[];
}

/** Steps after which a game that will not end is given up; a fault of the director. */
const MOST_STEPS = 600;

/** Plays one pair, deciding what happens as it goes. Stops where the streams part. */
export function direct(plan: Plan): Played {
  const director = new Director(plan);
  try {
    director.play();
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
  }
  return { ...director.pair.outcome(), script: director.script };
}

/** Plays a script again. */
export function replay(plan: Plan, script: readonly Step[]): Outcome {
  const pair = new Pair(plan);
  for (const step of script) if (!pair.take(step)) break;
  return pair.outcome();
}

/** The streams have parted. */
class Cut extends Error {}

class Director {
  readonly pair: Pair;
  readonly script: Step[] = [];
  readonly #plan: Plan;
  readonly #pick: Chooser;
  /** By run: deals that this run alone knows. */
  readonly #strange: readonly [Set<string>, Set<string>] = [new Set(), new Set()];
  /** Documents of deals whose notes read otherwise in the second run. */
  readonly #reworded = new Set<string>();
  /** What must be done in one run before the phase closes, so that it ends as in the other. */
  #owed: { readonly side: 0 | 1; readonly deed: Deed; readonly unit: number }[] = [];
  #unit = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#pick = picker(`${plan.seed}|acts`);
    this.pair = new Pair(plan);
  }

  play(): void {
    this.#lobby();
    const late = this.#plan.viewers.find((viewer) => viewer.kind === 'projector')?.person ?? null;
    const arrives = this.#pick(12);
    let phases = 0;
    while (this.#state(0).phase !== 'verdict') {
      if (this.script.length > MOST_STEPS) throw new Error(`pair ${this.#plan.seed} does not end: ${this.#state(0).phase}`);
      if (late !== null && phases === arrives) this.#both([{ do: 'join', who: late }]);
      this.#phase();
      phases++;
    }
    if (late !== null && !this.pair.here(late)) this.#both([{ do: 'join', who: late }]);
    this.#debrief();
  }

  #lobby(): void {
    for (const [who, seat] of this.#plan.people.entries()) {
      if (this.#plan.viewers.some((viewer) => viewer.person === who && viewer.kind === 'projector')) continue;
      this.#both([{ do: 'join', who }]);
      if (seat !== null) this.#both([ask(who, 'seat.take', { seat })]);
      if (seat !== null && this.#pick(4) === 0) this.#both([ask(who, 'lobby.ready', { ready: true })]);
    }
    this.#both([ask(0, 'start', { force: true })]);
  }

  /** One phase: things are done, some of them in one run alone; then it closes. */
  #phase(): void {
    const { phase } = this.#state(0);
    const busy = phase === 'corridor' ? 5 + this.#pick(4) : phase === 'seal' || phase === 'recess' ? 2 : this.#pick(2);
    for (let n = 0; n < busy && this.#state(0).phase === phase; n++) {
      if (phase !== 'booth') this.#openAct();
      const hidden = phase === 'corridor' ? 1 + this.#pick(2) : this.#pick(2);
      for (let k = 0; k < hidden; k++) this.#hiddenAct();
      if (this.#pick(3) === 0) this.#probeAct();
      if (this.#pick(9) === 0) this.#comeAndGo();
      if (this.#pick(12) === 0) this.#both([{ do: 'wait', ms: TIMES.BEAT_MS }]);
      if (this.#pick(120) === 0) this.#restart();
      if (this.#pick(60) === 0) this.#both([{ do: 'read' }]);
    }
    if (this.#state(0).phase !== phase) return;
    if (phase === 'forecast') this.#forecasts();
    if (phase === 'booth') this.#papers();
    this.#close();
  }

  #close(): void {
    for (const { side, deed, unit } of this.#owed) this.#take({ side, acts: [this.#deed(deed)], unit });
    this.#owed = [];
    const { phase, day, post, round } = publicView(this.#world(0), this.#state(0));
    if (phase === 'booth' && this.#pick(2) === 0) this.#both([{ do: 'wait', ms: TIMES.BOOTH_MS }]);
    if (this.#state(0).phase === phase) this.#both([ask(0, 'host.close', { phase, day, post, round })]);
  }

  #debrief(): void {
    for (const { person } of this.#plan.viewers) {
      if (person === null) continue;
      this.#both([ask(person, 'why', {})]);
      this.#both([ask(person, 'resync', {})]);
    }
    this.#both([{ do: 'read' }]);
  }

  /** Something legal that anybody may do, the same in both runs. Notes among people who are not watched read otherwise in the second. */
  #openAct(): void {
    const seats = this.#plan.people.flatMap((seat) => seat ?? []);
    const seat = seats[this.#pick(seats.length)] as string;
    const who = this.#plan.people.indexOf(seat);
    if (!this.pair.here(who) || this.#owes(seat)) return;
    const command = this.#choose(seat);
    if (!command || command.type === 'ready') return;
    this.#openDeed({ seat, command });
  }

  /** Does this in both runs. What a watched seat may do must not hang on anything hidden, so it is not asked whether the second would accept. */
  #openDeed(deed: Deed): void {
    const { seat, command } = deed;
    const watched = this.#plan.viewers.some((viewer) => viewer.seat === seat);
    if (!watched && !(isLegal(this.#scene(0), deed) && isLegal(this.#scene(1), deed))) return;
    if (this.#showsReworded(command)) return;
    const other = this.#otherwise(seat, command);
    this.#both([{ ...this.#deed(deed), ...(other ? { other: { command: other } } : {}) }]);
  }

  /** Whether this shows somebody who is not hidden a deal whose words are others in the second run. */
  #showsReworded(command: Command): boolean {
    if (command.type === 'document.show')
      return (
        this.#reworded.has(command.document) && !(command.to.length > 0 && command.to.every((seat) => this.#plan.hidden.includes(seat)))
      );
    return command.type === 'press.print' && command.story.about === 'document' && this.#reworded.has(command.story.document);
  }

  #choose(seat: string): Command | null {
    const { world, state } = this.#scene(0);
    const [pub, view] = [publicView(world, state), seatView(world, state, seat)];
    const { commands, forms } = choicesFor(world, pub, view);
    const yes = commands.filter((command) => command.type === 'deal.answer' && command.accept);
    if (yes.length > 0 && this.#pick(2) === 0) return yes[this.#pick(yes.length)] ?? null;
    const form = forms[this.#pick(forms.length)];
    if (form && this.#pick(3) > 0) return sample(world, pub, view, form, this.#pick);
    return commands[this.#pick(commands.length)] ?? null;
  }

  /** The same deed in the second run, in words or a smile that nobody who watches can read. */
  #otherwise(seat: string, command: Command): Command | null {
    const scene = this.#scene(0);
    const events = preview(scene, { seat, command });
    if (!events || !areUnseen(scene, events)) return null;
    if (command.type === 'handshake.give' && command.answer !== 'of-course')
      return { ...command, answer: command.answer === 'smile' ? 'we-shall-see' : 'smile' };
    if (command.type !== 'deal.propose' && command.type !== 'deal.counter') return null;
    // What leaks to the newsroom at night is read there, notes and all.
    if (!this.#plan.hidden.includes(pressOf(scene.world)) || !command.clauses.some((clause) => clause.kind === 'note')) return null;
    for (const event of events) if (event.type === 'deal.proposed') this.#reworded.add(`deal:${event.deal.id}`);
    const clauses = command.clauses.map((clause) =>
      clause.kind === 'note' ? { ...clause, text: `${clause.text} Or not, as you like.` } : clause,
    );
    return { ...command, clauses };
  }

  /** Something that no viewer sees, in one run alone, or in both in another order. */
  #hiddenAct(): void {
    const { phase } = this.#state(0);
    if (this.#plan.hidden.length < 2) return;
    if (this.#pick(4) === 0) this.#shuffledActs();
    else if (phase === 'seal' || phase === 'rollcall') this.#resealed();
    else this.#secretDeeds();
  }

  #secretDeeds(): void {
    const side = this.#pick(2) as 0 | 1;
    const deeds = hiddenDeeds(this.#scene(side), this.#strange[side]);
    if (!deeds) return;
    const unit = this.#next();
    for (const deed of deeds) {
      const events = preview(this.#scene(side), deed);
      // A promise that was given is taken back whatever else is so; the rest only where nobody sees it.
      if (!events || !leaveNoTrace(this.#scene(side), events)) continue;
      for (const event of events) if (event.type === 'deal.proposed') this.#strange[side].add(event.deal.id);
      this.#take({ side, acts: [this.#deed(deed)], unit });
    }
  }

  /** Somebody seals another act for a while; before the phase closes it is what it was. */
  #resealed(): void {
    const side = this.#pick(2) as 0 | 1;
    const scene = this.#scene(side);
    const seat = this.#plan.hidden[this.#pick(this.#plan.hidden.length)] as string;
    const { sealed, vote } = seatView(scene.world, scene.state, seat);
    const back: Command | null =
      scene.state.phase === 'seal' ? sealed && { type: 'floor.seal', act: sealed } : vote && { type: 'rollcall.vote', vote };
    const command = back && this.#choose(seat);
    if (!back || !command || (command.type !== 'floor.seal' && command.type !== 'rollcall.vote')) return;
    const deed = { seat, command };
    if (!isLegal(scene, deed) || this.#owes(seat)) return;
    const unit = this.#next();
    this.#take({ side, acts: [this.#deed(deed)], unit });
    this.#owed.push({ side, deed: { seat, command: back }, unit });
  }

  /** Whether this seat has sealed something that it must take back. */
  #owes(seat: string): boolean {
    return this.#owed.some((owed) => owed.deed.seat === seat);
  }

  /** A few hidden deeds of different people, in both runs, in another order in the second. */
  #shuffledActs(): void {
    const seats = shuffled(this.#plan.hidden, this.#plan.seed, 'batch', this.script.length).slice(0, 2 + this.#pick(2));
    const way = this.#state(0).phase === 'corridor' ? this.#pick(3) : 0;
    if (way === 1) this.#bound(seats);
    else if (way === 2) this.#shownRound(seats);
    else
      this.#turned(
        seats.flatMap((seat): Deed[] => {
          const command = this.#choose(seat);
          return command ? [{ seat, command }] : [];
        }),
      );
  }

  /** Offers that bind their makers, made in another order in the second run and accepted alike in both. */
  #bound(seats: readonly string[]): void {
    const deeds = seats.map((seat) => bond(this.#scene(0), seat));
    const before = new Set(Object.keys(this.#state(0).deals));
    if (!this.#turned(deeds)) return;
    for (const deal of Object.values(this.#state(0).deals)) {
      if (before.has(deal.id) || deal.status !== 'open') continue;
      const deed: Deed = { seat: deal.parties[1] as string, command: { type: 'deal.answer', deal: deal.id, accept: true } };
      this.#openDeed(deed);
    }
  }

  /** Papers shown to somebody in another order in the second run, and then to a viewer in the same. */
  #shownRound(seats: readonly string[]): void {
    const watched = this.#plan.viewers.flatMap(({ seat }) => seat ?? []);
    const viewer = watched[this.#pick(watched.length)] as string;
    const shows = (to: (seat: string) => string) =>
      seats.flatMap((seat): Deed[] => {
        const [document] = seatView(this.#world(0), this.#state(0), seat).documents;
        return document ? [{ seat, command: { type: 'document.show', document: document.id, to: [to(seat)] } }] : [];
      });
    const other = (seat: string) => seats.find((one) => one !== seat) as string;
    if (this.#turned(shows(other))) for (const deed of shows(() => viewer)) this.#openDeed(deed);
  }

  /** Does these in both runs, the last first in the second, if everybody is here and nobody who watches sees any of it. */
  #turned(deeds: readonly Deed[]): boolean {
    const order = deeds.map((_, n) => deeds.length - 1 - n);
    const backwards = order.map((n) => deeds[n] as Deed);
    const able = deeds.every(({ seat }) => this.pair.here(this.#plan.people.indexOf(seat)) && !this.#owes(seat));
    if (deeds.length < 2 || !able || !this.#hiddenInOrder(0, deeds) || !this.#hiddenInOrder(1, backwards)) return false;
    this.#take({ side: 'both', acts: deeds.map((deed) => this.#deed(deed)), order, unit: this.#next() });
    return true;
  }

  /** Whether these deeds, one after another, are accepted and stay hidden. */
  #hiddenInOrder(side: 0 | 1, deeds: readonly Deed[]): boolean {
    let scene = this.#scene(side);
    const moved = new Set<string>();
    for (const deed of deeds) {
      const events = preview(scene, deed);
      if (!events || !areUnseen(scene, events)) return false;
      // Who pushes the same text first does matter, to the text.
      const texts = events.flatMap((event) => (event.type === 'group.moved' ? [event.issue] : []));
      if (texts.some((text) => moved.has(text))) return false;
      for (const text of texts) moved.add(text);
      scene = { ...scene, state: events.reduce((state: GameState, event) => evolve(scene.world, state, event), scene.state) };
    }
    return true;
  }

  /** Guesses at the result, dealt round otherwise in the second run: only their list is ever told. */
  #forecasts(): void {
    const who = this.#plan.hidden.map((seat) => this.#plan.people.indexOf(seat)).filter((person) => this.pair.here(person));
    const guesses = who.map(() => 10 + this.#pick(16));
    const turned = guesses.map((_, n) => guesses[(n + 1) % guesses.length] as number);
    const body = (votes: number | undefined) => ({ command: { type: 'forecast.seal', votes, uncounted: 1 } });
    const acts = who.map((person, n): Ask => ({ ...ask(person, 'command', body(guesses[n])), other: body(turned[n]) }));
    const order = facilitated(this.#plan) ? undefined : acts.map((_, n) => acts.length - 1 - n);
    if (acts.length > 0) this.#take({ side: 'both', acts, ...(order ? { order } : {}), unit: this.#next() });
  }

  /** The same papers in other hands, and in another order; some are changed before the close. */
  #papers(): void {
    const { world, state } = this.#scene(0);
    const call = callBallot(world, state);
    const people = [...new Set(call.electorate)].map((seat) => this.#plan.people.indexOf(seat)).filter((who) => this.pair.here(who));
    const papers = people.map(() => [0, 1, null][this.#pick(3)] as number | null);
    const by = 1 + this.#pick(Math.max(1, people.length - 1));
    const turned = papers.map((_, n) => papers[(n + by) % papers.length] as number | null);
    const acts = people.map((who, n): Ask => {
      const [first, second] = [papers[n] ?? null, turned[n] ?? null];
      return { ...ask(who, 'paper', paperBody(call, first)), other: paperBody(call, second) };
    });
    // A watched voter stands where they stand, so their answer comes when it comes.
    const watched = people.map((who) => this.#plan.viewers.some((viewer) => viewer.person === who));
    const free = acts.flatMap((_, n) => (watched[n] ? [] : [n]));
    const order = acts.map((_, n) => (watched[n] ? n : (free[free.length - 1 - free.indexOf(n)] as number)));
    const first = acts.filter(() => this.#pick(4) === 0);
    for (const act of first) this.#take({ side: this.#pick(2) as 0 | 1, acts: [this.#notWatched(act)], unit: this.#next() });
    if (acts.length > 0) this.#take({ side: 'both', acts, order, unit: this.#next() });
  }

  #notWatched(act: Ask): Act {
    return this.#plan.viewers.some((viewer) => viewer.person === act.who) ? { do: 'wait', ms: 0 } : act;
  }

  /** A viewer asks for what does not exist, is not theirs, or is no question at all. */
  #probeAct(): void {
    const viewers = this.#plan.viewers.filter(({ person }) => person !== null && this.pair.here(person));
    const viewer = viewers[this.#pick(viewers.length)];
    if (!viewer || viewer.person === null) return;
    const deals = [...this.#strange[0], ...this.#strange[1]].filter((id) => !id.includes(`${viewer.seat}`));
    const { name, body } = probe(deals, this.#pick);
    // The host's own requests are no probes: they act.
    if (viewer.person === 0 && name.startsWith('host.')) return;
    this.#both([ask(viewer.person, name, body)]);
  }

  /** A viewer loses the line and is back, opens a second tab, or asks for everything once more. */
  #comeAndGo(): void {
    const viewers = this.#plan.viewers.flatMap(({ person }) => person ?? []).filter((who) => who > 0 && this.pair.here(who));
    const who = viewers[this.#pick(viewers.length)];
    if (who === undefined) return;
    const way = this.#pick(4);
    if (way === 0) this.#both([ask(who, 'resync', {})]);
    else if (way === 1) this.#both([{ do: 'join', who }]);
    else {
      this.#both([{ do: 'leave', who }]);
      if (way === 2) this.#openAct();
      this.#hiddenAct();
      if (way === 3) this.#both([{ do: 'wait', ms: TIMES.GRACE_MS }]);
      this.#both([{ do: 'join', who }]);
    }
  }

  #restart(): void {
    this.#both([{ do: 'restart' }]);
    const late = this.#plan.viewers.find((viewer) => viewer.kind === 'projector')?.person;
    for (const who of this.#plan.people.keys()) if (who !== late) this.#both([{ do: 'join', who }]);
  }

  #deed({ seat, command }: Deed): Ask {
    return ask(this.#plan.people.indexOf(seat), 'command', { command });
  }

  #scene(side: 0 | 1): Scene {
    return { plan: this.#plan, world: this.#world(side), state: this.#state(side), pick: this.#pick };
  }

  #world(side: 0 | 1) {
    return this.#table(side).world;
  }

  #state(side: 0 | 1): GameState {
    return this.#table(side).state;
  }

  #table(side: 0 | 1) {
    const { room } = this.pair.runs[side].wired;
    const { table } = room.sitting;
    if (!table || room.stopped) throw new Error(`pair ${this.#plan.seed}: the room has stopped`);
    return table.table;
  }

  #next(): number {
    this.#unit++;
    return this.#unit;
  }

  #both(acts: readonly Act[], unit = this.#next()): void {
    this.#take({ side: 'both', acts, unit });
  }

  #take(step: Omit<Step, 'at'>): void {
    const whole = { ...step, at: this.script.length };
    this.script.push(whole);
    if (!this.pair.take(whole)) throw new Cut();
  }
}

const ask = (who: number, name: string, body: Readonly<Record<string, unknown>>): Ask => ({ do: 'ask', who, name, body });
