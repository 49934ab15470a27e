import type { Parts } from '../kit/parts.ts';
import type { Brief, SeatRow, StateRow } from '../scenario/schema.ts';
import { allDeals, dealsOf } from './deal.ts';
import { documentsOf, shownTo } from './documents.ts';
import { staffOf } from './groups.ts';
import { scoreOf } from './score.ts';
import type { Answer, Deal, GameState, Mind, PromiseBook, Purse, SeatState } from './state.ts';
import { belowTop, utilities } from './utility.ts';
import type { DealView, SeatView } from './view.types.ts';
import { campOf, campSeats, knowerOf, plays, type World } from './world.ts';

/** A seat at one state, with what most of its parts start from. */
interface Place {
  readonly world: World;
  readonly state: GameState;
  readonly seat: string;
  readonly row: SeatRow;
  readonly own: SeatState;
  readonly camp: number | null;
  readonly team: readonly string[];
  /** Who keeps its notes. */
  readonly knower: string;
  /** Its state, if it has one, and what that thinks. */
  readonly home: StateRow | undefined;
  readonly mind: Mind | undefined;
}

/** Throws if there is no such seat: the connection names it, never a payload. */
export function placeOf(world: World, state: GameState, seat: string): Place {
  const row = world.seatRows.get(seat);
  const own = state.seats[seat];
  if (!row || !own) throw new Error(`no seat "${seat}" in ${state.scenario}`);
  const camp = campOf(world, seat);
  const i = world.indexOf.get(seat) ?? -1;
  return {
    world,
    state,
    seat,
    row,
    own,
    camp,
    team: camp === null ? [seat] : campSeats(world, camp),
    knower: knowerOf(world, seat),
    home: world.states[i],
    mind: state.minds[i],
  };
}

/** The allow-list of what one seat alone may know: whatever stands here, and nothing else, reaches it. */
export const SEAT_PARTS: Parts<Place, SeatView> = {
  seat: ({ seat }) => seat,
  kind: ({ row }) => row.kind,
  state: ({ home, seat }) => (home ? seat : null),
  candidate: ({ row }) => row.candidate ?? null,
  camp: ({ team }) => team,
  brief: ({ row, own }) => row.briefs[own.brief] as Brief,
  leaning: (at) => (at.own.held === 'bot' && at.row.kind === 'delegation' ? ownLeaning(at) : null),
  purse: ({ own }) => own.purse,
  campPurses: ({ state, team, seat }) =>
    Object.fromEntries(team.filter((id) => id !== seat).map((id) => [id, (state.seats[id] as SeatState).purse as Purse])),
  received: ({ own }) => own.received,
  known: ({ state, knower }) => state.known[knower] ?? {},
  backers: ({ world, state, row, camp }) =>
    camp === null || !plays(world, 'backers')
      ? []
      : world.scenario.backers.flatMap(({ state: id, candidate }) => {
          const purse = state.backers[id];
          return candidate === row.candidate && purse ? [{ state: id, open: purse.open, aid: purse.aid }] : [];
        }),
  staff: ({ row, home, mind }) => (row.kind === 'delegation' || row.kind === 'sponsor' ? staffOf(home as StateRow, mind?.experts ?? 0) : 0),
  rooms: ({ world, state, own }) =>
    Object.fromEntries(own.rooms.map((issue) => [issue, state.agenda.texts[world.issueIndex.get(issue) as number] as number])),
  tabled: tabledFor,
  straw: ({ world, state, seat }) => (state.straws[seat] === undefined ? null : idOf(world, state.straws[seat] as number)),
  oath: ({ state, camp }) => (camp === null ? null : { bent: state.oaths[camp]?.bent ?? 0, out: state.oaths[camp]?.out ?? 0 }),
  pivots: ({ state, row, camp }) => (row.kind === 'candidate' && camp !== null ? (state.pivots[camp] ?? 0) : 0),
  documents: ({ world, state, seat }) => documentsOf(world, state, seat),
  shownToMe: ({ state, seat }) => shownTo(state, seat),
  moved: ({ own }) => ({ today: own.movedToday.map(tenths), total: own.moved.map(tenths) }),
  aloud: ({ own }) => (own.aloud === undefined ? null : { option: own.aloud === '' ? null : own.aloud }),
  mayVote: ({ state, seat }) => state.ballots.at(-1)?.persons.includes(seat) ?? false,
  takenOver: ({ own }) => own.takenOver,
  score: ({ world, state, row }) => (state.phase === 'verdict' ? scoreOf(world, state, row) : null),
  deals: ({ state, seat }) => dealsOf(state.deals, seat).map(dealView),
  held: ({ state, camp }) => (camp === null ? {} : (state.promises[camp] as PromiseBook)),
  given: givenBy,
  requests: ({ world, state, seat }) =>
    world.candidates.filter((_, c) => state.requests[c]?.includes(seat)).map((candidate) => candidate.id),
  asked: ({ state, knower }) => state.asked[knower] ?? [],
  sealed: ({ own }) => own.sealed,
  vote: ({ own }) => own.vote,
  handshakes: ({ own }) => own.handshakes,
  handsShaken: ({ state, row, camp }) => (row.kind === 'candidate' && camp !== null ? countHands(state, camp) : null),
  forecast: ({ own }) => own.forecast,
  attending: ({ own }) => own.attending,
  owed: ({ state, row, camp, seat }) => (row.kind === 'candidate' && state.winner === camp ? owedChairs(state, seat) : []),
  goals: ({ state, seat }) => state.goals?.[seat] ?? null,
};

