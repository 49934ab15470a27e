/** A state as the roll-call needs it. */
export interface Called {
  readonly region: string;
  /** French name; regions are called one after the other, each in French alphabetical order (docs/rulebook.md §7). */
  readonly called: string;
}

/** Names called a second (docs/rulebook.md §7). */
export const CALLED_A_SECOND = 12;

const french = new Intl.Collator('fr', { sensitivity: 'base', ignorePunctuation: true });

/** Places of the states in the order in which they are called: by region in the scenario's order, inside it alphabetical in French. */
export function rollOrder(states: readonly Called[], regions: readonly string[]): readonly number[] {
  const rank = new Map(regions.map((region, i) => [region, i]));
  const last = regions.length;
  return states
    .map((state, i) => ({ state, i }))
    .sort(
      (a, b) =>
        (rank.get(a.state.region) ?? last) - (rank.get(b.state.region) ?? last) ||
        french.compare(a.state.called, b.state.called) ||
        a.i - b.i,
    )
    .map(({ i }) => i);
}

/** How many have been called after so many milliseconds; all of them once it is over. */
export function calledAfter(elapsed: number, total: number): number {
  return Math.max(0, Math.min(total, Math.floor((elapsed / 1000) * CALLED_A_SECOND) + 1));
}
