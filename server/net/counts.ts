/**
 * How much came in since this process began: numbers, and nothing of what came. A parent that opened a channel to this process may
 * ask for them (`server/main.ts`); a proof does.
 */
export const counts = {
  /** Frames of whatever kind that sockets handed on. */
  frames: 0,
  /** Bodies of requests that a schema looked at. */
  read: 0,
  /** Connections that were ended for what came over them, by code. */
  cuts: {} as Record<number, number>,
};
export type Counts = typeof counts;
