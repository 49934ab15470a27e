import { isMet } from '#shared/game/goals.ts';
import type { GameState } from '#shared/game/state.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import type { Goal, SeatRow } from '#shared/scenario/schema.ts';
import { nthSeed } from './duel.ts';
import { dealt, isLarge, playCast } from './play.ts';
import type { Ask, Findings } from './proofs.ts';
import { judged, type Line, type Row } from './report.ts';
import { shareOf, sum } from './stats.ts';

/** Per cent of games in which a seat meets all three goals of its brief, and each goal. */
const THREE = [15, 25] as const;
const EACH = [10, 90] as const;
/** A share this near to an edge of its band, or beyond it, is in doubt: luck of one count would decide. Percentage points. */
const NEAR = 2;
/** A seat with a share in doubt, whichever side of the edge it was on, is counted over twice the games, and then over so many times. */
const AGAIN = 3;

/** `--seats`: whether every seat can succeed, judged by the brief that each game dealt: every seat is played by a level-3 bot, a delegation's in a person's place. */
export function seats({ games, small, seed, scenario, ids, shipped }: Ask): Findings {
  const cases = (world: World) => games ?? (small ? 3 : isLarge(world) ? 360 : 520);
  const worlds = (scenario ? [scenario] : ids.filter((id) => !small || shipped(id).states.length < 60).map(shipped)).map(compileWorld);
  const found = worlds.map((world) => ({ world, rows: perSeat(world, cases(world), small ? 1 : AGAIN, seed) }));
  return {
    scenarios: worlds.map((world) => world.scenario.id),
    games: sum(found.flatMap(({ rows }) => playedFor(rows))),
    lines: small ? [together(found.flatMap(({ rows }) => rows))] : found.flatMap(({ world, rows }) => linesOf(world, rows)),
    tables: {
      'three goals met, per cent': found.flatMap(({ world, rows }) =>
        rows.map((row): Row => {
          const { value, interval } = row.three;
          return {
            scenario: world.scenario.id,
            seat: row.seat,
            kind: row.kind,
            games: row.games,
            three: value,
            interval,
          };
        }),
      ),
      'every goal, per cent': found.flatMap(({ world, rows }) =>
        rows.flatMap((row) =>
          row.goals.map((entry): Row => {
            const { value, interval } = entry.rate;
            return {
              scenario: world.scenario.id,
              seat: row.seat,
              brief: entry.brief,
              goal: entry.goal,
              rate: value,
              interval,
            };
          }),
        ),
      ),
    },
  };
}

interface SeatFound {
  readonly seat: string;
  readonly kind: SeatRow['kind'];
  readonly games: number;
  /** Over games, by the brief that was dealt. */
  readonly three: ReturnType<typeof shareOf>;
  readonly goals: readonly {
    readonly brief: number;
    readonly goal: string;
    readonly hits: number;
    /** Games in which this brief was dealt. */
    readonly of: number;
    readonly rate: ReturnType<typeof shareOf>;
  }[];
}

/** The first so many games of a row that is played as far as somebody asks. */
type Games = (count: number) => readonly GameState[];

/**
 * Gives the games of a seat: a delegation sits in a person's place, so that others come to it with offers, and is played by the same
 * procedure; every other seat is a bot's. All other delegation seats are bots. Games without a guest are played once.
 */
export function gamesFor(world: World, seed: string): (row: SeatRow) => Games {
  const bots = world.scenario.seats.filter((row) => row.kind === 'delegation').map((row) => row.id);
  const play = (guest: string | null, n: number): GameState => {
    const game = nthSeed(seed, `seats/${world.scenario.id}`, n);
    const guests = new Map(guest === null ? [] : [[guest, dealt(game)(guest)]]);
    return playCast(world, game, { profiles: dealt(game), guests, bots: bots.filter((seat) => seat !== guest) }).state;
  };
  const row = (guest: string | null): Games => {
    const played: GameState[] = [];
    return (count) => {
      while (played.length < count) played.push(play(guest, played.length));
      return played.slice(0, count);
    };
  };
  const asBots = row(null);
  return ({ id, kind }) => (kind === 'delegation' ? row(id) : asBots);
}

/** The games in which this seat had this brief: its bot works for the goals it was dealt, so others say nothing about them. */
export const withBrief = (states: readonly GameState[], row: SeatRow, brief: number): readonly GameState[] =>
  states.filter((state) => state.seats[row.id]?.brief === brief);

/** Each seat counted over so many games, and over more, up to `again` times as many, as long as a share lies near an edge of its band. */
function perSeat(world: World, games: number, again: number, seed: string): SeatFound[] {
  const gamesOf = gamesFor(world, seed);
  return world.scenario.seats.map((row): SeatFound => {
    const play = gamesOf(row);
    let found = counted(world, row, play(games));
    for (let times = 2; times <= again && inDoubt(found); times++) found = counted(world, row, play(times * games));
    return found;
  });
}

function counted(world: World, row: SeatRow, states: readonly GameState[]): SeatFound {
  const met = (state: GameState, goal: Goal) => isMet(world, state, row, goal);
  const drawn = states.map((state) => state.goals?.[row.id]?.every(Boolean) ?? false);
  return {
    seat: row.id,
    kind: row.kind,
    games: states.length,
    three: shareOf(drawn.filter(Boolean).length, drawn.length),
    goals: row.briefs.flatMap((brief, n) => {
      const own = withBrief(states, row, n);
      return brief.goals.map((goal) => {
        const hits = own.filter((state) => met(state, goal)).length;
        return { brief: n + 1, goal: nameOf(goal), hits, of: own.length, rate: shareOf(hits, own.length) };
      });
    }),
  };
}

const inDoubt = ({ three, goals }: SeatFound): boolean => isNear(three.value, THREE) || goals.some(({ rate }) => isNear(rate.value, EACH));

const isNear = (value: number, [low, high]: readonly [number, number]): boolean => value < low + NEAR || value > high - NEAR;

function linesOf(world: World, rows: readonly SeatFound[]): Line[] {
  const id = world.scenario.id;
  return rows.flatMap((row) => [
    judged(`${id}, ${row.seat}: three goals met, per cent`, row.three, { atLeast: THREE[0], atMost: THREE[1] }),
    ...row.goals.map((entry) =>
      judged(`${id}, ${row.seat}, brief ${entry.brief}: ${entry.goal}, per cent`, entry.rate, { atLeast: EACH[0], atMost: EACH[1] }),
    ),
  ]);
}

/** What a handful of games can show: goals are neither given away nor out of reach. */
function together(rows: readonly SeatFound[]): Line {
  const met = sum(rows.flatMap(({ goals }) => goals.map(({ hits }) => hits)));
  const asked = sum(rows.flatMap(({ goals }) => goals.map(({ of }) => of)));
  return judged('goals met, all seats together, per cent', shareOf(met, asked), { atLeast: EACH[0], atMost: EACH[1] });
}

/** Games played for these seats of one hall: a delegation has its own, all others look at the same ones. */
function playedFor(rows: readonly SeatFound[]): number[] {
  const own = rows.filter(({ kind }) => kind === 'delegation').map(({ games }) => games);
  const shared = rows.filter(({ kind }) => kind !== 'delegation').map(({ games }) => games);
  return [...own, Math.max(0, ...shared)];
}

const nameOf = ({ kind, ...rest }: Goal): string => [kind, ...Object.values(rest)].join(' ');
