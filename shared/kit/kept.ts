/**
 * Results kept as long as what they were made from is still the same. Parts of a state are never changed in place, so identity is
 * equality: nothing kept here can be out of date, and no game can see what another has left.
 *
 * Each keeps its last result and no more: a state lives for one act, and a long memory of states would cost more than it saves.
 */

/**
 * `(host, inputs, make)` gives what was last made for this host, if every input is the very same as then. The host is what lives
 * long: the world of a table, an agenda, a book of promises. What is kept goes with it.
 */
export function keptWhile<V>(): (host: object, inputs: readonly unknown[], make: () => V) => V {
  const kept = new WeakMap<object, { readonly inputs: readonly unknown[]; readonly value: V }>();
  return (host, inputs, make) => {
    const last = kept.get(host);
    if (last && same(last.inputs, inputs)) return last.value;
    const value = make();
    kept.set(host, { inputs, value });
    return value;
  };
}

/** The same for a reckoning about one object that knows of no host: what `make` gave for the last one. */
export function keptLast<K extends object, V>(make: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}

function same(some: readonly unknown[], others: readonly unknown[]): boolean {
  for (let n = 0; n < some.length; n++) if (some[n] !== others[n]) return false;
  return true;
}
