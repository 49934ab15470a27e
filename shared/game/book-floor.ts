import { clamp } from '../kit/math.ts';
import { unreachable } from '../kit/result.ts';
import type { Candidate, StateRow } from '../scenario/schema.ts';
import { ON_BENCH, votesMoved } from './bench.ts';
import { spend, withMind, withPurse, withSeat } from './change.ts';
import type { FloorAct } from './command.ts';
import type { GameEvent } from './event.ts';
import { COMMIT_BY_BACKING } from './setup.ts';
import type { Face, GameState, Oath, SeatState, Vote } from './state.ts';
import { candidateIndex, mixed, raise, tieOf, type World, withEntry } from './world.ts';

/** Booking of what is said and done in public. */

/** Goodwill that a speech earns in its bloc, and how much heavier its issue weighs there afterwards. */
export const SPEECH = { goodwill: 0.085, weight: 1.3 } as const;
/** What moving a platform costs with everyone, and how far it moves. */
export const PIVOT = { goodwill: -0.04, step: 0.3 } as const;
/** How much dearer a carried roll-call makes it to be seen with its target, in public cost. */
export const CENSURE_COST = 0.15;

/** What the first public backing moves in its bloc, in utility shared out among its members. */
const BACKING = 0.9;

/** What its own vote by name does to a state's favour for the target, in utility: what one has said aloud one believes a little more. */
export const heardSaying = (vote: Vote | null): number => (vote === 'yes' ? -SAID_ALOUD : vote === 'no' ? SAID_ALOUD : 0);
const SAID_ALOUD = 0.06;

/** How far the k-th backing in a bloc moves its members (docs/rulebook.md §10). */
export const backingPull = (members: number, already: number): number => BACKING / members / (1 + 0.35 * already);

/** What the backing of its own speaker adds for a state on the bench, in utility: neighbours follow whom they sit beside. */
const FOLLOWED = 1;

/** What the first written promise that everyone reads moves in its bloc, in utility shared out among its members. */
const WORD = 1.8;

/** How far a written promise that everyone reads moves its giver's bloc, and how much cooler it leaves its giver. */
export const wordPull = (members: number, backers: number, words: number): number => WORD / members / (1 + 0.35 * (backers + words));
export const WORD_COOLS = 0.25;
/** Goodwill that a sentence on the record earns for its candidate among the speaker's own bloc. */
const QUOTE = 0.075;

/** One public act: it moves its giver, and those who listen. */
export function actInPublic(world: World, state: GameState, by: string, act: FloorAct): GameState {
  switch (act.act) {
    case 'endorse':
      return endorse(world, state, by, candidateIndex(world, act.candidate));
    case 'retract':
      return retract(world, state, by);
    case 'speak':
      return speak(world, state, by, act);
    case 'pledge': {
      const c = candidateIndex(world, by);
      const oaths = state.oaths.map((oath, k) => (k === c ? { ...oath, pledged: true } : oath));
      return remix(world, state, { ...state, oaths });
    }
    case 'pivot':
      return pivot(world, state, by, act);
    case 'move':
      return spend({ ...state, target: candidateIndex(world, act.target) }, by, 1);
    case 'second': {
      const key = `${act.post}/${act.for}`;
      return { ...state, seconds: { ...state.seconds, [key]: [...(state.seconds[key] ?? []), by] } };
    }
    case 'silent':
      return state;
    default:
      return unreachable(act);
  }
}

/** Backing moves its giver and, less each time, its neighbours. */
function endorse(world: World, state: GameState, by: string, c: number): GameState {
  const i = world.indexOf.get(by);
  if (i === undefined) return state;
  const members = world.blocMembers.get((world.states[i] as StateRow).bloc) ?? [];
  const already = members.filter((j) => state.faces[j]?.backs === c && (state.faces[j]?.changed ?? 0) > 0).length;
  const bench = world.seatRows.get(by)?.bench ?? [];
  const pull = backingPull(members.length, already);
  const heard = members
    .filter((j) => j !== i)
    .map((j) => ({ j, amount: bench.includes((world.states[j] as StateRow).id) ? pull + FOLLOWED : pull }));
  const moved = floorShift(world, state, by, c, heard);
  const faces = moved.faces.slice();
  faces[i] = { ...(faces[i] as Face), backs: c, changed: state.day };
  return withMind({ ...moved, faces }, i, (mind) => ({ ...mind, commit: raise(mind.commit, c, COMMIT_BY_BACKING) }));
}

function retract(world: World, state: GameState, by: string): GameState {
  const i = world.indexOf.get(by);
  const before = i === undefined ? null : (state.faces[i]?.backs ?? null);
  if (i === undefined || before === null) return state;
  const faces = state.faces.slice();
  faces[i] = { ...(faces[i] as Face), backs: null, changed: state.day };
  return withMind({ ...state, faces }, i, (mind) => ({ ...mind, commit: raise(mind.commit, before, -COMMIT_BY_BACKING) }));
}

function speak(world: World, state: GameState, by: string, act: Extract<FloorAct, { act: 'speak' }>): GameState {
  const c = candidateIndex(world, act.candidate);
  const members = world.blocMembers.get(act.bloc) ?? [];
  const moved = floorShift(world, state, by, c, listeners(world, by, members, SPEECH.goodwill));
  const key = `${act.bloc}/${act.issue}`;
  const salience = { ...state.agenda.salience, [key]: (state.agenda.salience[key] ?? 1) * SPEECH.weight };
  return spend(withAgenda(moved, { salience }), by, 1);
}

