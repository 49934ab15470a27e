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
  NOTHING_MORE,
  STATES_BY_RULE,
} from './house-rules.ts';
import { candidateBriefs, delegationBriefs, pressBriefs, sectorBriefs, sponsorBriefs } from './third-name-briefs.ts';

/**
 * Three names, thirty-six invented states: a majority of three is rare, so what is agreed in the recess counts. Dessa and Tane stand where
 * two names usually stand; Morrow stands between them, nominated by a small state and costing nobody anything in public.
 */
const ID = 'the-third-name';

const MODULES: readonly Module[] = ['core', 'deals', 'floor', 'blocs', 'groups', 'independence', 'documents', 'scandal', 'press'];
const CLAUSES: readonly ClauseKind[] = [...FIRST_CLAUSES, 'expertise', 'travel', 'attend', 'withdraw'];

const HALL: HallPlan = {
  issues: ['forum', 'control', 'connect', 'standards', 'spectrum'],
  votedWith: { a: 'with Corrant', b: 'with Vashmere' },
  attendance: [0.98, 0.94],
  blocs: [
    {
      id: 'coast',
      at: [-60, 24],
      benches: [
        {
          seat: 'Bellhaven g0 5',
          blurb: 'A harbour with three flagpoles.',
          neighbours: ['Arrin a1 4', 'Cray Mouth a2 5', 'Dunlow u0 3', 'Seaward g0 3'],
          also: ['Linnow', 'Pallister', 'Merrow', 'Holt'],
        },
        {
          seat: 'Wendmark a1 4',
          blurb: 'Northern, orderly, and fond of compromise in others.',
          neighbours: ['Holt a2 5', 'Linnow a1 3', 'Merrow g0 3', 'Pallister u0m 2'],
          also: ['Seaward', 'Arrin', 'Dunlow', 'Cray Mouth'],
        },
      ],
      others: ['Corrant a3 6'],
    },
    {
      id: 'hills',
      at: [66, 22],
      benches: [
        {
          seat: 'Karst Republic b1 4',
          blurb: 'Stone, tunnels, and a long memory.',
          neighbours: ['Drum b2 3', 'Ostra b1 4', 'Tarnhill g0 3', 'Yewen u0 2'],
          also: ['Cairnow', 'Fell', 'Brannock', 'Marl'],
        },
        {
          seat: 'Upper Senna g0 3',
          blurb: 'Where the river begins and the road ends.',
          neighbours: ['Brannock b1 3', 'Cairnow u0m 2', 'Fell g0 4', 'Marl b2 4'],
          also: ['Yewen', 'Ostra', 'Tarnhill', 'Drum'],
        },
      ],
      others: ['Vashmere b3 6'],
    },
    {
      id: 'delta',
      at: [8, -20],
      benches: [
        {
          seat: 'Low Delta u0 2',
          blurb: 'Half of it is under water, all of it votes.',
          neighbours: ['Egret g0 2', 'Isk b1 2', 'Naro u0m 2', 'Reed Towns g0 3'],
          also: ['Oxbow', 'Silt', 'Mangrove Coast'],
        },
      ],
      others: ['Mangrove Coast g0 2', 'Oxbow a1 3', 'Silt b1 2'],
    },
    {
      id: 'isles',
      at: [-8, 44],
      benches: [
        {
          seat: 'Small Havens g0 2',
          blurb: 'Three islands, two delegates, one vote.',
          neighbours: ['Auk Rocks u0m 2', 'Farlight g0 2', 'Gannet a1 2', 'Shoal b1 2'],
        },
      ],
      others: ['Kittiwake g0 4'],
    },
  ],
};

/** Personal standing under the same headings; the sums are fitted so that each name wins at least a fifth of bots-only games. */
const STANDING: readonly Standing[] = [
  ['Years inside the Union', 0.24, 0.02, 0.28],
  ['Years in a ministry', 0, 0.09, 0.5],
  ['Whose turn it is, by region', -0.06, 0.15, 0.1],
];

