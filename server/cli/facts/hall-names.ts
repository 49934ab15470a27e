import type { Candidate, Scenario, SeatRow } from '#shared/scenario/schema.ts';
import { type BriefText, briefsFor } from './briefs.ts';
import type { HallPlan } from './hall.ts';
import { candidateSeat, sponsorSeat } from './hall-seats.ts';

/** The names that an invented hall votes on, and the parts of its file that are only lists (docs/facts.md, "Invented halls"). */
export interface HallName extends Pick<Candidate, 'id' | 'name' | 'statement' | 'publicCost' | 'side'> {
  /** The state that nominated this name: id and name. */
  readonly sponsor: readonly [id: string, name: string];
  /** On the hall's issues, in its order, −1 to 1. */
  readonly platform: readonly number[];
  readonly wish: readonly number[];
}

/** A heading of personal standing, and what it is worth to each name in their order. */
export type Standing = readonly [heading: string, ...values: readonly number[]];

/** The candidates' rows; every part of an invented standing says that it is invented. */
export const candidatesOf = (names: readonly HallName[], standing: readonly Standing[]): Candidate[] =>
  names.map(({ id, name, sponsor, platform, wish, statement, publicCost, side }, n) => ({
    id,
    name,
    short: name,
    nominatedBy: sponsor[0],
    platform: [...platform],
    wish: [...wish],
    statement,
    standing: standing.map(([text, ...values]) => ({ text, value: values[n] as number, source: 'invented' })),
    publicCost,
    side,
  }));

/** Briefs of one kind of seat, for the name it works for. */
type BriefsOf = (name: string) => readonly BriefText[];

/** A campaign for each name, then the state that nominated it: all names first, all sponsors after them. */
export function campaignSeats(
  scenario: string,
  names: readonly HallName[],
  briefs: { readonly candidate: BriefsOf; readonly sponsor: BriefsOf },
  own: { readonly candidate?: Partial<SeatRow>; readonly sponsor?: Partial<SeatRow> } = {},
): SeatRow[] {
  return [
    ...names.map(({ id, name }) => candidateSeat(id, name, { ...own.candidate, briefs: briefsFor(scenario, id, briefs.candidate(id)) })),
    ...names.map(({ id, sponsor: [state, title] }) =>
      sponsorSeat(state, title, id, { ...own.sponsor, briefs: briefsFor(scenario, state, briefs.sponsor(id)) }),
    ),
  ];
}

/** The regions of a hall whose regions are its blocs. */
export const regionsOf = (plan: HallPlan, names: Readonly<Record<string, string>>): Scenario['regions'] =>
  plan.blocs.map(({ id }) => ({ id, name: names[id] ?? id }));
