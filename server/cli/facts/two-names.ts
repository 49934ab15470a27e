import type { ClauseKind, Module, Scenario, SeatRow, StateRow } from '#shared/scenario/schema.ts';
import { derived, round } from './attributes.ts';
import { briefsFor } from './briefs.ts';
import { inFrenchOrder } from './french.ts';
import { slug } from './hall.ts';
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
import { candidateBriefs, delegationBriefs, FIRST, pressBriefs, SECOND, sectorBriefs, sponsorBriefs } from './two-names-briefs.ts';

/**
 * The invented twin: 42 states, two names, nobody real. Structure of the what-if "closer than you think": softer alignment,
 * milder platforms, an even hall. Leanings are written as `a` (towards Vela), `b` (towards Corin), `g` (both ways),
 * `u` (nothing known), with a certainty of 0–3 and `m` for those who may be absent.
 */
const ID = 'two-names';

/**
 * Personal standing, the same four headings for both names: part, value for Corin, value for Vela. The sums (0.70 and 0.30) are
 * fitted so that each side wins about half of bots-only games (`npm run sim -- --scenario two-names`).
 */
const STANDING = [
  ['Years inside the Union', 0.15, 0.4],
  ['Years in a ministry', 0.4, 0.1],
  ['Whose turn it is, by region', 0.25, 0.1],
  ['Travel refused on the way here', -0.1, -0.3],
] as const;

/** The match: everything that invented names allow but quiet backers and absence. */
const MODULES: readonly Module[] = ['core', 'deals', 'floor', 'blocs', 'groups', 'independence', 'documents', 'scandal', 'press'];
const CLAUSES: readonly ClauseKind[] = [...FIRST_CLAUSES, 'expertise', 'travel', 'attend'];

/** A delegation that people may sit in; `bench` lists its neighbours with their leanings. */
interface Player {
  readonly id: string;
  readonly name: string;
  readonly lean: string;
  readonly staff: number;
  readonly bloc: string;
  readonly blurb: string;
  readonly bench: readonly string[];
  /** Neighbours of another bench of this bloc who listen to this delegation too, by name. */
  readonly also: readonly string[];
}

const PLAYERS: readonly Player[] = [
  {
    id: 'marrow-isles',
    name: 'Marrow Isles',
    lean: 'g0',
    staff: 2,
    bloc: 'isles',
    blurb: 'Low islands, one cable, two delegates.',
    bench: ['Lindry a1', 'Pell Atoll u0m', 'Saint Orrin g0', 'Sorrel Keys b1m'],
    also: ['Kasvane', 'Teluna', 'Orinza', 'Tovalo'],
  },
  {
    id: 'tamber',
    name: 'Tamber',
    lean: 'b1',
    staff: 2,
    bloc: 'isles',
    blurb: 'Villages a day’s walk from any mast.',
    bench: ['Dunmarsh b1', 'Kasvane b2', 'Ombria u0m', 'Teluna g0'],
    also: ['Pell Atoll', 'Lumeo', 'Serrava', 'Sorrel Keys'],
  },
  {
    id: 'oskar-republic',
    name: 'Oskar Republic',
    lean: 'u0',
    staff: 4,
    bloc: 'plain',
    blurb: 'Neither large nor small, and never first to speak.',
    bench: ['Brackland u0', 'Dray a1', 'Elmoor g0', 'Ostrell b1'],
    also: ['Garran', 'Stelm', 'Corvane', 'Ustrey'],
  },
  {
    id: 'halden',
    name: 'Halden',
    lean: 'a3',
    staff: 6,
    bloc: 'coast',
    blurb: 'Rich, online, and sure of its case.',
    bench: ['Aldern a1', 'Fenmark g0', 'Liss u0', 'Norrow a2'],
    also: ['Saltmere', 'Brine', 'Jessam', 'Ochre Point'],
  },
  {
    id: 'kestrel-union',
    name: 'Kestrel Union',
    lean: 'b3',
    staff: 4,
    bloc: 'plain',
    blurb: 'Large, orderly, and tired of being lectured.',
    bench: ['Corvane b1', 'Garran g0', 'Stelm u0', 'Ustrey b2'],
    also: ['Dray', 'Brackland', 'Elmoor', 'Ostrell'],
  },
  {
    id: 'port-amber',
    name: 'Port Amber',
    lean: 'g0',
    staff: 5,
    bloc: 'coast',
    blurb: 'A harbour that trades with everyone.',
    bench: ['Brine g0', 'Quay Marrin a1', 'Saltmere u0', 'Tollhaven a2'],
    also: ['Tarn', 'Liss', 'Umberland', 'Aldern'],
  },
  {
    id: 'sable-coast',
    name: 'Sable Coast',
    lean: 'a1',
    staff: 3,
    bloc: 'coast',
    blurb: 'A thin strip of land beside a big neighbour.',
    bench: ['Jessam b1', 'Ochre Point a1', 'Tarn u0m', 'Umberland b2'],
    also: ['Quay Marrin', 'Fenmark', 'Norrow', 'Tollhaven'],
  },
  {
    id: 'vereda',
    name: 'Vereda',
    lean: 'b1',
    staff: 3,
    bloc: 'isles',
    blurb: 'A green island between two markets.',
    bench: ['Lumeo a1', 'Orinza b1', 'Serrava g0', 'Tovalo u0m'],
    also: ['Ombria', 'Saint Orrin', 'Dunmarsh', 'Lindry'],
  },
];
const SPONSORS = [
  { id: 'auster', name: 'Auster', lean: 'b3', staff: 6, bloc: 'plain' },
  { id: 'meridia', name: 'Meridia', lean: 'a3', staff: 6, bloc: 'coast' },
] as const;

