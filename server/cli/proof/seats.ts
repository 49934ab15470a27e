import { isMet } from '#shared/game/goals.ts';
import type { GameState } from '#shared/game/state.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import type { Goal, SeatRow } from '#shared/scenario/schema.ts';
import { nthSeed } from './duel.ts';
import { dealt, playCast } from './play.ts';
import type { Ask, Findings } from './proofs.ts';
import { judged, type Line, type Row } from './report.ts';
import { shareOf } from './stats.ts';
import { fits } from './threshold.ts';

/** Per cent of games in which a seat meets all three goals of its brief, and each goal. */
const THREE = [15, 25] as const;
const EACH = [10, 90] as const;

/** `--seats`: whether every seat can succeed, judged over all its briefs on every game, every seat played by a level-3 bot. */
export function seats({ games, small, seed, scenario, ids, shipped, persons }: Ask): Findings {
  const cases = games ?? (small ? 6 : 400);
  const worlds = (scenario ? [scenario] : ids.filter((id) => !small || shipped(id).states.length < 60).map(shipped)).map(compileWorld);
  const found = worlds.map((world) => ({ world, rows: perSeat(world, cases, seed, persons) }));
  return {
    scenarios: worlds.map((world) => world.scenario.id),
    games: worlds.length * cases,
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
            dealt: row.dealt.value,
            dealtInterval: row.dealt.interval,
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
              suggest: entry.suggest,
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
  /** Over all briefs and games. */
  readonly three: ReturnType<typeof shareOf>;
  /** Over games, by the brief that was dealt, which is the one its bot works for. */
  readonly dealt: ReturnType<typeof shareOf>;
  readonly goals: readonly {
    readonly brief: number;
    readonly goal: string;
    readonly rate: ReturnType<typeof shareOf>;
    /** Thresholds that bots meet in 45, 55 and 65 per cent of games, where the goal has one. */
    readonly suggest: string | null;
  }[];
}

function perSeat(world: World, games: number, seed: string, persons: boolean): SeatFound[] {
  const bots = world.scenario.seats.filter((row) => row.kind === 'delegation').map((row) => row.id);
  const play = (guest: string | null) =>
    Array.from({ length: games }, (_, n): GameState => {
      const game = nthSeed(seed, `seats/${world.scenario.id}`, n);
      const guests = new Map(guest === null ? [] : [[guest, dealt(game)(guest)]]);
      return playCast(world, game, { profiles: dealt(game), guests, bots: bots.filter((seat) => seat !== guest) }).state;
    });
  const asBots = play(null);
  return world.scenario.seats.map((row): SeatFound => {
    const states = persons && row.kind === 'delegation' ? play(row.id) : asBots;
    const met = (state: GameState, goal: Goal) => isMet(world, state, row, goal);
    const whole = row.briefs.flatMap((brief) => states.map((state) => brief.goals.every((goal) => met(state, goal))));
    const drawn = states.map((state) => state.goals?.[row.id]?.every(Boolean) ?? false);
    return {
      seat: row.id,
      kind: row.kind,
      three: shareOf(whole.filter(Boolean).length, whole.length),
      dealt: shareOf(drawn.filter(Boolean).length, drawn.length),
      goals: row.briefs.flatMap((brief, n) =>
        brief.goals.map((goal) => {
          const hits = states.filter((state) => met(state, goal)).length;
          return { brief: n + 1, goal: nameOf(goal), rate: shareOf(hits, games), suggest: fits(goal, states, met) };
        }),
      ),
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
