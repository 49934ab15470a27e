import { draw, gauss } from '#shared/kit/dice.ts';
import { clamp } from '#shared/kit/math.ts';
import { ClauseKind, Module, type Scenario, type SeatRow, type StateRow } from '#shared/scenario/schema.ts';
import { type BriefText, brief, briefsFor, goal } from '../facts/briefs.ts';
import { bareSeat, MAJORITY, NOTHING_MORE } from '../facts/house-rules.ts';

/**
 * The hall of proofs: 36 invented states in eighteen mirrored pairs. Whoever is for one name has a twin who is as much for the
 * other and like it in all else, and the two candidates are each other's mirror image, so no side has an advantage but what it makes.
 * Every module and every clause is on. The same seed gives the same hall.
 */
export interface HallWays {
  /** Delegation seats, in mirrored pairs, for proofs about those. */
  readonly delegations: number;
  /** A company that wants something in the texts, and a newsroom. */
  readonly others: boolean;
}

/** The hall that all proofs share; another one is another hall, not another game. */
const HALL = 'a hall of mirrors';
const PAIRS = 18;
const ISSUES = ['forum', 'control', 'connect'] as const;
/** Blocs in mirrored pairs, with how far they lean to the first name. */
const BLOCS = [
  { id: 'dawn', lean: 0.5 },
  { id: 'tide', lean: 0.1 },
  { id: 'dusk', lean: -0.5 },
  { id: 'ebb', lean: -0.1 },
] as const;
const FIRST = 'alder';
const SECOND = 'birch';

export function hall({ delegations, others }: HallWays): Scenario {
  const states = Array.from({ length: PAIRS }, (_, pair) => [state(pair, 1), state(pair, -1)]).flat();
  const side = (id: string, sign: 1 | -1): Scenario['candidates'][number] => ({
    id,
    name: id,
    short: id,
    nominatedBy: `s0${sign > 0 ? 'a' : 'b'}`,
    platform: [-0.27 * sign, -0.22 * sign, 0.3],
    wish: [-0.5 * sign, -0.4 * sign, 0.25],
    statement: 'Invented.',
    standing: [],
    publicCost: 0.4,
    side: sign,
  });
  return {
    id: 'hall',
    version: 1,
    title: 'The hall of proofs',
    blurb: 'Thirty-six invented states in mirrored pairs.',
    historic: false,
    body: 'The Body',
    post: 'Secretary',
    days: 3,
    issues: ISSUES.map((id) => ({ id, name: id, low: 'low', high: 'high', text: 0 })),
    regions: BLOCS.map(({ id }) => ({ id, name: id })),
    blocs: BLOCS.map(({ id }) => ({ id, name: id, discipline: 0.755, coordinator: null })),
    candidates: [side(FIRST, 1), side(SECOND, -1)],
    alignmentWeight: 0.5,
    states,
    backers: [
      { state: 's4a', candidate: FIRST, open: false, label: 'invented', aid: 4 },
      { state: 's4b', candidate: SECOND, open: false, label: 'invented', aid: 4 },
    ],
    seats: [...campaigns(), ...people(states, delegations), ...(others ? [loom(), sheet()] : [])],
    counterparts: states.slice(2, 2 + delegations).map((row) => row.id),
    firstSeat: FIRST,
    rollCall: { day: 3, title: 'A regret', modelText: 'The hall regrets.', label: 'invented', target: FIRST },
    modules: [...Module.options],
    clauses: [...ClauseKind.options],
    ballot: MAJORITY,
    ...NOTHING_MORE,
    lengths: [],
    constants: { A: 3, B: 0.9, D: 0.95, TAU: 0.45, SIG: 1, GLOB: 0.35, BLOC: 0.25, BLANK: -0.42, BLANKW: 0.5, POLITE: 1.2, POLSLOPE: 1.15 },
    clocks: {
      briefing: 0,
      corridor: 0,
      seal: 0,
      reveal: 0,
      rollcall: 0,
      handshake: 0,
      forecast: 0,
      booth: 0,
      count: 0,
      recess: 0,
      delivery: 0,
    },
    cover: 4,
    sources: [{ field: 'all', note: 'invented for proofs' }],
  };
}