function pivot(world: World, state: GameState, by: string, act: Extract<FloorAct, { act: 'pivot' }>): GameState {
  const c = candidateIndex(world, by);
  const k = world.issueIndex.get(act.issue) as number;
  const step = act.towards === 'high' ? PIVOT.step : -PIVOT.step;
  const platform = state.agenda.platforms[c] as readonly number[];
  const platforms = withEntry(state.agenda.platforms, c, withEntry(platform, k, Math.max(-1, Math.min(1, (platform[k] as number) + step))));
  const minds = state.minds.map((mind) => ({ ...mind, trust: raise(mind.trust, c, PIVOT.goodwill) }));
  const pivots = withEntry(state.pivots, c, (state.pivots[c] as number) + 1);
  return spend({ ...withAgenda(state, { platforms }), minds, pivots }, by, 1);
}

/** A written promise is in everyone's hands: neighbours lean after it, its giver is not pleased. */
export function wordPublished(world: World, state: GameState, i: number, c: number): GameState {
  const members = world.blocMembers.get((world.states[i] as StateRow).bloc) ?? [];
  const loud = members.filter((j) => state.faces[j]?.backs === c && (state.faces[j]?.changed ?? 0) > 0).length;
  const words = members.filter((j) => state.faces[j]?.word === c).length;
  const pull = wordPull(members.length, loud, words);
  const faces = state.faces.slice();
  for (const j of members) if (j !== i) faces[j] = { ...(faces[j] as Face), floor: raise((faces[j] as Face).floor, c, pull) };
  faces[i] = { ...(faces[i] as Face), word: c };
  return withMind({ ...state, faces }, i, (mind) => ({ ...mind, trust: raise(mind.trust, c, -WORD_COOLS) }));
}

/** A sentence on the record for a candidate: the speaker's own bloc reads it. */
export function quoted(world: World, state: GameState, by: string, c: number): GameState {
  const bloc = world.states[world.indexOf.get(by) ?? -1]?.bloc;
  const members = bloc === undefined ? [] : (world.blocMembers.get(bloc) ?? []);
  return floorShift(world, state, by, c, listeners(world, by, members, QUOTE));
}

/** Members of a bloc who hear something, and how much: a seat's own bench takes it more to heart. */
function listeners(
  world: World,
  by: string,
  members: readonly number[],
  amount: number,
): { readonly j: number; readonly amount: number }[] {
  const bench = world.seatRows.get(by)?.bench ?? [];
  return members.map((j) => ({ j, amount: amount * (bench.includes((world.states[j] as StateRow).id) ? ON_BENCH : 1) }));
}

/** Moves the floor under these states and credits the seat with what that is worth on its bench. */
function floorShift(
  world: World,
  state: GameState,
  by: string,
  c: number,
  heard: readonly { readonly j: number; readonly amount: number }[],
): GameState {
  const credited = creditBench(world, state, by, c, heard);
  const faces = credited.faces.slice();
  for (const { j, amount } of heard) faces[j] = { ...(faces[j] as Face), floor: raise((faces[j] as Face).floor, c, amount) };
  return { ...credited, faces };
}

/** Adds the expected votes that this act moved on the seat's own bench to its account. */
export function creditBench(
  world: World,
  state: GameState,
  by: string,
  c: number,
  heard: readonly { readonly j: number; readonly amount: number }[],
): GameState {
  const seat = state.seats[by];
  const bench = world.seatRows.get(by)?.bench ?? [];
  if (!seat || bench.length === 0) return state;
  const near = heard.filter(({ j }) => bench.includes((world.states[j] as StateRow).id));
  const votes = near.reduce((sum, { j, amount }) => sum + votesMoved(world, state, j, c, amount), 0);
  return votes === 0 ? state : withSeat(state, by, { movedToday: raise(seat.movedToday, c, votes), moved: raise(seat.moved, c, votes) });
}

/** A changed agenda. Everything said in public is published at once. */
export const withAgenda = (state: GameState, change: Partial<GameState['agenda']>): GameState => ({
  ...state,
  agenda: { ...state.agenda, ...change },
  published: { ...state.published, ...change },
});

/** Platforms as states see them, mixed again after something was said about independence; moves of the platform stay. */
export function remix(world: World, before: GameState, state: GameState): GameState {
  const mix = (oaths: GameState['oaths'], c: number) => mixed(world.candidates[c] as Candidate, tieOf(oaths[c] as Oath));
  const platforms = state.agenda.platforms.map((platform, c) => {
    const [was, is] = [mix(before.oaths, c), mix(state.oaths, c)];
    return platform.map((value, k) => clamp(Math.round(10_000 * (value + (is[k] as number) - (was[k] as number))) / 10_000, -1, 1));
  });
  return withAgenda(state, { platforms });
}

/** A carried censure makes it dearer to be seen with the target's sponsor; and whoever was heard to say yes or no believes it a little more. */
export function readOut(state: GameState, event: Extract<GameEvent, { type: 'rollcall.read' }>): GameState {
  const { target } = state;
  const rollCall = { votes: event.votes, passed: event.passed, counts: event.counts };
  if (target === null) return { ...state, rollCall };
  const faces = state.faces.map((face, i) => {
    const said = heardSaying(event.votes[i] ?? null);
    return said === 0 ? face : { ...face, floor: raise(face.floor, target, said) };
  });
  return { ...state, faces, publicCost: event.passed ? raise(state.publicCost, target, CENSURE_COST) : state.publicCost, rollCall };
}

/** The winner hands over a chair. */
export function deliver(state: GameState, by: string, to: string): GameState {
  const giver = state.seats[by] as SeatState;
  const paid = withPurse({ ...state, delivered: { ...state.delivered, [to]: 1 } }, by, { chairs: giver.purse.chairs - 1 });
  const seat = paid.seats[to];
  return seat ? withSeat(paid, to, { received: { ...seat.received, chairs: seat.received.chairs + 1 } }) : paid;
}
