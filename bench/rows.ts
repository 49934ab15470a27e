/** One line of the bench: our figure, a peer's beside it, and their ratio. */
export interface Row {
  readonly measure: string;
  readonly reference: string;
  readonly ours: number;
  readonly theirs: number | null;
  readonly ratio: number | null;
  /** Lowest and highest ratio of the rounds. */
  readonly interval: readonly [number, number] | null;
  /** The ratio that the middle of the rounds may have, our own figure where there is no peer; null where nothing is promised. */
  readonly most: number | null;
}

/** One round: what we took and what the peer took, one after the other. */
export interface Pair {
  readonly us: number;
  readonly them: number;
}

/** A row from rounds. Fails the bench when the middle ratio is above `most`. */
export function row(measure: string, reference: string, pairs: readonly Pair[], most: number | null = null): Row {
  const ratios = pairs.map((pair) => pair.us / pair.them).sort((a, b) => a - b);
  return {
    measure,
    reference,
    ours: plain(median(pairs.map((pair) => pair.us))),
    theirs: plain(median(pairs.map((pair) => pair.them))),
    ratio: short(median(ratios)),
    interval: [short(ratios[0] ?? 0), short(ratios.at(-1) ?? 0)],
    most,
  };
}

/** The middle of a list; 0 of none. */
export function median(list: readonly number[]): number {
  return list.slice().sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
}

/** Whole numbers where they are large. */
const plain = (x: number): number => (x > 100 ? Math.round(x) : Math.round(100 * x) / 100);

/** One place where a ratio is above one, four where it is far below. */
const short = (x: number): number => (x > 0.1 ? Math.round(x * 10) / 10 : Math.round(x * 10_000) / 10_000);
