import { scoreOf } from '#shared/game/score.ts';
import { compileWorld } from '#shared/game/world.ts';
import { nthSeed } from './duel.ts';
import { hall } from './hall.ts';
import { LEVEL3, playCast } from './play.ts';
import { DELEGATIONS } from './policies.ts';
import type { Ask, Findings } from './proofs.ts';
import { judged, type Line, type Row } from './report.ts';
import { type Estimate, meanOf, rounded, shareOf } from './stats.ts';

/** Raw points that the best policy may lie above honesty, and per cent of rooms in which an active one may be best. */
const ABOVE_HONEST = 3;
const BEST = [8, 30] as const;

/**
 * `--table delegations`: mixed rooms in which every delegation keeps to a policy. Policies move on by one seat from room to room, so
 * each sits everywhere. Delegations sit where persons would, so that campaigns make them offers; each votes as its interests say.
 */
export function delegations({ games, small, seed, scenario }: Ask): Findings {
  const rooms = games ?? (small ? 6 : 1500);
  const world = compileWorld(scenario ?? hall({ delegations: DELEGATIONS.length, others: true }));
  const rows = world.scenario.seats.filter((row) => row.kind === 'delegation');
  const points = new Map<string, number[]>(DELEGATIONS.map(({ name }) => [name, []]));
  const parts = new Map<string, Record<string, number>>(DELEGATIONS.map(({ name }) => [name, {}]));
  const best = new Map<string, number>();
  for (let room = 0; room < rooms; room++) {
    const sits = new Map(rows.map((row, k) => [row.id, DELEGATIONS[(k + room) % DELEGATIONS.length] as (typeof DELEGATIONS)[number]]));
    const { state } = playCast(world, nthSeed(seed, 'delegations', room), {
      profiles: () => LEVEL3,
      guests: new Map([...sits].map(([seat, policy]) => [seat, policy.profile])),
    });
    const scored = rows.map((row) => ({ name: sits.get(row.id)?.name ?? '', score: scoreOf(world, state, row) }));
    for (const { name, score } of scored) {
      points.get(name)?.push(score.points);
      const sums = parts.get(name) ?? {};
      for (const [part, value] of Object.entries(score.parts)) sums[part] = (sums[part] ?? 0) + value;
    }
    const top = scored.reduce((a, b) => (b.score.points > a.score.points ? b : a));
    best.set(top.name, (best.get(top.name) ?? 0) + 1);
  }
  const mean = (name: string): Estimate => meanOf(points.get(name) ?? []);
  const bestShare = (name: string): Estimate => shareOf(best.get(name) ?? 0, rooms);
  return {
    scenarios: [world.scenario.id],
    games: rooms,
    lines: linesOf(mean, bestShare, small),
    tables: {
      'points by policy': DELEGATIONS.map(({ name }): Row => {
        const { value, interval } = mean(name);
        const seats = points.get(name)?.length ?? 1;
        const means = Object.entries(parts.get(name) ?? {}).map(([part, total]) => [part, rounded(total / seats)] as const);
        return {
          policy: name,
          seats,
          points: value,
          interval,
          'best in room, per cent': bestShare(name).value,
          ...Object.fromEntries(means),
        };
      }),
    },
  };
}

function linesOf(mean: (name: string) => Estimate, best: (name: string) => Estimate, small: boolean): Line[] {
  const active = DELEGATIONS.filter(({ profile }) => profile !== null).map(({ name }) => name);
  const least = active.reduce((a, b) => (mean(b).value < mean(a).value ? b : a));
  const most = active.reduce((a, b) => (mean(b).value > mean(a).value ? b : a));
  const silence = judged(`points by which silence stays below the least of the others (${least})`, apart(mean(least), mean('silent')), {
    lowAbove: 0,
  });
  if (small) return [silence];
  return [
    silence,
    judged(`points by which the best (${most}) lies above honesty`, apart(mean(most), mean('honest')), { atMost: ABOVE_HONEST }),
    ...active.map((name) => judged(`rooms in which ${name} is best, per cent`, best(name), { atLeast: BEST[0], atMost: BEST[1] })),
  ];
}

/** The difference of two means of independent seats. */
function apart(one: Estimate, other: Estimate): Estimate {
  const value = rounded(one.value - other.value);
  const half = Math.hypot(one.interval[1] - one.value, other.interval[1] - other.value);
  return { value, interval: [rounded(value - half), rounded(value + half)] };
}
