import { type Client, Protocol, type Room } from 'colyseus';

type Encode = (...args: unknown[]) => Uint8Array;

/** The parts of Colyseus' serializer that are used here (`SchemaSerializer` in @colyseus/core). */
interface Serializer {
  fullEncodeBuffer: Uint8Array;
  readonly encoder: { sharedBuffer: Uint8Array; encode: Encode; encodeAll: Encode };
}
interface Workings {
  readonly _serializer: Serializer;
  sendFullState(client: Client): void;
}

/** Bytes of the largest hall that is foreseen: 193 states make 24 KB, and a long record as much again. */
const MOST = 256 * 1024;
/** Where frames are written, by all rooms, one after another. The first byte says that it is the whole state. */
const WHOLE = new Uint8Array(MOST).fill(Protocol.ROOM_STATE, 0, 1);
const PATCHES = new Uint8Array(MOST);

/**
 * Gives every frame of the hall its own bytes. Colyseus hands out pieces of the buffer it will write the next frame into, and a
 * socket that is slow keeps such a piece until it can be sent: it would then send something else. What is written into is then
 * needed no longer, so that all rooms write into the same two buffers.
 */
export function ownFrames(room: Room): void {
  const serializer = (room as unknown as Workings)._serializer;
  const { encoder } = serializer;
  serializer.fullEncodeBuffer = WHOLE;
  encoder.sharedBuffer = PATCHES;
  encoder.encode = copied(encoder.encode.bind(encoder));
  encoder.encodeAll = copied(encoder.encodeAll.bind(encoder));
}

/** Sends this client the hall as a whole once more. */
export function sendHall(room: Room, client: Client): void {
  (room as unknown as Workings).sendFullState(client);
}

const copied =
  (encode: Encode): Encode =>
  (...args) =>
    encode(...args).slice();
