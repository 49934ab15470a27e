import type { Candidate, Constants, Scenario, SeatRow, StateRow } from '../scenario/schema.ts';
import type { Pair } from './state.ts';

/** A scenario made ready for reckoning: looked up by index, with everything that never changes computed once. */
export interface World {
  readonly scenario: Scenario;
  readonly constants: Constants;
  readonly states: readonly StateRow[];
  readonly candidates: readonly [Candidate, Candidate];
  /** State id to place in world order. */
  readonly indexOf: ReadonlyMap<string, number>;
  readonly seatRows: ReadonlyMap<string, SeatRow>;
  readonly blocMembers: ReadonlyMap<string, readonly number[]>;
  /** States that one talk covers when they are of one bloc: max(1, round(N / 36)) (docs/rulebook.md §3). */
  readonly reach: number;
  /** Interest, alignment and standing of each state for each candidate: everything fixed and public, in utility. */
  readonly base: readonly Pair[];
  /** Weighted closeness of platforms alone, -1..1. */
  readonly interest: readonly Pair[];
  /** Alignment term alone, in utility. */
  readonly alignment: readonly Pair[];
  readonly standing: Pair;
  readonly issueIndex: ReadonlyMap<string, number>;
}

/** Compiles a validated scenario. Pure and cheap enough to do once per table. */
export function compileWorld(scenario: Scenario): World {
  const candidates: [Candidate, Candidate] = [scenario.candidates[0] as Candidate, scenario.candidates[1] as Candidate];
  const { A, B } = scenario.constants;
  const standing: Pair = [sumStanding(candidates[0]), sumStanding(candidates[1])];
  const interest = scenario.states.map((row): Pair => [closeness(row, candidates[0]), closeness(row, candidates[1])]);
  const alignment = scenario.states.map((row): Pair => {
    const pull = B * scenario.alignmentWeight * row.alignment;
    return [pull * candidates[0].side, pull * candidates[1].side];
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
    base: scenario.states.map((_, i): Pair => {
      const close = interest[i] as Pair;
      const pull = alignment[i] as Pair;
      return [A * close[0] + pull[0] + standing[0], A * close[1] + pull[1] + standing[1]];
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

/** Place of a candidate on the paper, 0 or 1; -1 when there is none of that id. */
export const candidateIndex = (world: World, id: string): number => world.candidates.findIndex((candidate) => candidate.id === id);

/** The other name on the paper. */
export const rival = (candidate: number): number => 1 - candidate;

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

/** A copy of a pair with one entry raised by `by`. */
export const raise = (pair: Pair, at: number, by: number): Pair => (at === 0 ? [pair[0] + by, pair[1]] : [pair[0], pair[1] + by]);

const sumStanding = (candidate: Candidate): number => candidate.standing.reduce((sum, part) => sum + part.value, 0);
