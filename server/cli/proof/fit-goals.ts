import { isMet } from '#shared/game/goals.ts';
import type { GameState } from '#shared/game/state.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import type { Brief, Goal, Scenario, SeatRow } from '#shared/scenario/schema.ts';
import { dialled, dialOf, leastOf } from '../facts/dial.ts';
import { type Chosen, choose, type Option, TOGETHER } from './choose.ts';
import { gamesFor, withBrief } from './seats.ts';
import { fromEasy, hardestMet } from './threshold.ts';

/** Numbers by seat, brief and place (null: none, or the author's stays), and where no choice comes near a fifth. */
export interface FittedGoals {
  readonly numbers: { readonly [seat: string]: readonly (readonly (number | null)[])[] };
  readonly notes: readonly string[];
}

/**
 * Fits the goals of the wanted seats (by id) of a scenario over so many games a seat. Campaigns whose briefs read the same but for the
 * candidates' names are fitted together, so that both sides are asked the same, and one of them brings the other; a delegation's numbers
 * are its own, so that every seat finds its brief equally hard.
 */
export function fitGoals(scenario: Scenario, games: number, seed: string, wanted: ReadonlySet<string>): FittedGoals {
  const world = compileWorld(scenario);
  const gamesOf = gamesFor(world, seed);
  const groups = mirrored(scenario).filter((group) => group.some((row) => wanted.has(row.id)));
  const numbers: Record<string, (number | null)[][]> = {};
  const notes: string[] = [];
  for (const group of groups) {
    const tables = group.map((row) => briefTables(world, row, gamesOf(row)(games)));
    const first = group[0] as SeatRow;
    const ofBrief = first.briefs.map((_, n) => tables.map((table) => table[n] as readonly (readonly Option[])[]));
    const chosen = evened(ofBrief).map((found, n) => {
      const brief = first.briefs[n] as Brief;
      if (found.joint < 0.15 || found.joint > 0.25)
        notes.push(
          `${group.map((row) => row.id).join(' and ')}, brief ${n + 1} (${brief.goals.map(({ kind }) => kind).join(', ')}): ${Math.round(100 * found.joint)} per cent at best`,
        );
      for (const [place, rate] of found.rates.entries())
        if (rate < 0.1 || rate > 0.9)
          notes.push(
            `${group.map((row) => row.id).join(' and ')}, brief ${n + 1}: ${brief.goals[place]?.kind} in ${Math.round(100 * rate)} per cent`,
          );
      return brief.goals.map((goal, place) => (dialOf(goal) ? (found.numbers[place] as number) : null));
    });
    for (const row of group) numbers[row.id] = chosen;
  }
  return { numbers, notes };
}

/** How far one brief may be easier or harder than a fifth to make up for another of its seat. */
const GIVE = 0.05;

/**
 * A choice for each brief of a seat; where one cannot come near a fifth, the others make up for it, so that the seat as a whole does.
 * `briefs`: briefs → seats asked the same → places → options.
 */
export function evened(briefs: readonly (readonly (readonly (readonly Option[])[])[])[]): Chosen[] {
  const found = briefs.map((tables) => choose(tables));
  const stubborn = found.map(({ joint }, n) => ({ n, off: Math.abs(joint - TOGETHER) })).sort((a, b) => b.off - a.off);
  for (const { n } of stubborn) {
    const owed = found.reduce((sum, { joint }, k) => sum + (k === n ? 0 : TOGETHER - joint), 0);
    const aim = TOGETHER + Math.max(-GIVE, Math.min(GIVE, owed));
    found[n] = choose(briefs[n] as NonNullable<(typeof briefs)[number]>, aim);
  }
  return found;
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
      const least = leastOf(dial);
      return steps
        .map((n, place): Option => ({ n, far: Math.abs(n - wish) / Math.max(1, wish), met: figures.map((figure) => figure >= place) }))
        .filter(({ n }) => n >= least);
    });
  });
}
