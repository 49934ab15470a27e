import { isUtf8 } from 'node:buffer';

/**
 * What a frame from a client is, read before anything is decoded: the name of the request is short, the body is one whole value of
 * MessagePack, not deep, with plain keys. Colyseus' own reading of the head trusts its lengths, so it must not meet another.
 */
export type FrameKind =
  /** Goes on as it is. */
  | { readonly kind: 'whole' }
  /** One message, but its body is of a kind that no schema has: goes on without it, to be refused as malformed. */
  | { readonly kind: 'headless'; readonly head: Buffer }
  /** Nothing that a room listens to: not handed on. */
  | { readonly kind: 'nothing' }
  /** No message at all: lengths that lie, a body that ends early, bytes behind it. The connection ends. */
  | { readonly kind: 'broken' };

/** Colyseus' protocol bytes (`Protocol` in @colyseus/shared-types) that a client of ours may send. */
const JOIN_ROOM = 10;
const LEAVE_ROOM = 12;
const ROOM_DATA = 13;
const ROOM_DATA_BYTES = 17;
const PING = 18;
const ROOM_REQUEST = 21;

/** Levels of lists and maps; the deepest legal command has six. */
const MOST_DEPTH = 12;

const WHOLE: FrameKind = { kind: 'whole' };
const NOTHING: FrameKind = { kind: 'nothing' };
const BROKEN: FrameKind = { kind: 'broken' };

/** Reads a frame's shape in one pass over its bytes, without making anything of them. */
export function readFrame(bytes: Buffer): FrameKind {
  switch (bytes[0]) {
    case JOIN_ROOM:
    case LEAVE_ROOM:
    case PING:
      return bytes.length === 1 ? WHOLE : NOTHING;
    case ROOM_DATA:
    case ROOM_DATA_BYTES:
      return afterName(bytes, 1);
    case ROOM_REQUEST: {
      const name = numberEnd(bytes, 1);
      return name === null ? BROKEN : afterName(bytes, name);
    }
    default:
      return NOTHING;
  }
}

function afterName(bytes: Buffer, at: number): FrameKind {
  const body = nameEnd(bytes, at);
  if (body === null) return BROKEN;
  if (bytes[0] === ROOM_DATA_BYTES || body === bytes.length) return WHOLE;
  const walk = new Walk(bytes, body);
  const whole = walk.value(0) && walk.at === bytes.length;
  if (!whole && !walk.deep) return BROKEN;
  return whole && walk.plain ? WHOLE : { kind: 'headless', head: bytes.subarray(0, body) };
}

/** Where the name of a message ends: a text in the codec of @colyseus/schema, or a number. Null when it runs past the frame. */
function nameEnd(bytes: Buffer, at: number): number | null {
  const first = bytes[at] ?? 0xc1;
  if (first >= 0xa0 && first <= 0xbf) return textEnd(bytes, at + 1, first & 0x1f);
  return first === 0xd9 ? textEnd(bytes, at + 2, bytes[at + 1] ?? 0) : numberEnd(bytes, at);
}

/** Where a text of this many bytes ends; null when it runs past the frame, or is no text. */
function textEnd(bytes: Buffer, start: number, length: number): number | null {
  const end = within(bytes, start + length);
  return end !== null && isUtf8(bytes.subarray(start, end)) ? end : null;
}

function numberEnd(bytes: Buffer, at: number): number | null {
  const first = bytes[at] ?? 0xc1;
  if (first < 0x80 || first >= 0xe0) return at + 1;
  const size = NUMBERS.get(first);
  return size === undefined ? null : within(bytes, at + 1 + size);
}

const within = (bytes: Buffer, end: number): number | null => (end <= bytes.length ? end : null);

/** Bytes behind the first byte of a number. */
const NUMBERS: ReadonlyMap<number, number> = new Map([
  [0xca, 4],
  [0xcb, 8],
  [0xcc, 1],
  [0xcd, 2],
  [0xce, 4],
  [0xcf, 8],
  [0xd0, 1],
  [0xd1, 2],
  [0xd2, 4],
  [0xd3, 8],
]);

/** The extension by which msgpackr, and so the SDK, names the keys of an object once and then only counts. */
const RECORD = 0x72;

