import type { Scenario, SeatRow, StateRow } from '#shared/scenario/schema.ts';
import { alignmentOf, attendanceOf, attendanceScale, blocOf, capacityOf, derived, round } from './attributes.ts';
import { type BriefText, briefsFor } from './briefs.ts';
import { campaignBriefs, delegationBriefs, sectorBriefs } from './bucharest-briefs.ts';
import { candidates, FIRST, SECOND } from './bucharest-candidates.ts';
import { dossierOf } from './dossier.ts';
import { frenchNames, inFrenchOrder } from './french.ts';
import { bareSeat, lengthsOf, MAJORITY, NOTHING_MORE, PLAIN, REAL_CLAUSES } from './house-rules.ts';
import type { Row } from './rows.ts';

const ID = 'bucharest-2022';
/** Papers handed in on 29 September 2022; the classes of attendance are scaled to it. */
const PRESENT = 172;
const REGIONS = [
  { id: 'region-a', name: 'Americas' },
  { id: 'region-b', name: 'Western Europe' },
  { id: 'region-c', name: 'Eastern Europe and Northern Asia' },
  { id: 'region-d', name: 'Africa' },
  { id: 'region-e', name: 'Asia and Australasia' },
] as const;

/** Delegations that people may sit in, with a line each and the neighbours they speak for. The first six are counterparts. */
const DELEGATIONS: readonly (readonly [id: string, blurb: string, bench: readonly string[]])[] = [
  ['gh', 'Cables ashore, neighbours who need capacity, and a Council seat to keep.', ['tg', 'bj', 'ci', 'bf', 'lr', 'gq', 'cm']],
  ['br', 'Large, online, and on good terms with nearly everyone.', ['uy', 'py', 'bo', 'pe', 'co', 'gy', 'sr']],
  ['id', 'Seventeen thousand islands to connect, and friends on all sides.', ['my', 'ph', 'tl', 'bn', 'la', 'sg', 'kh']],
  ['eg', 'Where the cables run, and a voice in two regions.', ['jo', 'sd', 'tn', 'ma', 'mr', 'lb', 'dj']],
  ['kz', 'A steppe between great neighbours, and a satellite operator of its own.', ['kg', 'uz', 'tj', 'am', 'tm', 'by']],
  ['fj', 'Small islands, few delegates, one vote like everybody.', ['ws', 'to', 'vu', 'sb', 'tv', 'ki', 'nr', 'pg']],
  ['ke', 'Mobile money grew up here; the neighbours listen.', ['ug', 'tz', 'et', 'rw', 'mw', 'ss', 'bi', 'cd']],
  ['ch', 'The host of the house, and of its quarrels.', ['li', 'at', 'si', 'lu', 'va', 'az', 'rs']],
  ['sa', 'Capital for projects, and a seat on many boards.', ['kw', 'bh', 'om', 'qa', 'ye', 'iq', 'ae', 'sy']],
  ['in', 'One person in six on earth, one vote like everybody.', ['bd', 'np', 'lk', 'bt', 'mv', 'la', 'ir', 'pk']],
  ['jm', 'Islands that vote together when they can.', ['bb', 'tt', 'gy', 'bs', 'lc', 'bz', 'ht', 'do']],
  ['zm', 'Landlocked: every cable crosses somebody else.', ['zw', 'bw', 'na', 'ls', 'za', 'sz', 'ao', 'mz']],
];

