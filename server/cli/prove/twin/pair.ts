import { Protocol } from 'colyseus';
import type { Scenario } from '#shared/scenario/schema.ts';
import type { RoomPorts } from '../../../rooms/sitting.ts';
import { archive } from './archive.ts';
import { MemoryJournal } from './memory-journal.ts';
import type { Plan, Viewer } from './plan.ts';
import type { Act, Step } from './step.ts';
import { Machine } from './virtual.ts';
import { type Frame, Line, WiredRoom } from './wire.ts';

/** Milliseconds of virtual time that pass with every step. */
const A_STEP = 40;
/** Milliseconds: a beat of the corridor, the wait after the last paper, and the wait for somebody who is gone. */
export const TIMES = { BEAT_MS: 400, BOOTH_MS: 200, GRACE_MS: 1500, CLOCK_PERCENT: 100 } as const;

/** Where two streams of a viewer part. */
export interface Difference {
  readonly step: number;
  readonly viewer: Viewer;
  readonly first: string;
  readonly second: string;
}

/** What one pair was: how much was compared, and where it parted, if it did. */
export interface Outcome {
  readonly frames: number;
  readonly bytes: number;
  readonly difference: Difference | null;
  /** A step that both runs share and that was answered differently to somebody who is not watched: the two are no pair. */
  readonly spoiled: number | null;
}

/** Two rooms that are led through the same evening, but for what the viewers may not see. */
export class Pair {
  readonly plan: Plan;
  readonly rooms: readonly [WiredRoom, WiredRoom];
  readonly #machines: readonly [Machine, Machine];
  readonly #lines: readonly [readonly Line[], readonly Line[]];
  readonly #watched: ReadonlySet<number>;
  readonly #heard: (viewer: number, frames: readonly Frame[]) => void;
  frames = 0;
  bytes = 0;
  difference: Difference | null = null;
  spoiled: number | null = null;

  /** `heard` is given each viewer's frames of the first run, by the viewer's place in the plan. */
  constructor(plan: Plan, times: RoomPorts['config'] = TIMES, heard: (viewer: number, frames: readonly Frame[]) => void = () => {}) {
    this.plan = plan;
    this.#heard = heard;
    this.#machines = [new Machine(plan.seed), new Machine(plan.seed)];
    this.#watched = new Set(plan.viewers.flatMap(({ person }) => person ?? []));
    const room = (side: 0 | 1) =>
      this.#machines[side].run('open', () => new WiredRoom(this.#machines[side], portsOf(plan.scenarios[side], times), optionsOf(plan)));
    this.rooms = [room(0), room(1)];
    const lines = () => plan.people.map((seat, n) => new Line(`${n} ${seat ?? '-'}`, !this.#watched.has(n)));
    this.#lines = [lines(), lines()];
  }

  /** Whether this person is connected in the first run. */
  here(who: number): boolean {
    return this.#lines[0][who]?.connection != null;
  }

  /** Does a step and compares what came out for every viewer. False once the streams have parted or the pair is spoiled. */
  take(step: Step): boolean {
    for (const side of [0, 1] as const) if (step.side === 'both' || step.side === side) this.#do(side, step);
    this.#compare(step);
    return this.difference === null && this.spoiled === null;
  }

  outcome(): Outcome {
    for (const room of this.rooms) room.end();
    return { frames: this.frames, bytes: this.bytes, difference: this.difference, spoiled: this.spoiled };
  }

  #do(side: 0 | 1, step: Step): void {
    const acts = side === 1 && step.order ? step.order.map((n) => [n, step.acts[n]] as const) : [...step.acts.entries()];
    for (const [n, act] of acts) if (act) this.#machines[side].run(`${step.at}|${n}`, () => this.#act(side, act, 100 * step.at + n));
    if (step.side === 'both') this.#machines[side].advance(A_STEP);
  }

  #act(side: 0 | 1, act: Act, number: number): void {
    const room = this.rooms[side];
    const line = 'who' in act ? this.#lines[side][act.who] : undefined;
    switch (act.do) {
      case 'ask':
        if (line) room.ask(line, number, act.name, { id: `request-${number}`, ...(side === 1 ? (act.other ?? act.body) : act.body) });
        break;
      case 'join':
        if (line) room.join(line);
        break;
      case 'leave':
        if (line) room.leave(line);
        break;
      case 'wait':
        this.#machines[side].advance(act.ms);
        break;
      case 'restart':
        for (const each of this.#lines[side]) each.connection = null;
        room.restart();
        break;
      case 'read':
        break;
    }
  }

  #compare(step: Step): void {
    const streams = this.#lines[0].map((line, n) => [line.drain(), (this.#lines[1][n] as Line).drain()] as const);
    for (const [n, viewer] of this.plan.viewers.entries()) {
      const [first, second] = viewer.person === null ? this.#read(step, null) : (streams[viewer.person] ?? [[], []]);
      this.#same(step, viewer, first, second);
      this.#heard(n, first);
      if (viewer.seat !== null && reads(step)) this.#same(step, viewer, ...this.#read(step, viewer.seat));
    }
    if (step.side !== 'both') return;
    for (const [n, [first, second]] of streams.entries())
      if (!this.#watched.has(n) && !alike(answersIn(first), answersIn(second))) this.spoiled ??= step.at;
  }

  #same(step: Step, viewer: Viewer, first: readonly Frame[], second: readonly Frame[]): void {
    this.frames += first.length;
    for (const frame of first) this.bytes += frame.bytes.length;
    if (this.difference || alike(first, second)) return;
    const n = first.findIndex((frame, k) => !second[k] || Buffer.compare(frame.bytes, second[k].bytes) !== 0);
    const at = n < 0 ? first.length : n;
    this.difference = { step: step.at, viewer, first: shown(first[at]), second: shown(second[at]) };
  }

  /** What the archive gives out at this step. */
  #read(step: Step, seat: string | null): readonly [readonly Frame[], readonly Frame[]] {
    if (!reads(step)) return [[], []];
    const read = (side: 0 | 1): Frame[] => {
      const said = this.#machines[side].run('read', () => archive(this.rooms[side], seat));
      return [{ bytes: Buffer.from(said), said: () => `archive ${said}` }];
    };
    return [read(0), read(1)];
  }
}

const reads = (step: Step): boolean => step.acts.some((act) => act.do === 'read');
const answersIn = (frames: readonly Frame[]): readonly Frame[] => frames.filter((frame) => frame.bytes[0] === Protocol.ROOM_RESPONSE);
const alike = (first: readonly Frame[], second: readonly Frame[]): boolean =>
  first.length === second.length && first.every((frame, n) => Buffer.compare(frame.bytes, (second[n] as Frame).bytes) === 0);

const shown = (frame: Frame | undefined): string => frame?.said() ?? 'nothing';

const portsOf = (scenario: Scenario, config: RoomPorts['config']): RoomPorts => ({
  scenarios: new Map([[scenario.id, scenario]]),
  journal: new MemoryJournal(),
  config,
});

const optionsOf = (plan: Plan) => ({ scenario: plan.scenarios[0].id, clocks: 'none', level: 1, seed: seedOf(plan) });

/** The game's seed of a pair: 1 to 32 letters and digits. */
export const seedOf = ({ seed }: Plan): string => seed.replace(/[^0-9a-z]/g, '').slice(-32);
