import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { type Entropy, injectedEntropy } from '#shared/kit/dice.ts';

/**
 * Virtual time and repeatable chance for rooms that run in this thread: the same room code, with the thread's own timers, clock and
 * entropy exchanged while one of these runs something. Outside of that the real ones are there.
 */
interface Due {
  at: number;
  readonly act: () => void;
  readonly every: number | null;
  done: boolean;
}

/** When every virtual clock begins, in milliseconds. */
const BEGINNING = 1_800_000_000_000;

let running: Machine | null = null;

/** One machine's time and chance. Two machines that are asked the same things see the same hours and the same draws. */
export class Machine {
  readonly #seed: string;
  #now = BEGINNING;
  #due: Due[] = [];
  #entropy: Entropy | null = null;
  #key = '';

  constructor(seed: string) {
    this.#seed = seed;
    install();
  }

  get now(): number {
    return this.#now;
  }

  /** Runs something on this machine. What it draws hangs on `key` and on nothing that was drawn before. */
  run<T>(key: string, act: () => T): T {
    const before = running;
    running = this;
    this.#key = key;
    this.#entropy = null;
    try {
      return act();
    } finally {
      running = before;
    }
  }

  /** Lets time pass, in milliseconds, with every timer that falls due. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#due.reduce<Due | null>(
        (first, due) => (due.at <= end && (first === null || due.at < first.at) ? due : first),
        null,
      );
      if (!next) break;
      this.#now = Math.max(this.#now, next.at);
      if (next.every === null) this.cancel(next);
      else next.at += Math.max(1, next.every);
      this.run(`timer ${this.#now}`, next.act);
    }
    this.#now = end;
  }

  wait(act: () => void, ms: number, every: boolean): Due {
    const due = { at: this.#now + ms, act, every: every ? ms : null, done: false };
    this.#due.push(due);
    return due;
  }

  cancel(due: Due): void {
    this.#due = this.#due.filter((entry) => entry !== due);
  }

  draw(): number {
    this.#entropy ??= injectedEntropy(`${this.#seed}|${this.#key}`);
    return this.#entropy();
  }
}

let installed = false;

/** Puts the exchange in place, once a thread. */
function install(): void {
  if (installed) return;
  installed = true;
  installTimers();
  installChance();
}

function installTimers(): void {
  const real = { setTimeout, setInterval, clearTimeout, clearInterval, now: Date.now, passed: performance.now.bind(performance) };
  const owners = new WeakMap<object, Machine>();
  type Call = (...given: unknown[]) => void;
  const arm =
    (every: boolean, otherwise: (act: Call, ms?: number, ...given: unknown[]) => unknown) =>
    (act: Call, ms = 0, ...given: unknown[]): unknown => {
      if (!running) return otherwise(act, ms, ...given);
      const due = running.wait(() => act(...given), ms, every);
      owners.set(due, running);
      return due;
    };
  const disarm = (otherwise: (timer: NodeJS.Timeout) => void) => (timer: unknown) => {
    const owner = typeof timer === 'object' && timer !== null ? owners.get(timer) : undefined;
    if (owner) owner.cancel(timer as Due);
    else otherwise(timer as NodeJS.Timeout);
  };
  Object.assign(globalThis, {
    setTimeout: arm(false, real.setTimeout),
    setInterval: arm(true, real.setInterval),
    clearTimeout: disarm(real.clearTimeout),
    clearInterval: disarm(real.clearInterval),
  });
  Date.now = () => running?.now ?? real.now();
  performance.now = () => running?.now ?? real.passed();
}

function installChance(): void {
  const bytes = crypto.randomBytes;
  const whole = crypto.randomInt;
  const values = globalThis.crypto.getRandomValues.bind(globalThis.crypto);
  const filled = (array: Uint8Array, machine: Machine): Uint8Array => {
    for (let n = 0; n < array.length; n++) array[n] = machine.draw();
    return array;
  };
  const exchanged = {
    randomBytes: (size: number) => (running ? filled(Buffer.alloc(size), running) : bytes(size)),
    randomInt: (low: number, high?: number) => {
      if (!running) return high === undefined ? whole(low) : whole(low, high);
      const [from, to] = high === undefined ? [0, low] : [low, high];
      return from + (running.draw() % (to - from));
    },
  };
  Object.assign(crypto, exchanged);
  globalThis.crypto.getRandomValues = (<T extends ArrayBufferView>(array: T): T => {
    if (!running) return values(array as unknown as Uint8Array<ArrayBuffer>) as unknown as T;
    filled(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), running);
    return array;
  }) as typeof globalThis.crypto.getRandomValues;
  // Modules that import these by name see the exchange too.
  syncBuiltinESMExports();
}
