import type { ClauseKind, Length, Module, Scenario } from '#shared/scenario/schema.ts';
import { briefsFor } from './briefs.ts';
import { candidateBriefs, marrowBriefs, sponsorBriefs } from './first-day-briefs.ts';
import { type HallPlan, statesOf } from './hall.ts';
import { candidateSeat, delegationSeats, sponsorSeat } from './hall-seats.ts';
import { CLOCKS, CONSTANTS, ISSUES, MAJORITY, NOTHING_MORE } from './house-rules.ts';

/**
 * The tutorial: one day, twenty-four states of the hall that *Two names* plays in, and one seat for a person. It has deals and the floor and
 * nothing else; the ballot is as secret as everywhere, which a hall this small pays for with more doubt in each paper.
 */
const ID = 'first-day';

const MODULES: readonly Module[] = ['core', 'deals', 'floor'];
/** Backing is given freely here and chairs are not promised: the first offer is then always aid for a written promise, which the lesson shows. */
const CLAUSES: readonly ClauseKind[] = ['aid', 'letter', 'silence', 'promise', 'note'];

const HALL: HallPlan = {
  issues: ['forum', 'control', 'connect'],
  votedWith: { a: 'with Meridia', b: 'with Auster' },
  attendance: [0.98, 0.95],
  blocs: [
    {
      id: 'coast',
      at: [0, 28],
      benches: [],
      others: [
        'Meridia a3 6',
        'Aldern a1 5',
        'Brine g0 4',
        'Liss a1 4',
        'Ochre Point g0 3',
        'Saltmere u0 3',
        'Tollhaven a1 4',
        'Umberland b1 3',
      ],
    },
    {
      id: 'isles',
      at: [-70, -12],
      benches: [
        {
          seat: 'Marrow Isles g0 2',
          blurb: 'Low islands, one cable, two delegates.',
          neighbours: ['Lindry a1 2', 'Pell Atoll u0 2', 'Saint Orrin g0 3', 'Sorrel Keys b1 2'],
        },
      ],
      others: ['Orinza b1 3', 'Serrava g0 3', 'Teluna g0 2'],
    },
    {
      id: 'plain',
      at: [72, -4],
      benches: [],
      others: ['Auster b3 6', 'Brackland u0 3', 'Corvane b1 4', 'Dray a1 4', 'Elmoor g0 4', 'Garran b1 5', 'Ostrell b1 4', 'Stelm g0 3'],
    },
  ],
};

/** The same three headings for both names; the sums are fitted so that each side wins about half of bots-only games. */
const STANDING = [
  ['Years inside the Union', 0.2, 0.3],
  ['Years in a ministry', 0.5, 0.1],
  ['Whose turn it is, by region', 0.3, 0.1],
] as const;

const NAMES = [
  {
    id: 'corin',
    name: 'Corin',
    sponsor: ['auster', 'Auster'],
    platform: [0.5, 0.3, 0.7],
    wish: [0.7, 0.5, 0.5],
    statement: 'One state, one voice. Broadband for all.',
    publicCost: 0.4,
    side: -1,
  },
  {
    id: 'vela',
    name: 'Vela',
    sponsor: ['meridia', 'Meridia'],
    platform: [-0.35, -0.4, 0.7],
    wish: [-0.55, -0.6, 0.5],
    statement: 'An open forum. Training for all.',
    publicCost: 0.35,
    side: 1,
  },
] as const;

/** One day at any length: only the clocks differ. At 25 minutes they sum to a little over seven. */
const lengths = (cover: number): Length[] =>
  (
    [
      ['25', 75],
      ['45', 150],
      ['90', 250],
    ] as const
  ).map(([minutes, clock]) => ({
    minutes,
    preset: 'tutorial',
    days: 1,
    modules: [...MODULES],
    clauses: [...CLAUSES],
    talks: 100,
    clock,
    unlock: {},
    cover,
  }));

/** The tutorial's hall; the same every time. */
export function firstDay(): Scenario {
  return {
    id: ID,
    version: 1,
    title: 'First day',
    blurb: 'Twenty-four states, two names, one day. You speak for the Marrow Isles.',
    historic: false,
    body: 'General Conference of the Signals Union',
    post: 'Secretary-General',
    days: 1,
    issues: HALL.issues.map((issue) => ISSUES[issue]),
    regions: HALL.blocs.map(({ id }) => ({ id, name: BLOC_NAMES[id] ?? id })),
    blocs: HALL.blocs.map(({ id }) => ({ id, name: BLOC_NAMES[id] ?? id, discipline: 0.4, coordinator: null })),
    candidates: NAMES.map((entry, n) => ({
      id: entry.id,
      name: entry.name,
      short: entry.name,
      nominatedBy: entry.sponsor[0],
      platform: [...entry.platform],
      wish: [...entry.wish],
      statement: entry.statement,
      standing: STANDING.map((row) => ({ text: row[0], value: row[n + 1] as number, source: 'invented' })),
      publicCost: entry.publicCost,
      side: entry.side,
    })),
    alignmentWeight: 0.4,
    states: statesOf(HALL, NAMES),
    backers: [],
    seats: [
      ...NAMES.map(({ id, name }) =>
        candidateSeat(id, name, {
          chairs: 0,
          blurb: 'You stand for the post. You have no vote, and four talks a day.',
          briefs: briefsFor(ID, id, candidateBriefs(id)),
        }),
      ),
      ...NAMES.map(({ id, sponsor: [state, title] }) =>
        sponsorSeat(state, title, id, { aid: 14, expertise: 0, briefs: briefsFor(ID, state, sponsorBriefs(id)) }),
      ),
      ...delegationSeats(ID, HALL, { 'marrow-isles': marrowBriefs }),
    ],
    counterparts: ['marrow-isles'],
    firstSeat: 'marrow-isles',
    rollCall: null,
    modules: [...MODULES],
    clauses: [...CLAUSES],
    ...NOTHING_MORE,
    // A tie is drawn by lot at once: a lesson has no second evening.
    ballot: { ...MAJORITY, most: 1 },
    lengths: lengths(4.2),
    calibration: [
      { metric: 'wins.corin', of: 'share', atLeast: 0.4, atMost: 0.6, games: 400 },
      { metric: 'promises.over-papers', of: 'share', atLeast: 0.9, atMost: null, games: 200 },
      { metric: 'cover', of: 'p5', atLeast: 4, atMost: null, games: 200 },
    ],
    constants: { ...CONSTANTS, TAU: 2.65, BLANK: -4.8 },
    clocks: { ...CLOCKS, recess: 60, delivery: 30 },
    hides: 1,
    cover: 4.2,
    sources: [
      { field: 'all', note: 'Invented from end to end: no state, person or sponsor here is real.' },
      { field: 'states', note: 'Attributes follow from a leaning, its certainty and a number of staff by fixed rules (docs/facts.md).' },
      { field: 'constants.TAU', note: 'Papers are noisier than in a large hall, so that twenty-four of them hide one.' },
    ],
  };
}

const BLOC_NAMES: Readonly<Record<string, string>> = { coast: 'The Coast', isles: 'The Isles', plain: 'The Plain' };
