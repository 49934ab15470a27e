import type { Box } from '#shared/game/booth.ts';
import type { Entry } from '#shared/game/table.ts';
import type { Scenario } from '#shared/scenario/schema.ts';

/** A person at a table. Only a hash of the token is kept. */
export interface Person {
  readonly tokenHash: string;
  readonly seat: string | null;
  readonly host: boolean;
}

/** What is pinned when a table opens, and who sits there. The seed is a secret of the server. */
export interface Header {
  readonly code: string;
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
}

/** One accepted act and, if a person asked for it, whose request it was. A paper can never be one of these. */
export interface Kept {
  readonly seq: number;
  readonly entry: Entry;
  readonly request: string | null;
}

/**
 * The game is its journal: a header and the accepted acts with the facts they made. When `append` returns, the act is on disk.
 * Two adapters are foreseen (docs/architecture.md); the embedded one is `sqlite-journal.ts`.
 */
export interface Journal {
  /** Envelopes of the ballots that are open. */
  readonly box: Box;
  save(header: Header): void;
  append(code: string, kept: Kept): void;
  /** As `append`, and in the same transaction every envelope of this table leaves the box: either both have happened or neither. */
  appendAndEmptyBox(code: string, kept: Kept): void;
  header(code: string): Header | null;
  entries(code: string): readonly Kept[];
  /** Codes of tables that are not over. */
  open(): readonly string[];
  finish(code: string): void;
  close(): void;
}
