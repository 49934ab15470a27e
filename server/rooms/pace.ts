import { needsPersons } from '#shared/bots/conduct.ts';
import { BEATS, isTalking } from '#shared/game/decide.ts';
import type { Sitting } from './sitting.ts';
import { tellAll } from './telling.ts';
import { CLOCK_FACTOR } from './time-plan.ts';

/**
 * When phases open and close: by the clock, by beats, because everybody has finished, or by the host's hand. While the host has
 * stopped the game nothing closes but by hand. What a phase brings is the rules' affair.
 */
export class Pace {
  readonly #sitting: Sitting;
  /** Changes with each phase and each stop, so that a late timer finds itself out of date. */
  #moment = 0;
  /** By phase, when its clock runs out; one that comes again after an act was undone still has its own. */
  readonly #deadlines = new Map<string, number>();
  #boxClosing = false;

  constructor(sitting: Sitting) {
    this.#sitting = sitting;
  }

  /** After any act: closes what everybody has finished. */
  follow(): void {
    const { table, anybody, header } = this.#sitting;
    if (!table || table.state.phase === 'verdict' || !anybody || header.paused) return;
    if (table.state.phase === 'booth') {
      if (table.holdingPapers().length === 0) this.#closeBoxSoon();
      return;
    }
    if (needsPersons(table.state).length === 0) this.closePhase();
  }

  /** Closes the phase, the beats it still had and the box included, and starts the clock of the next one. */
  closePhase(): void {
    const { table, hall, isOver } = this.#sitting;
    if (!table || isOver) return;
    while (table.state.phase === 'corridor' && table.state.beat < BEATS) table.host({ type: 'beat' });
    if (table.state.phase === 'booth') {
      table.count();
      // The sum is on disk, the envelopes and the key are gone: what fails after this may not go back behind it.
      this.#sitting.flush();
    } else table.host({ type: 'phase.close' });
    if (this.#sitting.isOver) {
      hall.stage = 'over';
      // There is nothing left to stop.
      hall.paused = false;
      this.#sitting.save({ paused: null });
    }
    this.#arm();
    tellAll(this.#sitting);
  }

  /** The table has just opened. One that was stopped stands where it stood. */
  open(): void {
    const { paused } = this.#sitting.header;
    if (paused) this.#stand(paused.left);
    else this.#arm();
  }

  /** The clock stands still, beats and the closing of the box with it. Nothing to do when it stands already. */
  pause(): void {
    if (!this.#sitting.header.paused) this.#stand(this.#left);
  }

  /** The clock goes on with what was left of it. */
  goOn(): void {
    const { paused } = this.#sitting.header;
    if (!paused) return;
    this.#sitting.save({ paused: null });
    this.#sitting.hall.paused = false;
    this.#run(paused.left);
    this.follow();
  }

  /**
   * An act was undone because it could not be saved: the clock of what is now the phase goes on, its beats and the box with it. A game
   * that is stopped stays so, whatever the act had set in motion.
   */
  resume(): void {
    const { table, header } = this.#sitting;
    if (!table) return;
    if (header.paused) this.#lapse();
    else this.#run(this.#left);
  }

  /** Adds milliseconds to the clock, be it running or stopped. False where there is none. */
  addTime(ms: number): boolean {
    const left = this.#left;
    if (left === null) return false;
    if (this.#sitting.header.paused) this.#stand(left + ms);
    else this.#run(left + ms);
    return true;
  }

  /** Once a second: shows the clock and closes the phase whose time is up. */
  tick(): void {
    const { anybody, header } = this.#sitting;
    const before = this.#sitting.hall.secondsLeft;
    this.#show();
    if (before !== this.#sitting.hall.secondsLeft) this.#sitting.broadcast();
    if (this.#left === 0 && anybody && !header.paused) this.closePhase();
  }

  /** Milliseconds that the clock still has; null without one. */
  get #left(): number | null {
    const { paused } = this.#sitting.header;
    if (paused) return paused.left;
    const deadline = this.#deadlines.get(this.#phase);
    return deadline === undefined ? null : Math.max(0, deadline - this.#sitting.ports.clock.now());
  }

  /** What the phase that is open now is called among all phases of this game. */
  get #phase(): string {
    const { table } = this.#sitting;
    if (!table) return 'lobby';
    const { phase, day, ballots } = table.state;
    return [phase, day, ballots.length].join('/');
  }

  /** The clock of the phase that has just opened: it runs, or it stands full. */
  #arm(): void {
    const { table, header } = this.#sitting;
    const seconds = table ? this.#seconds(table.state.phase) : null;
    const left = seconds === null ? null : seconds * 1000;
    if (header.paused) this.#stand(left);
    else this.#run(left);
  }

  #stand(left: number | null): void {
    this.#lapse();
    this.#sitting.save({ paused: { left } });
    this.#sitting.hall.paused = true;
    this.#show();
  }

  #run(left: number | null): void {
    this.#lapse();
    const { table, ports } = this.#sitting;
    if (left === null) this.#deadlines.delete(this.#phase);
    else this.#deadlines.set(this.#phase, ports.clock.now() + left);
    if (table && isTalking(table.state)) {
      const { phase, beat } = table.state;
      // What is left of the clock, shared among the hours that are still to come; past the last and in a recess, where none is, among as many again.
      const ahead = phase === 'corridor' && beat < BEATS ? BEATS - beat : BEATS;
      this.#beatLater(left === null ? ports.config.BEAT_MS : left / (ahead + 1));
    }
    // Nobody may hold a paper, and then nobody's paper would close the box.
    if (table?.state.phase === 'booth') this.follow();
  }

  /** Timers that run now are out of date. */
  #lapse(): void {
    this.#moment++;
    this.#boxClosing = false;
  }

  #show(): void {
    const left = this.#left;
    this.#sitting.hall.secondsLeft = left === null ? -1 : Math.ceil(left / 1000);
  }

  /** A while after the last paper that anybody waits for. Somebody who comes back meanwhile, and may vote, is waited for. */
  #closeBoxSoon(): void {
    if (this.#boxClosing) return;
    this.#boxClosing = true;
    this.#later(this.#sitting.ports.config.BOOTH_MS, () => {
      this.#boxClosing = false;
      const { anybody, table } = this.#sitting;
      if (anybody && table?.holdingPapers().length === 0) this.closePhase();
    });
  }

  /** They go on as long as anybody may talk, whether or not an offer waits for a bot: one that came only then would tell of it. */
  #beatLater(ms: number): void {
    this.#later(ms, () => {
      const { table, anybody } = this.#sitting;
      if (!table || !isTalking(table.state)) return;
      // First, so that a beat which cannot be saved is not the last.
      this.#beatLater(ms);
      if (anybody) table.host({ type: 'beat' });
      tellAll(this.#sitting);
    });
  }

  /** Runs later unless the phase has changed or the clock was stopped meanwhile. */
  #later(ms: number, act: () => void): void {
    const moment = this.#moment;
    this.#sitting.timers.after(ms, () => {
      if (moment === this.#moment) act();
    });
  }

  #seconds(phase: string): number | null {
    const { header, ports } = this.#sitting;
    const factor = CLOCK_FACTOR[header.clocks];
    const base = (header.scenario.clocks as Record<string, number>)[phase];
    return factor === null || base === undefined ? null : (base * factor * ports.config.CLOCK_PERCENT) / 100;
  }
}
