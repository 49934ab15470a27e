import type { Tally } from './command.ts';

/**
 * The booth's port (docs/rulebook.md §7). The rule module never sees a paper: a host opens a booth when the doors open, gives it
 * the papers as opaque bytes, and gives the table nothing but the tally. Three adapters exist: the room server's, the browser
 * worker's, and one with an injected key for the simulator and the tests.
 */
export interface BallotCall {
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

export type BoothAck =
  | { readonly ok: true; readonly round: number; readonly epoch: number }
  | {
      readonly ok: false;
      readonly code: 'not-on-roll' | 'ballot-closed' | 'paper-malformed';
    };

export interface Booth {
  /** Puts a paper in, or replaces the one that is there. The answer is the same whatever the paper says. */
  put(seat: string, round: number, epoch: number, paper: Uint8Array): BoothAck;
  /** Takes a seat's paper out again, when it leaves the roll before the close. */
  remove(seat: string): void;
  /** Seats of the electorate without a paper. For the host's clock and the facilitator, never for players. */
  missing(): readonly string[];
  /** Counts once and forgets everything. */
  close(): Tally;
}

/** Bytes of every paper, whatever it says. */
export const PAPER_BYTES = 32;

/** The paper as bytes: a version, the option's place on the paper, padding. `choice` null is a blank paper. */
export function markPaper(choice: number | null): Uint8Array {
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
