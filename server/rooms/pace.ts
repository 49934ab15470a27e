import { needsPersons } from '#shared/bots/conduct.ts';
import { BEATS } from '#shared/game/decide.ts';
import type { Sitting } from './sitting.ts';
import { tellAll } from './telling.ts';

/** When phases open and close: by the clock, by beats, or because everybody has finished. What they bring is the rules' affair. */
export class Pace {
  readonly #sitting: Sitting;
  /** Changes with each phase, so that a late timer finds itself out of date. */
  #moment = 0;
  #deadline: number | null = null;
  #boxClosing = false;

  constructor(sitting: Sitting) {
    this.#sitting = sitting;
  }

  /** After any act: closes what everybody has finished. */
  follow(): void {
    const { table, anybody } = this.#sitting;
    if (!table || table.state.phase === 'verdict' || !anybody) return;
    if (table.state.phase === 'booth') {
      if (table.holdingPapers().length === 0) this.#closeBoxSoon();
      return;
    }
    if (needsPersons(table.state).length === 0) this.closePhase();
  }

  /** Closes the phase, the beats it still had and the box included, and starts the clock of the next one. */
  closePhase(): void {
    const { table, ports, header, hall, isOver } = this.#sitting;
    if (!table || isOver) return;
    while (table.state.phase === 'corridor' && table.state.beat < BEATS) table.host({ type: 'beat' });
    if (table.state.phase === 'booth') table.count();
    else table.host({ type: 'phase.close' });
    if (this.#sitting.isOver) {
      hall.stage = 'over';
      ports.journal.finish(header.code);
    }
    this.arm();
    tellAll(this.#sitting);
  }

  /** Starts the clock of the phase that has just opened. */
  arm(): void {
    this.#moment++;
    this.#boxClosing = false;
    const { table, ports } = this.#sitting;
    const seconds = table ? this.#seconds(table.state.phase) : null;
    this.#deadline = seconds === null ? null : Date.now() + seconds * 1000;
    if (table?.state.phase === 'corridor') this.#beatLater(seconds === null ? ports.config.BEAT_MS : (seconds * 1000) / (BEATS + 1));
    // Nobody may hold a paper, and then nobody's paper would close the box.
    if (table?.state.phase === 'booth') this.follow();
  }

  /** Once a second: shows the clock and closes the phase whose time is up. */
  tick(): void {
    const { hall, anybody } = this.#sitting;
    const left = this.#deadline === null ? -1 : Math.max(0, Math.ceil((this.#deadline - Date.now()) / 1000));
    if (left !== hall.secondsLeft) {
      hall.secondsLeft = left;
      this.#sitting.broadcast();
    }
    if (left === 0 && anybody) this.closePhase();
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

  #beatLater(ms: number): void {
    this.#later(ms, () => {
      const { table, anybody } = this.#sitting;
      if (table?.state.phase !== 'corridor' || table.state.beat >= BEATS) return;
      if (anybody) table.host({ type: 'beat' });
      tellAll(this.#sitting);
      this.#beatLater(ms);
    });
  }

  /** Runs later unless the phase has changed meanwhile. */
  #later(ms: number, act: () => void): void {
    const moment = this.#moment;
    this.#sitting.timers.after(ms, () => {
      if (moment === this.#moment) act();
    });
  }

  #seconds(phase: string): number | null {
    const { header, ports } = this.#sitting;
    const factor = { live: 1, relaxed: 3, none: null }[header.clocks];
    const base = (header.scenario.clocks as Record<string, number>)[phase];
    return factor === null || base === undefined ? null : (base * factor * ports.config.CLOCK_PERCENT) / 100;
  }
}
