import * as z from 'zod/mini';
import { no, ok, type Result, unreachable } from '../kit/result.ts';
import { briefsAt, lacking } from './length.ts';
import { type Goal, type HeadlineEffect, type Length, Scenario, type SeatRow } from './schema.ts';
import { isVerb } from './verbs.ts';

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
  const names: Names = {
    states: idsOf(s.states),
    candidates: idsOf(s.candidates),
    blocs: idsOf(s.blocs),
    regions: idsOf(s.regions),
    seats: idsOf(s.seats),
    issues: idsOf(s.issues),
  };
  const faults: (Fault | null)[] = [
    ...twiceFaults(s),
    ...campaignFaults(s),
    ...candidateFaults(s, names),
    ...stateFaults(s, names),
    ...s.seats.flatMap((seat, i) => [...seatFaults(seat, i, names), ...benchFaults(s, seat, i, names), ...briefFaults(s, seat, i, names)]),
    ...hallFaults(s, names),
    ...unlockFaults(s.unlock, ''),
    ...(s.historic ? livingFaults(s, '') : []),
    ...s.lengths.flatMap((entry, i) => lengthFaults(s, entry, `lengths.${i}`)),
    ...rollCallFaults(s, names),
    s.constants.TAU > 0 ? null : { path: 'constants.TAU', reason: 'the noise of a paper must be above 0' },
    coverFault(s, s.cover, 'cover'),
  ];
  return faults.find((fault) => fault !== null) ?? null;
}

/** Ids that stand in the file, by the list they stand in. */
interface Names {
  readonly states: ReadonlySet<string>;
  readonly candidates: ReadonlySet<string>;
  readonly blocs: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  readonly seats: ReadonlySet<string>;
  readonly issues: ReadonlySet<string>;
}

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map((row) => row.id));

/** What a list may hold once only. */
const twiceFaults = (s: Scenario): (Fault | null)[] => [
  unique('states', s.states),
  unique('candidates', s.candidates),
  unique('seats', s.seats),
  unique('blocs', s.blocs),
  unique('issues', s.issues),
  unique('regions', s.regions),
  unique('linked', s.linked),
  ...s.linked.flatMap(({ contenders }, i) => [
    unique(`linked.${i}.contenders`, contenders),
    // A state nominates one for a post: its delegation works for that one.
    twice(
      contenders.map((row) => row.state),
      (j) => `linked.${i}.contenders.${j}.state`,
    ),
  ]),
  twice(
    s.lengths.map((entry) => entry.minutes),
    (i) => `lengths.${i}.minutes`,
  ),
];

const candidateFaults = (s: Scenario, { states }: Names): (Fault | null)[] =>
  s.candidates.flatMap((c, i) => [
    known(states, c.nominatedBy, `candidates.${i}.nominatedBy`),
    length(c.platform, s.issues.length, `candidates.${i}.platform`),
    length(c.wish, s.issues.length, `candidates.${i}.wish`),
    states.has(c.id) ? { path: `candidates.${i}.id`, reason: `"${c.id}" is also a state` } : null,
  ]);

const stateFaults = (s: Scenario, { blocs, regions }: Names): (Fault | null)[] =>
  s.states.flatMap((row, i) => [
    known(blocs, row.bloc, `states.${i}.bloc`),
    known(regions, row.region, `states.${i}.region`),
    length(row.ideals, s.issues.length, `states.${i}.ideals`),
    length(row.weights, s.issues.length, `states.${i}.weights`),
  ]);

/** What else names states, candidates or seats: backers, coordinators, contenders, headlines, par, who plays first, the record. */
const hallFaults = (s: Scenario, names: Names): (Fault | null)[] => [
  ...s.backers.flatMap((b, i) => [
    known(names.states, b.state, `backers.${i}.state`),
    known(names.candidates, b.candidate, `backers.${i}.candidate`),
  ]),
  ...s.blocs.map((bloc, i) => (bloc.coordinator === null ? null : known(names.states, bloc.coordinator, `blocs.${i}.coordinator`))),
  ...s.linked.flatMap((post, i) => post.contenders.map((row, j) => known(names.states, row.state, `linked.${i}.contenders.${j}.state`))),
  ...s.headlines.map((headline, i) => effectFault(headline.effect, names, `headlines.${i}.effect`)),
  ...Object.keys(s.par).map((seat) => known(names.seats, seat, `par.${seat}`)),
  ...s.counterparts.map((c, i) => known(names.seats, c, `counterparts.${i}`)),
  known(names.seats, s.firstSeat, 'firstSeat'),
  ...Object.keys(s.history?.votes ?? {}).map((name) => known(names.candidates, name, `history.votes.${name}`)),
];

/** A verb that nobody has would open nothing, and the one that was meant would be open from the first day. */
const unlockFaults = (unlock: Scenario['unlock'], at: string): (Fault | null)[] =>
  Object.keys(unlock).map((verb) => (isVerb(verb) ? null : { path: `${at}unlock.${verb}`, reason: `"${verb}" is no command` }));

