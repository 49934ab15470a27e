import { decode } from '@colyseus/schema';
import { unpack } from 'msgpackr';
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION, type Reply, type Welcome } from '#shared/protocol/messages.ts';
import { JOIN_ROOM, ROOM_DATA, ROOM_RESPONSE, requestFrame } from './wire.ts';

/** A place in a room, as match-making gives it out. */
interface Place {
  readonly processId: string;
  readonly roomId: string;
  readonly sessionId: string;
}

/** How one frame or request was answered, in a few letters: `ok`, `refused CODE`, `cut CODE`, or `silence`. */
export type Seen = string;

const PATIENCE_MS = 8000;

/** Somebody at a bare socket, who sends whatever bytes there are. No SDK, no reconnection. */
export class Visitor {
  readonly socket: WebSocket;
  /** Code the connection ended with; null while it is open. */
  closed: number | null = null;
  welcome: Welcome | null = null;
  /** Names of what was pushed, in order. */
  readonly pushed: string[] = [];
  /** Called for every answer; what load generators count. */
  onReply: ((id: number, reply: Reply) => void) | null = null;
  readonly #waiting = new Map<number, (seen: Seen) => void>();
  readonly #ended: Promise<number>;
  #nth = 0;

  constructor(url: string, options: { readonly perMessageDeflate?: boolean; readonly joins?: boolean } = {}) {
    this.socket = new WebSocket(url, { perMessageDeflate: options.perMessageDeflate ?? false });
    this.#ended = new Promise((resolve) => {
      this.socket.on('close', (code) => {
        this.closed = code;
        for (const answer of this.#waiting.values()) answer(`cut ${code}`);
        this.#waiting.clear();
        resolve(code);
      });
    });
    // What was wrong is said by the code of the end.
    this.socket.on('error', () => {});
    this.socket.on('message', (data: Buffer) => this.#hear(data, options.joins ?? true));
  }

  /** Enters a room, from this address where a proxy is believed, and waits for the welcome. Rejects with the word of whoever turned it away. */
  static async enter(port: number, code: string, token: string | null = null, address: string | null = null): Promise<Visitor> {
    const visitor = new Visitor(socketUrl(port, await reserve(port, code, token, address)));
    await visitor.until(() => visitor.welcome !== null);
    return visitor;
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** Sends bytes as one frame. */
  send(bytes: Uint8Array): void {
    if (this.isOpen) this.socket.send(bytes);
  }

  /** Asks by a body of any kind and waits for the answer. */
  ask(name: string | number, body: unknown): Promise<Seen> {
    const id = ++this.#nth;
    return this.answerTo(id, requestFrame(id, name, body));
  }

  /** Sends a frame that asks under this number, and waits for its answer. */
  answerTo(id: number, frame: Uint8Array): Promise<Seen> {
    if (this.closed !== null) return Promise.resolve(`cut ${this.closed}`);
    this.#nth = Math.max(this.#nth, id);
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#waiting.delete(id);
        resolve('silence');
      }, PATIENCE_MS);
      this.#waiting.set(id, (seen) => {
        clearTimeout(late);
        resolve(seen);
      });
      this.send(frame);
    });
  }

  /** What became of this visitor after something that has no answer: still here (`passed over`), or cut. */
  async after(send: () => void): Promise<Seen> {
    send();
    const probe = await this.ask('are-you-there', {});
    return probe === 'refused unknown-request' || probe === 'refused too-fast' ? 'passed over' : probe;
  }

  /** Waits until the connection ends. */
  async end(ms = PATIENCE_MS): Promise<Seen> {
    const late = new Promise<string>((resolve) => setTimeout(() => resolve('still open'), ms).unref());
    return Promise.race([this.#ended.then((code) => `cut ${code}`), late]);
  }

  /** Waits until something holds of this visitor, or the connection ends: then it rejects. */
  async until(holds: () => boolean): Promise<void> {
    const latest = performance.now() + PATIENCE_MS;
    while (!holds()) {
      if (this.closed !== null || performance.now() > latest) throw new Error(`cut ${this.closed}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  leave(): void {
    this.socket.terminate();
  }

  #hear(data: Buffer, joins: boolean): void {
    if (data[0] === JOIN_ROOM && joins) this.send(Buffer.from([JOIN_ROOM]));
    const at = { offset: 1 };
    if (data[0] === ROOM_RESPONSE) {
      const id = decode.number(data, at);
      at.offset++;
      const reply = (data.length > at.offset ? unpack(data.subarray(at.offset)) : null) as Reply;
      this.onReply?.(id, reply);
      this.#waiting.get(id)?.(reply?.ok ? 'ok' : `refused ${reply?.ok === false ? reply.refusal.code : 'oddly'}`);
      this.#waiting.delete(id);
    }
    if (data[0] !== ROOM_DATA) return;
    const name = decode.string(data, at);
    if (this.pushed.length < 1000) this.pushed.push(name);
    if (name === 'welcome') this.welcome = unpack(data.subarray(at.offset)) as Welcome;
  }
}

/** Asks for a place in a room, from this address as a proxy would tell it. Rejects with the word of whoever turned it away. */
export async function reserve(port: number, code: string, token: string | null = null, address: string | null = null): Promise<Place> {
  const answer = await fetch(`http://127.0.0.1:${port}/matchmake/joinById/${code}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(address ? { 'x-forwarded-for': address } : {}) },
    body: JSON.stringify({ version: PROTOCOL_VERSION, ...(token ? { token } : {}) }),
  });
  const said = (await answer.json()) as Place & { readonly error?: string };
  if (!answer.ok) throw new Error(said.error ?? String(answer.status));
  return said;
}

export const socketUrl = (port: number, { processId, roomId, sessionId }: Place): string =>
  `ws://127.0.0.1:${port}/${processId}/${roomId}?sessionId=${sessionId}`;
