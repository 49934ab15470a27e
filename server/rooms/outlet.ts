import type { Client } from 'colyseus';

/** Bytes that may wait for one connection. */
const MOST_QUEUED = 256 * 1024;

/** What is used of a socket of `ws`, and of the heartbeat that Colyseus' transport keeps on it. */
interface Socket {
  readonly bufferedAmount?: number;
  pingCount?: number;
  terminate?(): void;
}

/**
 * How one connection takes what it is sent. One that reads more slowly than it is told is told nothing more until it has read
 * what waits; then it needs everything anew.
 */
export class Outlet {
  readonly #socket: Socket;
  /** When the first frame was left out, in milliseconds; null while none is. */
  #since: number | null = null;
  #queued = 0;

  /** `now`: a monotonic clock in milliseconds. */
  constructor(client: Client, now: () => number) {
    this.#socket = client.ref as unknown as Socket;
    const raw = client.raw.bind(client);
    client.raw = (data, options, done) => {
      const queued = this.#socket.bufferedAmount ?? 0;
      if (queued > 0 && queued + data.length > MOST_QUEUED) this.#since ??= now();
      if (this.#since === null) raw(data, options, done);
    };
  }

  /** To be asked now and then: whether this connection has left something out and may now be told everything anew, once. */
  caughtUp(): boolean {
    const queued = this.#socket.bufferedAmount ?? 0;
    // Heartbeats wait behind what is queued: whoever still reads is not dead.
    if (queued < this.#queued) this.#socket.pingCount = 0;
    this.#queued = queued;
    if (this.#since === null || queued > 0) return false;
    this.#since = null;
    return true;
  }

  /** Milliseconds since something was left out; 0 while nothing is. */
  behind(now: number): number {
    return this.#since === null ? 0 : now - this.#since;
  }

  /** Ends the connection without a word, which could not be read. */
  cut(): void {
    this.#socket.terminate?.();
  }
}
