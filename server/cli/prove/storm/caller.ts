import { request } from 'node:http';
import WebSocket from 'ws';
import { PROTOCOL_VERSION } from '#shared/protocol/messages.ts';
import { type Packable, pack, wordAt } from './pack.ts';

/** First bytes of Colyseus' frames (`Protocol` in @colyseus/shared-types). */
const FRAME = { join: 10, error: 11, message: 13, state: 14, request: 21, reply: 22, leave: 12 } as const;

/** What a caller was told on coming in. */
export interface Entered {
  readonly seat: string | null;
  readonly token: string;
}

/** A seat's first whole view is waited for only where there is a game. */
export type Wanted = 'hall' | 'view';

/**
 * One browser of a storm without the browser and without the SDK, whose own work would be measured too: the call that the SDK makes
 * for a place, a bare socket, and as much of each frame as tells what it is.
 */
export class Caller {
  token: string | null = null;
  seat: string | null = null;
  /** Bytes that came since the socket was opened. */
  bytes = 0;
  closed: number | null = null;
  readonly #port: number;
  readonly #headers: { readonly 'x-forwarded-for': string };
  readonly #answers = new Map<number, (reply: string) => void>();
  #socket: WebSocket | null = null;
  #nth = 0;

  /** `address` is where it comes from as a proxy in front would say; a class has one. */
  constructor(port: number, address = '10.0.0.1') {
    this.#port = port;
    this.#headers = { 'x-forwarded-for': address };
  }

  /** Opens a room and enters it. Resolves with its code. */
  async create(options: Readonly<Record<string, unknown>>): Promise<string> {
    const place = await this.#place('create/table', { version: PROTOCOL_VERSION, ...options });
    await this.#sit(place, 'hall');
    return place.roomId;
  }

  /** Enters a room, with the token of an earlier time if there is one. Rejects with the door's code. */
  async enter(code: string, wanted: Wanted = 'hall'): Promise<Entered> {
    const token = this.token;
    const place = await this.#place(`joinById/${code}`, { version: PROTOCOL_VERSION, ...(token ? { token } : {}) });
    return this.#sit(place, token && this.seat ? wanted : 'hall');
  }

  /** Asks for something. Resolves with `ok` or the code of the refusal. */
  ask(name: string, body: Readonly<Record<string, Packable>> = {}): Promise<string> {
    const nth = this.#nth++ % 128;
    const id = `storm-${process.pid}-${this.#nth}`.padEnd(12, '-');
    return new Promise((resolve) => {
      this.#answers.set(nth, resolve);
      this.#socket?.send(Buffer.concat([Buffer.of(FRAME.request, nth), pack(name), pack({ id, ...body })]));
    });
  }

  /** Goes as somebody does who closes the page. Resolves when the room knows. */
  leave(): Promise<void> {
    return new Promise((resolve) => {
      this.#socket?.once('close', () => resolve());
      this.#socket?.send(Buffer.of(FRAME.leave));
    });
  }

  /** Cuts the connection without a word, as a closed laptop does. */
  drop(): void {
    this.#socket?.terminate();
  }

  /** What the SDK does first: a place in the room, by HTTP. Each browser has a connection of its own. */
  #place(path: string, options: object): Promise<{ roomId: string; sessionId: string; processId: string }> {
    const body = JSON.stringify(options);
    const headers = { ...this.#headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      const call = request(
        { host: '127.0.0.1', port: this.#port, path: `/matchmake/${path}`, method: 'POST', headers, agent: false },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          answer.on('end', () => {
            if (answer.statusCode === 200) resolve(JSON.parse(text));
            else reject(new Error(`${answer.statusCode} ${text.slice(0, 100)}`));
          });
        },
      );
      call.once('error', reject);
      call.end(body);
    });
  }

  #sit(place: { roomId: string; sessionId: string; processId: string }, wanted: Wanted): Promise<Entered> {
    const socket = new WebSocket(`ws://127.0.0.1:${this.#port}/${place.processId}/${place.roomId}?sessionId=${place.sessionId}`, {
      headers: this.#headers,
    });
    this.#socket = socket;
    this.bytes = 0;
    this.closed = null;
    const had = { hall: false, welcome: false, view: wanted === 'hall' };
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('close', (code) => {
        this.closed = code;
        reject(new Error(`closed with ${code}`));
      });
      socket.on('message', (data: Buffer) => {
        this.bytes += data.length;
        const kind = data[0];
        if (kind === FRAME.join) socket.send(Buffer.of(FRAME.join));
        else if (kind === FRAME.error)
          reject(
            new Error(
              data
                .subarray(1)
                .toString('latin1')
                .replace(/[^a-z-]/g, ''),
            ),
          );
        else if (kind === FRAME.state) had.hall = true;
        else if (kind === FRAME.reply) this.#reply(data);
        else if (kind === FRAME.message) {
          const name = wordAt(data, 1);
          if (name === 'welcome') {
            this.#welcome(data.subarray(2 + name.length).toString('latin1'));
            had.welcome = true;
          } else if (name === 'seat') had.view = true;
        }
        if (had.hall && had.welcome && had.view) resolve({ seat: this.seat, token: this.token ?? '' });
      });
    });
  }

  #welcome(text: string): void {
    this.token = /\xa5token\xd9 ([0-9a-f]{32})/.exec(text)?.[1] ?? this.token;
    this.seat = /\xa4seat[\xa0-\xbf]([a-z-]+?)\xa5token/.exec(text)?.[1] ?? null;
  }

  #reply(data: Buffer): void {
    const nth = data[1] ?? 0;
    const text = data.subarray(3).toString('latin1');
    this.#answers.get(nth)?.(text.includes('\xa2ok\xc3') ? 'ok' : (/\xa4code[\xa0-\xbf]([a-z-]+)/.exec(text)?.[1] ?? 'unread'));
    this.#answers.delete(nth);
  }
}
