import type { StateRow } from '#shared/scenario/schema.ts';
import { derived, round } from './attributes.ts';
import { inFrenchOrder } from './french.ts';

/**
 * Invented states from one line each (docs/facts.md, "Invented halls"): `Name lean staff`, where a leaning is `a` (towards side +1), `b`
 * (towards side −1), `g` (both ways) or `u` (nothing known), a certainty of 0–3 follows, and `m` marks those who may stay away.
 */
export interface HallPlan {
  /** Which of the five issues the hall talks about, in the order of its file. */
  readonly issues: readonly (keyof typeof AXIS)[];
  /** What the dossier says of the last open vote: with whom the two sides voted. */
  readonly votedWith: { readonly a: string; readonly b: string };
  readonly blocs: readonly HallBloc[];
  /** The region of each bloc where it is not the bloc itself. */
  readonly region?: string;
  /** Chance of being in the room, for those who are sure and for those marked as doubtful. */
  readonly attendance?: readonly [sure: number, doubtful: number];
}

export interface HallBloc {
  readonly id: string;
  /** Centre on the invented map, in degrees. */
  readonly at: readonly [lon: number, lat: number];
  /** A seat for people and the neighbours it speaks for. */
  readonly benches: readonly Bench[];
  /** Everybody else, sponsors included. */
  readonly others: readonly string[];
}

export interface Bench {
  readonly seat: string;
  readonly blurb: string;
  readonly neighbours: readonly string[];
  /** Others of this bloc who listen to this seat too, from another bench or from none, by name. */
  readonly also?: readonly string[];
}

const AXIS = { forum: 0, control: 1, connect: 2, standards: 3, spectrum: 4 } as const;

/** What a line says. */
export interface HallEntry {
  readonly id: string;
  readonly name: string;
  readonly lean: 'a' | 'b' | 'g' | 'u';
  readonly certainty: number;
  readonly doubtful: boolean;
  readonly staff: number;
}

/** Reads one line; throws on one that is not in the form above. */
export function entryOf(line: string): HallEntry {
  const [, name, lean, certainty, doubt, staff] = /^(.+) ([abgu])([0-3])(m?) ([2-6])$/.exec(line) ?? [];
  if (name === undefined) throw new Error(`not a line of a hall: "${line}"`);
  return {
    id: slug(name),
    name,
    lean: lean as HallEntry['lean'],
    certainty: Number(certainty),
    doubtful: doubt === 'm',
    staff: Number(staff),
  };
}

export const slug = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/**
 * All states of a hall, by region and in French order; attributes follow from the line by the formulas of real states. Whoever nominated
 * one of these names is in the room for the vote: nobody sends a candidate and stays away.
 */
export function statesOf(plan: HallPlan, names: readonly { readonly sponsor: readonly [id: string, name: string] }[]): StateRow[] {
  const nominators = names.map(({ sponsor: [id] }) => id);
  return plan.blocs
    .flatMap((bloc) => blocStates(plan, bloc))
    .map((row) => (nominators.includes(row.id) ? { ...row, attendance: 1 } : row))
    .sort((x, y) => byText(x.region, y.region) || inFrenchOrder(x.called, y.called));
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function blocStates(plan: HallPlan, bloc: HallBloc): StateRow[] {
  const seated = bloc.benches.map((bench) => entryOf(bench.seat));
  const quiet = [...bloc.others, ...bloc.benches.flatMap((bench) => bench.neighbours)].map(entryOf);
  const [sure, doubtful] = plan.attendance ?? [0.96, 0.88];
  return [...seated, ...quiet].map((entry, n): StateRow => {
    const side = entry.lean === 'a' ? 1 : entry.lean === 'b' ? -1 : 0;
    const all = derived((entry.staff - 1) / 5.2, side * (0.25 + 0.25 * entry.certainty), side < 0);
    const some = <T>(list: readonly T[]) => plan.issues.map((issue) => list[AXIS[issue]] as T);
    // A sunflower around the bloc's centre: even, and the same in every build.
    const angle = (n + 1) * 2.39996;
    const radius = 7.5 * Math.sqrt(n + 1);
    return {
      id: entry.id,
      name: entry.name,
      called: entry.name,
      region: plan.region ?? bloc.id,
      bloc: bloc.id,
      ...all,
      ideals: some(all.ideals),
      weights: some(all.weights),
      attendance: entry.doubtful ? doubtful : sure,
      lon: round(bloc.at[0] + radius * Math.cos(angle)),
      lat: round(bloc.at[1] + 0.8 * radius * Math.sin(angle)),
      facts: [
        { label: 'Staff', value: String(entry.staff) },
        {
          label: 'Last open vote',
          value: side > 0 ? plan.votedWith.a : side < 0 ? plan.votedWith.b : entry.lean === 'u' ? 'absent' : 'abstained',
        },
      ],
    };
  });
}