const NAMES: readonly HallName[] = [
  {
    id: 'dessa',
    name: 'Dessa',
    sponsor: ['corrant', 'Corrant'],
    platform: [-0.5, -0.5, 0.5, -0.4, 0.2],
    wish: [-0.6, -0.6, 0.4, -0.5, 0.1],
    statement: 'An open forum, and engineers in it.',
    publicCost: 0.3,
    side: 1,
  },
  {
    id: 'morrow',
    name: 'Morrow',
    sponsor: ['kittiwake', 'Kittiwake'],
    platform: [0.1, 0, 0.85, 0, 0.5],
    wish: [0.1, 0, 0.8, 0, 0.5],
    statement: 'First the cables; then whose.',
    publicCost: 0.1,
    side: 0,
  },
  {
    id: 'tane',
    name: 'Tane',
    sponsor: ['vashmere', 'Vashmere'],
    platform: [0.6, 0.5, 0.5, 0.4, 0.4],
    wish: [0.7, 0.6, 0.4, 0.5, 0.4],
    statement: 'One state, one voice, and a share for each.',
    publicCost: 0.5,
    side: -1,
  },
];

/** The hall with three names; the same every time. */
export function thirdName(): Scenario {
  return {
    id: ID,
    version: 1,
    title: 'The third name',
    blurb: 'Three candidates, thirty-six states, and a recess after every ballot that elects nobody.',
    historic: false,
    body: 'General Conference of the Signals Union',
    post: 'Secretary-General',
    days: 2,
    issues: HALL.issues.map((issue) => ISSUES[issue]),
    regions: regionsOf(HALL, BLOC_NAMES),
    blocs: HALL.blocs.map(({ id, benches }) => ({
      id,
      name: BLOC_NAMES[id] ?? id,
      discipline: 0.35,
      coordinator: benches.length > 1 ? null : id === 'delta' ? 'low-delta' : 'small-havens',
    })),
    candidates: candidatesOf(NAMES, STANDING),
    alignmentWeight: 0.6,
    states: statesOf(HALL, NAMES),
    backers: [],
    seats: [
      ...campaignSeats(ID, NAMES, { candidate: candidateBriefs, sponsor: sponsorBriefs }, { sponsor: { aid: 6 } }),
      ...delegationSeats(ID, HALL, delegationBriefs, { talks: 4 }),
      bareSeat({
        id: 'highline',
        kind: 'sector',
        title: 'Highline',
        blurb: 'A satellite operator. You have no vote; you have experts, and orbits to fill.',
        talks: 2,
        aid: 2,
        expertise: 4,
        targets: [
          { issue: 'spectrum', position: -0.4, weight: 2 },
          { issue: 'standards', position: -0.3, weight: 1 },
        ],
        briefs: briefsFor(ID, 'highline', sectorBriefs),
      }),
      bareSeat({
        id: 'open-door',
        kind: 'press',
        title: 'Open Door',
        blurb: 'A society for an open Union. You publish what you learn, and you may speak.',
        voice: 'civil-society',
        briefs: briefsFor(ID, 'open-door', pressBriefs),
      }),
    ],
    // One a bloc: with six, their work leaves papers too sure to hide one another.
    counterparts: ['bellhaven', 'karst-republic', 'low-delta', 'small-havens'],
    firstSeat: 'small-havens',
    rollCall: {
      day: 2,
      title: 'Regret over the cut cables',
      modelText: 'The hall regrets that cables were cut and asks Vashmere to say what it knows.',
      label: 'Invented, like everything here.',
      target: 'tane',
    },
    modules: [...MODULES],
    clauses: [...CLAUSES],
    ...NOTHING_MORE,
    ballot: { rule: 'lowest-out', most: 4, open: false, proxy: false },
    lengths: lengthsOf(MODULES, CLAUSES, 2, 4).map((length) => ({
      ...length,
      clauses: [...new Set<ClauseKind>([...length.clauses, 'withdraw'])],
    })),
    calibration: [
      { metric: 'second-ballot', of: 'share', atLeast: 0.6, atMost: null, games: 200 },
      { metric: 'comeback', of: 'share', atLeast: 0.2, atMost: 0.5, games: 200 },
      ...NAMES.map(({ id }) => ({ metric: `wins.${id}`, of: 'share' as const, atLeast: 0.2, atMost: null, games: 200 })),
      { metric: 'cover', of: 'p5', atLeast: 4, atMost: null, games: 200 },
    ],
    constants: { ...CONSTANTS, TAU: 6.9, BLANK: -8 },
    clocks: { ...CLOCKS },
    hides: 2,
    cover: 4,
    sources: [
      ALL_INVENTED,
      { field: 'ballot', note: 'The last name drops out, as at some bodies; the ITU’s own rules have no such thing.' },
      { field: 'candidates.standing', note: 'The same three headings for each name; the sums are fitted to simulated games.' },
      STATES_BY_RULE,
    ],
  };
}

const BLOC_NAMES: Readonly<Record<string, string>> = { coast: 'The Coast', hills: 'The Hills', delta: 'The Delta', isles: 'The Isles' };
