import type { Candidate, Scenario, SeatRow } from '#shared/scenario/schema.ts';
import { briefsFor } from './briefs.ts';
import { bucharest } from './bucharest.ts';
import { delegationBriefs, sectorBriefs } from './bucharest-briefs.ts';
import { campaignBriefs, FIRST, restated, SECOND, sponsorBriefs } from './closer-briefs.ts';
import type { Row } from './rows.ts';

/**
 * What if the race had been as close as the press of that week expected? The states, their facts and the rules are those of *Bucharest
 * 2022*; the two names are invented, alignment weighs less than half, and what it costs to be seen differs little between the two.
 */
const ID = 'closer-than-you-think';

/** The same three headings for both names; the sums are fitted so that each side wins about half of bots-only games. */
const STANDING = [
  ['Years inside the house', 0.1, 0.3],
  ['Years in a ministry', 0.4, 0.4],
  ['Travel made easy or hard', 0, 0.32],
] as const;

const INVENTED = 'invented: no such person, no such candidacy';

const candidate = (
  own: Pick<Candidate, 'id' | 'name' | 'short' | 'nominatedBy' | 'platform' | 'wish' | 'statement' | 'publicCost' | 'side'>,
  n: 1 | 2,
): Candidate => ({
  ...own,
  standing: STANDING.map((row) => ({ text: row[0], value: row[n], source: INVENTED })),
});

const CANDIDATES: readonly Candidate[] = [
  candidate(
    {
      id: FIRST,
      name: 'Alma Deverin',
      short: 'Deverin',
      nominatedBy: 'us',
      platform: [-0.4, -0.45, 0.6, -0.3, 0.15],
      wish: [-0.5, -0.55, 0.6, -0.4, 0.15],
      statement: 'An open forum, and a line to every school.',
      publicCost: 0.35,
      side: 1,
    },
    1,
  ),
  candidate(
    {
      id: SECOND,
      name: 'Noa Tavel',
      short: 'Tavel',
      nominatedBy: 'ru',
      platform: [0.55, 0.35, 0.6, 0.3, 0.4],
      wish: [0.65, 0.45, 0.6, 0.4, 0.4],
      statement: 'One state, one voice, and a line to every village.',
      publicCost: 0.45,
      side: -1,
    },
    2,
  ),
];

/** The what-if, from the same facts as the election it starts from. */
export function closerThanYouThink(rows: readonly Row[], french: readonly Row[]): Scenario {
  const { history: _, ...real } = bucharest(rows, french);
  return {
    ...real,
    id: ID,
    title: 'Closer than you think',
    blurb: 'What if it had been close? The same 193 states, two invented names, and a hall that would rather not say.',
    body: 'A plenipotentiary conference that did not take place',
    candidates: [...CANDIDATES],
    alignmentWeight: 0.4,
    backers: real.backers.map((backer) => ({ ...backer, candidate: nameFor(real, backer.candidate) })),
    seats: real.seats.map((seat) => seatHere(real, seat)),
    rollCall: real.rollCall && {
      ...real.rollCall,
      label:
        'Our invention, like the two names: no such roll-call was held. In the Assembly such votes stood at 141–5–35 on 2 March and 93–24–58 on 7 April 2022 (in favour, against, abstaining).',
      target: SECOND,
    },
    lengths: real.lengths.map((length) => ({ ...length, cover: 8 })),
    calibration: [
      { metric: `wins.${FIRST}`, of: 'share', atLeast: 0.42, atMost: 0.58, games: 400 },
      { metric: 'promises.over-papers', of: 'share', atLeast: 0.99, atMost: null, games: 400 },
      { metric: 'rollcall.passed', of: 'share', atLeast: 0.92, atMost: null, games: 400 },
      { metric: 'rollcall.abstain', of: 'p5', atLeast: 65, atMost: null, games: 400 },
      { metric: 'cover', of: 'p5', atLeast: 8, atMost: null, games: 200 },
    ],
    constants: { ...real.constants, BLANK: -0.8 },
    cover: 8,
    sources: [
      {
        field: 'candidates',
        note: 'Both names are invented, and so are their platforms, standing and statements. No living person is meant.',
      },
      {
        field: 'candidates.nominatedBy',
        note: 'Who nominated whom is taken from 2022 so that alignment in open votes means something; the nominations themselves are invented.',
      },
      {
        field: 'alignmentWeight',
        note: 'A circumstance, not a fact: 0.4 where Bucharest has 1. Standing is fitted so that each side wins about half of simulated games.',
      },
      { field: 'rollCall', note: 'The roll-call is invented; the figures beside it are the Assembly’s.' },
      { field: 'backers', note: 'Quiet backers are invented; one of two possible ones is dealt to each campaign.' },
      {
        field: 'seats.briefs',
        note: 'Briefs are invented and no government’s instructions; delegations want what they want in Bucharest 2022.',
      },
      ...real.sources.filter(({ field }) => field.startsWith('states') || field === 'seats.equipment-makers'),
    ],
  };
}

/** Posts a campaign has to give, fewer than in Bucharest: in an even race both would give one to whoever asked. */
const CHAIRS = 11;

/** The invented name that stands where this one stood. */
const nameFor = (real: Pick<Scenario, 'candidates'>, id: string): string => (real.candidates[0]?.id === id ? FIRST : SECOND);

/** The same seat beside an invented name, with briefs for an even race. */
function seatHere(real: Scenario, seat: SeatRow): SeatRow {
  const name = seat.candidate === undefined ? '' : nameFor(real, seat.candidate);
  const short = CANDIDATES.find((entry) => entry.id === name)?.short ?? '';
  switch (seat.kind) {
    case 'candidate':
      return {
        ...seat,
        id: name,
        candidate: name,
        title: `Campaign for ${short}`,
        chairs: CHAIRS,
        blurb: 'Run the campaign. You have no vote, four talks a day and chairs to promise.',
        briefs: briefsFor(ID, name, campaignBriefs(name)),
      };
    case 'sponsor':
      return {
        ...seat,
        candidate: name,
        blurb: `In this game you nominated ${short}. You have cooperation to offer, three talks a day and a vote.`,
        briefs: briefsFor(ID, seat.id, sponsorBriefs(name)),
      };
    case 'delegation':
      return { ...seat, briefs: briefsFor(ID, seat.id, (delegationBriefs[seat.id] ?? []).map(restated)) };
    default:
      return { ...seat, briefs: briefsFor(ID, seat.id, sectorBriefs) };
  }
}
