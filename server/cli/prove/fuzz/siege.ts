import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Counts } from '../../../net/counts.ts';
import type { Served } from '../../../test/rig.ts';
import type { Deeds, Orders } from './attacker.ts';

/** An attacker in a process of its own, so that its work is not measured as ours. */
export class Siege {
  readonly #child: ChildProcess;
  readonly #deeds: Promise<Deeds>;

  constructor(orders: Orders) {
    this.#child = fork(fileURLToPath(new URL('attacker.ts', import.meta.url)), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#deeds = new Promise((resolve, reject) => {
      this.#child.once('message', (deeds) => resolve(deeds as Deeds));
      this.#child.once('exit', (code) => reject(new Error(`the attacker ended by itself (${code})`)));
    });
    this.#child.send(orders);
  }

  /** What it did, once it has done all it was told. */
  done(): Promise<Deeds> {
    return this.#deeds;
  }

  /** Calls it off. */
  async stop(): Promise<Deeds> {
    this.#child.send('stop');
    return this.#deeds;
  }
}

/** What the server counted so far: numbers, asked for over the channel that its parent has. */
export function countsOf({ child }: Served): Promise<Counts> {
  return new Promise((resolve) => {
    // The framework says over the same channel that it is ready.
    const hear = (message: unknown) => {
      if (typeof message !== 'object') return;
      child.off('message', hear);
      resolve(message as Counts);
    };
    child.on('message', hear);
    child.send('counts');
  });
}
