import type { GameState, PromiseBook } from './state.ts';
import type { World } from './world.ts';

/** What promises and tallies add up to, for goals, scores and the debrief. */

/** Whether promises to c may stand against papers: promise-givers and all others are at least five each (docs/rulebook.md §9). */
export function comparable(world: World, state: GameState, c: number): boolean {
  const held = livePromises(state.promises[c] as PromiseBook).length;
  return held >= 5 && world.states.length - held >= 5;
}

/** States whose written promise to this candidate is still live. */
export const livePromises = (book: PromiseBook): readonly string[] => Object.keys(book).filter((id) => book[id]?.live);

/** The tally that decided, or the last one. */
export const decisive = (state: GameState) =>
  (
    mainBallots(state).find((ballot) => ballot.elected !== null) ??
    mainBallots(state)
      .filter((ballot) => ballot.tally)
      .at(-1)
  )?.tally ?? null;

/** The first tally that counted for the post the game is about: what forecasts were sealed for, before any name dropped out. */
export const firstCount = (state: GameState) => mainBallots(state).find((ballot) => ballot.tally && !ballot.void)?.tally ?? decisive(state);

/** Ballots on the post the game is about. */
const mainBallots = (state: GameState) => state.ballots.filter((ballot) => ballot.post === 0);
