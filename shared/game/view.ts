import { keptFor, keptWhile } from '../kit/kept.ts';
import { clamp, tanh } from '../kit/math.ts';
import type { Brief, Scenario, SeatRow, StateRow } from '../scenario/schema.ts';
import { afterCount } from './after.ts';
import { allDeals } from './deal.ts';
import { documentsOf, shownTo } from './documents.ts';
import { staffOf } from './groups.ts';
import { optionsOf } from './linked.ts';
import { scoreOf } from './score.ts';
import type { Answer, Ballot, Deal, Face, GameState, Mind, PerCandidate, PromiseBook, Purse, SeatState } from './state.ts';
import { belowTop, interestNow, linePull, utilities } from './utility.ts';
import type { DealView, PublicAffairs, PublicBallot, PublicSeat, PublicState, PublicView, SeatView } from './view.types.ts';
import { bestOther, campOf, campSeats, knowerOf, plays, topOf, type World } from './world.ts';

/**
 * Views are built up from an allow-list, never cut down from the state: a secret that nobody listed cannot leak.
 * `publicView` reads only what everyone may know; private commands leave it unchanged (law in shared/test/laws.test.ts).
 * Made once per state: all bots of one moment look at the same view, and so does the table that judges what they do.
 */
export const publicView = (world: World, state: GameState): PublicView => publicViews(state, [world], () => readPublic(world, state));

const publicViews = keptWhile<GameState, PublicView>();

function readPublic(world: World, state: GameState): PublicView {
  const ballot = state.ballots.at(-1);
  return {
    scenario: state.scenario,
    phase: state.phase,
    day: state.day,
    beat: state.beat,
    round: ballot?.round ?? 0,
    epoch: ballot?.epoch ?? 0,
    openDice: state.openDice,
    post: ballot?.post ?? 0,
    options: ballot && ballot.tally === null ? ballot.options : optionsOf(world, state, ballot?.post ?? 0),
    seats: world.scenario.seats.map((row): PublicSeat => {
      const seat = state.seats[row.id] as SeatState;
      return { id: row.id, kind: row.kind, held: seat.held, ready: seat.ready };
    }),
    states: publicStates(world, state),
    publicCost: state.publicCost,
    rollCall: state.rollCall
      ? {
          ...state.rollCall.counts,
          absent: state.rollCall.votes.filter((vote) => vote === null).length,
          passed: state.rollCall.passed,
        }
      : null,
    ballots: state.ballots.filter((entry) => entry.tally !== null).map(publicBallot),
    winner: state.winner === null ? null : (world.candidates[state.winner] as { id: string }).id,
    briefing: state.briefing,
    record: state.record,
    affairs: affairsOf(world, state),
    after: state.phase === 'verdict' || state.phase === 'delivery' ? afterCount(world, state) : null,
  };
}

const idOf = (world: World, c: number): string => world.candidates[c]?.id ?? '';

/** Kept while nothing of it has changed, which is most of a day. */
const affairsKept = keptWhile<GameState['published'], PublicAffairs>();

function affairsOf(world: World, state: GameState): PublicAffairs {
  const { lastHandprints, lines, tabled, polls, oaths, scandals, onPaper, target, backers, quotes, prints, proxies, shown } = state;
  const inputs = [world, lastHandprints, lines, tabled, polls, oaths, scandals, onPaper, target, backers, quotes, prints, proxies, shown];
  return affairsKept(state.published, [...inputs, state.seconds, state.elected], () => readAffairs(world, state));
}

function readAffairs(world: World, state: GameState): PublicAffairs {
  return {
    agenda: state.published,
    handprints: state.lastHandprints,
    lines: Object.fromEntries(Object.entries(state.lines).map(([bloc, c]) => [bloc, idOf(world, c)])),
    tabled: Object.fromEntries(Object.entries(state.tabled).map(([bloc, { candidate }]) => [bloc, idOf(world, candidate)])),
    polls: state.polls,
    oaths: state.oaths.map(({ pledged, out }) => ({ pledged, out })),
    scandals: state.scandals,
    onPaper: optionsOf(world, state, 0),
    target: state.target === null ? null : idOf(world, state.target),
    openBackers: world.scenario.backers
      .filter((backer) => state.backers[backer.state]?.open)
      .map((backer) => ({ state: backer.state, candidate: backer.candidate })),
    quotes: state.quotes,
    prints: state.prints,
    proxies: state.proxies,
    documents: shownTo(state, null),
    seconds: state.seconds,
    elected: state.elected,
  };
}

