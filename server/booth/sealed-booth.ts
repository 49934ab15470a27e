import { randomInt } from 'node:crypto';
import type { BallotCall, BallotId, Box, KeyKeeper } from '#shared/game/booth.ts';
import type { Tally } from '#shared/game/command.ts';
import { countPapers } from '#shared/game/papers.ts';
import type { Entropy } from '#shared/kit/dice.ts';
import { no, ok, type Result } from '#shared/kit/result.ts';
import { ENVELOPE_BYTES } from '#shared/protocol/envelope.ts';

/** What the count is given for an envelope that does not open: no paper says this. */
const INVALID = new Uint8Array(0);

/**
 * One open ballot: envelopes go in unopened and are opened once, together, without their seats (docs/decisions/0010-two-envelopes.md).
 * `roll` says at each moment who may hand in a paper. What an earlier process left in the box is still in it.
 */
export class SealedBooth {
  readonly #ballot: BallotId;
  readonly #roll: () => BallotCall;
  readonly #box: Box;
  readonly #keys: KeyKeeper;
  readonly #entropy: Entropy;
  readonly #in: Set<string>;
  /** The public half of the key, for everybody. */
  readonly key: Uint8Array;

  /** `key`: the public half of a key that `keys` holds for this ballot. */
  constructor(ballot: BallotId, key: Uint8Array, roll: () => BallotCall, box: Box, keys: KeyKeeper, entropy: Entropy) {
    this.#ballot = ballot;
    this.key = key;
    this.#roll = roll;
    this.#box = box;
    this.#keys = keys;
    this.#entropy = entropy;
    this.#in = new Set(box.envelopes(ballot.code).keys());
    // Somebody left the room, and the process died before their envelope was out of the box.
    const { electorate } = roll();
    for (const seat of this.#in) if (!electorate.includes(seat)) this.remove(seat);
  }

  /** An envelope into the box, in place of the seat's earlier one. It is not opened, and the answer is the same whatever is in it. */
  put(seat: string, to: Omit<BallotId, 'code'>, envelope: Uint8Array): Result<null> {
    const { post, round, epoch } = this.#ballot;
    if (to.post !== post || to.round !== round || to.epoch !== epoch) return no('ballot-closed');
    if (!this.#roll().electorate.includes(seat)) return no('not-on-roll');
    if (envelope.length !== ENVELOPE_BYTES) return no('paper-malformed');
    this.#box.put(this.#ballot.code, seat, envelope);
    this.#in.add(seat);
    return ok(null);
  }

  /** Takes a seat's envelope out, when it leaves the roll before the close. */
  remove(seat: string): void {
    this.#box.remove(this.#ballot.code, seat);
    this.#in.delete(seat);
  }

  /** Reads again who has an envelope in the box, after writes that were undone. */
  lookAgain(): void {
    this.#in.clear();
    for (const seat of this.#box.envelopes(this.#ballot.code).keys()) this.#in.add(seat);
  }

  /** Whether this seat has an envelope in the box. For the seat itself. */
  has(seat: string): boolean {
    return this.#in.has(seat);
  }

  /** Seats of the electorate without an envelope. For the host's clock, never for players. */
  missing(): readonly string[] {
    return [...new Set(this.#roll().electorate)].filter((seat) => !this.#in.has(seat));
  }

  /** Whether what is in the box can still be opened. */
  get opens(): boolean {
    return this.#keys.find(this.#ballot) !== null;
  }

  /** Opens all envelopes and counts. It changes nothing: until the sum is on disk, a process that dies has lost nothing. */
  count(): Tally {
    const call = this.#roll();
    const bySeat = this.#box.envelopes(this.#ballot.code);
    // From here on no envelope has a seat, and its place says nothing.
    const envelopes = shuffled(call.electorate.flatMap((seat) => bySeat.get(seat) ?? []));
    const papers = this.#keys.open(this.#ballot, envelopes).map((paper) => paper ?? INVALID);
    return countPapers(call, papers, this.#entropy);
  }
}

/** In an order that the operating system draws (Fisher and Yates). */
function shuffled<T>(items: readonly T[]): readonly T[] {
  const mixed = [...items];
  for (let n = mixed.length - 1; n > 0; n--) {
    const k = randomInt(n + 1);
    [mixed[n], mixed[k]] = [mixed[k] as T, mixed[n] as T];
  }
  return mixed;
}
