import type { BallotRules, ClauseKind, Length, Module, Scenario, SeatRow } from '#shared/scenario/schema.ts';

/** What most scenarios have in common, so that a new one says only what is its own. */

/** A majority of the valid papers, all names to the end, at most three ballots: the ITU's rules (General Rules, No. 176 and after). */
export const MAJORITY: BallotRules = { rule: 'majority', most: 3, open: false, proxy: false };

/** Modules that every hall can play with, living persons or not. */
export const PLAIN: readonly Module[] = ['core', 'deals', 'floor', 'blocs', 'groups', 'independence', 'backers', 'documents'];
/** What a class meets in 45 minutes (docs/rulebook.md §14). */
export const CLASS: readonly Module[] = ['core', 'deals', 'floor', 'groups', 'documents', 'press'];

/** Clauses for a first lesson: aid, letters, public acts, written promises, chairs. */
export const FIRST_CLAUSES: readonly ClauseKind[] = ['aid', 'letter', 'endorse', 'silence', 'rollcall', 'promise', 'chair', 'note'];
/** Everything but being paid to come or to stay away, which no real state is offered here (docs/rulebook.md §12). */
export const REAL_CLAUSES: readonly ClauseKind[] = [...FIRST_CLAUSES, 'expertise', 'travel'];

/** Verbs of a long game that open on the second and third day, three at most. */
const UNLOCK: Readonly<Record<string, number>> = { 'line.table': 2, 'group.lobby': 2, 'document.show': 2, investigate: 3 };

/** The three lengths of a scenario whose file is the match. `cover` is the 5 % quantile at each, read off the simulator. */
export function lengthsOf(modules: readonly Module[], clauses: readonly ClauseKind[], days: number, cover: number): Length[] {
  const short = modules.filter((module) => CLASS.includes(module));
  const few = clauses.filter((clause) => FIRST_CLAUSES.includes(clause));
  const length = (own: Partial<Length> & Pick<Length, 'minutes' | 'preset'>): Length => ({
    days: Math.min(2, days),
    modules: [...modules],
    clauses: [...clauses],
    talks: 100,
    clock: 100,
    unlock: {},
    cover,
    ...own,
  });
  return [
    length({ minutes: '25', preset: 'match', modules: short, clauses: few, clock: 70 }),
    length({ minutes: '45', preset: 'class45', modules: short, clauses: few, clock: 120 }),
    length({
      minutes: '90',
      preset: 'full',
      days,
      clock: 160,
      unlock: Object.fromEntries(Object.entries(UNLOCK).filter(([, day]) => day <= days)),
    }),
  ];
}

/** A seat without goods, bench or vote; the rest is said where it is made. */
export const bareSeat = (own: Pick<SeatRow, 'id' | 'kind' | 'title' | 'blurb' | 'briefs'> & Partial<SeatRow>): SeatRow => ({
  talks: 3,
  aid: 0,
  letters: 0,
  chairs: 0,
  expertise: 0,
  targets: [],
  voice: null,
  bench: [],
  ...own,
});

/** Parts of a scenario that most leave empty. */
export const NOTHING_MORE: Pick<Scenario, 'linked' | 'headlines' | 'scoring' | 'unlock' | 'par' | 'calibration'> = {
  linked: [],
  headlines: [],
  scoring: 'goals',
  unlock: {},
  par: {},
  calibration: [],
};
