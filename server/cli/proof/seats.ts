import { isMet } from '#shared/game/goals.ts';
import type { GameState } from '#shared/game/state.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import type { Goal, SeatRow } from '#shared/scenario/schema.ts';
import { nthSeed } from './duel.ts';
import { dealt, playCast } from './play.ts';
import type { Ask, Findings } from './proofs.ts';
import { judged, type Line, type Row } from './report.ts';
import { shareOf } from './stats.ts';

/** Per cent of games in which a seat meets all three goals of its brief, and each goal. */
const THREE = [15, 25] as const;
const EACH = [10, 90] as const;

/** `--seats`: whether every seat can succeed, judged by the brief that each game dealt: every seat is played by a level-3 bot, a delegation's in a person's place. */
export function seats({ games, small, seed, scenario, ids, shipped }: Ask): Findings {
  const cases = (world: World) => games ?? (small ? 3 : world.states.length > 100 ? 480 : 800);
  const worlds = (scenario ? [scenario] : ids.filter((id) => !small || shipped(id).states.length < 60).map(shipped)).map(compileWorld);
  const found = worlds.map((world) => ({ world, rows: perSeat(world, cases(world), seed) }));
  return {
    scenarios: worlds.map((world) => world.scenario.id),
    games: worlds.reduce((sum, world) => sum + cases(world), 0),
    lines: found.flatMap(({ world, rows }) => (small ? [] : linesOf(world, rows))),
    tables: {
      'three goals met, per cent': found.flatMap(({ world, rows }) =>
        rows.map((row): Row => {
          const { value, interval } = row.three;
          return {
            scenario: world.scenario.id,
            seat: row.seat,
            kind: row.kind,
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
  /** Over games, by the brief that was dealt. */
  readonly three: ReturnType<typeof shareOf>;
  readonly goals: readonly {
    readonly brief: number;
    readonly goal: string;
    readonly rate: ReturnType<typeof shareOf>;
  }[];
}

/**
 * Plays so many games and gives them for a seat: a delegation sits in a person's place, so that others come to it with offers, and is
 * played by the same procedure; every other seat is a bot's. All other delegation seats are bots. Games without a guest are played once.
 */
export function gamesFor(world: World, games: number, seed: string): (row: SeatRow) => readonly GameState[] {
  const bots = world.scenario.seats.filter((row) => row.kind === 'delegation').map((row) => row.id);
  const play = (guest: string | null) =>
    Array.from({ length: games }, (_, n): GameState => {
      const game = nthSeed(seed, `seats/${world.scenario.id}`, n);
      const guests = new Map(guest === null ? [] : [[guest, dealt(game)(guest)]]);
      return playCast(world, game, { profiles: dealt(game), guests, bots: bots.filter((seat) => seat !== guest) }).state;
    });
  let asBots: readonly GameState[] | null = null;
  return (row) => {
    if (row.kind === 'delegation') return play(row.id);
    asBots ??= play(null);
    return asBots;
  };
}

/** The games in which this seat had this brief: its bot works for the goals it was dealt, so others say nothing about them. */
export const withBrief = (states: readonly GameState[], row: SeatRow, brief: number): readonly GameState[] =>
  states.filter((state) => state.seats[row.id]?.brief === brief);

function perSeat(world: World, games: number, seed: string): SeatFound[] {
  const play = gamesFor(world, games, seed);
  return world.scenario.seats.map((row): SeatFound => {
    const states = play(row);
    const met = (state: GameState, goal: Goal) => isMet(world, state, row, goal);
    const drawn = states.map((state) => state.goals?.[row.id]?.every(Boolean) ?? false);
    return {
      seat: row.id,
      kind: row.kind,
      three: shareOf(drawn.filter(Boolean).length, drawn.length),
      goals: row.briefs.flatMap((brief, n) => {
        const own = withBrief(states, row, n);
        return brief.goals.map((goal) => {
          const hits = own.filter((state) => met(state, goal)).length;
          return { brief: n + 1, goal: nameOf(goal), rate: shareOf(hits, own.length) };
        });
      }),
    };
  });
}

function linesOf(world: World, rows: readonly SeatFound[]): Line[] {
  const id = world.scenario.id;
  return rows.flatMap((row) => [
    judged(`${id}, ${row.seat}: three goals met, per cent`, row.three, { atLeast: THREE[0], atMost: THREE[1] }),
    ...row.goals.map((entry) =>
      judged(`${id}, ${row.seat}, brief ${entry.brief}: ${entry.goal}, per cent`, entry.rate, { atLeast: EACH[0], atMost: EACH[1] }),
    ),
  ]);
}

const nameOf = ({ kind, ...rest }: Goal): string => [kind, ...Object.values(rest)].join(' ');
