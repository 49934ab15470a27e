import type { Scenario } from './schema.ts';

/** A secret ballot needs this much doubt for each name (docs/rulebook.md §7). */
const LEAST_COVER = 4;
/** From so many on, papers of persons hide each other. */
const HIDE_EACH_OTHER = 5;
/** One paper more or less: `p(1 − p)` at its largest. */
const ONE_PAPER = 0.25;

/** How many papers of persons the game's own papers hide: measured by the author, else by what each can take off the cover at most. */
export const hiddenPapers = ({ hides, cover }: Pick<Scenario, 'hides' | 'cover'>): number =>
  hides ?? Math.min(HIDE_EACH_OTHER - 1, Math.max(0, Math.floor((cover - LEAST_COVER) / ONE_PAPER)));

/** Whether a ballot in which persons hold these seats may be secret. Decided before the game begins, and never again. */
export function hasCover(scenario: Scenario, persons: readonly string[]): boolean {
  const states = new Set(scenario.states.map((row) => row.id));
  const papers = persons.filter((seat) => states.has(seat)).length;
  return scenario.ballot.open || papers >= HIDE_EACH_OTHER || papers <= hiddenPapers(scenario);
}
