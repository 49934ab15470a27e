import type { Clock } from '../../../rooms/surroundings.ts';

/** Things that may happen in one game; a whole one has a few ten thousand. */
const MOST = 300_000;

interface Due {
  readonly at: number;
  readonly nth: number;
  readonly act: () => void;
}

/** Time that passes only when it is told to: what is due is done in its order, and nothing else happens. */
export class Time {
  now = 0;
  /** How far the wall clock has been put forward. */
  jumped = 0;
  #nth = 0;
  #done = 0;
  readonly #due = new Map<number, Due>();

  /** Does something after so many milliseconds. What it returns calls it off. */
  after(ms: number, act: () => void): () => void {
    const nth = ++this.#nth;
    this.#due.set(nth, { at: this.now + Math.max(0, ms), nth, act });
    return () => this.#due.delete(nth);
  }

  /** Lets so many milliseconds pass. */
  pass(ms: number): void {
    const end = this.now + ms;
    for (let next = this.#next(); next && next.at <= end; next = this.#next()) {
      this.#due.delete(next.nth);
      if (++this.#done > MOST) throw new Error('the game turns in a circle');
      this.now = Math.max(this.now, next.at);
      next.act();
    }
    this.now = end;
  }

  #next(): Due | null {
    let first: Due | null = null;
    for (const due of this.#due.values()) if (!first || due.at < first.at || (due.at === first.at && due.nth < first.nth)) first = due;
    return first;
  }

  /** The clock of one process. Its timers do nothing once it is dead; `done` is called after each. */
  clockOf(alive: () => boolean, done: () => void): Clock {
    const whileAlive = (act: () => void) => () => {
      if (!alive()) return;
      act();
      done();
    };
    return {
      now: () => this.now,
      wall: () => 1_790_000_000_000 + this.now + this.jumped,
      after: (ms, act) => this.after(ms, whileAlive(act)),
      every: (ms, act) => {
        let callOff = () => {};
        const again = () => {
          callOff = this.after(
            ms,
            whileAlive(() => {
              again();
              act();
            }),
          );
        };
        again();
        return () => callOff();
      },
    };
  }
}
