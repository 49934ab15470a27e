/** How each part of a T is read from an At: one list for whoever wants all of it at once and for whoever wants a part now and then. */
export type Parts<At, T> = { readonly [K in keyof T]: (at: At) => T[K] };

/** All parts, as plain data. */
export function whole<At, T extends object>(parts: Parts<At, T>): (at: At) => T {
  const keys = Object.keys(parts) as (keyof T)[];
  return (at) => {
    const made: Partial<T> = {};
    for (const key of keys) made[key] = parts[key](at);
    return made as T;
  };
}

/**
 * The same, but each part is read when it is first asked for, and then kept. To look at, not to send: its parts are not its own
 * properties, so it is no plain data. No part may be `undefined`.
 */
export function lazily<At, T extends object>(parts: Parts<At, T>): (at: At) => T {
  class Reader {
    readonly at: At;
    readonly made: unknown[] = [];
    constructor(at: At) {
      this.at = at;
    }
  }
  for (const [n, key] of (Object.keys(parts) as (keyof T)[]).entries()) {
    const read = parts[key];
    Object.defineProperty(Reader.prototype, key, {
      get(this: Reader) {
        const known = this.made[n];
        if (known !== undefined) return known;
        const made = read(this.at);
        this.made[n] = made;
        return made;
      },
    });
  }
  return (at) => new Reader(at) as unknown as T;
}