/** The election of 29 September 2022, from public facts alone. */
export function bucharest(rows: readonly Row[], french: readonly Row[]): Scenario {
  const entries = rows.map((row) => ({ row, id: (row.iso2 ?? '').toLowerCase(), bloc: blocOf(row), capacity: capacityOf(row) }));
  const scale = attendanceScale(entries, PRESENT);
  const names = frenchNames(french);
  const states = entries
    .map(
      ({ row, id, bloc, capacity }): StateRow => ({
        id,
        name: row.name ?? id,
        called: names.get(row.iso2 ?? '') ?? id,
        region: `region-${(row.itu_region ?? '').toLowerCase()}`,
        bloc,
        ...derived(capacity, alignmentOf(row), row.wcit12_signed === '1'),
        attendance: attendanceOf(bloc, capacity, scale),
        lon: Number(row.lon),
        lat: Number(row.lat),
        facts: dossierOf(row),
      }),
    )
    .sort((a, b) => a.region.localeCompare(b.region) || inFrenchOrder(a.called, b.called));
  return {
    id: ID,
    version: 1,
    title: 'Bucharest 2022',
    blurb: 'The members of the ITU elect a Secretary-General. The press expects a close race.',
    historic: true,
    body: 'ITU Plenipotentiary Conference, Bucharest',
    post: 'Secretary-General',
    days: 3,
    issues: [
      { id: 'forum', name: 'Who decides', low: 'many voices', high: 'states decide', text: 0 },
      { id: 'control', name: 'The open net', low: 'open flow', high: 'national control', text: 0 },
      { id: 'connect', name: 'Connection', low: 'market-led', high: 'publicly financed', text: 0 },
      { id: 'standards', name: 'Standards', low: 'industry-led', high: 'state-led', text: 0 },
      { id: 'spectrum', name: 'Spectrum', low: 'first come', high: 'reserved access', text: 0 },
    ],
    regions: [...REGIONS],
    blocs: [
      { id: 'cept', name: 'Europe (CEPT)', discipline: 0.6, coordinator: null },
      { id: 'rcc', name: 'Commonwealth (RCC)', discipline: 0.5, coordinator: null },
      { id: 'citel', name: 'Americas (CITEL)', discipline: 0.35, coordinator: null },
      { id: 'atu', name: 'Africa (ATU)', discipline: 0.5, coordinator: null },
      { id: 'asmg', name: 'Arab States (ASMG)', discipline: 0.55, coordinator: null },
      { id: 'apt', name: 'Asia-Pacific (APT)', discipline: 0.25, coordinator: null },
    ],
    candidates: [...candidates],
    alignmentWeight: 1,
    states,
    // Nobody published who stood behind whom, so nobody but the sponsors stands openly from the start.
    backers: quietBackers(),
    seats: [...campaignSeats(), ...delegationSeats(states), sectorSeat()],
    counterparts: DELEGATIONS.slice(0, 6).map(([id]) => id),
    firstSeat: 'gh',
    rollCall: {
      day: 2,
      title: 'Regret over the damage to telecommunications in Ukraine',
      modelText:
        'The hall regrets the damage done to networks in Ukraine and asks the Union to help rebuild them (after Council Resolution 1408, March 2022).',
      label:
        'Our invention: no such roll-call was held in Bucharest. It is said that such votes “passed in small numbers”; in the Assembly they stood at 141–5–35 on 2 March and 93–24–58 on 7 April 2022 (in favour, against, abstaining).',
      target: SECOND,
    },
    modules: [...PLAIN],
    clauses: [...REAL_CLAUSES],
    ...NOTHING_MORE,
    ballot: MAJORITY,
    lengths: lengthsOf(PLAIN, REAL_CLAUSES, 3, 4),
    constants: { A: 3, B: 0.9, D: 0.95, TAU: 0.75, SIG: 1, GLOB: 0.35, BLOC: 0.25, BLANK: -0.56, BLANKW: 0.5, POLITE: 1.2, POLSLOPE: 1.15 },
    clocks: {
      briefing: 20,
      corridor: 240,
      seal: 40,
      reveal: 15,
      rollcall: 30,
      handshake: 40,
      forecast: 40,
      booth: 60,
      count: 45,
      recess: 90,
      delivery: 60,
    },
    hides: 4,
    cover: 4,
    history: {
      votes: { [FIRST]: 139, [SECOND]: 25 },
      uncounted: 8,
      present: 172,
      rounds: 1,
      note: 'Some of the press had expected a close race; no poll existed. 172 of 193 members handed in a paper, 164 papers counted, 83 were needed.',
      source: 'ITU, election results of the Plenipotentiary Conference 2022: Secretary-General',
    },
    sources: [
      {
        field: 'states',
        note: 'Attributes follow from public facts by fixed formulas (docs/facts.md); no state was given a number of its own.',
      },
      {
        field: 'states.attendance',
        note: `Attendance is set by class of region and capacity; the lower classes are scaled by ${round(scale)} so that ${PRESENT} of 193 are expected, as on the day.`,
      },
      {
        field: 'states.called',
        note: 'French names are the short forms in use at the United Nations, ours where those are long; the roll is sorted in French inside each ITU region.',
      },
      { field: 'states.facts', note: 'Fourteen rows of ITU regions are our judgement; the dossier says where.' },
      {
        field: 'candidates.standing',
        note: 'What is said of the candidates is sourced; how much it weighs is judgement, and the difference of the two sums, 1.5, is fitted to the result.',
      },
      {
        field: 'candidates.statement',
        note: 'Statements are our short words for what each published: a campaign brochure, as quoted by 6GWorld; “Five steps to the humanisation of ICT”, as reported by Sputnik on 23 March 2022.',
      },
      {
        field: 'candidates.platform',
        note: 'Platforms are a judgement and include what the nominating government was known to want, which is not the person’s own word. Ismailov’s programme asks for broadband for all; it does not say who pays.',
      },
      { field: 'constants.BLANK', note: 'The leaning towards blank paper is fitted to the 8 papers that did not count.' },
      { field: 'seats.briefs', note: 'Briefs are invented and no government’s instructions.' },
      { field: 'rollCall', note: 'The roll-call is invented; the figures beside it are the Assembly’s.' },
      {
        field: 'backers',
        note: 'Quiet backers are invented; one of two possible ones is dealt to each campaign. Nobody published such a list.',
      },
      {
        field: 'candidates.wish',
        note: 'What each sponsor wished is a judgement from what its government said; with the person’s own platform it gives the mixture that states saw.',
      },
      { field: 'seats.equipment-makers', note: 'The sector member is invented; hundreds of real ones took part without a vote.' },
      { field: 'history', note: 'The tally is the ITU’s own; that a close race was expected is reported, not measured.' },
    ],
  };
}

