import type { Box } from '#shared/game/booth.ts';
import type { Entry } from '#shared/game/table.ts';
import type { Scenario } from '#shared/scenario/schema.ts';

/** A person at a table. Only a hash of the token is kept. */
export interface Person {
  readonly tokenHash: string;
  readonly seat: string | null;
  readonly host: boolean;
  /** Was gone too long while the host's right was theirs: somebody else has it until they are back. */
  readonly lends?: true;
}

/** What is pinned when a table opens, and who sits there. The seed is a secret of the server. */
export interface Header {
  readonly code: string;
  /** The rules that wrote it (`RULES_VERSION`); a table of newer rules is not opened. */
  readonly rules: number;
  readonly scenario: Scenario;
  readonly seed: string;
  readonly openDice: boolean;
  readonly clocks: 'live' | 'relaxed' | 'none';
  /** Minutes the evening is to take; null as the scenario is written. */
  readonly length: null | '25' | '45' | '90';
  /** How well bots play. */
  readonly level: 1 | 2 | 3;
  /** Seats that people may take; null for all. */
  readonly seats: readonly string[] | null;
  readonly people: readonly Person[];
  /** Seats held by persons at the start; null while the lobby is open. */
  readonly started: readonly string[] | null;
  /** When it was started, in milliseconds of the wall clock; null while the lobby is open. */
  readonly began: number | null;
  /** The facilitator has stopped the game, with this much of the phase's clock left (milliseconds; null without a clock). */
  readonly paused: { readonly left: number | null } | null;
  /** The room is closed to newcomers: token hashes of the visitors who were here, and may come back. */
  readonly locked: readonly string[] | null;
  /** Acts at the end that were damaged on disk and cut off when the table came back, all in all. */
  readonly cut: number;
}

/** A header's part that says what has happened, before anything has. */
export const UNBEGUN = { people: [], started: null, began: null, paused: null, locked: null, cut: 0 } as const satisfies Partial<Header>;

/** One accepted act and, if a person asked for it, whose request it was. A paper can never be one of these. */
export interface Kept {
  readonly seq: number;
  readonly entry: Entry;
  readonly request: string | null;
}

/** The disk would not take a write (full, read-only, locked, failing): nothing of the act is kept, and it may be tried again. */
export class CannotSave extends Error {
  override readonly name = 'CannotSave';
  /** SQLite's own words for the reason, without anybody's. */
  readonly errstr: string;

  constructor(errstr: string) {
    super(`cannot save: ${errstr}`);
    this.errstr = errstr;
  }
}

/** Why a kept table is not opened, while others are; or, when the file opens, why none of it is. */
export class TableRefused extends Error {
  override readonly name = 'TableRefused';
  readonly errstr: string;

  constructor(errstr: string) {
    super(errstr);
    this.errstr = errstr;
  }
}

/**
 * The game is its journal: a header and the accepted acts with the facts they made. When `append` or `save` returns, it is on
 * disk, or, inside `together`, will be at the next `flush`. All that writes throws `CannotSave` when the disk does not take it.
 * Two adapters are foreseen (docs/architecture.md); the embedded one is `sqlite-journal.ts`.
 */
export interface Journal {
  /** Envelopes of the ballots that are open. */
  readonly box: Box;
  save(header: Header): void;
  append(code: string, kept: Kept): void;
  /** As `append`, and in the same transaction every envelope of this table leaves the box: either both have happened or neither. */
  appendAndEmptyBox(code: string, kept: Kept): void;
  /** Whether there is a table of this code, sound or not. */
  has(code: string): boolean;
  /** Null when there is none. Throws `TableRefused` when it is damaged, or was written by newer rules. */
  header(code: string): Header | null;
  /** All acts, in order, checked against their chain. Throws `TableRefused` when they are not whole. */
  entries(code: string): readonly Kept[];
  /**
   * To be called before a kept table goes on. A torn tail is cut off and kept aside; the number of acts that were lost comes
   * back, 0 for a sound table. Throws `TableRefused` when the damage lies deeper.
   */
  mend(code: string): number;
  /** Codes of tables that come back when somebody enters them: those not finished. */
  open(): readonly string[];
  /** Whether this code has a table that is not over. */
  isOpen(code: string): boolean;
  /** Nobody is there any more and nothing is left to be played: it comes back no more. */
  finish(code: string): void;
  /**
   * Runs an act whose writes reach the disk in one piece: at `flush` and at its end. If it throws, what was not flushed is
   * undone. Acts inside acts belong to the outer one.
   */
  together<T>(act: () => T): T;
  /** Brings what this act has written so far to the disk. Nobody may be told anything before. */
  flush(): void;
  /** Erases a table from this folder, so that no file in it still holds its text. */
  remove(code: string): void;
  /** Erases all tables that nobody has written to for this many days; their codes. */
  removeOlder(days: number): readonly string[];
  close(): void;
}