/** Walks over one value of MessagePack. Every length is compared with what is left, so a few bytes can claim nothing. */
class Walk {
  at: number;
  /** Nothing was met that JSON has not: no extension, no bytes, no key that is no text or stands there twice. */
  plain = true;
  /** It is deeper than anything legal: the rest was not walked, and is not to be decoded. */
  deep = false;
  readonly #bytes: Buffer;
  /** Fields of the records that were named so far, by the byte that calls them. */
  readonly #records = new Map<number, number>();

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** Steps over the next value. False when the bytes end before it does, or when there is no such value. */
  value(depth: number): boolean {
    const first = this.#bytes[this.at];
    if (first === undefined) return false;
    const fields = this.#records.get(first);
    if (fields !== undefined) return this.#skip(1) && this.#record(fields, depth);
    const number = numberEnd(this.#bytes, this.at);
    if (number !== null) return this.#to(number);
    this.at++;
    if (first >= 0x80 && first <= 0x8f) return this.#map(first & 0x0f, depth);
    if (first >= 0x90 && first <= 0x9f) return this.#list(first & 0x0f, depth);
    if (first >= 0xa0 && first <= 0xbf) return this.#skip(first & 0x1f);
    if (first === 0xc0 || first === 0xc2 || first === 0xc3) return true;
    if (first >= 0xc4 && first <= 0xc6) return this.#odd(this.#length(first - 0xc4));
    if (first >= 0xc7 && first <= 0xc9) return this.#odd(this.#length(first - 0xc7) + 1);
    if (first >= 0xd4 && first <= 0xd8) return this.#fixed(1 << (first - 0xd4), depth);
    if (first >= 0xd9 && first <= 0xdb) return this.#skip(this.#length(first - 0xd9));
    if (first === 0xdc || first === 0xdd) return this.#list(this.#length(first - 0xdb), depth);
    if (first === 0xde || first === 0xdf) return this.#map(this.#length(first - 0xdd), depth);
    return false;
  }

  /** A length of 1, 2 or 4 bytes; more than any frame has when it is not there. */
  #length(power: number): number {
    const size = 1 << power;
    const start = this.at;
    this.at += size;
    return this.at <= this.#bytes.length ? this.#bytes.readUIntBE(start, size) : Number.POSITIVE_INFINITY;
  }

  #skip(length: number): boolean {
    return this.#to(this.at + length);
  }

  #to(end: number): boolean {
    this.at = end;
    return end <= this.#bytes.length;
  }

  #odd(length: number): boolean {
    this.plain = false;
    return this.#skip(length);
  }

  /** An extension of a fixed size. Type 0 with one byte is how the SDK writes `undefined`. */
  #fixed(size: number, depth: number): boolean {
    const type = this.#bytes[this.at];
    if (type === RECORD) return size === 1 ? this.#named(depth) : this.#stop();
    return size === 1 && type === 0 ? this.#skip(2) : this.#odd(size + 1);
  }

  /** A record that is named here: its byte, a list of keys, and then its fields. */
  #named(depth: number): boolean {
    const call = this.#bytes[this.at + 1];
    const list = this.#bytes[this.at + 2];
    if (call === undefined || list === undefined) return false;
    if (call < 0x40 || call > 0x7f || list < 0x90 || list > 0x9f) return this.#stop();
    this.at += 3;
    const keys = new Set<string>();
    for (let n = list & 0x0f; n > 0; n--) if (!this.#key(keys)) return false;
    this.#records.set(call, list & 0x0f);
    return this.#record(list & 0x0f, depth);
  }

  #record(fields: number, depth: number): boolean {
    if (depth >= MOST_DEPTH) return this.#stop();
    for (let n = 0; n < fields; n++) if (!this.value(depth + 1)) return false;
    return true;
  }

  /** A key: a text that stands there once, and is no way to the prototype. */
  #key(keys: Set<string>): boolean {
    const first = this.#bytes[this.at] ?? 0;
    const start = this.at + (first === 0xd9 ? 2 : 1);
    if (!this.value(MOST_DEPTH)) return false;
    const key = this.#bytes.toString('latin1', start, this.at);
    const text = (first >= 0xa0 && first <= 0xbf) || first === 0xd9;
    if (!text || keys.has(key) || key === '__proto__') this.plain = false;
    keys.add(key);
    return true;
  }

  #list(length: number, depth: number): boolean {
    if (length > this.#bytes.length - this.at) return false;
    if (depth >= MOST_DEPTH) return this.#stop();
    for (let n = 0; n < length; n++) if (!this.value(depth + 1)) return false;
    return true;
  }

  #map(length: number, depth: number): boolean {
    if (length > (this.#bytes.length - this.at) / 2) return false;
    if (depth >= MOST_DEPTH) return this.#stop();
    const keys = new Set<string>();
    for (let n = 0; n < length; n++) {
      if (!this.#key(keys)) return false;
      if (!this.value(depth + 1)) return false;
    }
    return true;
  }

  #stop(): boolean {
    this.deep = true;
    return false;
  }
}
