import type { Visitor } from './sitting.ts';

/** Who is connected to one room, in the order of coming, found by connection or by person. */
export class Visitors {
  readonly #bySession = new Map<string, Visitor>();
  readonly #byPerson = new Map<string, Visitor>();

  get size(): number {
    return this.#bySession.size;
  }

  /** Somebody is here. Whoever was here as the same person has to be gone. */
  add(visitor: Visitor): void {
    this.#bySession.set(visitor.client.sessionId, visitor);
    this.#byPerson.set(visitor.tokenHash, visitor);
  }

  /** Somebody is gone. Returns who that was; null when this connection is nobody's any more. */
  remove(sessionId: string): Visitor | null {
    const visitor = this.#bySession.get(sessionId);
    if (!visitor) return null;
    this.#bySession.delete(sessionId);
    if (this.#byPerson.get(visitor.tokenHash) === visitor) this.#byPerson.delete(visitor.tokenHash);
    return visitor;
  }

  of(sessionId: string): Visitor | null {
    return this.#bySession.get(sessionId) ?? null;
  }

  /** The visitor who is this person; null while they are away. */
  person(tokenHash: string): Visitor | null {
    return this.#byPerson.get(tokenHash) ?? null;
  }

  [Symbol.iterator](): IterableIterator<Visitor> {
    return this.#bySession.values();
  }
}
