import { createECDH, type ECDH } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { BallotId, KeyKeeper } from '#shared/game/booth.ts';
import { openEnvelope } from './envelope.ts';

const CURVE = 'prime256v1';
const SECRET_BYTES = 32;

/**
 * Keys of open ballots as files of this folder, readable by this user alone; the folder belongs outside the data and, where there is one, in
 * memory (`server/keys.ts`). So a key outlives `kill -9`, dies with the machine and is in no copy of the data. A process holds a secret
 * half only while it makes one or counts.
 */
export class KeyFolder implements KeyKeeper {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  make(ballot: BallotId): Uint8Array {
    const key = createECDH(CURVE);
    key.generateKeys();
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.keepOnly(ballot.code, null);
    const file = openSync(join(this.#folder, nameOf(ballot)), 'wx', 0o600);
    const secret = Buffer.alloc(SECRET_BYTES);
    // A small number comes without its leading zeros.
    const bare = key.getPrivateKey();
    bare.copy(secret, SECRET_BYTES - bare.length);
    try {
      writeSync(file, secret);
      fsyncSync(file);
    } finally {
      closeSync(file);
      secret.fill(0);
      bare.fill(0);
    }
    return key.getPublicKey();
  }

  find(ballot: BallotId): Uint8Array | null {
    return this.#read(ballot)?.getPublicKey() ?? null;
  }

  open(ballot: BallotId, envelopes: readonly Uint8Array[]): readonly (Uint8Array | null)[] {
    const key = this.#read(ballot);
    if (!key) throw new Error('the key of this ballot is lost');
    return envelopes.map((envelope) => openEnvelope(envelope, key, ballot));
  }

  keepOnly(code: string, ballot: BallotId | null): void {
    const kept = ballot && nameOf(ballot);
    for (const name of this.#names()) if (name.startsWith(`${code}-`) && name !== kept) destroy(join(this.#folder, name));
  }

  /** Destroys the keys of all tables but these: of what was deleted or ended while no process was there to do it. */
  sweep(codes: readonly string[]): void {
    for (const name of this.#names()) if (!codes.some((code) => name.startsWith(`${code}-`))) destroy(join(this.#folder, name));
  }

  #names(): readonly string[] {
    return existsSync(this.#folder) ? readdirSync(this.#folder).filter((name) => name.endsWith('.key')) : [];
  }

  #read(ballot: BallotId): ECDH | null {
    const path = join(this.#folder, nameOf(ballot));
    if (!existsSync(path)) return null;
    const secret = readFileSync(path);
    try {
      const key = createECDH(CURVE);
      key.setPrivateKey(secret);
      return key;
    } catch {
      // A process died while it wrote this: no key, so nothing can have been sealed with it.
      return null;
    } finally {
      secret.fill(0);
    }
  }
}

const nameOf = ({ code, post, round, epoch }: BallotId): string => `${code}-${post}-${round}-${epoch}.key`;

/** Zeros over the secret before the file goes: the folder may lie on a disk after all. */
function destroy(path: string): void {
  const file = openSync(path, 'r+');
  try {
    writeSync(file, Buffer.alloc(SECRET_BYTES));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  unlinkSync(path);
}
