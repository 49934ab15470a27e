import type { World } from './world.ts';

/**
 * Splits a list of answers so that each state with a seat stands alone: its seat is told of its own answer and of no other's.
 * The first part holds all states without a seat and may be empty.
 */
export function perSeat<T extends { readonly state: string }>(world: World, answers: readonly T[]): readonly (readonly T[])[] {
  const seated = answers.filter((answer) => world.seatRows.has(answer.state));
  return [answers.filter((answer) => !world.seatRows.has(answer.state)), ...seated.map((answer) => [answer])];
}
