import type { Reply } from '#shared/protocol/messages.ts';

const MOST_REPLIES = 200;
const MOST_PEOPLE = 200;

/**
 * The answers that people of one room were given, so that a request which travels twice is done once and answered alike. Bounded:
 * the oldest are forgotten first. Accepted commands are remembered for good by the journal.
 */
export class Replies {
  readonly #people = new Map<string, Map<string, Reply>>();

  /** The answer this person was given to the request of this id; null when it is new or long ago. */
  given(person: string, id: string): Reply | null {
    return this.#people.get(person)?.get(id) ?? null;
  }

  /** Remembers an answer. */
  keep(person: string, id: string, reply: Reply): void {
    const own = this.#people.get(person) ?? new Map<string, Reply>();
    own.set(id, reply);
    forgetOldest(own, MOST_REPLIES);
    // Whoever spoke last comes last, so that silent onlookers are forgotten before people who play.
    this.#people.delete(person);
    this.#people.set(person, own);
    forgetOldest(this.#people, MOST_PEOPLE);
  }
}

function forgetOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
