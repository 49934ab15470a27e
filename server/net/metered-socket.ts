import { WebSocket } from 'ws';
import { CLOSED } from '#shared/protocol/messages.ts';
import { Allowance } from './allowance.ts';
import { counts } from './counts.ts';
import { readFrame } from './frame.ts';

/** Frames at once, and a second, of whatever kind: pings, texts and nonsense too. A visitor's own allowance is smaller. */
const FRAMES = { burst: 300, aSecond: 100 };
/** A frame costs one, and one more for each of these bytes. */
const BYTES_A_FRAME = 2048;
/** Frames of text or of another protocol that are passed over before the connection ends. */
const MOST_STRANGE = 20;
/** Milliseconds that a connection has to say goodbye. */
const FAREWELL_MS = 250;

/**
 * A connection with a limit in front of everything: a frame is paid for and its shape is read before Colyseus decodes it. What is
 * no message of ours is passed over; what cannot be one, and too much of anything, ends the connection.
 */
export class MeteredSocket extends WebSocket {
  readonly #frames = new Allowance(FRAMES.burst, FRAMES.aSecond);
  #strange = 0;
  #ended = false;

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event === 'message') return this.#hear(args[0] as Buffer, args[1] as boolean);
    if ((event === 'ping' || event === 'pong') && !this.#pay(args[0] as Buffer)) return true;
    return super.emit(event, ...args);
  }

  #hear(bytes: Buffer, isBinary: boolean): boolean {
    counts.frames++;
    if (this.#ended || !this.#pay(bytes)) return true;
    const frame = isBinary ? readFrame(bytes) : null;
    switch (frame?.kind) {
      case 'whole':
        return super.emit('message', bytes, true);
      case 'headless':
        return super.emit('message', frame.head, true);
      case 'broken':
        return this.#end(CLOSED.unreadable);
      default:
        this.#strange++;
        return this.#strange > MOST_STRANGE ? this.#end(CLOSED.unreadable) : true;
    }
  }

  #pay(bytes: Buffer): boolean {
    if (this.#frames.take(1 + Math.floor(bytes.length / BYTES_A_FRAME))) return true;
    this.#end(CLOSED.tooFast);
    return false;
  }

  /** Nothing more is read, not even by the operating system's buffers: whoever sends on is kept waiting. */
  #end(code: number): true {
    if (this.#ended) return true;
    this.#ended = true;
    counts.cuts[code] = (counts.cuts[code] ?? 0) + 1;
    this.close(code);
    this.pause();
    setTimeout(() => this.terminate(), FAREWELL_MS).unref();
    return true;
  }
}
