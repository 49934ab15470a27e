import * as z from 'zod/mini';
import { no, ok, type Result, unreachable } from '../kit/result.ts';
import { briefsAt } from './length.ts';
import { type Goal, type HeadlineEffect, Scenario, type SeatRow } from './schema.ts';

/**
 * Reads a scenario from parsed JSON. Refusals name the file, the place in it and the reason:
 * `{code: 'scenario-broken', args: {file, path, reason}}`.
 */
export function loadScenario(file: string, data: unknown): Result<Scenario> {
  const parsed = Scenario.safeParse(data, { error: z.locales.en().localeError });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return broken(file, issue?.path.map(String).join('.') || '(top)', issue?.message ?? 'does not match the format');
  }
  const fault = crossCheck(parsed.data);
  return fault ? broken(file, fault.path, fault.reason) : ok(parsed.data);
}

const broken = (file: string, path: string, reason: string) => no('scenario-broken', { file, path, reason });

interface Fault {
  readonly path: string;
  readonly reason: string;
}

/** What is not played with living persons and real states, as written or at one of its lengths (docs/rulebook.md §5, §12). */
const livingFaults = ({ modules, clauses }: Pick<Scenario, 'modules' | 'clauses'>, at: string): (Fault | null)[] => [
  modules.includes('scandal') ? { path: `${at}modules`, reason: 'no scandal where living persons are named (docs/rulebook.md §12)' } : null,
  clauses.includes('attend')
    ? { path: `${at}clauses`, reason: 'no bond to come or to stay away where real states are named (docs/rulebook.md §5)' }
    : null,
];

/** References and lengths that a shape alone cannot hold. The first fault is enough: an author mends one at a time. */
function crossCheck(s: Scenario): Fault | null {
  const k = s.issues.length;
  const states = new Set(s.states.map((row) => row.id));
  const candidates = new Set(s.candidates.map((row) => row.id));
  const blocs = new Set(s.blocs.map((row) => row.id));
  const regions = new Set(s.regions.map((row) => row.id));
  const seats = new Set(s.seats.map((row) => row.id));
  const issues = new Set(s.issues.map((row) => row.id));
  const faults: (Fault | null)[] = [
    unique('states', s.states),
    unique('candidates', s.candidates),
    unique('seats', s.seats),
    unique('blocs', s.blocs),
    unique('issues', s.issues),
    unique('regions', s.regions),
    ...campaignFaults(s),
    ...s.candidates.flatMap((c, i) => [
      known(states, c.nominatedBy, `candidates.${i}.nominatedBy`),
      length(c.platform, k, `candidates.${i}.platform`),
      length(c.wish, k, `candidates.${i}.wish`),
      states.has(c.id) ? { path: `candidates.${i}.id`, reason: `"${c.id}" is also a state` } : null,
    ]),
    ...s.states.flatMap((row, i) => [
      known(blocs, row.bloc, `states.${i}.bloc`),
      known(regions, row.region, `states.${i}.region`),
      length(row.ideals, k, `states.${i}.ideals`),
      length(row.weights, k, `states.${i}.weights`),
    ]),
    ...s.backers.flatMap((b, i) => [
      known(states, b.state, `backers.${i}.state`),
      known(candidates, b.candidate, `backers.${i}.candidate`),
    ]),
    ...s.seats.flatMap((seat, i) => [
      ...seatFaults(seat, i, { states, candidates, issues }),
      ...seat.bench.map((b, j) => known(states, b, `seats.${i}.bench.${j}`) ?? benchFault(s, seat.id, b, `seats.${i}.bench.${j}`)),
      ...seat.briefs.flatMap((brief, j) =>
        brief.goals.map((goal, g) => goalFault(goal, candidates, issues, `seats.${i}.briefs.${j}.goals.${g}`)),
      ),
    ]),
    ...s.blocs.map((bloc, i) => (bloc.coordinator === null ? null : known(states, bloc.coordinator, `blocs.${i}.coordinator`))),
    ...s.linked.flatMap((post, i) => post.contenders.map((row, j) => known(states, row.state, `linked.${i}.contenders.${j}.state`))),
    ...s.headlines.map((headline, i) => effectFault(headline.effect, { issues, candidates, regions, seats }, `headlines.${i}.effect`)),
    ...Object.keys(s.par).map((seat) => known(seats, seat, `par.${seat}`)),
    ...(s.historic ? livingFaults(s, '') : []),
    ...s.lengths.flatMap((entry, i) => (s.historic ? livingFaults(entry, `lengths.${i}.`) : [])),
    ...s.lengths.map((entry, i) =>
      entry.cover < 4 && !s.ballot.open
        ? { path: `lengths.${i}.cover`, reason: `cover ${entry.cover} is under 4: this ballot could not be secret` }
        : null,
    ),
    ...s.lengths.flatMap((entry, i) =>
      s.seats.map((seat) =>
        briefsAt(entry, seat.briefs).length > 0
          ? null
          : { path: `lengths.${i}`, reason: `${seat.id} has no brief whose goals can be met at this length: what it leaves out is needed` },
      ),
    ),
    ...s.counterparts.map((c, i) => known(seats, c, `counterparts.${i}`)),
    known(seats, s.firstSeat, 'firstSeat'),
    s.rollCall ? known(candidates, s.rollCall.target, 'rollCall.target') : null,
    s.rollCall && s.rollCall.day < 1 ? { path: 'rollCall.day', reason: 'days are counted from 1' } : null,
    s.constants.TAU > 0 ? null : { path: 'constants.TAU', reason: 'the noise of a paper must be above 0' },
    ...Object.keys(s.history?.votes ?? {}).map((name) => known(candidates, name, `history.votes.${name}`)),
    s.rollCall && s.rollCall.day > s.days ? { path: 'rollCall.day', reason: `the scenario has ${s.days} days` } : null,
    s.cover < 4 && !s.ballot.open
      ? {
          path: 'cover',
          reason: `cover ${s.cover} is under 4: this ballot could not be secret`,
        }
      : null,
  ];
  return faults.find((fault) => fault !== null) ?? null;
}

