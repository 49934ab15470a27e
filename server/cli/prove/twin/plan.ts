import { draw, shuffled } from '#shared/kit/dice.ts';
import type { Brief, Scenario, SeatRow } from '#shared/scenario/schema.ts';
import { goal } from '../../facts/briefs.ts';
import { hall } from '../../proof/hall.ts';

/** Who watches: a seat, the host without a seat, somebody who looks on from the lobby, the projector that comes later, or the archive. */
export type Kind = SeatRow['kind'] | 'facilitator' | 'spectator' | 'projector' | 'replay';

/** One whose whole stream must be the same in both runs. `person`: their place among the people; null for the archive. */
export interface Viewer {
  readonly kind: Kind;
  readonly person: number | null;
  readonly seat: string | null;
}

/** Two games that may differ in what none of the viewers may see. */
export interface Plan {
  readonly seed: string;
  /** The same hall twice; in the second, seats in `hidden` have other briefs. */
  readonly scenarios: readonly [Scenario, Scenario];
  /** By place: the seat each person takes. The first is the host, and a facilitator without one. */
  readonly people: readonly (string | null)[];
  readonly viewers: readonly Viewer[];
  /** Seats that may do what no viewer sees: persons, neither watched nor of a watched campaign or a bot's. */
  readonly hidden: readonly string[];
  /** Seats without a person. */
  readonly empty: readonly string[];
}

/** A whole number below n. */
export type Chooser = (n: number) => number;

/** Whole numbers below n, one after another, from a seed. */
export function picker(seed: string): Chooser {
  let nth = 0;
  return (n) => draw(seed, 'twin', nth++) % Math.max(1, n);
}

const SEATLESS = ['facilitator', 'spectator', 'projector', 'replay'] as const;
const VIEWERS = 5;
const DELEGATIONS = 6;

export function planOf(seed: string): Plan {
  const pick = picker(`${seed}|plan`);
  const base = pick(4) === 0 ? LONGER : SHORT;
  const seats = base.seats.map((row) => row.id);
  const watched = watchedSeats(base, pick);
  const camps = (id: string) => campOf(base, id);
  const near = new Set(watched.flatMap(camps));
  // Now and then somebody stays at home, and a bot or the game takes the seat.
  const empty = pick(5) === 0 ? seats.filter((id) => !near.has(id) && pick(9) === 0).slice(0, 1) : [];
  const shut = new Set([...near, ...empty.flatMap(camps)]);
  const hidden = seats.filter((id) => !shut.has(id));
  const people = [null, ...seats.filter((id) => !empty.includes(id))];
  const seatless = shuffled(SEATLESS, seed, 'seatless').slice(0, VIEWERS - watched.length);
  const place = (kind: (typeof SEATLESS)[number]): number | null =>
    kind === 'facilitator' ? 0 : kind === 'replay' ? null : people.push(null) - 1;
  const viewers = [
    ...watched.map((seat): Viewer => ({ kind: kindOf(base, seat), person: people.indexOf(seat), seat })),
    ...seatless.map((kind): Viewer => ({ kind, person: place(kind), seat: null })),
  ];
  return { seed, scenarios: [base, withOtherBriefs(base, hidden)], people, viewers, hidden, empty };
}

/** One to three seats, of all kinds over many plans, that leave enough others to do something hidden. */
function watchedSeats(scenario: Scenario, pick: Chooser): string[] {
  const wanted = 1 + pick(3);
  const left = scenario.seats.map((row) => row.id);
  return Array.from({ length: wanted }, () => left.splice(pick(left.length), 1)[0] as string);
}

const kindOf = (scenario: Scenario, seat: string): SeatRow['kind'] => (scenario.seats.find((row) => row.id === seat) as SeatRow).kind;

/** A seat and those who see into its purse and ledger. */
function campOf(scenario: Scenario, seat: string): string[] {
  const { candidate } = scenario.seats.find((row) => row.id === seat) as SeatRow;
  return candidate === undefined ? [seat] : scenario.seats.filter((row) => row.candidate === candidate).map((row) => row.id);
}

/** Goals that hang on public facts and sums alone: how many a seat met is told to everyone, and must not tell of a hidden deal. */
function plainly(days: number): Scenario {
  const scenario = hall({ delegations: DELEGATIONS, others: true });
  const [first, second] = scenario.candidates.map((candidate) => candidate.id) as [string, string];
  const goals: Brief['goals'] = [goal.elected(first), goal.marginUnder(6), goal.backing(second, 3)];
  return {
    ...scenario,
    days,
    rollCall: { day: days, title: 'A regret', modelText: 'The hall regrets.', label: 'invented', target: first },
    seats: scenario.seats.map((row) => ({ ...row, briefs: row.briefs.map((brief) => ({ ...brief, goals })) })),
  };
}

/** The same goals in another order, under other names and other words. */
const withOtherBriefs = (scenario: Scenario, hidden: readonly string[]): Scenario => ({
  ...scenario,
  seats: scenario.seats.map((row) => (hidden.includes(row.id) ? { ...row, briefs: row.briefs.map(otherwise) } : row)),
});

function otherwise(brief: Brief): Brief {
  const [one, two, three] = brief.goals as [Brief['goals'][number], Brief['goals'][number], Brief['goals'][number]];
  const goals = [three, one, two] as Brief['goals'];
  return { ...brief, id: `${brief.id}x`, want: `${brief.want} And quietly.`, need: 'Other means.', goals };
}

/** Halls of one day and of two. */
const SHORT = plainly(1);
const LONGER = plainly(2);
