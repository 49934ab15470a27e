/** What requests are made of. */
export type Packable = string | number | boolean | null | readonly Packable[] | { readonly [key: string]: Packable };

/**
 * MessagePack of the small values that a proof's bare clients send; whole numbers from 0 to 127 and lists and texts of a few
 * bytes. The SDK's own packer is no package of ours.
 */
export function pack(value: Packable): Buffer {
  if (value === null) return Buffer.of(0xc0);
  if (typeof value === 'boolean') return Buffer.of(value ? 0xc3 : 0xc2);
  if (typeof value === 'number') return Buffer.of(value);
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return Buffer.concat([bytes.length < 32 ? Buffer.of(0xa0 | bytes.length) : Buffer.of(0xd9, bytes.length), bytes]);
  }
  if (isList(value)) return Buffer.concat([Buffer.of(0x90 | value.length), ...value.map(pack)]);
  const entries = Object.entries(value);
  return Buffer.concat([Buffer.of(0x80 | entries.length), ...entries.flatMap(([key, entry]) => [pack(key), pack(entry)])]);
}

const isList = (value: object): value is readonly Packable[] => Array.isArray(value);

/** The short text that stands here, as MessagePack writes it. */
export const wordAt = (data: Buffer, at: number): string => data.subarray(at + 1, at + 1 + ((data[at] ?? 0) & 0x1f)).toString('latin1');
