import type { ClauseKind, Module, Scenario } from '#shared/scenario/schema.ts';
import { type HallPlan, statesOf } from './hall.ts';
import { campaignSeats, candidatesOf, type HallName, type Standing } from './hall-names.ts';
import { delegationSeats } from './hall-seats.ts';
import {
  ALL_INVENTED,
  CLOCKS,
  CONSTANTS,
  FIRST_CLAUSES,
  ISSUES,
  lengthsOf,
  MAJORITY,
  NOTHING_MORE,
  STATES_BY_RULE,
} from './house-rules.ts';
import { candidateBriefs, delegationBriefs, sponsorBriefs } from './regional-director-briefs.ts';

/**
 * One region, two neighbours: what they stand for is nearly the same, so lines of blocs, letters and whose turn it is decide. A deputy is
 * voted on afterwards, and who supports whom for that is currency for the first post.
 */
const ID = 'regional-director';

const MODULES: readonly Module[] = ['core', 'deals', 'floor', 'blocs', 'groups', 'documents'];
const CLAUSES: readonly ClauseKind[] = [...FIRST_CLAUSES, 'expertise', 'travel', 'second'];

const HALL: HallPlan = {
  issues: ['forum', 'connect', 'spectrum'],
  votedWith: { a: 'with Casterra', b: 'with Umbrel' },
  region: 'gulf',
  // A long way, and the small ones pay it themselves: tickets are worth something here.
  attendance: [0.96, 0.5],
  blocs: [
    {
      id: 'north',
      at: [-6, 40],
      benches: [
        {
          seat: 'Alderquay a0 4',
          blurb: 'It keeps the list of whose turn it is.',
          neighbours: ['Birchmouth a1 4', 'Fennow g0m 3', 'Rook Head a0m 3', 'Tarrow u0m 2'],
          also: ['Caddon', 'Osier'],
        },
        {
          seat: 'Mill Reach g0 3',
          blurb: 'A river on each side, a cousin on each bank.',
          neighbours: ['Caddon a0 3', 'Lower Weir g0m 3', 'Osier g0m 2', 'Sallow u0m 2'],
          also: ['Birchmouth', 'Rook Head'],
        },
      ],
      others: ['Casterra a1 6', 'Wherry a1m 2'],
    },
    {
      id: 'south',
      at: [-2, -16],
      benches: [
        {
          seat: 'Ombra Fields b0 3',
          blurb: 'Wheat to the horizon, one mast.',
          neighbours: ['Barley Cross b0 3', 'Denholt g0 4', 'Gleaner b1m 3', 'Thresh u0m 2'],
          also: ['Pontoon', 'Sluice'],
        },
        {
          seat: 'Low Ferry g0 2',
          blurb: 'Whoever crosses, crosses here.',
          neighbours: ['Mudlark b0m 2', 'Pontoon g0 3', 'Sluice g0m 2', 'Tow Path u0m 2'],
          also: ['Barley Cross', 'Denholt'],
        },
      ],
      others: ['Umbrel b1 6', 'Saltmarsh b1m 2'],
    },
    {
      id: 'sands',
      at: [62, 10],
      benches: [
        {
          seat: 'Sandry g0 3',
          blurb: 'Dry, wide, and patient.',
          neighbours: ['Dune Gate b0 3', 'Oasis Nine g0m 2', 'Salt Road a0m 3', 'Three Wells u0m 2'],
          also: ['Mirage Bay', 'Simoom'],
        },
      ],
      others: ['Mirage Bay g0 4', 'Simoom b0 3', 'Dry Harbour b0m 2', 'Far Wells a0m 2'],
    },
    {
      id: 'hills',
      at: [-66, 8],
      benches: [
        {
          seat: 'High Marl g0 4',
          blurb: 'Above the fog, and proud of it.',
          neighbours: ['Crag b0m 3', 'Ferrow a0m 3', 'Larkrise g0 3', 'Thornfell u0m 2'],
          also: ['Tor Gate', 'Scarp'],
        },
      ],
      others: ['Scarp a0 4', 'Tor Gate g0 3', 'Little Beck a0m 2', 'Stonehythe b0m 2'],
    },
  ],
};

