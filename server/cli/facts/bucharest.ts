import type { Scenario, SeatRow, StateRow } from '#shared/scenario/schema.ts';
import { alignmentOf, attendanceOf, blocOf, capacityOf, derived, round } from './attributes.ts';
import { type BriefText, briefsFor, delegationTexts, fourOf } from './briefs.ts';
import type { Row } from './rows.ts';

const ID = 'bucharest-2022';
const FIRST = 'bogdan-martin';
const SECOND = 'ismailov';
/** Members present and voting on 29 September 2022; the classes of attendance are scaled to it. */
const PRESENT = 172;

const frenchNames = new Intl.DisplayNames('fr', { type: 'region' });
const VOTES: Readonly<Record<string, string>> = {
  Y: 'in favour',
  N: 'against',
  A: 'abstained',
  absent: 'did not vote',
  '': 'not a UN member',
};
const INCOME: Readonly<Record<string, string>> = { H: 'high', UM: 'upper middle', LM: 'lower middle', L: 'low' };

/** Delegations that people may sit in, with a line each and the neighbours they speak for. The first six are counterparts. */
const DELEGATIONS: readonly (readonly [id: string, blurb: string, bench: readonly string[]])[] = [
  ['gh', 'A regional hub for training and cables, and a sought-after name.', ['tg', 'bj', 'ci', 'bf', 'lr']],
  ['br', 'Large, online, and on good terms with nearly everyone.', ['uy', 'py', 'bo', 'pe', 'co']],
  ['id', 'Seventeen thousand islands to connect, and friends on all sides.', ['my', 'ph', 'tl', 'bn', 'la']],
  ['eg', 'Where the cables run, and a voice in two regions.', ['jo', 'sd', 'tn', 'ma', 'mr']],
  ['kz', 'A steppe between great neighbours, and a satellite operator of its own.', ['kg', 'uz', 'tj', 'am', 'az']],
  ['fj', 'Small islands, few delegates, one vote like everybody.', ['ws', 'to', 'vu', 'sb', 'tv']],
  ['ke', 'Mobile money began here; the neighbours listen.', ['ug', 'tz', 'et', 'rw', 'mw']],
  ['ch', 'The host of the house, and of its quarrels.', ['li', 'at', 'si', 'lu']],
  ['sa', 'Capital for projects, and a seat on many boards.', ['kw', 'bh', 'om', 'qa', 'ye']],
  ['in', 'More people than any bloc, and a habit of abstaining.', ['bd', 'np', 'lk', 'bt', 'mv']],
  ['jm', 'Islands that vote together when they can.', ['bb', 'tt', 'gy', 'bs', 'lc']],
  ['zm', 'Landlocked: every cable crosses somebody else.', ['zw', 'bw', 'na', 'ls']],
];

