import type { Room } from 'colyseus';

/** The part of Colyseus' message registry that is used here (`RoomMessages.events` in @colyseus/core). */
interface Registry {
  readonly onMessageEvents: { readonly events: object };
}

/**
 * Answers every message whose name has no handler. Colyseus closes the connection of somebody who sends one, and has no wildcard
 * for requests, so its registry, a map without a prototype, is given one that knows all names. To be called last: names that are
 * registered afterwards are not heard.
 */
export function answerUnknown<C>(room: Room, answer: (client: C, name: string) => unknown): void {
  const { events } = (room as unknown as Registry).onMessageEvents;
  Object.setPrototypeOf(events, new Proxy({}, { get: (_, name) => [(client: C) => answer(client, String(name))] }));
}
