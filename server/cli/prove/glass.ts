import { type BallotId, type KeyKeeper, PAPER_BYTES } from '#shared/game/booth.ts';
import { ENVELOPE_BYTES, KEY_BYTES } from '#shared/protocol/envelope.ts';

/** The same for every ballot, so that two games of a pair show the same one. */
const KEY = new Uint8Array(KEY_BYTES).fill(4);

/** An envelope that anybody can look through: as long as a real one, the paper and nothing else. */
export function glassEnvelope(paper: Uint8Array): Uint8Array {
  const envelope = new Uint8Array(ENVELOPE_BYTES);
  envelope.set(paper);
  return envelope;
}

/**
 * Keys for proofs that are about something else than the envelopes: without chance, and without the work of the ciphers. They outlive a
 * process, as real ones do.
 */
export class GlassKeys implements KeyKeeper {
  readonly #kept = new Map<string, string>();

  make(ballot: BallotId): Uint8Array {
    this.#kept.set(ballot.code, nameOf(ballot));
    return KEY;
  }

  find(ballot: BallotId): Uint8Array | null {
    return this.#kept.get(ballot.code) === nameOf(ballot) ? KEY : null;
  }

  open(ballot: BallotId, envelopes: readonly Uint8Array[]): readonly (Uint8Array | null)[] {
    if (!this.find(ballot)) throw new Error('the key of this ballot is lost');
    return envelopes.map((envelope) => envelope.slice(0, PAPER_BYTES));
  }

  keepOnly(code: string, ballot: BallotId | null): void {
    if (!ballot || this.#kept.get(code) !== nameOf(ballot)) this.#kept.delete(code);
  }
}

/** Keys that open none of these envelopes, as a real key does not. */
export class BlindKeys extends GlassKeys {
  override open(_ballot: BallotId, envelopes: readonly Uint8Array[]): readonly null[] {
    return envelopes.map(() => null);
  }
}

const nameOf = ({ post, round, epoch }: BallotId): string => `${post}/${round}/${epoch}`;
