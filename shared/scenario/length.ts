import type { Brief, ClauseKind, Clocks, Goal, Length, Module, Scenario } from './schema.ts';

/** The lengths there are, in minutes of a lesson. */
export const MINUTES = ['25', '45', '90'] as const satisfies readonly Length['minutes'][];

/** Whether a text from outside names one of them. */
export const isMinutes = (text: string): text is Length['minutes'] => MINUTES.some((minutes) => minutes === text);

/**
 * The scenario as it is played at one of its lengths: fewer days, modules and clauses, other clocks. A length that the scenario does
 * not have gives null; no length gives the scenario as written.
 */
export function atLength(scenario: Scenario, minutes: Length['minutes'] | null): Scenario | null {
  if (minutes === null) return scenario;
  const length = scenario.lengths.find((entry) => entry.minutes === minutes);
  if (!length) return null;
  const call = scenario.rollCall;
  const scaled = (n: number) => (n === 0 ? 0 : Math.max(1, Math.round((n * length.talks) / 100)));
  return {
    ...scenario,
    days: length.days,
    modules: length.modules,
    clauses: length.clauses,
    unlock: length.unlock,
    cover: length.cover,
    rollCall: call && length.days >= 2 ? { ...call, day: Math.min(call.day, length.days) } : null,
    headlines: scenario.headlines.filter((headline) => headline.day <= length.days),
    seats: scenario.seats.map((seat) => ({ ...seat, talks: scaled(seat.talks), briefs: briefsAt(length, seat.briefs) })),
    clocks: Object.fromEntries(
      Object.entries(scenario.clocks).map(([phase, seconds]) => [phase, Math.round((seconds * length.clock) / 100)]),
    ) as Clocks,
  };
}

/** What must be played for a goal of this kind to be met; the others need nothing that a length can leave out. */
const NEEDS: { readonly [K in Goal['kind']]?: { readonly clause: ClauseKind } | { readonly module: Module } } = {
  'aid-received': { clause: 'aid' },
  'letters-received': { clause: 'letter' },
  'chair-received': { clause: 'chair' },
  'chair-promised': { clause: 'chair' },
  'experts-sent': { clause: 'expertise' },
  'expertise-received': { clause: 'expertise' },
  bargains: { module: 'deals' },
  lines: { module: 'blocs' },
  'text-within': { module: 'groups' },
  'text-moved': { module: 'groups' },
  quotes: { module: 'press' },
  'printed-forecast-off': { module: 'press' },
};

/** What is played, as far as goals ask for it; `rolls`: whether the roll is called. */
type Played = Pick<Length, 'modules' | 'clauses'> & { readonly rolls: boolean };

/** What a goal of this kind needs and is not played, for whoever wrote it; null where it can be met. */
export function lacking({ modules, clauses, rolls }: Played, kind: Goal['kind']): string | null {
  if (kind === 'abstentions' || kind === 'abstentions-at-most') return rolls ? null : 'roll-call';
  const need = NEEDS[kind];
  if (need === undefined) return null;
  if ('clause' in need) return clauses.includes(need.clause) ? null : `clause "${need.clause}"`;
  return modules.includes(need.module) ? null : `module "${need.module}"`;
}

/** The briefs of a seat whose three goals can be met at this length: no other is dealt. */
export function briefsAt({ days, modules, clauses }: Pick<Length, 'days' | 'modules' | 'clauses'>, briefs: readonly Brief[]): Brief[] {
  // A length calls the roll on the second day at the earliest.
  const played = { modules, clauses, rolls: days >= 2 };
  return briefs.filter(({ goals }) => goals.every(({ kind }) => lacking(played, kind) === null));
}
