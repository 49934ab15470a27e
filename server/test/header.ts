import { RULES_VERSION } from '#shared/game/rules-version.ts';
import { type Header, UNBEGUN } from '../store/journal.ts';

/** The header of a table that nobody has begun, with whatever is said of it: for tests and proofs of what is kept. */
export const headerOf = (own: Pick<Header, 'code' | 'scenario' | 'seed'> & Partial<Header>): Header => ({
  rules: RULES_VERSION,
  openDice: false,
  clocks: 'none',
  length: null,
  level: 3,
  seats: null,
  ...UNBEGUN,
  ...own,
});
