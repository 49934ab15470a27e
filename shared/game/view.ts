import { keptWhile } from '../kit/kept.ts';
import { clamp, tanh } from '../kit/math.ts';
import { lazily, type Parts, whole } from '../kit/parts.ts';
import type { Scenario, SeatRow } from '../scenario/schema.ts';
import { afterCount } from './after.ts';
import { shownTo } from './documents.ts';
import type { Sight } from './guards.ts';
import { optionsOf } from './linked.ts';
import { placeOf, SEAT_PARTS } from './seat-parts.ts';
import type { Ballot, Face, GameState, PerCandidate, SeatState } from './state.ts';
import { interestNow, linePull } from './utility.ts';
import type { PublicAffairs, PublicBallot, PublicSeat, PublicState, PublicView, SeatView } from './view.types.ts';
import { bestOther, GONE, topOf, type World } from './world.ts';

/** A table as it stands. */
interface Hall {
  readonly world: World;
  readonly state: GameState;
}

/**
 * Views are built up from an allow-list, never cut down from the state: a secret that nobody listed cannot leak.
 * The public one reads only what everyone may know; private commands leave it unchanged (law in shared/test/laws.test.ts).
 */
const PUBLIC_PARTS: Parts<Hall, PublicView> = {
  scenario: ({ state }) => state.scenario,
  phase: ({ state }) => state.phase,
  day: ({ state }) => state.day,
  beat: ({ state }) => state.beat,
  round: ({ state }) => state.ballots.at(-1)?.round ?? 0,
  epoch: ({ state }) => state.ballots.at(-1)?.epoch ?? 0,
  openDice: ({ state }) => state.openDice,
  post: ({ state }) => state.ballots.at(-1)?.post ?? 0,
  options: ({ world, state }) => {
    const ballot = state.ballots.at(-1);
    return ballot && ballot.tally === null ? ballot.options : optionsOf(world, state, ballot?.post ?? 0);
  },
  seats: ({ world, state }) =>
    world.scenario.seats.map((row): PublicSeat => {
      const seat = state.seats[row.id] as SeatState;
      return { id: row.id, kind: row.kind, held: seat.held, ready: seat.ready };
    }),
  states: ({ world, state }) => publicStates(world, state),
  publicCost: ({ state }) => state.publicCost,
  rollCall: ({ state: { rollCall } }) =>
    rollCall ? { ...rollCall.counts, absent: rollCall.votes.filter((vote) => vote === null).length, passed: rollCall.passed } : null,
  ballots: ({ state }) => state.ballots.filter((entry) => entry.tally !== null).map(publicBallot),
  winner: ({ world, state }) => (state.winner === null ? null : (world.candidates[state.winner] as { id: string }).id),
  briefing: ({ state }) => state.briefing,
  record: ({ state }) => state.record,
  affairs: ({ world, state }) => affairsOf(world, state),
  after: ({ world, state }) => (state.phase === 'verdict' || state.phase === 'delivery' ? afterCount(world, state) : null),
};

/** What everyone may know. */
export const publicView = (world: World, state: GameState): PublicView => wholeHall({ world, state });
const wholeHall = whole(PUBLIC_PARTS);

const idOf = (world: World, c: number): string => world.candidates[c]?.id ?? '';

/** Kept while nothing of it has changed, which is most of a day. */
const affairsKept = keptWhile<PublicAffairs>();

function affairsOf(world: World, state: GameState): PublicAffairs {
  const { lastHandprints, lines, tabled, polls, oaths, scandals, onPaper, heirs, target, backers, quotes, prints, proxies, shown } = state;
  const inputs = [
    state.published,
    lastHandprints,
    lines,
    tabled,
    polls,
    oaths,
    scandals,
    onPaper,
    heirs,
    target,
    backers,
    quotes,
    prints,
    proxies,
    shown,
  ];
  return affairsKept(world, [...inputs, state.seconds, state.elected], () => readAffairs(world, state));
}

/** Parts that change more rarely than the whole stay the same object, so that what bots reckon from them stays good. */
const linesKept = keptWhile<PublicAffairs['lines']>();
const onPaperKept = keptWhile<PublicAffairs['onPaper']>();
const oathsKept = keptWhile<PublicAffairs['oaths']>();

