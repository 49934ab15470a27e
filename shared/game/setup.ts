import { chance, draw, gauss } from '../kit/dice.ts';
import { sigmoid } from '../kit/math.ts';
import type { SeatRow } from '../scenario/schema.ts';
import type { Agenda, Face, GameState, Known, Mind, PerCandidate, SeatState, WrittenPromise } from './state.ts';
import { UNKNOWN } from './state.ts';
import { openUtility, promiseOdds } from './utility.ts';
import { bestOther, campOf, candidateIndex, type World } from './world.ts';

/** What is decided before the first briefing. */
export interface Opening {
  /** Any text in open games; 32 secret hex digits online. */
  readonly seed: string;
  readonly openDice: boolean;
  /** Seats that a person holds. */
  readonly persons: readonly string[];
  /** How well bots play; 3 unless somebody chose otherwise. */
  readonly level?: GameState['level'];
}

/** The first state of a game: private leanings drawn, briefs dealt, the circular letters' polite answers in both ledgers. */
export function setUp(world: World, opening: Opening): GameState {
  const { seed } = opening;
  const nothing: PerCandidate = world.candidates.map(() => 0);
  const seats = Object.fromEntries(world.scenario.seats.map((row) => [row.id, openSeat(world, row, opening)]));
  const faces = world.states.map(
    (row): Face => ({
      floor: nothing,
      backs: openBacking(world, row.id),
      changed: 0,
      word: null,
    }),
  );
  const minds = leanings(world, seed).map(
    (eps): Mind => ({
      eps,
      met: nothing,
      trust: nothing,
      goods: nothing,
      commit: nothing,
      experts: 0,
      coming: null,
      due: null,
    }),
  );
  const agenda: Agenda = {
    texts: world.scenario.issues.map((issue) => issue.text),
    heat: world.scenario.issues.map(() => 0),
    push: world.scenario.issues.map(() => 0),
    salience: {},
    platforms: world.platforms,
  };
  const state: GameState = {
    scenario: world.scenario.id,
    seed,
    openDice: opening.openDice,
    level: opening.level ?? 3,
    phase: 'briefing',
    day: 1,
    beat: 0,
    seats,
    faces,
    minds,
    publicCost: world.candidates.map((candidate) => candidate.publicCost),
    agenda,
    published: agenda,
    handprints: [],
    lastHandprints: [],
    lines: {},
    tabled: {},
    straws: {},
    polls: [],
    oaths: world.candidates.map(() => ({ bent: 0, out: 0, pledged: false })),
    pivots: world.candidates.map(() => 0),
    backers: dealtBackers(world, seed),
    shown: {},
    scandals: world.candidates.map(() => 0),
    target: world.scenario.rollCall ? candidateIndex(world, world.scenario.rollCall.target) : null,
    quotes: [],
    prints: [],
    proxies: {},
    seconds: {},
    elected: world.scenario.linked.map(() => null),
    deals: {},
    promises: world.candidates.map(() => ({})),
    requests: world.candidates.map(() => []),
    circulars: [],
    known: Object.fromEntries(world.candidates.map((candidate) => [candidate.id, {}])),
    asked: {},
    rollCall: null,
    hands: world.candidates.map(() => ({})),
    onPaper: world.candidates.map(() => true),
    heirs: world.candidates.map(() => null),
    ballots: [],
    winner: null,
    delivered: {},
    briefing: [{ day: 1, phase: 'briefing', key: world.scenario.circulars ? 'briefing.circulars' : 'briefing.no-letters', args: {} }],
    record: [],
    goals: null,
  };
  return world.scenario.circulars ? circularsAnswered(world, state) : state;
}

