import { clamp, tanh } from '../kit/math.ts';
import type { SeatRow, StateRow } from '../scenario/schema.ts';
import { allDeals } from './deal.ts';
import { comparable, decisive, livePromises } from './reckoning.ts';
import type { GameState, PerCandidate, PromiseBook, SeatState } from './state.ts';
import { interestNow } from './utility.ts';
import { candidateIndex, meanOfOthers, type World } from './world.ts';

/**
 * Raw points, for grades and for bots' proofs (docs/rulebook.md §9). Everything here is public, the seat's own, or the tally: there
 * is no paper among the arguments. Parts are shown to their owner alone.
 */
export interface Score {
  readonly parts: { readonly [part: string]: number };
  readonly points: number;
  /** 50 is par for the seat, 15 a standard deviation of bots' games. */
  readonly grade: number;
}

/** The points of one seat once the ballot has decided. */
export function scoreOf(world: World, state: GameState, row: SeatRow): Score {
  const parts = partsOf(world, state, row);
  const points = Object.values(parts).reduce((sum, part) => sum + part, 0);
  const par = world.scenario.par[row.id];
  const grade = par ? 50 + (15 * (points - par.mean)) / par.sd : 50;
  return { parts: rounded(parts), points: tenth(points), grade: Math.round(clamp(grade, 0, 100)) };
}

function partsOf(world: World, state: GameState, row: SeatRow): Record<string, number> {
  switch (row.kind) {
    case 'delegation':
      return delegationParts(world, state, row);
    case 'sponsor': {
      const c = candidateIndex(world, row.candidate ?? '');
      return { ...delegationParts(world, state, row), winner: state.winner === c ? 20 : 0, scandal: -3 * (state.scandals[c] as number) };
    }
    case 'candidate':
      return candidateParts(world, state, row);
    case 'sector':
      return sectorParts(world, state, row);
    case 'press':
      return pressParts(world, state, row);
  }
}

/**
 * A delegation's points that bots reckon with too (docs/rulebook.md §9): one of each good, aid where it is most welcome, the third
 * letter and every further one; and standing in public beside whoever is elected, or beside somebody else at full exposure. And a sector
 * member's: texts that read as it wishes, and each of the first five experts it sent.
 */
export const POINTS = { aid: 2.7, chair: 6, letter: 4, moreLetters: 1, expertise: 2, winner: 3.5, loser: -8, texts: 60, sent: 1 } as const;

function goodsPart({ welcome }: StateRow, { aid, letters, chairs, expertise }: SeatState['received']): number {
  const written = POINTS.letter * Math.min(2, letters) + POINTS.moreLetters * Math.max(0, letters - 2);
  return POINTS.aid * welcome * aid + POINTS.chair * chairs + written + POINTS.expertise * expertise;
}

function delegationParts(world: World, state: GameState, row: SeatRow): Record<string, number> {
  const seat = state.seats[row.id] as SeatState;
  const i = world.indexOf.get(row.id) as number;
  const home = world.states[i] as StateRow;
  return {
    outcome: outcomePart(world, state, i),
    goods: clamp(goodsPart(home, seat.received), 0, 25),
    standing: clamp(
      10 + seat.kept - 4 * seat.breaches - 1.5 * seat.doubles - shortfallShare(world, state, row.id) + clearWord(world, state, row.id),
      0,
      20,
    ),
    record: clamp(recordPart(world, state, i) + quotePart(world, state, row.id), -12, 8),
    ...laterPosts(world, state, row.id),
    brief: (10 / 3) * (state.goals?.[row.id] ?? []).filter(Boolean).length,
  };
}

/** As much as a chair for each of its nominees in a post that is voted on afterwards; nothing where it has none. */
function laterPosts(world: World, state: GameState, id: string): Record<string, number> {
  const own = world.scenario.linked.map((post) => post.contenders.find((contender) => contender.state === id)?.id);
  if (own.every((contender) => contender === undefined)) return {};
  return { posts: POINTS.chair * own.filter((contender, n) => contender !== undefined && state.elected[n] === contender).length };
}

/** 20, and up to 20 more or less by how much closer the winner is to this state's own interests than the field. */
function outcomePart(world: World, state: GameState, i: number): number {
  if (state.winner === null) return 0;
  const interest = interestNow(world, state.agenda)[i] as PerCandidate;
  const mean = interest.reduce((sum, value) => sum + value, 0) / interest.length;
  return 20 + 20 * tanh(3 * ((interest[state.winner] as number) - mean));
}

/** Everyone who promised a candidate carries an equal small share of what was missing beyond the usual (docs/rulebook.md §9). */
function shortfallShare(world: World, state: GameState, id: string): number {
  const votes = decisive(state)?.votes ?? {};
  return world.candidates.reduce((sum, candidate, c) => {
    const book = state.promises[c] as PromiseBook;
    const held = livePromises(book).length;
    const got = votes[candidate.id] ?? 0;
    if (!book[id]?.live || held < 10 || got < 1 || !comparable(world, state, c)) return sum;
    const missing = Math.max(0, held - got) / held;
    return sum + clamp(5 * (missing - USUAL_SHORTFALL), 0, 2);
  }, 0);
}

/** The share of a ledger that never comes, whoever keeps it: a quarter of all promises in simulated games. */
const USUAL_SHORTFALL = 0.25;

