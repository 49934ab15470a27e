/** What one proof is asked for. */
export interface Asked {
  /** A tenth or less of the whole proof, for CI. The lines stay the same; only the counts shrink. */
  readonly quick: boolean;
  /** Draws everything that is random in the proof; printed, so that a failure can be had again. */
  readonly seed: string;
  /** Instead of the proof's own count of pairs, games, kills, frames, clients or rooms; null for its own. */
  readonly count: number | null;
}

/** One sentence of the promise, with what was seen. */
export interface Line {
  readonly line: string;
  readonly ok: boolean;
  readonly seen: string | number;
}

/** What a proof found. It fails when any of its lines does. */
export interface Finding {
  readonly lines: readonly Line[];
  /** Counts and ratios that are worth a look, by name. */
  readonly figures: { readonly [name: string]: number | string };
}

/** One promise about secrecy or survival as something that can be run and can fail. */
export interface Proof {
  run(asked: Asked): Promise<Finding>;
}