function readAffairs(world: World, state: GameState): PublicAffairs {
  return {
    agenda: state.published,
    handprints: state.lastHandprints,
    lines: linesKept(world, [state.lines], () =>
      Object.fromEntries(Object.entries(state.lines).map(([bloc, c]) => [bloc, idOf(world, c)])),
    ),
    tabled: Object.fromEntries(Object.entries(state.tabled).map(([bloc, { candidate }]) => [bloc, idOf(world, candidate)])),
    polls: state.polls,
    oaths: oathsKept(world, [state.oaths], () => state.oaths.map(({ pledged, out }) => ({ pledged, out }))),
    scandals: state.scandals,
    onPaper: onPaperKept(world, [state.onPaper], () => optionsOf(world, state, 0)),
    heirs: Object.fromEntries(state.heirs.flatMap((heir, c) => (heir === null ? [] : [[idOf(world, c), idOf(world, heir)]]))),
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

/** Public leaning is a pure function of public facts and acts: what was made last, from which faces, while the rest has not changed. */
const statesKept = keptWhile<{ faces: readonly Face[]; states: readonly PublicState[] }>();

function publicStates(world: World, state: GameState): readonly PublicState[] {
  const roll = state.ballots.at(-1)?.roll;
  const last = statesKept(world, [state.rollCall, roll, state.published, state.lines, state.onPaper], () => ({ faces: [], states: [] }));
  if (last.faces === state.faces) return last.states;
  const made = world.states.map((row, i): PublicState => {
    const face = state.faces[i] as Face;
    if (last.faces[i] === face) return last.states[i] as PublicState;
    const vote = state.rollCall?.votes[i] ?? null;
    const { towards, lean, certainty } = publicLean(world, state, vote, i);
    return {
      id: row.id,
      towards,
      lean,
      certainty,
      backs: face.backs === null ? null : (world.candidates[face.backs] as { id: string }).id,
      changed: face.changed,
      vote,
      present: roll ? (roll[i] as boolean) : null,
    };
  });
  last.faces = state.faces;
  last.states = made;
  return made;
}

/**
 * The estimate behind a dot: alignment and interest from public facts, moved by public backing and the roll-call. Personal
 * standing is left out, since no public vote shows it. 0..100 and a certainty of 0..3. Between ballots, among the names that are left.
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
  const known = world.candidates.map((_, c) =>
    state.onPaper[c]
      ? 0.4 *
          ((pull[c] as number) +
            world.constants.A * (interest[c] as number) +
            (face.floor[c] as number) +
            linePull(world, state.lines, i, c, 0) +
            (c === target ? shown : 0)) +
        (face.word === c ? 0.3 : 0) +
        (face.backs === c ? 1.2 : 0)
      : GONE,
  );
  const c = topOf(known);
  const lean = clamp(Math.round(100 * tanh((known[c] as number) - bestOther(known, c))), 0, 100);
  return {
    towards: (world.candidates[c] as { id: string }).id,
    lean,
    certainty: face.backs !== null && state.onPaper[face.backs] ? 3 : SURER.filter((step) => lean > step).length,
  };
}

/** Leanings beyond which a state counts as a little, fairly and very certain. */
const SURER = [15, 45, 75];

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

/** What one seat alone may know. Throws if there is no such seat: the connection names it, never a payload. */
export const seatView = (world: World, state: GameState, seat: string): SeatView => wholeSeat(placeOf(world, state, seat));
const wholeSeat = whole(SEAT_PARTS);

const lookAround = lazily(PUBLIC_PARTS);
const lookAt = lazily(SEAT_PARTS);

/** What was looked at so far, at the state that is now. */
const looks = keptWhile<{ readonly pub: PublicView; readonly seats: Map<string, SeatView> }>();

/**
 * The same two views for whoever looks at a few things of them here and now: a bot that decides, and the table that judges it. Parts
 * are read when they are asked for, once per state. What is sent or kept is `publicView` and `seatView`.
 */
export function sightOf(world: World, state: GameState, seat: string): Sight {
  const { pub, seats } = looks(world, [state], () => ({ pub: lookAround({ world, state }), seats: new Map() }));
  const view = seats.get(seat) ?? lookAt(placeOf(world, state, seat));
  seats.set(seat, view);
  return { world, pub, view };
}

/** The scenario without what only others may read: briefs of other seats, and who stands quietly behind whom (docs/rulebook.md §8). */
export const publicCut = (scenario: Scenario, seat: string | null): Scenario => ({
  ...scenario,
  seats: scenario.seats.map((row): SeatRow => (row.id === seat ? row : { ...row, briefs: [] })),
  backers: scenario.backers.filter((entry) => entry.open),
});