/** The election of 29 September 2022, from public facts alone. */
export function bucharest(rows: readonly Row[]): Scenario {
  const raw = rows.map((row) => ({ row, id: (row.iso2 ?? '').toLowerCase(), bloc: blocOf(row), capacity: capacityOf(row) }));
  const expected = raw.reduce((sum, entry) => sum + attendanceOf(entry.bloc, entry.capacity), 0);
  const scale = PRESENT / expected;
  const seated = new Map(DELEGATIONS.map(([id]) => [id, true]));
  const states = raw.map(
    ({ row, id, bloc, capacity }): StateRow => ({
      id,
      name: row.name ?? id,
      called: frenchNames.of(row.iso2 ?? '') ?? row.name ?? id,
      region: `region-${(row.itu_region ?? '').toLowerCase()}`,
      bloc,
      ...derived(capacity, alignmentOf(row), row.wcit12_signed === '1'),
      attendance: round(attendanceOf(bloc, capacity) * scale),
      aid: seated.has(id) ? Math.round(6 * Math.max(0, capacity - 0.35)) : 0,
      lon: Number(row.lon),
      lat: Number(row.lat),
      facts: factsOf(row),
    }),
  );
  const regionOrder = ['region-a', 'region-b', 'region-c', 'region-d', 'region-e'];
  states.sort((a, b) => regionOrder.indexOf(a.region) - regionOrder.indexOf(b.region) || a.called.localeCompare(b.called, 'fr'));
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
      { id: 'forum', name: 'Who decides', low: 'many voices', high: 'states decide' },
      { id: 'control', name: 'The open net', low: 'open flow', high: 'national control' },
      { id: 'connect', name: 'Connection', low: 'market-led', high: 'publicly financed' },
      { id: 'standards', name: 'Standards', low: 'industry-led', high: 'state-led' },
      { id: 'spectrum', name: 'Spectrum', low: 'first come', high: 'reserved access' },
    ],
    regions: [
      { id: 'region-a', name: 'Americas' },
      { id: 'region-b', name: 'Western Europe' },
      { id: 'region-c', name: 'Eastern Europe and Northern Asia' },
      { id: 'region-d', name: 'Africa' },
      { id: 'region-e', name: 'Asia and Australasia' },
    ],
    blocs: [
      { id: 'cept', name: 'Europe (CEPT)', discipline: 0.6 },
      { id: 'rcc', name: 'Commonwealth (RCC)', discipline: 0.5 },
      { id: 'citel', name: 'Americas (CITEL)', discipline: 0.35 },
      { id: 'atu', name: 'Africa (ATU)', discipline: 0.5 },
      { id: 'asmg', name: 'Arab States (ASMG)', discipline: 0.55 },
      { id: 'apt', name: 'Asia-Pacific (APT)', discipline: 0.25 },
    ],
    candidates: [
      {
        id: FIRST,
        name: 'Doreen Bogdan-Martin',
        short: 'Bogdan-Martin',
        nominatedBy: 'us',
        platform: [-0.45, -0.5, 0.75, -0.35, 0.15],
        statement: 'Connect those who are not connected; many voices at the table.',
        standing: [
          {
            text: 'Director of the Development Bureau, elected in 2018',
            value: 0.7,
            source: 'ITU, PP-18 results; the weight is our judgement',
          },
          { text: 'Decades inside the house', value: 0.6, source: 'ITU biography; the weight is our judgement' },
          {
            text: 'Would be the first woman in the post',
            value: 0.4,
            source: 'ITU list of Secretaries-General; the weight is our judgement',
          },
          {
            text: 'Campaigned in every region since March 2021',
            value: 0.3,
            source: 'ITU candidature notices; the weight is our judgement',
          },
        ],
        publicCost: 0.15,
        side: 1,
      },
      {
        id: SECOND,
        name: 'Rashid Ismailov',
        short: 'Ismailov',
        nominatedBy: 'ru',
        platform: [0.8, 0.6, 0.3, 0.5, 0.4],
        statement: 'Broadband for all; states at the centre of the Union.',
        standing: [
          {
            text: 'Worked in industry: Huawei, Nokia, Ericsson; led VimpelCom',
            value: 0.4,
            source: 'published biography; the weight is our judgement',
          },
          { text: 'Former deputy minister who knows the Union', value: 0.3, source: 'published biography; the weight is our judgement' },
          {
            text: 'Could not travel; bank account and cards frozen in spring 2022',
            value: -0.5,
            source: 'his briefing to the Geneva press, 23 March 2022; the weight is our judgement',
          },
        ],
        publicCost: 0.75,
        side: -1,
      },
    ],
    alignmentWeight: 1,
    states,
    backers: [
      { state: 'jp', candidate: FIRST, open: false, label: 'Our invention: each camp has one friend that nobody names.' },
      {
        state: 'cn',
        candidate: SECOND,
        open: false,
        label: 'Our invention, after the joint statement of 4 February 2022, which mentions the ITU.',
      },
    ],
    seats: [...campaignSeats(), ...delegationSeats(states)],
    counterparts: DELEGATIONS.slice(0, 6).map(([id]) => id),
    firstSeat: 'gh',
    rollCall: {
      day: 2,
      title: 'Regret over the damage to telecommunications in Ukraine',
      modelText:
        'The hall regrets the damage done to networks in Ukraine and asks the Union to help rebuild them (after Council Resolution 1408, March 2022).',
      label:
        'Our invention: no such roll-call was held in Bucharest. It is said that such votes “passed in small numbers”; in the Assembly they stood at 141–5–35 on 2 March and 93–24–58 on 7 April 2022.',
      target: SECOND,
    },
    modules: ['core', 'deals', 'floor'],
    clauses: ['aid', 'letter', 'endorse', 'silence', 'rollcall', 'promise', 'chair', 'note'],
    constants: { A: 3, B: 0.9, TAU: 0.45, SIG: 1, GLOB: 0.35, BLOC: 0.25, BLANK: -0.22, BLANKW: 0.5, POLITE: 1.2, POLSLOPE: 1.15 },
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
    cover: 5.5,
    history: {
      votes: { [FIRST]: 139, [SECOND]: 25 },
      uncounted: 8,
      present: 172,
      rounds: 1,
      note: 'The press of that week expected a close race. 172 members were present and voting, 164 papers were valid, 83 were needed.',
      source: 'ITU, results of the election of the Secretary-General, 29 September 2022',
    },
    sources: [
      { field: 'states', note: 'assets/facts/states.csv, by the formulas of server/cli/facts/attributes.ts' },
      {
        field: 'states.attendance',
        note: `classes by region and capacity, scaled by ${round(scale)} so that ${PRESENT} are expected, as on the day`,
      },
      { field: 'states.called', note: 'French names of the Unicode CLDR, sorted in French inside each ITU region' },
      {
        field: 'candidates.standing',
        note: 'parts are sourced, weights are judgement; the difference of the sums, 1.8, is fitted to the result',
      },
      { field: 'candidates.platform', note: 'published programmes, placed on five axes by judgement' },
      { field: 'constants.BLANK', note: 'fitted to the 8 papers that did not count' },
      { field: 'rollCall', note: 'invented; figures beside it are the Assembly’s' },
      { field: 'backers', note: 'invented; nobody published such a list' },
    ],
  };
}

