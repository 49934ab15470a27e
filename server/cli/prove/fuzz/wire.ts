import { encode } from '@colyseus/schema';
import { Packr } from 'msgpackr';

/** Colyseus' protocol bytes (`Protocol` in @colyseus/shared-types) that are spoken here. */
export const JOIN_ROOM = 10;
export const LEAVE_ROOM = 12;
export const ROOM_DATA = 13;
export const ROOM_REQUEST = 21;
export const ROOM_RESPONSE = 22;

/** As the SDK packs: objects of one kind name their keys once. */
const packr = new Packr();

/** Bytes written in hexadecimal, spaces for the eye. */
export const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(9);
  const at = { offset: 0 };
  encode.number(bytes, value, at);
  return bytes.subarray(0, at.offset);
};

const nameBytes = (name: string | number): Buffer => {
  if (typeof name === 'number') return number(name);
  const text = Buffer.from(name);
  const head =
    text.length < 32 ? [0xa0 | text.length] : text.length < 256 ? [0xd9, text.length] : [0xda, text.length & 255, text.length >> 8];
  return Buffer.concat([Buffer.from(head), text]);
};

/** A request under a number, with a body of bytes as they are. */
export const rawRequest = (id: number, name: string | number, body: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([ROOM_REQUEST]), number(id), nameBytes(name), body]);

/** A request as the SDK would send it. */
export const requestFrame = (id: number, name: string | number, body: unknown): Buffer =>
  rawRequest(id, name, body === undefined ? Buffer.alloc(0) : packr.pack(body));

/** A message that nobody answers, as the SDK would send it. */
export const dataFrame = (name: string, body: unknown): Buffer =>
  Buffer.concat([Buffer.from([ROOM_DATA]), nameBytes(name), packr.pack(body)]);
