import type { Candidate, Module, Scenario, SeatRow } from '#shared/scenario/schema.ts';
import { type BriefText, briefsFor } from './briefs.ts';
import { lengthsOf } from './house-rules.ts';
import { twoNames } from './two-names.ts';
import { candidateBriefs, delegationBriefs, FIRST, pressBriefs, SECOND, sectorBriefs, sponsorBriefs } from './two-names-briefs.ts';

/**
 * The second run: the hall of *Two names*, its seats and its briefs, and a ballot that everybody hears. What is different is what is seen:
 * a vote has its price in public, so a motion against a sponsor costs votes, a friend who pays quietly is worth having, and whoever
 * would rather not be heard stays away. Nobody hides anybody's paper, so feelings turn into votes as they do in Bucharest.
 */
const ID = 'two-names-aloud';

/** As in *Two names*, but no scandal, so that a word given in private may stay private; and friends who pay quietly. */
const modulesOf = (secret: Scenario): readonly Module[] => [...secret.modules.filter((module) => module !== 'scandal'), 'backers'];

/** The same headings as in *Two names*; the sums are fitted anew, since to be heard with Corin costs more. */
const STANDING: Readonly<Record<string, readonly number[]>> = {
  [FIRST]: [0.15, 0.5, 0.25, -0.1],
  [SECOND]: [0.4, 0.1, 0.1, -0.3],
};
/** What it costs to be seen with the one and the other. */
const SEEN: Readonly<Record<string, number>> = { [FIRST]: 0.55, [SECOND]: 0.5 };
/** Tokens a sponsor has, fewer than it could spend, and what each of two possible friends would add. */
const AID = 8;
/** Conversations a delegation has time for in a day, one more than in *Two names*: what is heard has to be explained. */
const TALKS = 4;
const FRIENDS = [
  { state: 'norrow', candidate: SECOND },
  { state: 'aldern', candidate: SECOND },
  { state: 'ustrey', candidate: FIRST },
  { state: 'corvane', candidate: FIRST },
] as const;

/** The invented twin with an open ballot; the same every time. */
export function twoNamesAloud(): Scenario {
  const secret = twoNames();
  const modules = modulesOf(secret);
  const { hides: _, secondRun: __, ...same } = secret;
  return {
    ...same,
    id: ID,
    title: 'Two names, aloud',
    blurb: 'For a second run: the same forty-two states, and every vote is said aloud.',
    candidates: secret.candidates.map(heardHere),
    backers: FRIENDS.map((friend) => ({ ...friend, open: false, label: 'Invented, like everything here.', aid: 6 })),
    seats: secret.seats.map(seatHere),
    circulars: false,
    modules: [...modules],
    ballot: { ...secret.ballot, open: true },
    lengths: lengthsOf(modules, secret.clauses, secret.days, 0),
    calibration: [{ metric: `wins.${FIRST}`, of: 'share', atLeast: 0.42, atMost: 0.58, games: 400 }],
    constants: { ...secret.constants, TAU: 0.6, BLANK: -0.6 },
    cover: 0,
    sources: [
      ...secret.sources,
      {
        field: 'ballot',
        note: 'Open, so nobody needs cover: chance weighs little, and a vote follows what a delegation thinks and what it costs to be heard.',
      },
      { field: 'backers', note: 'Quiet backers are invented; one of two possible ones is dealt to each campaign.' },
    ],
  };
}

const heardHere = (candidate: Candidate): Candidate => ({
  ...candidate,
  publicCost: SEEN[candidate.id] ?? candidate.publicCost,
  standing: candidate.standing.map((part, n) => ({ ...part, value: STANDING[candidate.id]?.[n] ?? part.value })),
});

const seatHere = (seat: SeatRow): SeatRow => ({
  ...seat,
  aid: seat.kind === 'sponsor' ? AID : seat.aid,
  talks: seat.kind === 'delegation' ? TALKS : seat.talks,
  briefs: briefsFor(ID, seat.id, textsOf(seat)),
});

/** The briefs that a seat has in *Two names*; their numbers are fitted to this hall. */
function textsOf({ id, kind, candidate }: SeatRow): readonly BriefText[] {
  switch (kind) {
    case 'candidate':
      return candidateBriefs(id);
    case 'sponsor':
      return sponsorBriefs(candidate ?? '');
    case 'delegation':
      return delegationBriefs[id] ?? [];
    case 'sector':
      return sectorBriefs;
    case 'press':
      return pressBriefs;
  }
}