/**
 * States that might stand behind a campaign without saying so: one a campaign is dealt by the game's secret dice, so that nobody can
 * look it up. Our invention, and labelled so; the label says what made us think of it.
 */
function quietBackers(): Scenario['backers'] {
  const possible = (candidate: string, rows: readonly (readonly [state: string, why: string])[]) =>
    rows.map(([state, why]) => ({ state, candidate, open: false, label: `Our invention. ${why}`, aid: 6 }));
  return [
    ...possible(FIRST, [
      ['jp', 'Japan endorsed the Declaration for the Future of the Internet in April 2022.'],
      ['gb', 'The United Kingdom endorsed the Declaration for the Future of the Internet in April 2022.'],
    ]),
    ...possible(SECOND, [
      ['cn', 'China’s joint statement with Russia of 4 February 2022 mentions the ITU.'],
      ['by', 'Belarus voted with Russia in the Assembly on 2 March 2022.'],
    ]),
  ];
}

/** An equipment maker, without a vote: it lives by what the texts say. Invented, as its wishes are. */
const sectorSeat = (): SeatRow =>
  bareSeat({
    id: 'equipment-makers',
    kind: 'sector',
    title: 'Equipment makers',
    blurb: 'A sector member. You have no vote; you have experts, and texts you would like to read.',
    talks: 2,
    aid: 2,
    expertise: 4,
    targets: [
      { issue: 'standards', position: -0.6, weight: 2 },
      { issue: 'spectrum', position: -0.4, weight: 1 },
    ],
    briefs: briefsFor(ID, 'equipment-makers', sectorBriefs),
  });

/** Aid tokens that a delegation with people can give away: 0 to 4 here, none below a third of full capacity. */
const aidOf = (capacity: number): number => Math.round(6 * Math.max(0, capacity - 0.35));

function campaignSeats(): SeatRow[] {
  const candidate = (id: string, title: string, blurb: string): SeatRow => ({
    id,
    kind: 'candidate',
    candidate: id,
    title,
    blurb,
    talks: 4,
    aid: 0,
    letters: 0,
    chairs: 14,
    expertise: 0,
    targets: [],
    voice: null,
    bench: [],
    briefs: briefsFor(ID, id, textsOf(campaignBriefs, id)),
  });
  const sponsor = (id: string, of: string, title: string, blurb: string): SeatRow => ({
    id,
    kind: 'sponsor',
    candidate: of,
    title,
    blurb,
    talks: 3,
    aid: 49,
    letters: 2,
    chairs: 0,
    expertise: 4,
    targets: [],
    voice: null,
    bench: [],
    briefs: briefsFor(ID, id, textsOf(campaignBriefs, id)),
  });
  return [
    candidate(FIRST, 'Campaign for Bogdan-Martin', 'Run the campaign. Winning is not enough: it is expected.'),
    candidate(SECOND, 'Campaign for Ismailov', 'Run the campaign. Nobody expects you to win; be more than a footnote.'),
    sponsor('us', FIRST, 'United States', 'You nominated Bogdan-Martin. You have aid, three talks a day and a vote.'),
    sponsor('ru', SECOND, 'Russian Federation', 'You nominated Ismailov. You have aid, three talks a day and a vote.'),
  ];
}

function delegationSeats(states: readonly StateRow[]): SeatRow[] {
  return DELEGATIONS.map(([id, blurb, bench]): SeatRow => {
    const state = states.find((entry) => entry.id === id) as StateRow;
    return {
      id,
      kind: 'delegation',
      title: state.name,
      blurb,
      talks: 4,
      aid: aidOf(state.capacity),
      letters: 2,
      chairs: 0,
      expertise: 0,
      targets: [],
      voice: null,
      bench: [...bench],
      briefs: briefsFor(ID, id, textsOf(delegationBriefs, id)),
    };
  });
}

const textsOf = (from: Readonly<Record<string, readonly BriefText[]>>, seat: string): readonly BriefText[] => from[seat] ?? [];