const known = (ids: ReadonlySet<string>, name: string, path: string): Fault | null =>
  ids.has(name) ? null : { path, reason: `"${name}" is not defined in this file` };

const length = (list: readonly unknown[], wanted: number, path: string): Fault | null =>
  list.length === wanted
    ? null
    : {
        path,
        reason: `has ${list.length} entries, the scenario has ${wanted} issues`,
      };

function unique(path: string, rows: readonly { readonly id: string }[]): Fault | null {
  const seen = new Set<string>();
  for (const [i, row] of rows.entries()) {
    if (seen.has(row.id)) return { path: `${path}.${i}.id`, reason: `"${row.id}" is there twice` };
    seen.add(row.id);
  }
  return null;
}

/** Every candidate has a campaign: a seat of its own, and one sponsor's seat, the state that nominated it. */
function campaignFaults(s: Scenario): (Fault | null)[] {
  return s.candidates.flatMap((candidate, i) => {
    const seats = s.seats.filter((seat) => seat.candidate === candidate.id);
    const sponsors = seats.filter((seat) => seat.kind === 'sponsor');
    const path = `candidates.${i}.id`;
    return [
      seats.some((seat) => seat.kind === 'candidate' && seat.id === candidate.id)
        ? null
        : { path, reason: `"${candidate.id}" has no seat` },
      sponsors.length === 1 && sponsors[0]?.id === candidate.nominatedBy
        ? null
        : { path: `candidates.${i}.nominatedBy`, reason: `the one sponsor's seat of "${candidate.id}" must be "${candidate.nominatedBy}"` },
    ];
  });
}

/** A bench lies in its delegation's own bloc and never holds the delegation itself: one talk covers states of one bloc. */
function benchFault(s: Scenario, seat: string, neighbour: string, path: string): Fault | null {
  const blocOf = (id: string) => s.states.find((row) => row.id === id)?.bloc;
  if (neighbour === seat) return { path, reason: `"${seat}" cannot be its own neighbour` };
  return blocOf(seat) === blocOf(neighbour) ? null : { path, reason: `"${neighbour}" is not in the bloc of "${seat}"` };
}

type Names = Readonly<Record<string, ReadonlySet<string>>>;

function seatFaults(seat: SeatRow, i: number, names: Names): (Fault | null)[] {
  const states = names.states as ReadonlySet<string>;
  const candidates = names.candidates as ReadonlySet<string>;
  const stateless = seat.kind === 'sector' || seat.kind === 'press';
  return [
    seat.kind === 'candidate' ? known(candidates, seat.id, `seats.${i}.id`) : null,
    seat.kind === 'delegation' || seat.kind === 'sponsor' ? known(states, seat.id, `seats.${i}.id`) : null,
    stateless && (states.has(seat.id) || candidates.has(seat.id))
      ? { path: `seats.${i}.id`, reason: `"${seat.id}" is also a state or a candidate` }
      : null,
    seat.kind === 'candidate' || seat.kind === 'sponsor' ? known(candidates, seat.candidate ?? '', `seats.${i}.candidate`) : null,
    ...seat.targets.map((target, j) => known(names.issues as ReadonlySet<string>, target.issue, `seats.${i}.targets.${j}.issue`)),
    (seat.kind === 'press') === (seat.voice !== null)
      ? null
      : { path: `seats.${i}.voice`, reason: 'a press seat has a voice, no other seat has' },
  ];
}

function effectFault(effect: HeadlineEffect, names: Names, path: string): Fault | null {
  const among = (set: string, name: string, key: string) => known(names[set] as ReadonlySet<string>, name, `${path}.${key}`);
  switch (effect.kind) {
    case 'salience':
      return among('issues', effect.issue, 'issue');
    case 'public-cost':
      return among('candidates', effect.candidate, 'candidate');
    case 'travel':
      return among('regions', effect.region, 'region');
    case 'aid':
      return among('seats', effect.seat, 'seat');
    case 'none':
      return null;
    default:
      return unreachable(effect);
  }
}

const goalFault = (goal: Goal, candidates: ReadonlySet<string>, issues: ReadonlySet<string>, path: string): Fault | null =>
  'candidate' in goal
    ? known(candidates, goal.candidate, `${path}.candidate`)
    : 'issue' in goal
      ? known(issues, goal.issue, `${path}.issue`)
      : null;
