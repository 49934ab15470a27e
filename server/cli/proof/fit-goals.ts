import { isMet } from '#shared/game/goals.ts';
import type { GameState } from '#shared/game/state.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import type { Goal, Scenario, SeatRow } from '#shared/scenario/schema.ts';
import { dialled, dialOf } from '../facts/dial.ts';
import { choose, type Option } from './choose.ts';
import { gamesFor, withBrief } from './seats.ts';
import { fromEasy, hardestMet } from './threshold.ts';

/** Numbers by seat, brief and place (null: none, or the author's stays), and where no choice comes near a fifth. */
export interface FittedGoals {
  readonly numbers: { readonly [seat: string]: readonly (readonly (number | null)[])[] };
  readonly notes: readonly string[];
}

/**
 * Fits all goals of a scenario over so many games a seat. Campaigns whose briefs read the same but for the candidates' names are fitted
 * together, so that both sides are asked the same; a delegation's numbers are its own, so that every seat finds its brief equally hard.
 */
export function fitGoals(scenario: Scenario, games: number, seed: string): FittedGoals {
  const world = compileWorld(scenario);
  const play = gamesFor(world, games, seed);
  const groups = mirrored(scenario);
  const numbers: Record<string, (number | null)[][]> = {};
  const notes: string[] = [];
  for (const group of groups) {
    const tables = group.map((row) => briefTables(world, row, play(row)));
    const first = group[0] as SeatRow;
    const chosen = first.briefs.map((brief, n) => {
      const found = choose(tables.map((table) => table[n] as readonly (readonly Option[])[]));
      if (found.joint < 0.15 || found.joint > 0.25)
        notes.push(
          `${group.map((row) => row.id).join(' and ')}, brief ${n + 1} (${brief.goals.map(({ kind }) => kind).join(', ')}): ${Math.round(100 * found.joint)} per cent at best`,
        );
      return brief.goals.map((goal, place) => (dialOf(goal) ? (found.numbers[place] as number) : null));
    });
    for (const row of group) numbers[row.id] = chosen;
  }
  return { numbers, notes };
}

/** Seats in groups whose briefs say the same of their own candidate; most stand alone. */
function mirrored({ seats, candidates }: Scenario): SeatRow[][] {
  const groups = new Map<string, SeatRow[]>();
  for (const row of seats) {
    const names = candidates.map(({ id }) => id).join('|');
    const told = row.briefs.map(({ want, need, fear, goals }) => [want, need, fear, goals.map((goal) => ({ ...goal, ...number }))]);
    const text = JSON.stringify(told).replaceAll(new RegExp(`"(${names})"`, 'g'), '"*"');
    const key = row.candidate === undefined || row.kind === 'delegation' ? row.id : `${row.kind} ${text}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** Whatever numbers were fitted before must not set mirrored seats apart. */
const number = { atLeast: 0, atMost: 0, percent: 0, votes: 0, distance: 0, by: 0 };

/** For each brief and place the numbers to choose from, with the games that meet each. */
function briefTables(world: World, row: SeatRow, all: readonly GameState[]): Option[][][] {
  const met = (state: GameState, goal: Goal) => isMet(world, state, row, goal);
  return row.briefs.map((brief, n) => {
    const states = withBrief(all, row, n);
    return brief.goals.map((goal): Option[] => {
      const dial = dialOf(goal);
      const wish = dialled(goal) ?? 0;
      if (!dial) return [{ n: wish, far: 0, met: states.map((state) => met(state, goal)) }];
      const steps = fromEasy(dial);
      const figures = states.map((state) => hardestMet(goal, dial, state, met));
      const least = Number.isInteger(wish) ? 1 : 0.05;
      return steps
        .map((n, place): Option => ({ n, far: Math.abs(n - wish) / Math.max(1, wish), met: figures.map((figure) => figure >= place) }))
        .filter(({ n }) => n >= least);
    });
  });
}