/** Public leaning is a pure function of public facts and acts, so it is kept while those have not changed. */
const statesKept = keptWhile<readonly Face[], readonly PublicState[]>();

function publicStates(world: World, state: GameState): readonly PublicState[] {
  const roll = state.ballots.at(-1)?.roll;
  return statesKept(state.faces, [world, state.rollCall, roll, state.published, state.lines], () =>
    world.states.map((row, i): PublicState => {
      const face = state.faces[i] as Face;
      const vote = state.rollCall?.votes[i] ?? null;
      return {
        id: row.id,
        ...publicLean(world, state, vote, i),
        backs: face.backs === null ? null : (world.candidates[face.backs] as { id: string }).id,
        changed: face.changed,
        vote,
        present: roll ? (roll[i] as boolean) : null,
      };
    }),
  );
}

/**
 * The estimate behind a dot: alignment and interest from public facts, moved by public backing and the roll-call. Personal
 * standing is left out, since no public vote shows it. 0..100 and a certainty of 0..3.
 */
function publicLean(
  world: World,
  state: GameState,
  vote: string | null,
  i: number,
): { readonly towards: string; readonly lean: number; readonly certainty: number } {
  const face = state.faces[i] as Face;
  const pull = world.alignment[i] as PerCandidate;
  const interest = interestNow(world, state.published)[i] as PerCandidate;
  const { target } = state;
  const shown = vote === 'yes' ? -0.6 : vote === 'no' ? 0.6 : 0;
  const known = world.candidates.map(
    (_, c) =>
      0.4 *
        ((pull[c] as number) +
          world.constants.A * (interest[c] as number) +
          (face.floor[c] as number) +
          linePull(world, state.lines, i, c, 0) +
          (c === target ? shown : 0)) +
      (face.word === c ? 0.3 : 0) +
      (face.backs === c ? 1.2 : 0),
  );
  const c = topOf(known);
  const lean = clamp(Math.round(100 * tanh((known[c] as number) - bestOther(known, c))), 0, 100);
  return {
    towards: (world.candidates[c] as { id: string }).id,
    lean,
    certainty: face.backs !== null || lean > 75 ? 3 : lean > 45 ? 2 : lean > 15 ? 1 : 0,
  };
}

/** One ballot as the tellers read it out. */
function publicBallot(ballot: Ballot): PublicBallot {
  const tally = ballot.tally as NonNullable<Ballot['tally']>;
  const onRoll = ballot.roll.filter(Boolean).length;
  return {
    round: ballot.round,
    epoch: ballot.epoch,
    post: ballot.post,
    onRoll,
    papers: tally.papers,
    notHandedIn: Math.max(0, onRoll - tally.papers),
    uncounted: tally.uncounted,
    votes: tally.votes,
    majority: ballot.majority,
    elected: ballot.elected,
    void: ballot.void,
    aloud: ballot.aloud,
  };
}

/** Views of the seats at one state, made when first asked for. */
const seatViews = keptFor<GameState, Map<string, { readonly world: World; readonly view: SeatView }>>(() => new Map());

/**
 * What one seat alone may know. Throws if there is no such seat: the connection names it, never a payload. Made once per state, since a
 * bot decides by it and the table then judges by it.
 */
export function seatView(world: World, state: GameState, seat: string): SeatView {
  const views = seatViews(state);
  const known = views.get(seat);
  if (known?.world === world) return known.view;
  const view = readSeat(world, state, seat);
  views.set(seat, { world, view });
  return view;
}