/** One of a pair: the second is the first with every leaning turned round. */
function state(pair: number, sign: 1 | -1): StateRow {
  const bloc = BLOCS[(pair % 2) + (sign > 0 ? 0 : 2)] as (typeof BLOCS)[number];
  const home = BLOCS[pair % 2] as (typeof BLOCS)[number];
  const within = (what: string, low: number, high: number) => low + ((high - low) * draw(HALL, what, pair)) / 4294967296;
  const near = (what: string, sd: number) => sd * gauss(HALL, what, pair);
  const sponsor = pair === 0;
  const capacity = sponsor ? 0.9 : within('capacity', 0.1, 0.9);
  const leaning = sponsor ? 0.9 : clamp(home.lean + near('leaning', 0.45), -1, 1);
  const axis = (what: string) => tidy(clamp(-0.4 * leaning * sign + near(what, 0.3) * sign, -1, 1));
  return {
    id: `s${pair}${sign > 0 ? 'a' : 'b'}`,
    name: `State ${pair}${sign > 0 ? 'a' : 'b'}`,
    called: `s${pair}`,
    region: bloc.id,
    bloc: bloc.id,
    capacity: tidy(capacity),
    alignment: tidy(leaning * sign),
    ideals: [axis('forum'), axis('control'), tidy(clamp(0.75 - 0.9 * capacity, -1, 1))],
    weights: [0.4, 0.3, 0.3],
    welcome: tidy(clamp(1.15 - capacity, 0.1, 1.1)),
    exposure: tidy(clamp(0.35 + 0.5 * (1 - capacity) - 0.2 * Math.abs(leaning), 0.1, 1)),
    attendance: tidy(sponsor ? 0.97 : within('attendance', 0.78, 0.97)),
    facts: [],
  };
}

function campaigns(): SeatRow[] {
  return [
    { id: FIRST, sponsor: 's0a' },
    { id: SECOND, sponsor: 's0b' },
  ].flatMap(({ id, sponsor }) => [
    bareSeat({
      id,
      kind: 'candidate',
      candidate: id,
      title: id,
      blurb: 'Invented.',
      talks: 4,
      chairs: 3,
      briefs: briefs(id, campaignTexts(id)),
    }),
    bareSeat({
      id: sponsor,
      kind: 'sponsor',
      candidate: id,
      title: sponsor,
      blurb: 'Invented.',
      aid: 13,
      letters: 2,
      expertise: 4,
      briefs: briefs(sponsor, campaignTexts(id)),
    }),
  ]);
}

/** Delegations in mirrored pairs, each with all of its bloc to speak for that have no seat: seven where few have one, as in the shipped halls. */
function people(states: readonly StateRow[], wanted: number): SeatRow[] {
  const seats = states.slice(2, 2 + wanted);
  const taken = new Set(seats.map((row) => row.id));
  return seats.map((row) =>
    bareSeat({
      id: row.id,
      kind: 'delegation',
      title: row.name,
      blurb: 'Invented.',
      aid: Math.round(4 * row.capacity),
      letters: 2,
      bench: states
        .slice(2)
        .filter((other) => other.bloc === row.bloc && !taken.has(other.id))
        .map((other) => other.id),
      briefs: briefs(row.id, delegationTexts(row.alignment >= 0 ? FIRST : SECOND)),
    }),
  );
}

const loom = (): SeatRow =>
  bareSeat({
    id: 'loom',
    kind: 'sector',
    title: 'Loom',
    blurb: 'Invented.',
    talks: 2,
    aid: 2,
    expertise: 4,
    targets: [
      { issue: 'connect', position: -0.4, weight: 2 },
      { issue: 'control', position: -0.3, weight: 1 },
    ],
    briefs: briefs('loom', companyTexts()),
  });

const sheet = (): SeatRow =>
  bareSeat({
    id: 'sheet',
    kind: 'press',
    title: 'The Sheet',
    blurb: 'Invented.',
    voice: 'newsroom',
    briefs: briefs('sheet', pressTexts()),
  });

const briefs = (seat: string, texts: readonly BriefText[]) => briefsFor('hall', seat, texts);
const plain = (...goals: BriefText['goals']): BriefText => brief('To do well.', 'Means.', 'Nothing much.', ...goals);

const campaignTexts = (id: string): BriefText[] => [
  plain(goal.elected(id), goal.backing(id, 8), goal.forecast(3)),
  plain(goal.elected(id), goal.votes(id, 17), goal.ledger(id, 150)),
  plain(goal.votes(id, 16), goal.regions(id, 4), goal.ledger(id, 140)),
  plain(goal.elected(id), goal.marginUnder(8), goal.backing(id, 6)),
];

const delegationTexts = (id: string): BriefText[] => [
  plain(goal.elected(id), goal.aid(2), goal.notWithLoser()),
  plain(goal.unseen(), goal.letters(1), goal.marginUnder(6)),
  plain(goal.bargains(2), goal.bench(id, 1), goal.notWithLoser()),
  plain(goal.chair(), goal.forecast(3), goal.bargains(1)),
];

const companyTexts = (): BriefText[] => [
  plain(goal.textWithin('connect', -0.4, 0.2), goal.experts(3), goal.bargains(2)),
  plain(goal.textMoved('control', 'low', 0.1), goal.experts(4), goal.bargains(3)),
  plain(goal.textMoved('connect', 'low', 0.2), goal.experts(2), goal.bargains(2)),
  plain(goal.textWithin('control', -0.3, 0.2), goal.experts(3), goal.bargains(3)),
];

const pressTexts = (): BriefText[] => [2, 3, 4, 5].map((n) => plain(goal.quotes(n), goal.printedForecast(7 - n), goal.marginUnder(4 + n)));

const tidy = (x: number): number => Math.round(10_000 * x) / 10_000;
