import { createECDH, randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type BallotId, markPaper } from '#shared/game/booth.ts';
import { ENVELOPE_BYTES } from '#shared/protocol/envelope.ts';
import { sealPaper } from '#shared/protocol/seal.ts';
import { sealForBox } from '../../client/session/seal.ts';
import { openEnvelope } from '../booth/envelope.ts';

const ballot: BallotId = { code: 'BAKE27', post: 0, round: 1, epoch: 1 };
const box = createECDH('prime256v1');
box.generateKeys();
const key = new Uint8Array(box.getPublicKey());

/** The ways a page seals: with the browser's cipher, and with the library where there is none. */
const ways: Record<string, (paper: Uint8Array<ArrayBuffer>, to?: BallotId) => Promise<Uint8Array>> = {
  'with a cipher': (paper, to = ballot) => sealForBox(paper, key, to),
  'without one': (paper, to = ballot) => {
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) });
    return sealForBox(paper, key, to);
  },
  'in plain JavaScript': async (paper, to = ballot) => sealPaper(paper, key, to, randomBytes),
};
const { crypto } = globalThis;
afterEach(() => vi.unstubAllGlobals());

describe('envelopes', () => {
  for (const [way, seal] of Object.entries(ways)) {
    test(`sealed ${way}: 125 bytes, never the same twice, and the server reads what was marked`, async () => {
      for (const mark of [0, 1, null]) {
        const paper = markPaper(mark);
        const [one, two] = [await seal(paper), await seal(paper)];
        expect([one.length, two.length]).toEqual([ENVELOPE_BYTES, ENVELOPE_BYTES]);
        expect(Buffer.from(one).equals(two)).toBe(false);
        expect(openEnvelope(one, box, ballot)).toEqual(Buffer.from(paper));
      }
    });

    test(`sealed ${way}: it opens for no other table, post, round, epoch or key`, async () => {
      const envelope = await seal(markPaper(0));
      for (const other of [{ code: 'BAKE28' }, { post: 1 }, { round: 2 }, { epoch: 2 }])
        expect(openEnvelope(envelope, box, { ...ballot, ...other })).toBeNull();
      const another = createECDH('prime256v1');
      another.generateKeys();
      expect(openEnvelope(envelope, another, ballot)).toBeNull();
    });
  }

  test('an envelope that was touched in any byte, cut, or made up is no paper, and no error', async () => {
    const envelope = await sealForBox(markPaper(1), key, ballot);
    for (let n = 0; n < envelope.length; n++) {
      const touched = Uint8Array.from(envelope, (byte, at) => (at === n ? byte ^ 1 : byte));
      expect(openEnvelope(touched, box, ballot), `byte ${n}`).toBeNull();
    }
    expect(openEnvelope(envelope.subarray(1), box, ballot)).toBeNull();
    expect(openEnvelope(randomBytes(ENVELOPE_BYTES), box, ballot)).toBeNull();
    expect(openEnvelope(new Uint8Array(0), box, ballot)).toBeNull();
  });
});
