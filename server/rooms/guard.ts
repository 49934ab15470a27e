import { CannotSave } from '../store/journal.ts';
import { describeFault } from './fault.ts';
import type { Sitting } from './sitting.ts';

/** What stands around every act of a room, be it a message, somebody coming or going, or a timer. */
export class Guard {
  /** A fault of ours, or its host, has ended this room: it answers nothing and writes nothing any more. */
  stopped = false;
  readonly #sitting: Sitting;
  readonly #undone: () => void;
  readonly #dismiss: () => void;

  /** `undone` is called after an act that could not be saved was undone, `dismiss` when a fault sends everybody away. */
  constructor(sitting: Sitting, undone: () => void, dismiss: () => void) {
    this.#sitting = sitting;
    this.#undone = undone;
    this.#dismiss = dismiss;
  }

  /**
   * Runs one act of this room; what it writes reaches the disk in one piece, and nobody is told before. An act that cannot be saved
   * has not happened. A fault of ours ends this room and no other: it acts no more, what it wrote down stays, and its people
   * are told by the code their connection ends with. Null in both cases.
   */
  run<T>(act: () => T): T | null {
    if (this.stopped) return null;
    const sitting = this.#sitting;
    try {
      return sitting.ports.journal.together(() => {
        const value = act();
        sitting.flush();
        return value;
      });
    } catch (error) {
      if (error instanceof CannotSave) {
        sitting.undo();
        this.#saysUnsaved(error);
        return null;
      }
      this.stop(error);
      return null;
    }
  }

  /** The disk takes nothing: the room says so to everybody, once, and its clocks try again. */
  #saysUnsaved(reason: CannotSave): void {
    const { hall } = this.#sitting;
    if (!hall.unsaved) console.error(`Present and Voting: room ${this.#code} cannot save: ${reason.errstr}`);
    hall.unsaved = true;
    this.#sitting.broadcast();
    this.#undone();
  }

  /** Whether the disk takes something again. Throws `CannotSave` while it does not. */
  tryToSave(): void {
    this.#sitting.save({});
    this.#sitting.flush();
    this.#sitting.hall.unsaved = false;
    console.error(`Present and Voting: room ${this.#code} saves again`);
    this.#sitting.broadcast();
  }

  /** A fault ends this room. */
  stop(fault: unknown): void {
    if (this.stopped) return;
    this.end();
    console.error(`Present and Voting: room ${this.#code} has stopped: ${describeFault(fault)}`);
    // Answers that are on their way leave first.
    setImmediate(this.#dismiss);
  }

  /** Nothing is done in this room any more. */
  end(): void {
    this.stopped = true;
    this.#sitting.timers.end();
  }

  get #code(): string {
    return this.#sitting.header.code;
  }
}