function factsOf(row: Row): StateRow['facts'] {
  const groups = [
    row.ldc === '1' ? 'least developed' : '',
    row.lldc === '1' ? 'landlocked' : '',
    row.sids === '1' ? 'small island' : '',
  ].filter(Boolean);
  const signed = row.wcit12_signed === '1' ? 'signed' : row.wcit12_signed === '0' ? 'did not sign' : 'absent or not entitled';
  return [
    { label: 'People online', value: row.internet_users_pct ? `${row.internet_users_pct} % (${row.internet_year})` : 'no figure' },
    { label: 'Dubai treaty, 2012', value: signed },
    { label: 'Assembly, 2 March 2022', value: VOTES[row.es11_1 ?? ''] ?? '–' },
    { label: 'Assembly, 7 April 2022', value: VOTES[row.es11_3 ?? ''] ?? '–' },
    { label: 'Income', value: INCOME[row.income_group ?? ''] ?? 'not classified' },
    ...(groups.length > 0 ? [{ label: 'Group', value: groups.join(', ') }] : []),
    ...(row.itu_council_2018_22 === '1' ? [{ label: 'ITU Council', value: 'member 2019–22' }] : []),
  ];
}

function campaignSeats(): SeatRow[] {
  const candidate = (id: string, title: string, blurb: string, texts: readonly BriefText[]): SeatRow => ({
    id,
    kind: 'candidate',
    candidate: id,
    title,
    blurb,
    talks: 4,
    aid: 0,
    letters: 0,
    chairs: 14,
    bench: [],
    briefs: briefsFor(ID, id, texts),
  });
  const sponsor = (id: string, of: string, title: string, blurb: string, texts: readonly BriefText[]): SeatRow => ({
    id,
    kind: 'sponsor',
    candidate: of,
    title,
    blurb,
    talks: 3,
    aid: 49,
    letters: 2,
    chairs: 0,
    bench: [],
    briefs: briefsFor(ID, id, texts),
  });
  return [
    candidate(FIRST, 'Campaign for Bogdan-Martin', 'Run the campaign. Winning is not enough: it is expected.', firstCampaign),
    candidate(SECOND, 'Campaign for Ismailov', 'Run the campaign. Nobody expects you to win; beat what happened.', secondCampaign),
    sponsor('us', FIRST, 'United States', 'You nominated Bogdan-Martin. You have aid, three talks a day and a vote.', firstSponsor),
    sponsor('ru', SECOND, 'Russian Federation', 'You nominated Ismailov. You have aid, three talks a day and a vote.', secondSponsor),
  ];
}

