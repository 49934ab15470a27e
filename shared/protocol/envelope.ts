import type { BallotId } from '../game/booth.ts';

/**
 * What an envelope is (docs/protocol.md, "A paper"): a fresh public key of P-256 (65 bytes, uncompressed), a nonce (12), the paper of 32
 * bytes under AES-256-GCM, its tag (16). The same size whatever the paper says.
 */
export const ENVELOPE_BYTES = 125;
/** Bytes of a public key: 4, x, y. */
export const KEY_BYTES = 65;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** What is sealed along with the paper, so that it opens in this ballot of this table and in no other. */
export const sealedFor = ({ code, post, round, epoch }: BallotId): string => `${code}/${post}/${round}/${epoch}`;

/** The purpose in the derivation of an envelope's key (HKDF-SHA-256 without salt); both public keys follow it. */
export const PURPOSE = 'present-and-voting paper';
