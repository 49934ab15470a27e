/**
 * The booth's ports (docs/architecture.md, "The booth"). The rule module never sees a paper: it says who may hand in one
 * (`BallotCall`, the roll), a host keeps what was handed in (`Box`) closed under a key (`KeyKeeper`), and the table is given nothing but
 * the tally (`countPapers`).
 */
export interface BallotCall {
  /** 0 the first post, else a linked one. */
  readonly post: number;
  readonly round: number;
  readonly epoch: number;
  /** Candidate ids in the order of the paper. */
  readonly options: readonly string[];
  /** Seats held by persons who are on the roll and may hand in a paper. */
  readonly electorate: readonly string[];
  /** One set of chances per cross that the game makes: P(vote) per option, then P(blank). */
  readonly gamePapers: readonly (readonly number[])[];
  /** On how many papers each of these crosses stands: two where a vote was handed over. */
  readonly copies: readonly number[];
}

/** Which ballot of which table. Nothing sealed for one can be opened as if it were for another. */
export interface BallotId {
  /** The table's code. */
  readonly code: string;
  readonly post: number;
  readonly round: number;
  /** Counts the re-runs of one round. */
  readonly epoch: number;
}

/** Envelopes by seat, one each: a later one takes the place of the earlier. What is inside, the box cannot tell. */
export interface Box {
  /** Keeps an envelope; when it returns, the envelope outlives this process. */
  put(code: string, seat: string, envelope: Uint8Array): void;
  /** Takes a seat's envelope out again, when it leaves the roll before the close. */
  remove(code: string, seat: string): void;
  /** What is in the box, by seat, in the order of the seats' ids and not of their coming. */
  envelopes(code: string): ReadonlyMap<string, Uint8Array>;
}

/** Who makes a ballot's key, opens envelopes with it once, and lets it die. The secret half never leaves the keeper. */
export interface KeyKeeper {
  /** A fresh key for a ballot that opens; its public half. */
  make(ballot: BallotId): Uint8Array;
  /** The public half of a key that is still there, also one from an earlier process; null when it is lost. */
  find(ballot: BallotId): Uint8Array | null;
  /** What the envelopes say, in their order; null for one that was not sealed for this ballot. Without an await. Throws when the key is lost. */
  open(ballot: BallotId, envelopes: readonly Uint8Array[]): readonly (Uint8Array | null)[];
  /** Destroys every key of this table but, if one is named, this ballot's. */
  keepOnly(code: string, ballot: BallotId | null): void;
}

/** Bytes of every paper, whatever it says. */
export const PAPER_BYTES = 32;

/** The paper as bytes: a version, the option's place on the paper, padding. `choice` null is a blank paper. */
export function markPaper(choice: number | null): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(PAPER_BYTES);
  bytes[0] = 1;
  bytes[1] = choice === null ? 255 : choice;
  return bytes;
}

/** What a paper says to the count: the option's index, or null when it is blank or any other mark. */
export function readPaper(bytes: Uint8Array, options: number): number | null {
  const mark = bytes[1] as number;
  return bytes.length === PAPER_BYTES && bytes[0] === 1 && mark < options ? mark : null;
}
