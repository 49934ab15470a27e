import { chance, draw, gauss } from '../kit/dice.ts';
import { sigmoid } from '../kit/math.ts';
import type { SeatRow } from '../scenario/schema.ts';
import type { Face, GameState, Known, Mind, Pair, PromiseBook, SeatState, WrittenPromise } from './state.ts';
import { UNKNOWN } from './state.ts';
import { openUtility, promiseOdds } from './utility.ts';
import { campOf, candidateIndex, type World } from './world.ts';

/** What is decided before the first briefing. */
export interface Opening {
  /** Any text in open games; 32 secret hex digits online. */
  readonly seed: string;
  readonly openDice: boolean;
  /** Seats that a person holds. */
  readonly persons: readonly string[];
}

/** The first state of a game: private leanings drawn, briefs dealt, the circular letters' polite answers in both ledgers. */
export function setUp(world: World, opening: Opening): GameState {
  const { seed } = opening;
  const seats = Object.fromEntries(world.scenario.seats.map((row) => [row.id, openSeat(world, row, opening)]));
  const faces = world.states.map(
    (row): Face => ({
      floor: [0, 0],
      backs: openBacking(world, row.id),
      changed: 0,
    }),
  );
  const minds = world.states.map(
    (_, i): Mind => ({
      eps: leaning(world, seed, i),
      met: [0, 0],
      trust: [0, 0],
      goods: [0, 0],
      commit: [0, 0],
      due: null,
    }),
  );
  const state: GameState = {
    scenario: world.scenario.id,
    seed,
    openDice: opening.openDice,
    phase: 'briefing',
    day: 1,
    beat: 0,
    seats,
    faces,
    minds,
    publicCost: [world.candidates[0].publicCost, world.candidates[1].publicCost],
    salience: {},
    deals: {},
    promises: [{}, {}],
    requests: [[], []],
    circulars: [],
    known: { [world.candidates[0].id]: {}, [world.candidates[1].id]: {} },
    asked: {},
    rollCall: null,
    hands: [{}, {}],
    ballots: [],
    winner: null,
    delivered: {},
    briefing: [{ day: 1, phase: 'briefing', key: 'briefing.circulars', args: {} }],
    record: [],
    goals: null,
  };
  return circularsAnswered(world, state);
}

function openSeat(world: World, row: SeatRow, opening: Opening): SeatState {
  const person = opening.persons.includes(row.id);
  const bot = row.kind !== 'delegation' || world.scenario.counterparts.includes(row.id);
  return {
    held: person ? 'person' : bot ? 'bot' : 'game',
    ready: false,
    brief: draw(opening.seed, 'brief', row.id) % row.briefs.length,
    purse: {
      talks: row.talks,
      aid: row.aid,
      letters: row.letters,
      chairs: row.chairs,
    },
    received: { aid: 0, letters: 0, chairs: 0 },
    sealed: null,
    vote: null,
    handshakes: {},
    forecast: null,
    attending: true,
    breaches: 0,
  };
}

/** Sponsors and open backers stand by their candidate in public from the start. */
function openBacking(world: World, id: string): Face['backs'] {
  const sponsor = world.candidates.findIndex((candidate) => candidate.nominatedBy === id);
  const backer = world.scenario.backers.find((entry) => entry.state === id && entry.open);
  const candidate = sponsor >= 0 ? sponsor : backer ? candidateIndex(world, backer.candidate) : -1;
  return candidate < 0 ? null : candidate;
}

/** Private leaning: a part of its own, one shared by the world and one shared by the bloc (docs/rulebook.md §10). */
function leaning(world: World, seed: string, i: number): Pair {
  const { SIG, GLOB, BLOC } = world.constants;
  const bloc = world.states[i]?.bloc as string;
  const one = (c: number) =>
    (SIG * gauss(seed, 'eps', i, c) + GLOB * gauss(seed, 'glob', c) + BLOC * gauss(seed, 'bloc', bloc, c)) / Math.SQRT2;
  return [one(0), one(1)];
}

/** Each candidate's circular went out before the game; most states answer a letter politely (docs/rulebook.md §4). */
function circularsAnswered(world: World, state: GameState): GameState {
  const books: [{ [state: string]: WrittenPromise }, { [state: string]: WrittenPromise }] = [{}, {}];
  const known: [{ [state: string]: Known }, { [state: string]: Known }] = [{}, {}];
  const minds = state.minds.map((mind, i): Mind => {
    const id = world.states[i]?.id as string;
    const holder = state.seats[id]?.held;
    if (holder === 'person' || campOf(world, id) !== null) return mind;
    const u = (c: number) => openUtility(world, state.faces[i] as Face, {}, i, c) + (mind.eps[c] as number);
    const advantage = u(0) - u(1);
    const commit: [number, number] = [0, 0];
    for (const c of [0, 1] as const) {
      const yes = chance(sigmoid(promiseOdds(world, c === 0 ? advantage : -advantage)), state.seed, 'circular', id, c);
      if (yes) {
        books[c][id] = { day: 0, live: true };
        commit[c] = COMMIT_BY_PROMISE;
      }
      known[c][id] = { ...UNKNOWN, answer: yes ? 'yes' : 'no' };
    }
    return { ...mind, commit };
  });
  const promises: [PromiseBook, PromiseBook] = books;
  return {
    ...state,
    minds,
    promises,
    known: {
      [world.candidates[0].id]: known[0],
      [world.candidates[1].id]: known[1],
    },
  };
}

/** A written word binds nobody and still moves its giver a little. */
export const COMMIT_BY_PROMISE = 0.32;
/** Public backing moves its giver more. */
export const COMMIT_BY_BACKING = 0.55;