/** One of its lengths: played in place of the scenario as written. */
const lengthFaults = (s: Scenario, entry: Length, path: string): (Fault | null)[] => [
  ...(s.historic ? livingFaults(entry, `${path}.`) : []),
  ...unlockFaults(entry.unlock, `${path}.`),
  coverFault(s, entry.cover, `${path}.cover`),
  ...s.seats.map((seat) =>
    briefsAt(entry, seat.briefs).length > 0
      ? null
      : { path, reason: `${seat.id} has no brief whose goals can be met at this length: what it leaves out is needed` },
  ),
];

function rollCallFaults({ rollCall, days }: Scenario, { candidates }: Names): (Fault | null)[] {
  if (!rollCall) return [];
  return [
    known(candidates, rollCall.target, 'rollCall.target'),
    rollCall.day < 1 ? { path: 'rollCall.day', reason: 'days are counted from 1' } : null,
    rollCall.day > days ? { path: 'rollCall.day', reason: `the scenario has ${days} days` } : null,
  ];
}

const coverFault = ({ ballot }: Scenario, cover: number, path: string): Fault | null =>
  cover < 4 && !ballot.open ? { path, reason: `cover ${cover} is under 4: this ballot could not be secret` } : null;

const known = (ids: ReadonlySet<string>, name: string, path: string): Fault | null =>
  ids.has(name) ? null : { path, reason: `"${name}" is not defined in this file` };

const length = (list: readonly unknown[], wanted: number, path: string): Fault | null =>
  list.length === wanted
    ? null
    : {
        path,
        reason: `has ${list.length} entries, the scenario has ${wanted} issues`,
      };

const unique = (path: string, rows: readonly { readonly id: string }[]): Fault | null =>
  twice(
    rows.map((row) => row.id),
    (i) => `${path}.${i}.id`,
  );

/** The first entry that has been there before. */
function twice(list: readonly string[], path: (i: number) => string): Fault | null {
  const i = list.findIndex((entry, n) => list.indexOf(entry) < n);
  return i < 0 ? null : { path: path(i), reason: `"${list[i]}" is there twice` };
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
function benchFaults(s: Scenario, seat: SeatRow, i: number, { states }: Names): (Fault | null)[] {
  const blocOf = (id: string) => s.states.find((row) => row.id === id)?.bloc;
  return seat.bench.map((neighbour, j) => {
    const path = `seats.${i}.bench.${j}`;
    if (!states.has(neighbour)) return known(states, neighbour, path);
    if (neighbour === seat.id) return { path, reason: `"${seat.id}" cannot be its own neighbour` };
    return blocOf(seat.id) === blocOf(neighbour) ? null : { path, reason: `"${neighbour}" is not in the bloc of "${seat.id}"` };
  });
}

function seatFaults(seat: SeatRow, i: number, { states, candidates, issues }: Names): (Fault | null)[] {
  const stateless = seat.kind === 'sector' || seat.kind === 'press';
  const campaigns = seat.kind === 'candidate' || seat.kind === 'sponsor';
  return [
    seat.kind === 'candidate' ? known(candidates, seat.id, `seats.${i}.id`) : null,
    seat.kind === 'delegation' || seat.kind === 'sponsor' ? known(states, seat.id, `seats.${i}.id`) : null,
    stateless && (states.has(seat.id) || candidates.has(seat.id))
      ? { path: `seats.${i}.id`, reason: `"${seat.id}" is also a state or a candidate` }
      : null,
    campaigns ? known(candidates, seat.candidate ?? '', `seats.${i}.candidate`) : null,
    !campaigns && seat.candidate !== undefined
      ? { path: `seats.${i}.candidate`, reason: 'a candidate and a sponsor have a campaign, no other seat has' }
      : null,
    ...seat.targets.map((target, j) => known(issues, target.issue, `seats.${i}.targets.${j}.issue`)),
    (seat.kind === 'press') === (seat.voice !== null)
      ? null
      : { path: `seats.${i}.voice`, reason: 'a press seat has a voice, no other seat has' },
  ];
}

/** Every brief may be dealt in the scenario as written, so there each goal can be met; a length deals those that it can. */
const briefFaults = (s: Scenario, seat: SeatRow, i: number, names: Names): (Fault | null)[] =>
  seat.briefs.flatMap((brief, j) =>
    brief.goals.flatMap((goal, g) => {
      const path = `seats.${i}.briefs.${j}.goals.${g}`;
      return [goalFault(goal, names, path), needFault(s, goal, path)];
    }),
  );

function needFault(s: Scenario, { kind }: Goal, path: string): Fault | null {
  const need = lacking({ ...s, rolls: s.rollCall !== null }, kind);
  return need === null ? null : { path, reason: `"${kind}" can never be met: the scenario has no ${need}` };
}

function effectFault(effect: HeadlineEffect, names: Names, path: string): Fault | null {
  const among = (set: keyof Names, name: string, key: string) => known(names[set], name, `${path}.${key}`);
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

const goalFault = (goal: Goal, { candidates, issues }: Names, path: string): Fault | null =>
  'candidate' in goal
    ? known(candidates, goal.candidate, `${path}.candidate`)
    : 'issue' in goal
      ? known(issues, goal.issue, `${path}.issue`)
      : null;
