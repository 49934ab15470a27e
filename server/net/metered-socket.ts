import type { Writable } from 'node:stream';
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

/** Connections that hold something back until this turn of the process is over. */
const holding = new Set<MeteredSocket>();

/**
 * A connection with a limit in front of everything: a frame is paid for and its shape is read before Colyseus decodes it. What is
 * no message of ours is passed over; what cannot be one, and too much of anything, ends the connection. What it is sent in one
 * turn of the process leaves in one write, an answer with all that goes before it; whoever asked is written to first.
 */
export class MeteredSocket extends WebSocket {
  readonly #frames = new Allowance(FRAMES.burst, FRAMES.aSecond);
  #strange = 0;
  #ended = false;

  override send(...args: unknown[]): void {
    this.#hold();
    super.send(...(args as Parameters<WebSocket['send']>));
  }

  #hold(): void {
    const wire = wireOf(this);
    if (!wire || holding.has(this)) return;
    if (holding.size === 0) process.nextTick(releaseAll);
    holding.add(this);
    wire.cork();
  }

  release(): void {
    if (holding.delete(this)) wireOf(this)?.uncork();
  }

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
        return this.#pass(bytes);
      case 'headless':
        return this.#pass(frame.head);
      case 'broken':
        return this.#end(CLOSED.unreadable);
      default:
        this.#strange++;
        return this.#strange > MOST_STRANGE ? this.#end(CLOSED.unreadable) : true;
    }
  }

  #pass(message: Buffer): true {
    super.emit('message', message, true);
    this.release();
    return true;
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

function releaseAll(): void {
  for (const socket of holding) socket.release();
}

/** The stream that `ws` writes to; undefined before the handshake and after the end. */
const wireOf = (socket: WebSocket) => (socket as WebSocket & { readonly _socket?: Writable })._socket;
