import type { Level } from '#shared/bots/profile.ts';
import { scoreOf } from '#shared/game/score.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import type { Scenario, SeatKind, SeatRow } from '#shared/scenario/schema.ts';
import { duel, nthSeed } from './duel.ts';
import { gradeStep } from './grade.ts';
import { hall } from './hall.ts';
import { type Cast, LEVEL3, playCast, steady } from './play.ts';
import type { Ask, Findings } from './proofs.ts';
import { judged, type Line, type Row } from './report.ts';
import { meanOf } from './stats.ts';

/** Pairs of levels whose line is asked for: the better one, the other, and what its wins must be. */
const RUNGS: readonly (readonly [Level, Level, number])[] = [
  [3, 0, 80],
  [1, 0, 55],
  [2, 1, 55],
  [3, 2, 55],
  [3, 1, 55],
  [2, 0, 55],
];
/** Grade points by which level 3 in a seat must end above level 1 in the same seat. */
const SEATS: readonly (readonly [SeatKind, number])[] = [
  ['candidate', 8],
  ['delegation', 4],
  ['sector', 4],
];

/** `--ladder`: each level against the ones below, and what a seat gains by being played well. */
export function ladder(ask: Ask): Findings {
  const { games, small, seed, scenario } = ask;
  const world = compileWorld(hall({ delegations: 0, others: false }));
  const pairs = Math.max(1, Math.round((games ?? (small ? 12 : 2000)) / 2));
  const rungs = small ? RUNGS.slice(0, 1) : RUNGS;
  const duels = rungs.map(([high, low, wanted]) => ({
    high,
    low,
    wanted,
    found: duel(world, steady(high), steady(low), pairs, nthSeed(seed, 'ladder', 0)),
  }));
  const home = compileWorld(scenario ?? evenTempered());
  const cases = games === null ? (small ? 6 : 800) : Math.round(games / 2);
  const seats = SEATS.flatMap(([kind, wanted]) => seatRow(home, kind, wanted, cases, seed));
  return {
    scenarios: [world.scenario.id, home.scenario.id],
    games: rungs.length * pairs * 2 + seats.length * cases * 2,
    lines: [
      ...duels.map(({ high, low, wanted, found }): Line => {
        const bounds = small ? { atLeast: 50 } : { atLeast: wanted, lowAbove: 50 };
        return judged(`level ${high} beats level ${low}, per cent`, found.wins, bounds);
      }),
      ...(small
        ? []
        : seats.map(({ kind, gain, wanted }) => judged(`grade points of level 3 over level 1, ${kind}`, gain, { atLeast: wanted }))),
    ],
    tables: {
      levels: duels.map(
        ({ high, low, found }): Row => ({
          levels: `${high} : ${low}`,
          games: found.games,
          wins: found.wins.value,
          winsInterval: found.wins.interval,
          lead: found.margin.value,
          leadInterval: found.margin.interval,
        }),
      ),
      seats: seats.map(({ kind, gain, points, spread }) => ({
        kind,
        pairs: cases,
        grade: gain.value,
        gradeInterval: gain.interval,
        points: points.value,
        pointsInterval: points.interval,
        'points a standard deviation': spread,
      })),
    },
  };
}

/**
 * The hall of proofs without the private leaning that all states, or all of a bloc, have in common: a mood of the whole hall decides
 * ballots, and is nobody's skill (docs/decisions/0009-what-an-act-is-worth.md).
 */
function evenTempered(): Scenario {
  const made = hall({ delegations: 8, others: true });
  return { ...made, constants: { ...made.constants, GLOB: 0, BLOC: 0 } };
}

/** The same seeds with one seat of a kind at level 3 and at level 1, all others at level 3. Seats of the kind take turns. */
function seatRow(world: World, kind: SeatKind, wanted: number, cases: number, seed: string) {
  const rows = world.scenario.seats.filter((row) => row.kind === kind);
  if (rows.length === 0) return [];
  const pairs = Array.from({ length: cases }, (_, n) => {
    const row = rows[n % rows.length] as SeatRow;
    const at = (level: Level) => {
      const { state } = playCast(world, nthSeed(seed, `seat/${kind}`, n), seated(row, level));
      return scoreOf(world, state, row).points;
    };
    return { row, better: at(3), worse: at(1) };
  });
  const { step, spread } = gradeStep(
    world,
    pairs.map(({ row, better }) => ({ seat: row.id, points: better })),
  );
  return [
    {
      kind,
      wanted,
      points: meanOf(pairs.map(({ better, worse }) => better - worse)),
      gain: meanOf(pairs.map(({ row, better, worse }) => step(row.id) * (better - worse))),
      spread,
    },
  ];
}

/** A delegation is played where a person would sit, so that offers reach it; other seats as bots. */
function seated(row: SeatRow, level: Level): Cast {
  if (row.kind === 'delegation') return { profiles: () => LEVEL3, guests: new Map([[row.id, steady(level)]]) };
  return { profiles: (seat) => (seat === row.id ? steady(level) : LEVEL3) };
}
