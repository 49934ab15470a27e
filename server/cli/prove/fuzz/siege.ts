import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Counts } from '../../../net/counts.ts';
import type { Served } from '../../../test/rig.ts';
import type { Deeds, Mode, Orders } from './attacker.ts';

/** An attacker in a process of its own, so that its work is not measured as ours. */
export class Siege {
  readonly #child: ChildProcess;
  readonly #deeds: Promise<Deeds>;
  /** Resolves when it can begin, and does. */
  readonly ready: Promise<unknown>;

  constructor(orders: Orders) {
    this.#child = fork(fileURLToPath(new URL('attacker.ts', import.meta.url)), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    // In life it has a machine of its own; here it waits until those that are measured have run.
    if (this.#child.pid !== undefined) setPriority(this.#child.pid, 10);
    this.#deeds = new Promise((resolve, reject) => {
      this.#child.on('message', (message) => typeof message === 'object' && resolve(message as Deeds));
      this.#child.once('exit', (code) => reject(new Error(`the attacker ended by itself (${code})`)));
    });
    this.ready = new Promise((resolve) => this.#child.once('message', resolve));
    this.#child.send(orders);
  }

  /** What it did, once it has done all it was told. */
  done(): Promise<Deeds> {
    return this.#deeds;
  }

  /** Lets it attack, or hold still. */
  turn(mode: Exclude<Mode, 'end'>): void {
    this.#child.send(mode);
  }

  /** Calls it off. */
  stop(): Promise<Deeds> {
    this.#child.send('end');
    return this.#deeds;
  }
}

/** What the server counted so far: numbers, asked for over the channel that its parent has. */
export function countsOf({ child }: Served): Promise<Counts> {
  return new Promise((resolve) => {
    // The framework speaks over the same channel, of other things.
    const hear = (message: unknown) => {
      if (typeof message !== 'object' || message === null || !('cuts' in message)) return;
      child.off('message', hear);
      resolve(message as Counts);
    };
    child.on('message', hear);
    child.send('counts');
  });
}
