import type { BallotId } from '#shared/game/booth.ts';
import { NONCE_BYTES, PURPOSE, sealedFor } from '#shared/protocol/envelope.ts';

/**
 * Seals a paper for a box whose public key is `boxKey`. A page served by plain HTTP has no cipher of its own and seals with a library, which
 * comes only then. Rejects when `boxKey` is no key.
 */
export async function sealForBox(paper: Uint8Array<ArrayBuffer>, boxKey: Uint8Array<ArrayBuffer>, ballot: BallotId): Promise<Uint8Array> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (subtle) return sealWith(subtle, paper, boxKey, ballot);
  const { sealPaper } = await import('#shared/protocol/seal.ts');
  return sealPaper(paper, boxKey, ballot, fresh);
}

const fresh = (n: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(n));

async function sealWith(
  subtle: SubtleCrypto,
  paper: Uint8Array<ArrayBuffer>,
  boxKey: Uint8Array<ArrayBuffer>,
  ballot: BallotId,
): Promise<Uint8Array> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const text = new TextEncoder();
  const box = await subtle.importKey('raw', boxKey, curve, false, []);
  const pair = await subtle.generateKey(curve, false, ['deriveBits']);
  const own = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const secret = await subtle.deriveBits({ name: 'ECDH', public: box }, pair.privateKey, 256);
  const info = new Uint8Array([...text.encode(PURPOSE), ...own, ...boxKey]);
  const from = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info },
    from,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const nonce = fresh(NONCE_BYTES);
  const closed = await subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: text.encode(sealedFor(ballot)) }, key, paper);
  return new Uint8Array([...own, ...nonce, ...new Uint8Array(closed)]);
}
