import { EventEmitter } from 'node:events';
import { encode } from '@colyseus/schema';
import { ClientState, getMessageBytes, Protocol, ServerError, WebSocketClient } from 'colyseus';
import type WebSocket from 'ws';
import { PROTOCOL_VERSION, type Welcome } from '#shared/protocol/messages.ts';
import { issueTicket } from '../../../rooms/restore.ts';
import type { RoomPorts } from '../../../rooms/sitting.ts';
import { TableRoom } from '../../../rooms/table-room.ts';
import type { Machine } from './virtual.ts';

/** One frame that left the room for one connection, or the code that the connection was ended with. */
export interface Frame {
  readonly bytes: Uint8Array;
  /** What was sent, for people who read it. */
  readonly said: () => string;
}

/** The end of a socket that the room holds. Whatever is written to it is kept. */
class Socket extends EventEmitter {
  readyState = 1;
  readonly #hear: (bytes: Uint8Array) => void;
  readonly #end: (code: number) => void;

  constructor(hear: (bytes: Uint8Array) => void, end: (code: number) => void) {
    super();
    this.#hear = hear;
    this.#end = end;
  }

  send(data: Uint8Array): void {
    this.#hear(data);
  }

  close(code = 1000): void {
    if (this.readyState !== 1) return;
    this.readyState = 3;
    this.#end(code);
  }
}

/** A connection as Colyseus has it, that remembers each message beside its bytes. Answers to requests pass; what is pushed to `deaf` ends is not even packed. */
class Connection extends WebSocketClient {
  readonly #named = new WeakMap<Uint8Array, () => string>();
  readonly #line: Line;
  #saying: (() => string) | null = null;

  constructor(id: string, socket: Socket, line: Line) {
    super(id, socket as unknown as WebSocket);
    this.#line = line;
  }

  override send(type: string | number | symbol, message?: unknown): void {
    if (type === 'welcome') this.#line.token = (message as Welcome).token ?? this.#line.token;
    if (this.#line.deaf) return;
    this.#saying = () => `${String(type)} ${JSON.stringify(message)}`;
    super.send(String(type), message);
    this.#saying = null;
  }

  override enqueueRaw(bytes: Uint8Array): void {
    if (this.#saying) this.#named.set(bytes, this.#saying);
    super.enqueueRaw(bytes);
  }

  /** The message in these bytes, or the text among them. */
  said(bytes: Uint8Array): () => string {
    return (
      this.#named.get(bytes) ??
      (() =>
        `frame ${bytes[0]} ${Buffer.from(bytes)
          .toString('latin1')
          .replace(/[^\x20-\x7e]+/g, '·')}`)
    );
  }
}

/** One person's place at the wire: they may come, ask, go and come back. All frames of all their connections are kept in order. */
export class Line {
  /** Nobody watches here: what is pushed is not kept. */
  readonly deaf: boolean;
  #frames: Frame[] = [];
  connection: Connection | null = null;
  token: string | null = null;
  constructor(deaf: boolean) {
    this.deaf = deaf;
  }

  hear(frame: Frame): void {
    this.#frames.push(frame);
  }

  /** Every frame since the last call. */
  drain(): readonly Frame[] {
    const frames = this.#frames;
    this.#frames = [];
    return frames;
  }
}

/** What the server's own room class is made of, where the matchmaker would call it. */
interface Workings {
  __init(): void;
  _onMessage(client: WebSocketClient, bytes: Uint8Array): void;
}

/**
 * The server's room in this process: Colyseus' room, its messages and its encoder, without sockets or a matchmaker. Frames are the
 * bytes that would go to a socket.
 */
export class WiredRoom {
  readonly machine: Machine;
  readonly ports: RoomPorts;
  room: TableRoom;
  #sockets = 0;
  #closing: (() => void)[] = [];

  constructor(machine: Machine, ports: RoomPorts, options: Readonly<Record<string, unknown>>) {
    this.machine = machine;
    this.ports = ports;
    this.room = this.#open({ version: PROTOCOL_VERSION, ...options });
  }

  /** The process dies and comes back: a new room from what the journal holds. All connections are gone. */
  restart(): void {
    const { code } = this.room.sitting.header;
    this.room.timers.end();
    this.room = this.#open({ ticket: issueTicket(code) });
  }

  join(line: Line, options: Readonly<Record<string, unknown>> = {}): void {
    const socket = new Socket(
      (bytes) => {
        line.hear({ bytes: Uint8Array.from(bytes), said: client.said(bytes) });
      },
      (code) => {
        line.hear({ bytes: Uint8Array.of(255, code & 255, code >> 8), said: () => `closed ${code}` });
        this.#closing.push(() => this.#gone(client));
      },
    );
    const client = new Connection(`session-${this.#sockets++}`, socket, line);
    const asked = { version: PROTOCOL_VERSION, ...(line.token === null ? {} : { token: line.token }), ...options };
    try {
      this.room.onAuth(client, asked);
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      line.hear({ bytes: Buffer.from(error.message), said: () => `turned away: ${error.message}` });
      return;
    }
    line.connection = client;
    this.room.clients.push(client as unknown as Parameters<TableRoom['onJoin']>[0]);
    this.room.onJoin(client as unknown as Parameters<TableRoom['onJoin']>[0], asked);
    socket.on('message', (bytes: Uint8Array) => (this.room as unknown as Workings)._onMessage(client, bytes));
    socket.emit('message', Uint8Array.of(Protocol.JOIN_ROOM));
    this.#settle();
  }

  /** Somebody closes their page. */
  leave(line: Line): void {
    const client = line.connection;
    line.connection = null;
    if (client) this.#gone(client);
    this.#settle();
  }

  /** Somebody asks; the answer, under this number, is among their frames. Nothing happens without a connection. */
  ask(line: Line, number: number, name: string, body: unknown): void {
    const client = line.connection;
    if (!client) return;
    const id: number[] = [];
    encode.number(id as unknown as Buffer, number, { offset: 0 });
    const message = getMessageBytes.raw(Protocol.ROOM_DATA, name, body);
    const bytes = Buffer.concat([Uint8Array.of(Protocol.ROOM_REQUEST), Uint8Array.from(id), message.subarray(1)]);
    (client.ref as unknown as EventEmitter).emit('message', bytes);
    this.#settle();
  }

  end(): void {
    this.room.timers.end();
  }

  #open(options: Readonly<Record<string, unknown>>): TableRoom {
    TableRoom.ports = this.ports;
    const room = new TableRoom();
    (room as unknown as Workings).__init();
    room.onCreate(options);
    return room;
  }

  #gone(client: Connection): void {
    if (client.state === ClientState.LEAVING) return;
    client.state = ClientState.LEAVING;
    if (this.room.clients.delete(client as unknown as Parameters<TableRoom['onJoin']>[0]))
      this.room.onLeave(client as unknown as Parameters<TableRoom['onLeave']>[0]);
  }

  /** What the other end of a closed socket does a moment later. */
  #settle(): void {
    const closing = this.#closing;
    this.#closing = [];
    for (const close of closing) close();
  }
}
