/**
 * Results kept beside the immutable object they were made from, for as long as that object lives. Parts of a state are never changed
 * in place, so identity is equality: nothing kept here can be out of date, and nothing of one game can reach another.
 */

/** What `make` gives for this object, made once for each object. */
export function keptFor<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const kept = new WeakMap<K, V>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}

/**
 * For results that depend on more than one object: `(key, inputs, make)` gives what was last made for this key, as long as every
 * one of the inputs is the same as then. The key is the one that changes most rarely.
 */
export function keptWhile<K extends object, V>(): (key: K, inputs: readonly unknown[], make: () => V) => V {
  const kept = new WeakMap<K, { readonly inputs: readonly unknown[]; readonly value: V }>();
  return (key, inputs, make) => {
    const known = kept.get(key);
    if (known?.inputs.every((input, n) => input === inputs[n])) return known.value;
    const value = make();
    kept.set(key, { inputs, value });
    return value;
  };
}
