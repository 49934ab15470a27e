import * as z from 'zod/mini';
import { no, ok, type Result } from '../kit/result.ts';
import { type Goal, Scenario } from './schema.ts';

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

/** References and lengths that a shape alone cannot hold. The first fault is enough: an author mends one at a time. */
function crossCheck(s: Scenario): Fault | null {
  const k = s.issues.length;
  const states = new Set(s.states.map((row) => row.id));
  const candidates = new Set(s.candidates.map((row) => row.id));
  const blocs = new Set(s.blocs.map((row) => row.id));
  const regions = new Set(s.regions.map((row) => row.id));
  const seats = new Set(s.seats.map((row) => row.id));
  const faults: (Fault | null)[] = [
    unique('states', s.states),
    unique('candidates', s.candidates),
    unique('seats', s.seats),
    unique('blocs', s.blocs),
    ...s.candidates.flatMap((c, i) => [
      known(states, c.nominatedBy, `candidates.${i}.nominatedBy`),
      length(c.platform, k, `candidates.${i}.platform`),
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
      seat.kind === 'candidate' ? known(candidates, seat.id, `seats.${i}.id`) : known(states, seat.id, `seats.${i}.id`),
      seat.kind === 'delegation' ? null : known(candidates, seat.candidate ?? '', `seats.${i}.candidate`),
      ...seat.bench.map((b, j) => known(states, b, `seats.${i}.bench.${j}`)),
      ...seat.briefs.flatMap((brief, j) => brief.goals.map((goal, g) => goalFault(goal, candidates, `seats.${i}.briefs.${j}.goals.${g}`))),
    ]),
    ...s.counterparts.map((c, i) => known(seats, c, `counterparts.${i}`)),
    known(seats, s.firstSeat, 'firstSeat'),
    s.rollCall ? known(candidates, s.rollCall.target, 'rollCall.target') : null,
    s.rollCall && s.rollCall.day > s.days ? { path: 'rollCall.day', reason: `the scenario has ${s.days} days` } : null,
    s.cover < 4
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

const goalFault = (goal: Goal, candidates: ReadonlySet<string>, path: string): Fault | null =>
  'candidate' in goal ? known(candidates, goal.candidate, `${path}.candidate`) : null;
