import type { Profile } from '#shared/bots/profile.ts';
import { campOf, type World } from '#shared/game/world.ts';
import { expectedLeads, LEVEL3, playCast } from './play.ts';
import { type Estimate, meanOf, sum } from './stats.ts';

/** One campaign's habits against another's, on the same seeds with sides swapped. */
export interface Duel {
  readonly games: number;
  /** Per cent of its two games that the first habits win, seed by seed. */
  readonly each: readonly number[];
  /** Per cent of games that the first habits win. */
  readonly wins: Estimate;
  /** Their expected lead when the doors open, in percentage points of all states. */
  readonly margin: Estimate;
}

/** Seed number `n` of a proof's part. */
export const nthSeed = (seed: string, part: string, n: number): string => `${seed}/${part}/${n}`;

/** `pairs` seeds, each played twice. A pair is one case: its two games are no two independent ones. */
export function duel(world: World, one: Profile, other: Profile, pairs: number, seed: string): Duel {
  const wins: number[] = [];
  const margins: number[] = [];
  for (let n = 0; n < pairs; n++) {
    const sides = [0, 1].map((side) => {
      const played = playCast(world, `${seed}/${n}`, {
        profiles: (seat) => {
          const camp = campOf(world, seat);
          return camp === null ? LEVEL3 : camp === side ? one : other;
        },
      });
      return { won: played.state.winner === side ? 1 : 0, margin: expectedLeads(world, played)[side] as number };
    });
    wins.push((100 * sum(sides.map(({ won }) => won))) / 2);
    margins.push(sum(sides.map(({ margin }) => margin)) / 2);
  }
  return { games: 2 * pairs, each: wins, wins: meanOf(wins), margin: meanOf(margins) };
}
