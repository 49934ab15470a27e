/** What turns one plain value into another. `undefined` never occurs inside: views are JSON. */
export type Patch =
  | { readonly set: unknown }
  | {
      readonly keys: { readonly [key: string]: Patch };
      readonly drop?: readonly string[];
    };

type Plain = { readonly [key: string]: unknown };
const isPlain = (value: unknown): value is Plain => value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * The structural difference from `before` to `after`, or null when they are equal. Made between two views that were already
 * cut for the same seat, so it can carry nothing that the seat may not see. Lists are replaced whole.
 */
export function diff(before: unknown, after: unknown): Patch | null {
  if (before === after) return null;
  if (!isPlain(before) || !isPlain(after)) return same(before, after) ? null : { set: after };
  const keys: { [key: string]: Patch } = {};
  let [changed, kept] = [0, 0];
  for (const key of Object.keys(after)) {
    const [was, is] = [before[key], after[key]];
    if (was !== undefined) kept++;
    // Most of a view is the very same as before.
    if (was === is) continue;
    const change = was === undefined ? { set: is } : diff(was, is);
    if (!change) continue;
    keys[key] = change;
    changed++;
  }
  const old = Object.keys(before);
  if (old.length > kept) return { keys, drop: old.filter((key) => !(key in after)) };
  return changed > 0 ? { keys } : null;
}

/** Applies a patch made by `diff`. The input is left alone. */
export function apply(before: unknown, patch: Patch): unknown {
  if ('set' in patch) return patch.set;
  const result: { [key: string]: unknown } = {
    ...(isPlain(before) ? before : {}),
  };
  for (const [key, change] of Object.entries(patch.keys)) result[key] = apply(result[key], change);
  for (const key of patch.drop ?? []) delete result[key];
  return result;
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (isPlain(a) && isPlain(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
  }
  return false;
}
