import type { KeyKeeper } from '#shared/game/booth.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import type { RoomPorts } from '../../../rooms/sitting.ts';
import { systemClock, systemRandom } from '../../../rooms/surroundings.ts';
import { GlassKeys } from '../glass.ts';
import { type Archive, archiveOf } from './archive.ts';
import { MemoryJournal } from './memory-journal.ts';
import type { Plan } from './plan.ts';
import type { Act, Step } from './step.ts';
import { Machine } from './virtual.ts';
import { type Frame, Line, WiredRoom } from './wire.ts';

/** Milliseconds of virtual time that pass with every step. */
const A_STEP = 40;
/** Milliseconds: a beat of the corridor, the wait after the last paper, and the wait for somebody who is gone. */
export const TIMES = { BEAT_MS: 400, BOOTH_MS: 200, GRACE_MS: 1500, CLOCK_PERCENT: 100, SLOW_MS: 60_000, EMPTY_MS: 86_400_000 } as const;

/** What a run may have instead of the usual. */
export interface Surroundings {
  /** Keys all that the machine draws. */
  readonly entropy?: string;
  readonly times?: RoomPorts['config'];
  readonly keys?: KeyKeeper;
  /** Milliseconds that pass whenever somebody comes or goes, so that it is told at once. */
  readonly toldMs?: number;
}

/** One of the two games of a pair: a room on a machine of its own, and everybody's line to it. */
export class Run {
  readonly wired: WiredRoom;
  readonly lines: readonly Line[];
  readonly #machine: Machine;
  readonly #side: 0 | 1;
  readonly #toldMs: number;

  constructor(plan: Plan, side: 0 | 1, { entropy = plan.seed, times = TIMES, keys = new GlassKeys(), toldMs = 0 }: Surroundings = {}) {
    this.#side = side;
    this.#toldMs = toldMs;
    this.#machine = new Machine(entropy);
    const watched = new Set(plan.viewers.map((viewer) => viewer.person));
    this.wired = this.#machine.run('open', () => new WiredRoom(this.#machine, portsOf(plan.scenarios[side], times, keys), optionsOf(plan)));
    this.lines = plan.people.map((_, n) => new Line(!watched.has(n)));
  }

  /** Does a step, if it happens in this run. */
  take(step: Step): void {
    if (step.side !== 'both' && step.side !== this.#side) return;
    const order = this.#side === 1 && step.order ? step.order : step.acts.keys();
    for (const n of order) {
      const act = step.acts[n];
      if (act) this.#machine.run(`${step.at}|${n}`, () => this.#act(act, 100 * step.at + n));
    }
    if (step.side === 'both') this.#machine.advance(A_STEP);
  }

  /** Everybody's frames since the last call. */
  drain(): readonly (readonly Frame[])[] {
    return this.lines.map((line) => line.drain());
  }

  archive(): Archive {
    return this.#machine.run('read', () => archiveOf(this.wired));
  }

  #act(act: Act, number: number): void {
    const line = 'who' in act ? this.lines[act.who] : undefined;
    switch (act.do) {
      case 'ask':
        if (line) this.wired.ask(line, number, act.name, { id: `request-${number}`, ...((this.#side === 1 && act.other) || act.body) });
        break;
      case 'join':
        if (line) this.wired.join(line);
        this.#machine.advance(this.#toldMs);
        break;
      case 'leave':
        if (line) this.wired.leave(line);
        this.#machine.advance(this.#toldMs);
        break;
      case 'wait':
        this.#machine.advance(act.ms);
        break;
      case 'restart':
        for (const each of this.lines) each.connection = null;
        this.wired.restart();
        break;
      case 'read':
        break;
    }
  }
}

const portsOf = (scenario: Scenario, config: RoomPorts['config'], keys: KeyKeeper): RoomPorts => ({
  scenarios: new Map([[scenario.id, scenario]]),
  journal: new MemoryJournal(),
  keys,
  config,
  // The machine of this run stands behind both.
  clock: systemClock,
  random: systemRandom,
});

const optionsOf = (plan: Plan) => ({ scenario: plan.scenarios[0].id, clocks: 'none', level: 1, seed: seedOf(plan) });

/** The game's seed of a pair: 1 to 32 letters and digits. */
export const seedOf = ({ seed }: Plan): string => seed.replace(/[^0-9a-z]/g, '').slice(-32);
