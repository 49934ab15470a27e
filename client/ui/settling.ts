/** For so long a card that has just come under the finger takes no tap, milliseconds: the second half of a double tap is over by then. */
export const SETTLING_MS = 500;

/** The open card with what lies over it, and since when they have lain so. */
export interface Lay {
  readonly cards: string;
  readonly since: number;
}

/** How the cards lie now. What comes or goes under the open one does not move it, so only that one and those over it count. */
export function layOf(before: Lay | null, all: readonly string[], front: string | undefined, now: number): Lay {
  const cards = all.slice(0, front === undefined ? 0 : all.indexOf(front) + 1).join();
  return before?.cards === cards ? before : { cards, since: now };
}

/** Whether a tap at this time was meant for what lay there before. */
export const isSettling = (lay: Lay, tapped: number): boolean => tapped - lay.since < SETTLING_MS;
