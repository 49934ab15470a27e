import { Protocol } from 'colyseus';
import type { Plan, Viewer } from './plan.ts';
import { Run } from './run.ts';
import type { Step } from './step.ts';
import type { Frame } from './wire.ts';

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
  readonly runs: readonly [Run, Run];
  readonly #watched: ReadonlySet<number | null>;
  readonly #heard: (viewer: number, frames: readonly Frame[]) => void;
  frames = 0;
  bytes = 0;
  difference: Difference | null = null;
  spoiled: number | null = null;

  /** `heard` is given each viewer's frames of the first run, by the viewer's place in the plan. */
  constructor(
    plan: Plan,
    runs: readonly [Run, Run] = [new Run(plan, 0), new Run(plan, 1)],
    heard: (viewer: number, frames: readonly Frame[]) => void = () => {},
  ) {
    this.plan = plan;
    this.runs = runs;
    this.#heard = heard;
    this.#watched = new Set(plan.viewers.map((viewer) => viewer.person));
  }

  /** Whether this person is connected in the first run. */
  here(who: number): boolean {
    return this.runs[0].lines[who]?.connection != null;
  }

  /** Does a step and compares what came out for every viewer. False once the streams have parted or the pair is spoiled. */
  take(step: Step): boolean {
    for (const run of this.runs) run.take(step);
    this.#compare(step);
    return this.difference === null && this.spoiled === null;
  }

  outcome(): Outcome {
    for (const run of this.runs) run.wired.end();
    return { frames: this.frames, bytes: this.bytes, difference: this.difference, spoiled: this.spoiled };
  }

  #compare(step: Step): void {
    const [ones, others] = [this.runs[0].drain(), this.runs[1].drain()];
    const streams = ones.map((one, n) => [one, others[n] ?? []] as const);
    const read = step.acts.some((act) => act.do === 'read') ? this.runs.map((run) => run.archive()) : null;
    for (const [n, viewer] of this.plan.viewers.entries()) {
      const [first, second] = viewer.person === null ? [[], []] : (streams[viewer.person] ?? [[], []]);
      this.#same(step, viewer, first, second);
      this.#heard(n, first);
      if (read && (viewer.person === null || viewer.seat !== null))
        this.#same(step, viewer, ...(read.map((archive) => framed(archive(viewer.seat))) as [Frame[], Frame[]]));
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
}

const framed = (said: string): Frame[] => [{ bytes: Buffer.from(said), said: () => `archive ${said}` }];
const answersIn = (frames: readonly Frame[]): readonly Frame[] => frames.filter((frame) => frame.bytes[0] === Protocol.ROOM_RESPONSE);
const alike = (first: readonly Frame[], second: readonly Frame[]): boolean =>
  first.length === second.length && first.every((frame, n) => Buffer.compare(frame.bytes, (second[n] as Frame).bytes) === 0);

const shown = (frame: Frame | undefined): string => frame?.said() ?? 'nothing';