/** Where the blocs lie on the invented map: centre and spread in degrees. */
const PLACES: Readonly<Record<string, readonly [lon: number, lat: number]>> = { isles: [-70, -12], coast: [0, 28], plain: [72, -4] };

/** The invented scenario; the same every time. */
export function twoNames(): Scenario {
  const states = allStates();
  return {
    id: ID,
    version: 1,
    title: 'Two names',
    blurb: 'Forty-two states, two candidates, two days. Nobody here is real.',
    historic: false,
    body: 'General Conference of the Signals Union',
    post: 'Secretary-General',
    days: 2,
    issues: [ISSUES.forum, ISSUES.control, ISSUES.connect],
    regions: [
      { id: 'coast', name: 'The Coast' },
      { id: 'isles', name: 'The Isles' },
      { id: 'plain', name: 'The Plain' },
    ],
    blocs: [
      { id: 'coast', name: 'The Coast', discipline: 0.4, coordinator: null },
      { id: 'isles', name: 'The Isles', discipline: 0.4, coordinator: null },
      { id: 'plain', name: 'The Plain', discipline: 0.4, coordinator: null },
    ],
    candidates: [
      {
        id: FIRST,
        name: 'Corin',
        short: 'Corin',
        nominatedBy: 'auster',
        platform: [0.5, 0.3, 0.7],
        wish: [0.7, 0.5, 0.5],
        statement: 'One state, one voice. Broadband for all.',
        standing: STANDING.map(([text, value]) => ({ text, value, source: 'invented' })),
        publicCost: 0.45,
        side: -1,
      },
      {
        id: SECOND,
        name: 'Vela',
        short: 'Vela',
        nominatedBy: 'meridia',
        platform: [-0.35, -0.4, 0.7],
        wish: [-0.55, -0.6, 0.5],
        statement: 'An open forum. Training for all.',
        standing: STANDING.map(([text, , value]) => ({ text, value, source: 'invented' })),
        publicCost: 0.35,
        side: 1,
      },
    ],
    alignmentWeight: 0.4,
    states,
    backers: [],
    seats: [...campaignSeats(), ...delegationSeats(), sectorSeat(), pressSeat()],
    // Two a bloc: with all eight at work papers are too sure to hide one another.
    counterparts: ['marrow-isles', 'tamber', 'oskar-republic', 'halden', 'kestrel-union', 'port-amber'],
    firstSeat: 'marrow-isles',
    secondRun: 'two-names-aloud',
    rollCall: {
      day: 2,
      title: 'Regret over the cut cables',
      modelText: 'The hall regrets that cables were cut and asks Auster to say what it knows.',
      label: 'Invented, like everything here.',
      target: FIRST,
    },
    modules: [...MODULES],
    clauses: [...CLAUSES],
    ...NOTHING_MORE,
    ballot: MAJORITY,
    lengths: lengthsOf(MODULES, CLAUSES, 2, 4),
    constants: { ...CONSTANTS, TAU: 4.2, BLANK: -4.95 },
    clocks: { ...CLOCKS },
    hides: 2,
    cover: 4,
    sources: [
      ALL_INVENTED,
      {
        field: 'candidates.standing',
        note: 'The same four headings for both names; the sums are fitted so that each wins about half of simulated games.',
      },
      STATES_BY_RULE,
    ],
  };
}