const firstCampaign: readonly BriefText[] = [
  {
    want: 'The result of 2022, or better.',
    need: 'Friends in all five regions who say so.',
    fear: 'Promises that were only words.',
    goals: [
      { kind: 'votes', candidate: FIRST, atLeast: 139 },
      { kind: 'honest-ledger', candidate: FIRST, percent: 122 },
      { kind: 'backing-regions', candidate: FIRST, atLeast: 5 },
    ],
  },
  {
    want: 'A majority nobody can argue with.',
    need: 'Public backing, early.',
    fear: 'A hall that waits.',
    goals: [
      { kind: 'share', candidate: FIRST, percent: 84 },
      { kind: 'backing', candidate: FIRST, atLeast: 27 },
      { kind: 'abstentions-at-most', atMost: 30 },
    ],
  },
  {
    want: 'A ledger that holds.',
    need: 'To know the hall before the doors close.',
    fear: 'Promising more than you can give.',
    goals: [
      { kind: 'honest-ledger', candidate: FIRST, percent: 120 },
      { kind: 'forecast-within', votes: 8 },
      { kind: 'votes', candidate: FIRST, atLeast: 136 },
    ],
  },
  {
    want: 'The other side held small.',
    need: 'Backing in every region.',
    fear: 'Their quiet friends.',
    goals: [
      { kind: 'share', candidate: FIRST, percent: 86 },
      { kind: 'backing-regions', candidate: FIRST, atLeast: 5 },
      { kind: 'backing', candidate: FIRST, atLeast: 26 },
    ],
  },
];
const secondCampaign: readonly BriefText[] = [
  {
    want: 'Forty votes: enough to be heard.',
    need: 'Public backing in four regions.',
    fear: 'A hall that only smiles.',
    goals: [
      { kind: 'votes', candidate: SECOND, atLeast: 40 },
      { kind: 'backing-regions', candidate: SECOND, atLeast: 4 },
      { kind: 'backing', candidate: SECOND, atLeast: 12 },
    ],
  },
  {
    want: 'More than was expected of you.',
    need: 'Many who would rather not condemn.',
    fear: 'The roll-call.',
    goals: [
      { kind: 'votes', candidate: SECOND, atLeast: 32 },
      { kind: 'abstentions', atLeast: 30 },
      { kind: 'backing', candidate: SECOND, atLeast: 15 },
    ],
  },
  {
    want: 'A fifth of the hall.',
    need: 'To know who only smiles.',
    fear: 'Counting friends who are not.',
    goals: [
      { kind: 'share', candidate: SECOND, percent: 20 },
      { kind: 'forecast-within', votes: 8 },
      { kind: 'backing-regions', candidate: SECOND, atLeast: 3 },
    ],
  },
  {
    want: 'A beginning for broadband for all.',
    need: 'Friends who stand up.',
    fear: 'Standing with one region only.',
    goals: [
      { kind: 'backing', candidate: SECOND, atLeast: 16 },
      { kind: 'backing-regions', candidate: SECOND, atLeast: 4 },
      { kind: 'votes', candidate: SECOND, atLeast: 34 },
    ],
  },
];
const firstSponsor: readonly BriefText[] = [
  {
    want: 'Your nominee elected, by a margin that ends the talk.',
    need: 'Backing in five regions.',
    fear: 'Paying for smiles.',
    goals: [
      { kind: 'share', candidate: FIRST, percent: 84 },
      { kind: 'backing-regions', candidate: FIRST, atLeast: 5 },
      { kind: 'bargains', atLeast: 20 },
    ],
  },
  {
    want: 'An open net, said aloud.',
    need: 'A roll-call with few abstentions.',
    fear: 'Silence.',
    goals: [
      { kind: 'abstentions-at-most', atMost: 30 },
      { kind: 'backing', candidate: FIRST, atLeast: 27 },
      { kind: 'votes', candidate: FIRST, atLeast: 136 },
    ],
  },
  {
    want: 'A reliable count.',
    need: 'A forecast that holds.',
    fear: 'A surprise.',
    goals: [
      { kind: 'forecast-within', votes: 8 },
      { kind: 'honest-ledger', candidate: FIRST, percent: 122 },
      { kind: 'backing-regions', candidate: FIRST, atLeast: 4 },
    ],
  },
  {
    want: 'Friends made for next time.',
    need: 'Deals with many.',
    fear: 'A long bill.',
    goals: [
      { kind: 'bargains', atLeast: 24 },
      { kind: 'votes', candidate: FIRST, atLeast: 139 },
      { kind: 'backing', candidate: FIRST, atLeast: 26 },
    ],
  },
];
const secondSponsor: readonly BriefText[] = [
  {
    want: 'Your nominee well above what the Assembly’s votes suggest.',
    need: 'Deals with many.',
    fear: 'Standing alone in public.',
    goals: [
      { kind: 'votes', candidate: SECOND, atLeast: 32 },
      { kind: 'bargains', atLeast: 18 },
      { kind: 'backing-regions', candidate: SECOND, atLeast: 4 },
    ],
  },
  {
    want: 'A roll-call that convinces nobody.',
    need: 'Thirty who abstain.',
    fear: 'A large yes.',
    goals: [
      { kind: 'abstentions', atLeast: 30 },
      { kind: 'backing', candidate: SECOND, atLeast: 14 },
      { kind: 'votes', candidate: SECOND, atLeast: 30 },
    ],
  },
  {
    want: 'States in charge, in writing.',
    need: 'Backing in three regions.',
    fear: 'Quiet friends who stay quiet.',
    goals: [
      { kind: 'backing-regions', candidate: SECOND, atLeast: 3 },
      { kind: 'backing', candidate: SECOND, atLeast: 16 },
      { kind: 'votes', candidate: SECOND, atLeast: 34 },
    ],
  },
  {
    want: 'A close reading of the hall.',
    need: 'A forecast that holds.',
    fear: 'Believing your own ledger.',
    goals: [
      { kind: 'forecast-within', votes: 8 },
      { kind: 'votes', candidate: SECOND, atLeast: 30 },
      { kind: 'bargains', atLeast: 16 },
    ],
  },
];

function delegationSeats(states: readonly StateRow[]): SeatRow[] {
  const texts = delegationTexts({ first: FIRST, second: SECOND, abstentions: 30, forecast: 14, firstVotes: 138, secondVotes: 31 });
  return DELEGATIONS.map(([id, blurb, bench], n): SeatRow => {
    const state = states.find((entry) => entry.id === id) as StateRow;
    return {
      id,
      kind: 'delegation',
      title: state.name,
      blurb,
      talks: 4,
      aid: state.aid,
      letters: 2,
      chairs: 0,
      bench: [...bench],
      briefs: briefsFor(ID, id, fourOf(texts, n)),
    };
  });
}
