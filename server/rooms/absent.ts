import type { Pace } from './pace.ts';
import { handOver } from './people.ts';
import type { Sitting } from './sitting.ts';
import { greet, tellAll } from './telling.ts';

/** People who are gone and on whom others wait: after the time of grace the game goes on without them. */
export class Absent {
  readonly #sitting: Sitting;
  readonly #pace: Pace;
  /** By token hash: calls off the wait for somebody who is gone. */
  readonly #waits = new Map<string, () => void>();

  constructor(sitting: Sitting, pace: Pace) {
    this.#sitting = sitting;
    this.#pace = pace;
  }

  /** Starts the wait for everybody who is gone: the host, and who holds a seat of a running game. */
  await(): void {
    for (const { tokenHash } of this.#sitting.header.people) {
      if (this.#waits.has(tokenHash) || !this.#missed(tokenHash)) continue;
      const callOff = this.#sitting.timers.after(this.#sitting.ports.config.GRACE_MS, () => {
        this.#waits.delete(tokenHash);
        this.#goOnWithout(tokenHash);
      });
      this.#waits.set(tokenHash, callOff);
    }
  }

  /** Somebody is back. */
  callOff(tokenHash: string): void {
    this.#waits.get(tokenHash)?.();
    this.#waits.delete(tokenHash);
  }

  #missed(tokenHash: string): boolean {
    const sitting = this.#sitting;
    const person = sitting.person(tokenHash);
    if (!person || sitting.visitor(tokenHash) || sitting.isOver) return false;
    return person.host || (person.seat !== null && sitting.table?.state.seats[person.seat]?.held === 'person');
  }

  /** Somebody has been gone too long: a bot takes the seat, and whoever sits here longest has the host's right until they are back. */
  #goOnWithout(tokenHash: string): void {
    const sitting = this.#sitting;
    // An empty room waits: nobody's seat is played while nobody is there. Whoever comes back first starts the wait anew.
    const heir = [...sitting.visitors].find((visitor) => sitting.seatOf(visitor) !== null);
    const person = sitting.person(tokenHash);
    if (!heir || !person || !this.#missed(tokenHash)) return;
    if (person.host) {
      sitting.save({ people: handOver(sitting.header.people, heir.tokenHash) });
      greet(sitting, heir);
    }
    if (person.seat && sitting.table) sitting.table.host({ type: 'seat.hold', seat: person.seat, by: 'bot' });
    this.#pace.follow();
    tellAll(sitting);
  }
}
