import { clamp } from '../kit/math.ts';
import type { Candidate, Constants, Module, Scenario, SeatRow, StateRow } from '../scenario/schema.ts';
import type { Oath, PerCandidate } from './state.ts';

/** A scenario made ready for reckoning: looked up by index, with everything that never changes computed once. */
export interface World {
  readonly scenario: Scenario;
  readonly constants: Constants;
  readonly states: readonly StateRow[];
  readonly candidates: readonly [Candidate, Candidate, ...Candidate[]];
  /** Places of all states, in order. */
  readonly everywhere: readonly number[];
  /** State id to place in world order. */
  readonly indexOf: ReadonlyMap<string, number>;
  readonly seatRows: ReadonlyMap<string, SeatRow>;
  /** Candidate's id to place on the paper. */
  readonly candidateAt: ReadonlyMap<string, number>;
  /** Per candidate, the seats of its campaign: its own and its sponsor's. */
  readonly camps: readonly (readonly string[])[];
  readonly blocMembers: ReadonlyMap<string, readonly number[]>;
  /** States that one talk covers when they are of one bloc: max(2, round(N / 36)) (docs/rulebook.md §3). */
  readonly reach: number;
  /** How many times as large as a hall of 36 this one is, rounded, at least 1: what others find out is spread over as many. */
  readonly size: number;
  /** Interest, alignment and standing of each state for each candidate: everything fixed and public, in utility. */
  readonly base: readonly PerCandidate[];
  /** Platforms as states see them at the start. */
  readonly platforms: readonly (readonly number[])[];
  /** Weighted closeness of platforms alone, -1..1. */
  readonly interest: readonly PerCandidate[];
  /** Alignment term alone, in utility. */
  readonly alignment: readonly PerCandidate[];
  readonly standing: PerCandidate;
  readonly issueIndex: ReadonlyMap<string, number>;
  readonly discipline: ReadonlyMap<string, number>;
}

/** Compiles a validated scenario. Pure and cheap enough to do once per table. */
export function compileWorld(scenario: Scenario): World {
  const candidates = scenario.candidates as [Candidate, Candidate, ...Candidate[]];
  const { A, B } = scenario.constants;
  const standing: PerCandidate = candidates.map(sumStanding);
  const platforms = candidates.map((candidate) => mixed(candidate, TIE_AT_FIRST));
  const interest = scenario.states.map((row): PerCandidate => platforms.map((platform) => closeness(row, platform)));
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
    everywhere: scenario.states.map((_, i) => i),
    indexOf: new Map(scenario.states.map((row, i) => [row.id, i])),
    seatRows: new Map(scenario.seats.map((row) => [row.id, row])),
    candidateAt: new Map(candidates.map((candidate, c) => [candidate.id, c])),
    camps: candidates.map(({ id }) => scenario.seats.filter((row) => row.candidate === id).map((row) => row.id)),
    blocMembers,
    reach: Math.max(2, Math.round(scenario.states.length / 36)),
    size: Math.max(1, Math.round(scenario.states.length / 36)),
    base: scenario.states.map((_, i): PerCandidate => {
      const close = interest[i] as PerCandidate;
      const pull = alignment[i] as PerCandidate;
      return candidates.map((_, c) => A * (close[c] as number) + (pull[c] as number) + (standing[c] as number));
    }),
    interest,
    platforms,
    alignment,
    standing,
    issueIndex: new Map(scenario.issues.map((issue, k) => [issue.id, k])),
    discipline: new Map(scenario.blocs.map((bloc) => [bloc.id, bloc.discipline])),
  };
}

/** How close a platform is to a state's ideals, -1..1; `factors` weigh issues more once they were spoken about. */
export function closeness(row: Pick<StateRow, 'ideals' | 'weights'>, platform: readonly number[], factors?: readonly number[]): number {
  let sum = 0;
  let total = 0;
  for (let k = 0; k < row.ideals.length; k++) {
    const weight = factors ? (row.weights[k] as number) * (factors[k] as number) : (row.weights[k] as number);
    const distance = (row.ideals[k] as number) - (platform[k] as number);
    sum += weight * (1 - (distance < 0 ? -distance : distance));
    total += weight;
  }
  return sum / total;
}

/** How far states take a candidate for its sponsor's, before anybody has said anything (docs/rulebook.md §12, "Independence"). */
const TIE_AT_FIRST = 0.5;

/** A platform in the eyes of states: the person's own and the sponsor's wish, mixed by how tied they look (0 free … 1 tied). */
export const mixed = (candidate: Candidate, tie: number): readonly number[] =>
  candidate.platform.map((own, k) => Math.round(10_000 * ((1 - tie) * own + tie * (candidate.wish[k] as number))) / 10_000);

/** How tied a candidate looks: half at first, less after a public pledge, more for each private one that came out. */
export const tieOf = (oath: Oath): number => clamp(TIE_AT_FIRST - (oath.pledged ? 0.4 : 0) + (oath.pledged ? 0.5 : 0.15) * oath.out, 0, 1);

/** Place of a candidate on the paper, from 0; -1 when there is none of that id. */
export const candidateIndex = (world: World, id: string): number => world.candidateAt.get(id) ?? -1;

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
export const campSeats = (world: World, candidate: number): readonly string[] => world.camps[candidate] as readonly string[];

/** Seats whose state belongs to this bloc. */
export const blocSeats = (world: World, bloc: string): readonly string[] =>
  world.scenario.seats.filter((row) => world.states[world.indexOf.get(row.id) ?? -1]?.bloc === bloc).map((row) => row.id);

/** Whether the scenario plays with this module. */
export const plays = (world: World, module: Module): boolean => world.scenario.modules.includes(module);

/** Who keeps the notes: a campaign together (its candidate's id), a delegation alone (its seat id). */
export function knowerOf(world: World, seat: string): string {
  return world.seatRows.get(seat)?.candidate ?? seat;
}

/** A copy of a list with one entry raised by `by`. */
export const raise = (list: PerCandidate, at: number, by: number): PerCandidate => list.map((value, c) => (c === at ? value + by : value));

/** A copy of a list with one entry changed. */
export const withEntry = <T>(list: readonly T[], at: number, entry: T): readonly T[] => list.map((value, c) => (c === at ? entry : value));

const sumStanding = (candidate: Candidate): number => candidate.standing.reduce((sum, part) => sum + part.value, 0);
