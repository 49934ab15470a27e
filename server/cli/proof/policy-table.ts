import { compileWorld } from '#shared/game/world.ts';
import { type Duel, duel, nthSeed } from './duel.ts';
import { hall } from './hall.ts';
import { AMBASSADOR, CAMPAIGNS, type CampaignPolicy } from './policies.ts';
import type { Ask, Findings } from './proofs.ts';
import { judged, type Line, type Row } from './report.ts';
import { meanOf } from './stats.ts';

/** `--table policies`: every single-minded campaign against every other, and level 3 against each. */
export function policies({ games, small, seed, scenario }: Ask): Findings {
  const world = compileWorld(scenario ?? hall({ delegations: 0, others: false }));
  const pairs = Math.max(1, Math.round((games ?? (small ? 8 : 300)) / 2));
  const all = [...CAMPAIGNS, AMBASSADOR];
  const cells = new Map<string, Duel>();
  const met: { readonly one: CampaignPolicy; readonly other: CampaignPolicy; readonly found: Duel }[] = [];
  for (const [i, one] of all.entries()) {
    for (const other of all.slice(i + 1)) {
      if (small && other !== AMBASSADOR) continue;
      const found = duel(world, one.profile, other.profile, pairs, nthSeed(seed, 'policies', 0));
      met.push({ one, other, found });
      cells.set(`${one.name}|${other.name}`, found);
      cells.set(`${other.name}|${one.name}`, turned(found));
    }
  }
  const cell: Cells = (one, other) => cells.get(`${one.name}|${other.name}`) as Duel;
  const figure = (of: (found: Duel) => number) => (one: CampaignPolicy) =>
    rowOf(one, all, (other) => {
      const found = cells.get(`${one.name}|${other.name}`);
      return found ? round1(of(found)) : null;
    });
  return {
    scenarios: [world.scenario.id],
    games: met.length * pairs * 2,
    lines: small ? cheapLines(cell) : lines(cell),
    tables: {
      'wins of the row, per cent': all.map(figure(({ wins }) => wins.value)),
      'expected lead of the row, percentage points': all.map(figure(({ margin }) => margin.value)),
      'every pair': met.map(({ one, other, found }): Row => {
        const { games: played, wins, margin } = found;
        return {
          pair: `${one.name} : ${other.name}`,
          games: played,
          wins: wins.value,
          winsInterval: wins.interval,
          lead: margin.value,
          leadInterval: margin.interval,
        };
      }),
    },
  };
}

type Cells = (one: CampaignPolicy, other: CampaignPolicy) => Duel;

function lines(cell: Cells): Line[] {
  const honest = CAMPAIGNS.filter((policy) => policy.honest);
  return [
    ...CAMPAIGNS.map((policy): Line => {
      const rivals = honest.filter((other) => other !== policy);
      const worst = rivals.reduce((a, b) => (cell(policy, b).wins.value < cell(policy, a).wins.value ? b : a));
      const { wins } = cell(policy, worst);
      return { ...judged(`${policy.name} loses to another honest habit (${worst.name})`, wins, { atMost: 50 }), ok: wins.value < 50 };
    }),
    ...CAMPAIGNS.map((policy) => {
      const against = CAMPAIGNS.filter((other) => other !== policy).map((other) => cell(policy, other).wins);
      return judged(`${policy.name} against the rest together`, pooled(against), { atMost: 65 });
    }),
    ...honest.map((policy) => judged(`overpromiser against ${policy.name}`, cell(named('overpromiser'), policy).wins, { atMost: 35 })),
    ...CAMPAIGNS.map((policy) => judged(`level 3 against ${policy.name}`, cell(AMBASSADOR, policy).wins, { atLeast: 55 })),
  ];
}

/** What few games can show. */
const cheapLines = (cell: Cells): Line[] => [
  judged('expected lead of level 3 over random, percentage points', cell(AMBASSADOR, named('random')).margin, { lowAbove: 0 }),
];

const named = (name: string): CampaignPolicy => CAMPAIGNS.find((policy) => policy.name === name) as CampaignPolicy;

/** The same pairs seen from the other side. */
const turned = ({ games, wins, margin }: Duel): Duel => ({
  games,
  wins: { value: round2(100 - wins.value), interval: [round2(100 - wins.interval[1]), round2(100 - wins.interval[0])] },
  margin: { value: -margin.value, interval: [-margin.interval[1], -margin.interval[0]] },
});

/** The mean of cells, with the interval of a mean of independent ones. */
function pooled(cells: readonly Duel['wins'][]) {
  const value = meanOf(cells.map((entry) => entry.value)).value;
  const half = Math.sqrt(cells.reduce((sum, { interval }) => sum + ((interval[1] - interval[0]) / 2) ** 2, 0)) / cells.length;
  return { value, interval: [round2(value - half), round2(value + half)] as const };
}

function rowOf(one: CampaignPolicy, all: readonly CampaignPolicy[], of: (other: CampaignPolicy) => number | null): Row {
  return Object.fromEntries([['', one.name], ...all.map((other) => [other.name, other === one ? null : of(other)])]);
}

const round1 = (x: number): number => Math.round(10 * x) / 10;
const round2 = (x: number): number => Math.round(100 * x) / 100;