function openSeat(world: World, row: SeatRow, opening: Opening): SeatState {
  const person = opening.persons.includes(row.id);
  const bot = row.kind !== 'delegation' || world.scenario.counterparts.includes(row.id);
  const nothing: PerCandidate = world.candidates.map(() => 0);
  return {
    held: person ? 'person' : bot ? 'bot' : 'game',
    ready: false,
    brief: draw(opening.seed, 'brief', row.id) % row.briefs.length,
    purse: {
      talks: row.talks,
      aid: row.aid,
      letters: row.letters,
      chairs: row.chairs,
      expertise: row.expertise,
    },
    received: { aid: 0, letters: 0, chairs: 0, expertise: 0 },
    sent: 0,
    sealed: null,
    vote: null,
    handshakes: {},
    forecast: null,
    attending: true,
    kept: 0,
    takenOver: false,
    breaches: 0,
    doubles: 0,
    rooms: [],
    movedToday: nothing,
    moved: nothing,
  };
}

/** One quiet backer a campaign, drawn from those the scenario names as possible, and all open ones. */
function dealtBackers(world: World, seed: string): GameState['backers'] {
  const dealt = world.candidates.flatMap(({ id }) => {
    const quiet = world.scenario.backers.filter((backer) => backer.candidate === id && !backer.open);
    const one = quiet[draw(seed, 'backer', id) % Math.max(1, quiet.length)];
    return [...(one ? [one] : []), ...world.scenario.backers.filter((backer) => backer.candidate === id && backer.open)];
  });
  return Object.fromEntries(dealt.map((backer) => [backer.state, { aid: backer.aid, open: backer.open }]));
}

/** Sponsors and open backers stand by their candidate in public from the start. */
function openBacking(world: World, id: string): Face['backs'] {
  const sponsor = world.candidates.findIndex((candidate) => candidate.nominatedBy === id);
  const backer = world.scenario.backers.find((entry) => entry.state === id && entry.open);
  const candidate = sponsor >= 0 ? sponsor : backer ? candidateIndex(world, backer.candidate) : -1;
  return candidate < 0 ? null : candidate;
}

/** Private leanings in world order: a part of its own, one shared by the world and one shared by the bloc (docs/rulebook.md §10). */
function leanings(world: World, seed: string): readonly PerCandidate[] {
  const { SIG, GLOB, BLOC } = world.constants;
  const shared = world.candidates.map((_, c) => GLOB * gauss(seed, 'glob', c));
  const blocs = new Map(world.scenario.blocs.map(({ id }) => [id, world.candidates.map((_, c) => BLOC * gauss(seed, 'bloc', id, c))]));
  return world.states.map(({ bloc }, i): PerCandidate => {
    const own = blocs.get(bloc) as PerCandidate;
    return shared.map((world, c) => (SIG * gauss(seed, 'eps', i, c) + world + (own[c] as number)) / Math.SQRT2);
  });
}

/** Each candidate's circular went out before the game; most states answer a letter politely (docs/rulebook.md §4). */
function circularsAnswered(world: World, state: GameState): GameState {
  const books = world.candidates.map((): { [state: string]: WrittenPromise } => ({}));
  const known = world.candidates.map((): { [state: string]: Known } => ({}));
  const minds = state.minds.map((mind, i): Mind => {
    const id = world.states[i]?.id as string;
    const holder = state.seats[id]?.held;
    if (holder === 'person' || campOf(world, id) !== null) return mind;
    const values = world.candidates.map((_, c) => openUtility(world, state, state.faces[i] as Face, i, c) + (mind.eps[c] as number));
    const answers = values.map((value, c) =>
      chance(sigmoid(promiseOdds(world, value - bestOther(values, c))), state.seed, 'circular', id, c),
    );
    for (const [c, yes] of answers.entries()) {
      if (yes) (books[c] as { [state: string]: WrittenPromise })[id] = { day: 0, live: true };
      (known[c] as { [state: string]: Known })[id] = { ...UNKNOWN, answer: yes ? 'yes' : 'no' };
    }
    return { ...mind, commit: answers.map((yes) => (yes ? COMMIT_BY_PROMISE : 0)) };
  });
  return {
    ...state,
    minds,
    promises: books,
    known: Object.fromEntries(world.candidates.map((candidate, c) => [candidate.id, known[c] as { [state: string]: Known }])),
  };
}

/** A written word binds nobody and still moves its giver a little. */
export const COMMIT_BY_PROMISE = 0.32;
/** Public backing moves its giver more. */
export const COMMIT_BY_BACKING = 0.55;
