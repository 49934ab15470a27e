import type { BallotRules, ClauseKind, Length, Module, Scenario, SeatRow } from '#shared/scenario/schema.ts';

/** What most scenarios have in common, so that a new one says only what is its own. */

/** A majority of the valid papers, all names to the end, at most three ballots: the ITU's rules (General Rules, No. 176 and after). */
export const MAJORITY: BallotRules = { rule: 'majority', most: 3, open: false, proxy: false };

/** Modules that every hall can play with, living persons or not. */
export const PLAIN: readonly Module[] = ['core', 'deals', 'floor', 'blocs', 'groups', 'independence', 'backers', 'documents'];
/** What a class meets in 45 minutes (docs/rulebook.md §14). */
const CLASS: readonly Module[] = ['core', 'deals', 'floor', 'groups', 'documents', 'press'];

/** Clauses for a first lesson: aid, letters, public acts, written promises, chairs. */
export const FIRST_CLAUSES: readonly ClauseKind[] = ['aid', 'letter', 'endorse', 'silence', 'rollcall', 'promise', 'chair', 'note'];
/** Everything but a bond to come or to stay away, which no real state is offered here (docs/rulebook.md §5). */
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
      clock: 250,
      unlock: Object.fromEntries(Object.entries(UNLOCK).filter(([, day]) => day <= days)),
    }),
  ];
}

/** What the five issues are called wherever they are talked about; the draft of each stands in the middle at the start. */
export const ISSUES = {
  forum: { id: 'forum', name: 'Who decides', low: 'many voices', high: 'states decide', text: 0 },
  control: { id: 'control', name: 'The open net', low: 'open flow', high: 'national control', text: 0 },
  connect: { id: 'connect', name: 'Connection', low: 'market-led', high: 'publicly financed', text: 0 },
  standards: { id: 'standards', name: 'Standards', low: 'industry-led', high: 'state-led', text: 0 },
  spectrum: { id: 'spectrum', name: 'Spectrum', low: 'first come', high: 'reserved access', text: 0 },
} as const satisfies Readonly<Record<string, Scenario['issues'][number]>>;

/** The model's constants as fitted in Bucharest; a small hall raises TAU, so that its papers hide one another (docs/facts.md). */
export const CONSTANTS: Scenario['constants'] = {
  A: 3,
  B: 0.9,
  D: 0.95,
  TAU: 1.3,
  SIG: 1,
  GLOB: 0.35,
  BLOC: 0.25,
  BLANK: -1.4,
  BLANKW: 0.5,
  POLITE: 1.2,
  POLSLOPE: 1.15,
};

/** What every invented hall says of its sources first, and of its states. */
export const ALL_INVENTED: Scenario['sources'][number] = {
  field: 'all',
  note: 'Invented from end to end: no state, person or sponsor here is real.',
};
export const STATES_BY_RULE: Scenario['sources'][number] = {
  field: 'states',
  note: 'Attributes follow from a leaning, its certainty and a number of staff by rules that are the same for all.',
};

/** Seconds of each phase where a class plays. */
export const CLOCKS: Scenario['clocks'] = {
  briefing: 30,
  corridor: 240,
  seal: 45,
  reveal: 20,
  rollcall: 30,
  handshake: 45,
  forecast: 40,
  booth: 90,
  count: 45,
  recess: 90,
  delivery: 60,
};

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
export const NOTHING_MORE: Pick<Scenario, 'circulars' | 'linked' | 'headlines' | 'scoring' | 'unlock' | 'par' | 'calibration'> = {
  circulars: true,
  linked: [],
  headlines: [],
  scoring: 'goals',
  unlock: {},
  par: {},
  calibration: [],
};
