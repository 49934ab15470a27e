import fc from 'fast-check';
import { Packr, unpack } from 'msgpackr';
import { expect, test } from 'vitest';
import { readFrame } from '../net/frame.ts';

/** The shape of a frame, read before anything is decoded. Bodies are packed as the SDK packs them. */
const sdk = new Packr();
const plain = new Packr({ useRecords: false });
const name = (text: string): Buffer =>
  Buffer.concat([Buffer.from(text.length < 32 ? [0xa0 | text.length] : [0xd9, text.length]), Buffer.from(text)]);
const ask = (body: Buffer): Buffer => Buffer.concat([Buffer.from([21, 7]), name('command'), body]);
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const kindOf = (frame: Buffer) => readFrame(frame).kind;

test('everything that JSON can say goes on, however it was packed', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      fc.pre(!JSON.stringify(value).includes('__proto__'));
      for (const packr of [sdk, plain]) expect(kindOf(ask(packr.pack(value))), JSON.stringify(value)).toBe('whole');
    }),
    { numRuns: 2000 },
  );
  expect(kindOf(ask(sdk.pack({ id: 'a1b2c3d4', force: undefined })))).toBe('whole');
});

test('what goes on is decoded without a fault, and what cannot be decoded does not go on', () => {
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 3 });
  let whole = 0;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(sdk, plain), damage, (value, packr, bytes) => {
      const body = Buffer.from(packr.pack(value));
      for (const [at, byte] of bytes) body[at % body.length] = byte;
      const frame = ask(body);
      if (kindOf(frame) !== 'whole') return;
      if (body.length > 1) whole++;
      expect(() => unpack(frame.subarray(10))).not.toThrow();
    }),
    { numRuns: 20_000 },
  );
  expect(whole).toBeGreaterThan(500);
});

test('a body that ends early, has bytes behind it or lies about its length is no message', () => {
  const body = sdk.pack({ id: 'a1b2c3d4', seat: 'halden' });
  for (let end = 1; end < body.length; end++) expect(kindOf(ask(body.subarray(0, end))), `${end}`).toBe('broken');
  expect(kindOf(ask(Buffer.concat([body, Buffer.from([0])])))).toBe('broken');
  for (const lie of ['dd ffffffff', 'df ffffffff', 'db ffffffff', 'c6 ffffffff', 'dc ffff 01', 'c1'])
    expect(kindOf(ask(hex(lie))), lie).toBe('broken');
  for (const head of ['0d', '15', '15 07', '15 07 bf', '0d db ffffffff', '0d d9', '0d c1', '0d a2 c328'])
    expect(kindOf(hex(head)), head).toBe('broken');
});

test('bytes, dates, keys twice and what is deep go on without their body', () => {
  const deep = (n: number): unknown => (n === 0 ? 1 : [deep(n - 1)]);
  const bodies = [
    sdk.pack({ id: new Date(0) }),
    sdk.pack({ id: Buffer.from('abc') }),
    hex('c7 03 42 01 02 03'),
    plain.pack(new Map([[1, 2]])),
    hex('82 a1 61 01 a1 61 02'),
    hex('81 a9 5f5f70726f746f5f5f 80'),
    hex('d5 72 00 01 91 a1 61 01'),
    plain.pack(deep(13)),
    Buffer.concat([Buffer.alloc(60_000, 0x91), Buffer.from([1])]),
  ];
  for (const body of bodies) {
    const frame = readFrame(ask(body));
    expect(frame.kind, body.subarray(0, 12).toString('hex')).toBe('headless');
    expect(frame.kind === 'headless' && kindOf(frame.head)).toBe('whole');
  }
  expect(kindOf(ask(plain.pack(deep(12))))).toBe('whole');
});

test('what no room listens to is passed over', () => {
  for (const frame of ['', '00', 'ff', '13 01', '14 01', '0a 01', '12 00', '8d a1 61', '0b 01'])
    expect(kindOf(hex(frame)), frame).toBe('nothing');
  for (const frame of ['0a', '0c', '12', '0d a1 61', '11 a1 61 ff ff', '0d 05', '0d cb 7ff8000000000000'])
    expect(kindOf(hex(frame)), frame).toBe('whole');
});