function readSeat(world: World, state: GameState, seat: string): SeatView {
  const row = world.seatRows.get(seat);
  const own = state.seats[seat];
  if (!row || !own) throw new Error(`no seat "${seat}" in ${state.scenario}`);
  const camp = campOf(world, seat);
  const team = camp === null ? [seat] : campSeats(world, camp);
  const knower = knowerOf(world, seat);
  const home = world.states[world.indexOf.get(seat) ?? -1];
  return {
    seat,
    kind: row.kind,
    state: home ? seat : null,
    candidate: row.candidate ?? null,
    camp: team,
    brief: row.briefs[own.brief] as Brief,
    leaning: own.held === 'bot' && row.kind === 'delegation' ? ownLeaning(world, state, world.indexOf.get(seat) as number) : null,
    purse: own.purse,
    campPurses: Object.fromEntries(team.filter((id) => id !== seat).map((id) => [id, (state.seats[id] as SeatState).purse as Purse])),
    received: own.received,
    known: state.known[knower] ?? {},
    backers:
      camp === null || !plays(world, 'backers')
        ? []
        : world.scenario.backers.flatMap(({ state: id, candidate }) => {
            const purse = state.backers[id];
            return candidate === row.candidate && purse ? [{ state: id, open: purse.open, aid: purse.aid }] : [];
          }),
    staff: row.kind === 'delegation' || row.kind === 'sponsor' ? staffOf(home as StateRow, mindOf(world, state, seat)?.experts ?? 0) : 0,
    rooms: Object.fromEntries(own.rooms.map((issue) => [issue, state.agenda.texts[world.issueIndex.get(issue) as number] as number])),
    tabled: tabledFor(world, state, seat),
    straw: state.straws[seat] === undefined ? null : idOf(world, state.straws[seat] as number),
    oath: camp === null ? null : { bent: state.oaths[camp]?.bent ?? 0, out: state.oaths[camp]?.out ?? 0 },
    pivots: row.kind === 'candidate' && camp !== null ? (state.pivots[camp] ?? 0) : 0,
    documents: documentsOf(world, state, seat),
    shownToMe: shownTo(state, seat),
    moved: { today: own.movedToday.map(tenths), total: own.moved.map(tenths) },
    aloud: own.aloud === undefined ? null : { option: own.aloud === '' ? null : own.aloud },
    mayVote: state.ballots.at(-1)?.persons.includes(seat) ?? false,
    takenOver: own.takenOver,
    score: state.phase === 'verdict' ? scoreOf(world, state, row) : null,
    deals: allDeals(state.deals)
      .filter((deal) => deal.parties.includes(seat))
      .map(dealView),
    held: camp === null ? {} : (state.promises[camp] as PromiseBook),
    given: givenBy(world, state, seat),
    requests: world.candidates.filter((_, c) => state.requests[c]?.includes(seat)).map((candidate) => candidate.id),
    asked: state.asked[knower] ?? [],
    sealed: own.sealed,
    vote: own.vote,
    handshakes: own.handshakes,
    handsShaken: row.kind === 'candidate' && camp !== null ? countHands(state, camp) : null,
    forecast: own.forecast,
    attending: own.attending,
    owed: row.kind === 'candidate' && state.winner === camp ? owedChairs(state, seat) : [],
    goals: state.goals?.[seat] ?? null,
  };
}

/** A bot's own feeling. It has read the texts of this morning, not what somebody lobbied for since. */
const ownLeaning = (world: World, state: GameState, i: number): readonly number[] =>
  belowTop(utilities(world, state.agenda === state.published ? state : { ...state, agenda: state.published }, i));

const tenths = (votes: number): number => Math.round(10 * votes);

const mindOf = (world: World, state: GameState, seat: string): Mind | undefined => state.minds[world.indexOf.get(seat) ?? -1];

/** What a member's bloc votes on tonight. */
function tabledFor(world: World, state: GameState, seat: string): SeatView['tabled'] {
  const bloc = world.states[world.indexOf.get(seat) ?? -1]?.bloc;
  const tabled = bloc === undefined ? undefined : state.tabled[bloc];
  if (bloc === undefined || !tabled) return null;
  return { bloc, by: tabled.by, candidate: idOf(world, tabled.candidate), mine: tabled.votes[seat] ?? null };
}

const dealView = keptFor(
  (deal: Deal): DealView => ({
    id: deal.id,
    by: deal.by,
    parties: deal.parties,
    clauses: deal.clauses,
    day: deal.day,
    accepted: deal.accepted,
    status: deal.status,
    clauseStatus: deal.clauseStatus,
    reason: deal.reason,
  }),
);

function givenBy(world: World, state: GameState, seat: string): SeatView['given'] {
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
export function owedChairs(state: GameState, candidateSeat: string): readonly string[] {
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

/** The scenario without what only others may read: briefs of other seats, and who stands quietly behind whom (docs/rulebook.md §8). */
export const publicCut = (scenario: Scenario, seat: string | null): Scenario => ({
  ...scenario,
  seats: scenario.seats.map((row): SeatRow => (row.id === seat ? row : { ...row, briefs: [] })),
  backers: scenario.backers.filter((entry) => entry.open),
});
