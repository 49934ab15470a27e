import { signal } from '@preact/signals';

/** Neighbours of a state that are taken along in the same talk; another state has none yet. */
export const company = signal<{ readonly of: string; readonly ids: readonly string[] }>({ of: '', ids: [] });

/** Nobody is taken along any more. */
export function partCompany(): void {
  company.value = { of: '', ids: [] };
}

/** Who is taken along to this state. */
export const taken = (id: string): readonly string[] => (company.value.of === id ? company.value.ids : []);
