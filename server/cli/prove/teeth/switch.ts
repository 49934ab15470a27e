/** What a planted fault puts in the place of a function or class: made from the original. Typed where it is written (`of`). */
export type Graft = (original: never) => unknown;

/** By module (a path from the root) and export: what is put in its place. */
export type Grafts = Readonly<Record<string, Readonly<Record<string, Graft>>>>;

/** A graft with its type: `make` is given the real thing. */
export const of = <F>(make: (original: F) => F): Graft => make as unknown as Graft;

let active: Grafts = {};
let made = new Map<string, unknown>();

/** Plants these and takes out whatever was planted before. */
export function plant(grafts: Grafts): void {
  active = grafts;
  made = new Map();
}

/** A function or class that is the original, or what is planted in its place at the moment it is called. */
export function grafted<F extends object>(module: string, name: string, original: F): F {
  const current = (): F => {
    const graft = active[module]?.[name];
    if (!graft) return original;
    const key = `${module} ${name}`;
    if (!made.has(key)) made.set(key, graft(original as never));
    return made.get(key) as F;
  };
  return new Proxy(original, {
    apply: (_, self, given) => Reflect.apply(current() as unknown as () => unknown, self, given),
    construct: (_, given) => Reflect.construct(current() as unknown as new () => object, given),
  });
}
