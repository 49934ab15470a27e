import { publicView } from '#shared/game/view.ts';
import { forecasts, papers } from './ballots.ts';
import { type Outcome, Pair } from './pair.ts';
import type { Plan } from './plan.ts';
import { probe } from './probes.ts';
import { TIMES } from './run.ts';
import { Secrets } from './secrets.ts';
import { ask, Cut, Stage } from './stage.ts';
import { LOBBY, type Step } from './step.ts';

/** A pair that was played, and the script that plays it again. */
export interface Played extends Outcome {
  readonly script: readonly Step[];
}

/** Steps after which a game that will not end is given up; a fault of the director. */
const MOST_STEPS = 600;

/** Plays one pair, deciding what happens as it goes. Stops where the streams part. */
export function direct(plan: Plan): Played {
  const stage = new Stage(plan);
  try {
    new Director(stage).play();
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
  }
  return { ...stage.pair.outcome(), script: stage.script };
}

/** Plays a script again. */
export function replay(plan: Plan, script: readonly Step[]): Outcome {
  const pair = new Pair(plan);
  for (const step of script) if (!pair.take(step)) break;
  return pair.outcome();
}

class Director {
  readonly #stage: Stage;
  readonly #secrets: Secrets;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#secrets = new Secrets(stage);
  }

  play(): void {
    this.#lobby();
    const late = this.#stage.plan.viewers.find((viewer) => viewer.kind === 'projector')?.person ?? null;
    const arrives = this.#stage.pick(12);
    let phases = 0;
    while (this.#stage.state(0).phase !== 'verdict') {
      if (this.#stage.script.length > MOST_STEPS)
        throw new Error(`pair ${this.#stage.plan.seed} does not end: ${this.#stage.state(0).phase}`);
      if (late !== null && phases === arrives) this.#stage.both([{ do: 'join', who: late }]);
      this.#phase();
      phases++;
    }
    if (late !== null && !this.#stage.pair.here(late)) this.#stage.both([{ do: 'join', who: late }]);
    this.#debrief();
  }

  #lobby(): void {
    for (const [who, seat] of this.#stage.plan.people.entries()) {
      if (this.#stage.plan.viewers.some((viewer) => viewer.person === who && viewer.kind === 'projector')) continue;
      this.#stage.both([{ do: 'join', who }], LOBBY);
      if (seat !== null) this.#stage.both([ask(who, 'seat.take', { seat })], LOBBY);
      if (seat !== null && this.#stage.pick(4) === 0) this.#stage.both([ask(who, 'lobby.ready', { ready: true })], LOBBY);
    }
    this.#stage.both([ask(0, 'start', { force: true })], LOBBY);
  }

  /** One phase: things are done, some of them in one run alone; then it closes. */
  #phase(): void {
    const { phase } = this.#stage.state(0);
    const busy = phase === 'corridor' ? 5 + this.#stage.pick(4) : phase === 'seal' || phase === 'recess' ? 2 : this.#stage.pick(2);
    for (let n = 0; n < busy && this.#stage.state(0).phase === phase; n++) {
      if (phase !== 'booth') this.#openAct();
      const hidden = phase === 'corridor' ? 1 + this.#stage.pick(2) : this.#stage.pick(2);
      for (let k = 0; k < hidden; k++) this.#secrets.act();
      if (this.#stage.pick(3) === 0) this.#probeAct();
      if (this.#stage.pick(9) === 0) this.#comeAndGo();
      if (this.#stage.pick(12) === 0) this.#stage.both([{ do: 'wait', ms: TIMES.BEAT_MS }]);
      if (this.#stage.pick(120) === 0) this.#restart();
      if (this.#stage.pick(60) === 0) this.#stage.both([{ do: 'read' }]);
    }
    if (this.#stage.state(0).phase !== phase) return;
    if (phase === 'forecast') forecasts(this.#stage);
    if (phase === 'booth') papers(this.#stage);
    this.#close();
  }

  #close(): void {
    this.#secrets.settle();
    const { phase, day, post, round } = publicView(this.#stage.world(0), this.#stage.state(0));
    if (phase === 'booth' && this.#stage.pick(2) === 0) this.#stage.both([{ do: 'wait', ms: TIMES.BOOTH_MS }]);
    if (this.#stage.state(0).phase === phase) this.#stage.both([ask(0, 'host.close', { phase, day, post, round })]);
  }

  #debrief(): void {
    for (const { person } of this.#stage.plan.viewers) {
      if (person === null) continue;
      this.#stage.both([ask(person, 'why', {})]);
      this.#stage.both([ask(person, 'resync', {})]);
    }
    this.#stage.both([{ do: 'read' }]);
  }

  /** Something legal that anybody may do, the same in both runs. Notes among people who are not watched read otherwise in the second. */
  #openAct(): void {
    const seats = this.#stage.plan.people.flatMap((seat) => seat ?? []);
    const seat = seats[this.#stage.pick(seats.length)] as string;
    const who = this.#stage.plan.people.indexOf(seat);
    if (!this.#stage.pair.here(who) || this.#secrets.owes(seat)) return;
    const command = this.#stage.choose(seat);
    if (!command || command.type === 'ready') return;
    this.#stage.openDeed({ seat, command });
  }

  /** A viewer asks for what does not exist, is not theirs, or is no question at all. */
  #probeAct(): void {
    const viewers = this.#stage.plan.viewers.filter(({ person }) => person !== null && this.#stage.pair.here(person));
    const viewer = viewers[this.#stage.pick(viewers.length)];
    if (!viewer || viewer.person === null) return;
    const deals = [...this.#stage.strange[0], ...this.#stage.strange[1]].filter((id) => !id.includes(`${viewer.seat}`));
    const { name, body } = probe(deals, this.#stage.pick);
    // The host's own requests are no probes: they act.
    if (viewer.person === 0 && name.startsWith('host.')) return;
    this.#stage.both([ask(viewer.person, name, body)]);
  }

  /** A viewer loses the line and is back, opens a second tab, or asks for everything once more. */
  #comeAndGo(): void {
    const viewers = this.#stage.plan.viewers.flatMap(({ person }) => person ?? []).filter((who) => who > 0 && this.#stage.pair.here(who));
    const who = viewers[this.#stage.pick(viewers.length)];
    if (who === undefined) return;
    const way = this.#stage.pick(4);
    if (way === 0) this.#stage.both([ask(who, 'resync', {})]);
    else if (way === 1) this.#stage.both([{ do: 'join', who }]);
    else {
      this.#stage.both([{ do: 'leave', who }]);
      if (way === 2) this.#openAct();
      this.#secrets.act();
      if (way === 3) this.#stage.both([{ do: 'wait', ms: TIMES.GRACE_MS }]);
      this.#stage.both([{ do: 'join', who }]);
    }
  }

  #restart(): void {
    this.#stage.both([{ do: 'restart' }]);
    const late = this.#stage.plan.viewers.find((viewer) => viewer.kind === 'projector')?.person;
    for (const who of this.#stage.plan.people.keys()) if (who !== late) this.#stage.both([{ do: 'join', who }]);
  }
}
