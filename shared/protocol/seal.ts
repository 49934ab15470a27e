import { gcm } from '@noble/ciphers/aes.js';
import { p256 } from '@noble/curves/nist.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { BallotId } from '../game/booth.ts';
import { NONCE_BYTES, PURPOSE, sealedFor } from './envelope.ts';

/** Bytes of entropy from which a key is made without a bias. */
const SEED_BYTES = 48;

/**
 * Seals a paper of 32 bytes for a box (`boxKey`: its public key, 65 bytes), in plain JavaScript: for pages without a secure context, which
 * have no cipher of their own. `fresh(n)` gives n bytes that nobody can guess. Throws when `boxKey` is not a point of the curve.
 */
export function sealPaper(paper: Uint8Array, boxKey: Uint8Array, ballot: BallotId, fresh: (n: number) => Uint8Array): Uint8Array {
  const { secretKey, publicKey } = p256.keygen(fresh(SEED_BYTES));
  const own = p256.Point.fromBytes(publicKey).toBytes(false);
  // Without its first byte a compressed point is its x: what ECDH calls the secret.
  const secret = p256.getSharedSecret(secretKey, boxKey, true).subarray(1);
  const key = hkdf(sha256, secret, undefined, concatBytes(utf8ToBytes(PURPOSE), own, boxKey), 32);
  const nonce = fresh(NONCE_BYTES);
  return concatBytes(own, nonce, gcm(key, nonce, utf8ToBytes(sealedFor(ballot))).encrypt(paper));
}
