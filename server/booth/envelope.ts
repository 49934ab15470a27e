import { createDecipheriv, type ECDH, hkdfSync } from 'node:crypto';
import type { BallotId } from '#shared/game/booth.ts';
import { ENVELOPE_BYTES, KEY_BYTES, NONCE_BYTES, PURPOSE, sealedFor, TAG_BYTES } from '#shared/protocol/envelope.ts';

/**
 * The paper in an envelope, with the box's key. Null when it was sealed for another box or ballot, was touched, or never was an envelope.
 * Node's own ciphers answer at once, so a count that opens envelopes has no await in it.
 */
export function openEnvelope(envelope: Uint8Array, key: ECDH, ballot: BallotId): Uint8Array | null {
  if (envelope.length !== ENVELOPE_BYTES) return null;
  const from = envelope.subarray(0, KEY_BYTES);
  const nonce = envelope.subarray(KEY_BYTES, KEY_BYTES + NONCE_BYTES);
  const closed = envelope.subarray(KEY_BYTES + NONCE_BYTES, ENVELOPE_BYTES - TAG_BYTES);
  try {
    const secret = key.computeSecret(from);
    const info = Buffer.concat([Buffer.from(PURPOSE), from, key.getPublicKey()]);
    const cipher = createDecipheriv('aes-256-gcm', Buffer.from(hkdfSync('sha256', secret, '', info, 32)), nonce);
    cipher.setAAD(Buffer.from(sealedFor(ballot)));
    cipher.setAuthTag(envelope.subarray(ENVELOPE_BYTES - TAG_BYTES));
    return Buffer.concat([cipher.update(closed), cipher.final()]);
  } catch {
    // Not a point of the curve, or sealed for something else: this paper is invalid, and why is nobody's business.
    return null;
  }
}