/** One word, given to one side that counted at least what it was promised. */
function clearWord(world: World, state: GameState, id: string): number {
  const votes = decisive(state)?.votes ?? {};
  const to = world.candidates.filter((_, c) => (state.promises[c] as PromiseBook)[id]?.live);
  const only = to.length === 1 ? to[0] : undefined;
  if (!only || !comparable(world, state, candidateIndex(world, only.id))) return 0;
  return (votes[only.id] ?? 0) >= livePromises(state.promises[candidateIndex(world, only.id)] as PromiseBook).length ? 1 : 0;
}

function recordPart(world: World, state: GameState, i: number): number {
  const home = world.states[i] as StateRow;
  const backs = state.faces[i]?.backs ?? null;
  if (backs === null || state.winner === null) return 0;
  const cost = 5 * home.exposure * (state.publicCost[backs] as number);
  return (backs === state.winner ? POINTS.winner : POINTS.loser * home.exposure) - cost;
}

/** Words on the record for the winner are remembered kindly, those for another name less so. */
function quotePart(world: World, state: GameState, id: string): number {
  if (state.winner === null) return 0;
  const exposure = world.states[world.indexOf.get(id) ?? -1]?.exposure ?? 0;
  const said = state.quotes.filter((quote) => quote.by === id && quote.candidate !== null);
  const last = said.at(-1);
  return last === undefined ? 0 : last.candidate === state.winner ? 1 : -exposure;
}

/**
 * What a bloc whose line is its name is worth to a candidate, and how many count: the largest thing a campaign brings about in public. A
 * ballot hangs on luck more than on one seat's work, so a grade that asked for the result alone told little of how the seat was played.
 */
const LINE = { points: 15, most: 3 } as const;

function candidateParts(world: World, state: GameState, row: SeatRow): Record<string, number> {
  const c = candidateIndex(world, row.id);
  const tally = decisive(state);
  const valid = Math.max(1, (tally?.papers ?? 0) - (tally?.uncounted ?? 0));
  const share = (id: string) => (tally?.votes[id] ?? 0) / valid;
  const seat = state.seats[row.id] as SeatState;
  const others = world.candidates.filter((candidate) => candidate.id !== row.id).map((candidate) => share(candidate.id));
  const margin = 100 * (share(row.id) - Math.max(0, ...others));
  const owed = allDeals(state.deals).filter(
    (deal) =>
      deal.status === 'settled' &&
      deal.clauses.some(
        (clause, n) =>
          clause.kind === 'chair' && clause.by === row.id && deal.clauseStatus[n] !== 'void' && !(clause.to in state.delivered),
      ),
  ).length;
  const lines = Object.values(state.lines).filter((line) => line === c).length;
  return {
    result: state.winner === c ? 30 + Math.min(15, margin / 2) : 30 * share(row.id),
    lines: LINE.points * Math.min(LINE.most, lines),
    kept: state.winner === c ? -4 * Math.min(owed, seat.purse.chairs) : 0,
    scandal: 10 * (meanOfOthers(state.scandals, c) - (state.scandals[c] as number)),
    heir: !state.onPaper[c] && state.winner !== null && state.heirs[c] === state.winner ? 20 : 0,
    brief: (10 / 3) * (state.goals?.[row.id] ?? []).filter(Boolean).length,
  };
}

function sectorParts(world: World, state: GameState, row: SeatRow): Record<string, number> {
  const total = row.targets.reduce((sum, target) => sum + target.weight, 0);
  const near = (position: (issue: number) => number) =>
    row.targets.reduce((sum, target) => {
      const away = target.position - position(world.issueIndex.get(target.issue) as number);
      return sum + (target.weight / total) * (1 - (away < 0 ? -away : away) / 2);
    }, 0);
  const winner = state.winner === null ? null : (state.agenda.platforms[state.winner] as readonly number[]);
  return {
    texts: POINTS.texts * near((k) => state.agenda.texts[k] as number),
    winner: winner ? 25 * near((k) => winner[k] as number) : 0,
    experts: POINTS.sent * Math.min(5, (state.seats[row.id] as SeatState).sent),
    brief: (10 / 3) * (state.goals?.[row.id] ?? []).filter(Boolean).length,
  };
}

function pressParts(world: World, state: GameState, row: SeatRow): Record<string, number> {
  const quotes = new Set(state.quotes.filter((quote) => quote.to === row.id).map((quote) => quote.by)).size;
  const stories = state.prints.filter((entry) => entry.by === row.id);
  const votes = decisive(state)?.votes ?? {};
  const off = stories.flatMap(({ story }) => {
    const miss = story.about === 'forecast' ? (votes[story.candidate] ?? 0) - story.votes : null;
    return miss === null ? [] : [miss < 0 ? -miss : miss];
  });
  const best = off.length === 0 ? null : Math.min(...off);
  return {
    quotes: 5 * Math.min(6, quotes),
    documents: 6 * Math.min(3, stories.filter(({ story }) => story.about === 'document').length),
    forecast: best === null ? 0 : 25 * clamp(1 - (10 * best) / world.states.length, 0, 1),
    stories: 2 * Math.min(3, stories.filter(({ story }) => story.about === 'issue').length),
    brief: (10 / 3) * (state.goals?.[row.id] ?? []).filter(Boolean).length,
  };
}

const tenth = (x: number): number => Math.round(10 * x) / 10;
const rounded = (parts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, tenth(value)]));
