import type { PublicState } from '#shared/game/view.types.ts';
import type { StateRow } from '#shared/scenario/schema.ts';

/** What a list of states is narrowed to. `lean` is a candidate's id, `backs:` and an id, `unknown`, or empty. */
export interface Filter {
  readonly text: string;
  readonly bloc: string;
  readonly lean: string;
}

export const NO_FILTER: Filter = { text: '', bloc: '', lean: '' };

/** Whether a state belongs in the list. Accents do not matter to somebody who types. */
export function fits(filter: Filter, state: PublicState, row: StateRow | undefined): boolean {
  if (!row) return false;
  if (filter.text && !plain(row.name).includes(plain(filter.text))) return false;
  if (filter.bloc && row.bloc !== filter.bloc) return false;
  if (!filter.lean) return true;
  if (filter.lean === 'unknown') return state.certainty === 0 && state.backs === null;
  if (filter.lean.startsWith('backs:')) return state.backs === filter.lean.slice('backs:'.length);
  return state.certainty > 0 && state.towards === filter.lean;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
