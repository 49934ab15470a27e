import type { Candidate, Constants, Scenario, SeatRow, StateRow } from '../scenario/schema.ts';
import type { PerCandidate } from './state.ts';

/** A scenario made ready for reckoning: looked up by index, with everything that never changes computed once. */
export interface World {
  readonly scenario: Scenario;
  readonly constants: Constants;
  readonly states: readonly StateRow[];
  readonly candidates: readonly [Candidate, Candidate, ...Candidate[]];
  /** State id to place in world order. */
  readonly indexOf: ReadonlyMap<string, number>;
  readonly seatRows: ReadonlyMap<string, SeatRow>;
  readonly blocMembers: ReadonlyMap<string, readonly number[]>;
  /** States that one talk covers when they are of one bloc: max(1, round(N / 36)) (docs/rulebook.md §3). */
  readonly reach: number;
  /** Interest, alignment and standing of each state for each candidate: everything fixed and public, in utility. */
  readonly base: readonly PerCandidate[];
  /** Weighted closeness of platforms alone, -1..1. */
  readonly interest: readonly PerCandidate[];
  /** Alignment term alone, in utility. */
  readonly alignment: readonly PerCandidate[];
  readonly standing: PerCandidate;
  readonly issueIndex: ReadonlyMap<string, number>;
}

/** Compiles a validated scenario. Pure and cheap enough to do once per table. */
export function compileWorld(scenario: Scenario): World {
  const candidates = scenario.candidates as [Candidate, Candidate, ...Candidate[]];
  const { A, B } = scenario.constants;
  const standing: PerCandidate = candidates.map(sumStanding);
  const interest = scenario.states.map((row): PerCandidate => candidates.map((candidate) => closeness(row, candidate)));
  const alignment = scenario.states.map((row): PerCandidate => {
    const pull = B * scenario.alignmentWeight * row.alignment;
    return candidates.map((candidate) => pull * candidate.side);
  });
  const blocMembers = new Map<string, number[]>(scenario.blocs.map((bloc) => [bloc.id, []]));
  for (const [i, row] of scenario.states.entries()) blocMembers.get(row.bloc)?.push(i);
  return {
    scenario,
    constants: scenario.constants,
    states: scenario.states,
    candidates,
    indexOf: new Map(scenario.states.map((row, i) => [row.id, i])),
    seatRows: new Map(scenario.seats.map((row) => [row.id, row])),
    blocMembers,
    reach: Math.max(1, Math.round(scenario.states.length / 36)),
    base: scenario.states.map((_, i): PerCandidate => {
      const close = interest[i] as PerCandidate;
      const pull = alignment[i] as PerCandidate;
      return candidates.map((_, c) => A * (close[c] as number) + (pull[c] as number) + (standing[c] as number));
    }),
    interest,
    alignment,
    standing,
    issueIndex: new Map(scenario.issues.map((issue, k) => [issue.id, k])),
  };
}

/** How close a platform is to a state's ideals, -1..1; `factor(k)` weighs an issue more once it was spoken about. */
export function closeness(row: StateRow, candidate: Candidate, factor: (k: number) => number = () => 1): number {
  let sum = 0;
  let total = 0;
  for (let k = 0; k < row.ideals.length; k++) {
    const weight = (row.weights[k] as number) * factor(k);
    const distance = (row.ideals[k] as number) - (candidate.platform[k] as number);
    sum += weight * (1 - (distance < 0 ? -distance : distance));
    total += weight;
  }
  return sum / total;
}

/** Place of a candidate on the paper, from 0; -1 when there is none of that id. */
export const candidateIndex = (world: World, id: string): number => world.candidates.findIndex((candidate) => candidate.id === id);

/** The highest entry but candidate c's own; below everything where there is no other. */
export function bestOther(values: PerCandidate, c: number): number {
  let best = GONE;
  for (let other = 0; other < values.length; other++) {
    const value = values[other] as number;
    if (other !== c && value > best) best = value;
  }
  return best;
}

/** The utility that stands for a name no longer on the paper: below everything a state could feel. */
export const GONE = -99;

/** Mean of the entries of all candidates but c: what c is measured against in public. */
export function meanOfOthers(values: PerCandidate, c: number): number {
  let sum = 0;
  for (let other = 0; other < values.length; other++) if (other !== c) sum += values[other] as number;
  return sum / Math.max(1, values.length - 1);
}

/** Index of the highest entry; of equals the first. */
export const topOf = (values: PerCandidate): number => values.reduce((top, value, c) => (value > (values[top] as number) ? c : top), 0);

/** The candidate whose campaign this seat works for, or null for a delegation. */
export function campOf(world: World, seat: string): number | null {
  const row = world.seatRows.get(seat);
  return row?.candidate === undefined ? null : candidateIndex(world, row.candidate);
}

/** Seats of a campaign: the candidate's and its sponsor's. */
export const campSeats = (world: World, candidate: number): readonly string[] =>
  world.scenario.seats.filter((row) => row.candidate === (world.candidates[candidate] as Candidate).id).map((row) => row.id);

/** Who keeps the notes: a campaign together (its candidate's id), a delegation alone (its seat id). */
export function knowerOf(world: World, seat: string): string {
  return world.seatRows.get(seat)?.candidate ?? seat;
}

/** A copy of a list with one entry raised by `by`. */
export const raise = (list: PerCandidate, at: number, by: number): PerCandidate => list.map((value, c) => (c === at ? value + by : value));

/** A copy of a list with one entry changed. */
export const withEntry = <T>(list: readonly T[], at: number, entry: T): readonly T[] => list.map((value, c) => (c === at ? entry : value));

const sumStanding = (candidate: Candidate): number => candidate.standing.reduce((sum, part) => sum + part.value, 0);