/** A bot's own feeling. It has read the texts of this morning, not what somebody lobbied for since. */
const ownLeaning = ({ world, state, seat }: Place): readonly number[] =>
  belowTop(utilities(world, state, world.indexOf.get(seat) as number, state.published));

const tenths = (votes: number): number => Math.round(10 * votes);

/** What a member's bloc votes on tonight. */
function tabledFor({ world, state, seat, home }: Place): SeatView['tabled'] {
  const bloc = home?.bloc;
  const tabled = bloc === undefined ? undefined : state.tabled[bloc];
  if (bloc === undefined || !tabled) return null;
  return { bloc, by: tabled.by, candidate: idOf(world, tabled.candidate), mine: tabled.votes[seat] ?? null };
}

const dealView = (deal: Deal): DealView => ({
  id: deal.id,
  by: deal.by,
  parties: deal.parties,
  clauses: deal.clauses,
  day: deal.day,
  accepted: deal.accepted,
  status: deal.status,
  clauseStatus: deal.clauseStatus,
  reason: deal.reason,
});

function givenBy({ world, state, seat }: Place): SeatView['given'] {
  const given: { [candidate: string]: { day: number; live: boolean } } = {};
  for (const [c, candidate] of world.candidates.entries()) {
    const promise = state.promises[c]?.[seat];
    if (promise) given[candidate.id] = promise;
  }
  return given;
}

function countHands(state: GameState, camp: number): Readonly<Record<Answer, number>> {
  const counts = { 'of-course': 0, 'we-shall-see': 0, smile: 0 };
  for (const answer of Object.values(state.hands[camp] as { [state: string]: Answer })) counts[answer]++;
  return counts;
}

/** Parties to whom the winner promised a chair in a settled deal and has not given one, in the order of signing. */
function owedChairs(state: GameState, candidateSeat: string): readonly string[] {
  const signed = allDeals(state.deals)
    .filter((deal) => deal.status === 'settled')
    .sort((a, b) => (a.signed ?? 0) - (b.signed ?? 0));
  const owed = signed.flatMap((deal) =>
    deal.clauses.flatMap((clause, n) =>
      clause.kind === 'chair' && clause.by === candidateSeat && deal.clauseStatus[n] !== 'void' && !(clause.to in state.delivered)
        ? [clause.to]
        : [],
    ),
  );
  return [...new Set(owed)];
}

const idOf = (world: World, c: number): string => world.candidates[c]?.id ?? '';
