import type { ClauseKind, Module, Scenario } from '#shared/scenario/schema.ts';
import { briefsFor } from './briefs.ts';
import { type HallPlan, statesOf } from './hall.ts';
import { campaignSeats, candidatesOf, type HallName, regionsOf, type Standing } from './hall-names.ts';
import { delegationSeats } from './hall-seats.ts';
import {
  ALL_INVENTED,
  bareSeat,
  CLOCKS,
  CONSTANTS,
  FIRST_CLAUSES,
  ISSUES,
  lengthsOf,
  MAJORITY,
  NOTHING_MORE,
  STATES_BY_RULE,
} from './house-rules.ts';
import { candidateBriefs, delegationBriefs, sectorBriefs, sponsorBriefs } from './port-selene-briefs.ts';

/**
 * For six: thirty-two states, six of them with a person and a bench of six, and the two states that nominated somebody, which bots play with
 * their campaigns. Three issues, two days, half an hour with the joining.
 */
const ID = 'port-selene';

const MODULES: readonly Module[] = ['core', 'deals', 'floor', 'groups', 'documents'];
const CLAUSES: readonly ClauseKind[] = [...FIRST_CLAUSES, 'expertise'];

const HALL: HallPlan = {
  issues: ['forum', 'connect', 'spectrum'],
  votedWith: { a: 'with Astrolane', b: 'with Gravelin' },
  blocs: [
    {
      id: 'harbours',
      at: [-48, 22],
      benches: [
        {
          seat: 'Port Selene g0 5',
          blurb: 'The house where everybody meets.',
          neighbours: ['Anchor Bay a1 4', 'Halyard g0 3', 'Mizzen a2 5', 'Tidewell u0 3'],
          also: ['Cooper', 'Wick'],
        },
        {
          seat: 'Cobbler a1 4',
          blurb: 'Small workshops, long memories.',
          neighbours: ['Bellows a1 4', 'Cooper g0 3', 'Tanner a2 4', 'Wick u0m 2'],
          also: ['Tidewell', 'Halyard'],
        },
      ],
      others: ['Astrolane a3 6'],
    },
    {
      id: 'uplands',
      at: [62, 18],
      benches: [
        {
          seat: 'High Mesa b1 4',
          blurb: 'Flat, high, and sure of itself.',
          neighbours: ['Ash Ridge b2 4', 'Butte g0 3', 'Coldwater b1 3', 'Scree u0 2'],
          also: ['Upper Fold', 'Cairn'],
        },
        {
          seat: 'Goat Road g0 2',
          blurb: 'One road, and the goats have it.',
          neighbours: ['Bramble b1 2', 'Cairn u0m 2', 'Larch g0 3', 'Upper Fold a1 3'],
          also: ['Scree', 'Butte'],
        },
      ],
      others: ['Gravelin b3 6'],
    },
    {
      id: 'shelf',
      at: [4, -24],
      benches: [
        {
          seat: 'Lantern Keys g0 2',
          blurb: 'Nine islands and one lighthouse.',
          neighbours: ['Coral Steps b1 2', 'Driftway g0 2', 'Gull Bank a1 2', 'Kelp Isles u0m 2'],
          also: ['Oyster Flats', 'Blue Hole'],
        },
        {
          seat: 'Sandbar u0 3',
          blurb: 'It moves a little every year.',
          neighbours: ['Blue Hole g0 3', 'Marsh Lights b1 2', 'Oyster Flats a1 3', 'Spindrift u0 2'],
          also: ['Gull Bank', 'Driftway'],
        },
      ],
      others: [],
    },
  ],
};

/** The same three headings for both names; the sums are fitted so that each side wins about half of bots-only games. */
const STANDING: readonly Standing[] = [
  ['Years inside the Union', 0.14, 0.3],
  ['Years in a ministry', 0.62, 0.45],
  ['Whose turn it is, by region', 0, 0.58],
];

const NAMES: readonly HallName[] = [
  {
    id: 'aske',
    name: 'Aske',
    sponsor: ['astrolane', 'Astrolane'],
    platform: [-0.4, 0.55, 0.1],
    wish: [-0.6, 0.4, 0],
    statement: 'Many voices, and cables for all of them.',
    publicCost: 0.35,
    side: 1,
  },
  {
    id: 'rhun',
    name: 'Rhun',
    sponsor: ['gravelin', 'Gravelin'],
    platform: [0.5, 0.65, 0.4],
    wish: [0.7, 0.55, 0.4],
    statement: 'Each state its voice, each state its share.',
    publicCost: 0.45,
    side: -1,
  },
];

/** The hall for six; the same every time. */
export function portSelene(): Scenario {
  return {
    id: ID,
    version: 1,
    title: 'Port Selene',
    blurb: 'Six of you, thirty-two states, two days. The campaigns are run by the game.',
    historic: false,
    body: 'Assembly of the Tidal Union, Port Selene',
    post: 'Secretary',
    days: 2,
    issues: HALL.issues.map((issue) => ISSUES[issue]),
    regions: regionsOf(HALL, BLOC_NAMES),
    blocs: HALL.blocs.map(({ id }) => ({ id, name: BLOC_NAMES[id] ?? id, discipline: 0.4, coordinator: null })),
    candidates: candidatesOf(NAMES, STANDING),
    alignmentWeight: 0.4,
    states: statesOf(HALL, NAMES),
    backers: [],
    seats: [
      ...campaignSeats(ID, NAMES, { candidate: candidateBriefs, sponsor: sponsorBriefs }, { candidate: { chairs: 4 } }),
      ...delegationSeats(ID, HALL, delegationBriefs),
      bareSeat({
        id: 'brightwire',
        kind: 'sector',
        title: 'Brightwire',
        blurb: 'A cable company. You have no vote; you have experts, and routes that pay.',
        talks: 2,
        aid: 2,
        expertise: 4,
        targets: [
          { issue: 'connect', position: -0.4, weight: 2 },
          { issue: 'spectrum', position: -0.3, weight: 1 },
        ],
        briefs: briefsFor(ID, 'brightwire', sectorBriefs),
      }),
    ],
    counterparts: ['port-selene', 'cobbler', 'high-mesa', 'goat-road', 'lantern-keys', 'sandbar'],
    firstSeat: 'port-selene',
    rollCall: {
      day: 2,
      title: 'Regret over the lights put out',
      modelText: 'The hall regrets that beacons were put out at sea and asks Gravelin to say what it knows.',
      label: 'Invented, like everything here.',
      target: 'rhun',
    },
    modules: [...MODULES],
    clauses: [...CLAUSES],
    ...NOTHING_MORE,
    circulars: false,
    ballot: MAJORITY,
    lengths: lengthsOf(MODULES, CLAUSES, 2, 4),
    calibration: [
      { metric: 'wins.aske', of: 'share', atLeast: 0.4, atMost: 0.6, games: 400 },
      { metric: 'promises.total', of: 'mean', atLeast: 20, atMost: null, games: 200 },
      { metric: 'cover', of: 'p5', atLeast: 4, atMost: null, games: 200 },
    ],
    constants: { ...CONSTANTS, TAU: 5.75, BLANK: -9.1 },
    clocks: { ...CLOCKS, corridor: 420 },
    hides: 2,
    cover: 4,
    sources: [ALL_INVENTED, STATES_BY_RULE, { field: 'cover', note: 'Measured with bots in all seats.' }],
  };
}

const BLOC_NAMES: Readonly<Record<string, string>> = { harbours: 'The Harbours', uplands: 'The Uplands', shelf: 'The Shelf' };