const BLOCS: Readonly<Record<string, readonly [name: string, discipline: number, coordinator: string]>> = {
  north: ['The North Shore', 0.9, 'alderquay'],
  south: ['The South Shore', 0.9, 'ombra-fields'],
  sands: ['The Sands', 0.95, 'sandry'],
  hills: ['The Hills', 0.95, 'high-marl'],
};

/** Personal standing under the same headings; the sums are fitted so that each side wins about half of bots-only games. */
const STANDING: readonly Standing[] = [
  ['Its shore’s turn, by the rota', 0.43, 0.1],
  ['Years in the regional office', 0.1, 0.35],
  ['Letters carried for others', 0.12, 0.34],
];

const NAMES: readonly HallName[] = [
  {
    id: 'ibbet',
    name: 'Ibbet',
    sponsor: ['casterra', 'Casterra'],
    platform: [0.05, 0.3, 0.05],
    wish: [0.05, 0.2, 0],
    statement: 'Cables that pay for themselves, and for the next.',
    publicCost: 0.25,
    side: 1,
  },
  {
    id: 'quill',
    name: 'Quill',
    sponsor: ['umbrel', 'Umbrel'],
    platform: [0.05, 0.6, 0.3],
    wish: [0.05, 0.65, 0.35],
    statement: 'Nobody last: masts first where there are none.',
    publicCost: 0.25,
    side: -1,
  },
];

/** The regional race; the same every time. */
export function regionalDirector(): Scenario {
  return {
    id: ID,
    version: 1,
    title: 'Regional director',
    blurb: 'One region, four blocs that hold together, two neighbours who both want the post.',
    historic: false,
    body: 'Gulf Conference of the Signals Union',
    post: 'Regional Director',
    days: 3,
    issues: HALL.issues.map((issue) => ISSUES[issue]),
    regions: [{ id: 'gulf', name: 'The Gulf' }],
    blocs: HALL.blocs.map(({ id }) => {
      const [name, discipline, coordinator] = BLOCS[id] as (typeof BLOCS)[string];
      return { id, name, discipline, coordinator };
    }),
    candidates: candidatesOf(NAMES, STANDING),
    alignmentWeight: 0.3,
    states: statesOf(HALL, NAMES),
    backers: [],
    seats: [
      ...campaignSeats(
        ID,
        NAMES,
        { candidate: candidateBriefs, sponsor: sponsorBriefs },
        { candidate: { chairs: 4 }, sponsor: { aid: 9, letters: 4 } },
      ),
      ...delegationSeats(ID, HALL, delegationBriefs, { letters: 4, talks: 4 }),
    ],
    counterparts: ['alderquay', 'mill-reach', 'ombra-fields', 'low-ferry', 'sandry', 'high-marl'],
    firstSeat: 'mill-reach',
    rollCall: null,
    modules: [...MODULES],
    clauses: [...CLAUSES],
    ...NOTHING_MORE,
    linked: [
      {
        id: 'deputy',
        title: 'Deputy Regional Director',
        contenders: [
          { id: 'marl-contender', name: 'Nominee of High Marl', state: 'high-marl' },
          { id: 'sandry-contender', name: 'Nominee of Sandry', state: 'sandry' },
        ],
      },
    ],
    ballot: MAJORITY,
    lengths: lengthsOf(MODULES, CLAUSES, 3, 4).map((length) => ({
      ...length,
      // Lines are what this hall is about, and support for the deputy is its small change: both stay at every length.
      modules: [...new Set<Module>([...length.modules, 'blocs'])],
      clauses: [...new Set<ClauseKind>([...length.clauses, 'second'])],
      unlock: {},
    })),
    calibration: [
      { metric: 'wins.ibbet', of: 'share', atLeast: 0.4, atMost: 0.6, games: 400 },
      { metric: 'lines', of: 'mean', atLeast: 2, atMost: null, games: 200 },
      { metric: 'cover', of: 'p5', atLeast: 4, atMost: null, games: 200 },
    ],
    constants: { ...CONSTANTS, D: 1.1, TAU: 5.5, BLANK: -8.8 },
    clocks: { ...CLOCKS },
    hides: 2,
    cover: 4,
    sources: [
      ALL_INVENTED,
      STATES_BY_RULE,
      {
        field: 'blocs.discipline, constants.D',
        note: 'Nearly as strong as the rules allow: an adopted line is worth a little more than a chair.',
      },
    ],
  };
}