function allStates(): StateRow[] {
  const rows = [
    ...PLAYERS.map((player) => ({ ...player, players: true })),
    ...SPONSORS.map((sponsor) => ({ ...sponsor, players: true })),
    ...PLAYERS.flatMap((player) =>
      player.bench.map((entry) => {
        const at = entry.lastIndexOf(' ');
        return {
          id: slug(entry.slice(0, at)),
          name: entry.slice(0, at),
          lean: entry.slice(at + 1),
          staff: neighbourStaff(entry),
          bloc: player.bloc,
          players: false,
        };
      }),
    ),
  ];
  const count: Record<string, number> = {};
  return rows
    .map((row): StateRow => {
      const nth = (count[row.bloc] ?? 0) + 1;
      count[row.bloc] = nth;
      const capacity = (row.staff - 1) / 5.2;
      const side = row.lean.startsWith('a') ? 1 : row.lean.startsWith('b') ? -1 : 0;
      const alignment = side * (0.25 + 0.25 * Number(row.lean[1]));
      const all = derived(capacity, alignment, side < 0);
      const [lon, lat] = PLACES[row.bloc] as readonly [number, number];
      // A sunflower around the bloc's centre: even, and the same in every build.
      const angle = nth * 2.39996;
      const radius = 7.5 * Math.sqrt(nth);
      return {
        id: row.id,
        name: row.name,
        called: row.name,
        region: row.bloc,
        bloc: row.bloc,
        ...all,
        ideals: all.ideals.slice(0, 3),
        weights: all.weights.slice(0, 3),
        attendance: SPONSORS.some(({ id }) => id === row.id) ? 1 : row.lean.includes('m') ? 0.88 : 0.96,
        lon: round(lon + radius * Math.cos(angle)),
        lat: round(lat + 0.8 * radius * Math.sin(angle)),
        facts: [
          { label: 'Staff', value: String(row.staff) },
          {
            label: 'Last open vote',
            value: side > 0 ? 'with Meridia' : side < 0 ? 'with Auster' : row.lean.startsWith('u') ? 'absent' : 'abstained',
          },
        ],
      };
    })
    .sort((x, y) => x.region.localeCompare(y.region) || inFrenchOrder(x.called, y.called));
}

/** Neighbours have two to five people, by the length of their line above: a rule anybody can check, and no favour in it. */
const neighbourStaff = (entry: string): number => 2 + (entry.length % 4);

function campaignSeats(): SeatRow[] {
  const candidate = (id: string, title: string): SeatRow => ({
    id,
    kind: 'candidate',
    candidate: id,
    title,
    blurb: 'You stand for the post. You have no vote, four talks a day and three chairs.',
    talks: 4,
    aid: 0,
    letters: 0,
    chairs: 3,
    expertise: 0,
    targets: [],
    voice: null,
    bench: [],
    briefs: briefsFor(ID, id, candidateBriefs(id)),
  });
  const sponsor = (id: string, of: string, title: string): SeatRow => ({
    id,
    kind: 'sponsor',
    candidate: of,
    title,
    blurb: 'You nominated a candidate. You have aid, three talks a day and a vote.',
    talks: 3,
    aid: 11,
    letters: 2,
    chairs: 0,
    expertise: 3,
    targets: [],
    voice: null,
    bench: [],
    briefs: briefsFor(ID, id, sponsorBriefs(of)),
  });
  return [
    candidate(FIRST, 'Campaign Corin'),
    candidate(SECOND, 'Campaign Vela'),
    sponsor('auster', FIRST, 'Auster'),
    sponsor('meridia', SECOND, 'Meridia'),
  ];
}

function delegationSeats(): SeatRow[] {
  return PLAYERS.map(
    (player): SeatRow => ({
      id: player.id,
      kind: 'delegation',
      title: player.name,
      blurb: player.blurb,
      talks: 3,
      aid: Math.max(0, player.staff - 2),
      letters: 2,
      chairs: 0,
      expertise: 0,
      targets: [],
      voice: null,
      bench: [...player.bench.map((entry) => slug(entry.slice(0, entry.lastIndexOf(' ')))), ...player.also.map(slug)],
      briefs: briefsFor(ID, player.id, delegationBriefs[player.id] ?? []),
    }),
  );
}

/** A company: no vote, experts, and a standard it would like to read in the text. */
const sectorSeat = (): SeatRow =>
  bareSeat({
    id: 'loomworks',
    kind: 'sector',
    title: 'Loomworks',
    blurb: 'A sector member. You have no vote; you have experts, and a standard of your own.',
    talks: 2,
    aid: 2,
    expertise: 4,
    targets: [
      { issue: 'connect', position: -0.4, weight: 2 },
      { issue: 'control', position: -0.3, weight: 1 },
    ],
    briefs: briefsFor(ID, 'loomworks', sectorBriefs),
  });

/** The newsroom: no vote and nothing to trade, only what is said on the record and what finds its way there. */
const pressSeat = (): SeatRow =>
  bareSeat({
    id: 'the-corridor',
    kind: 'press',
    title: 'The Corridor',
    blurb: 'A newsroom. Others give you quotes; you print topics, documents that reach you, and a forecast you will be held to.',
    voice: 'newsroom',
    briefs: briefsFor(ID, 'the-corridor', pressBriefs),
  });
