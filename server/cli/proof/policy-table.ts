import { compileWorld } from '#shared/game/world.ts';
import { type Duel, duel, nthSeed } from './duel.ts';
import { hall } from './hall.ts';
import { AMBASSADOR, CAMPAIGNS, type CampaignPolicy } from './policies.ts';
import type { Ask, Findings } from './proofs.ts';
import { judged, type Line, type Row } from './report.ts';
import { type Estimate, meanOf, rounded, sum } from './stats.ts';

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
  const again: Duel[] = [];
  const anew: Cells = (one, other) => {
    const found = duel(world, one.profile, other.profile, AGAIN * pairs, nthSeed(seed, 'policies', 1));
    again.push(found);
    return found;
  };
  const judgedLines = small ? cheapLines(cell) : lines(cell, anew);
  const figure = (of: (found: Duel) => number) => (one: CampaignPolicy) =>
    rowOf(one, all, (other) => {
      const found = cells.get(`${one.name}|${other.name}`);
      return found ? round1(of(found)) : null;
    });
  return {
    scenarios: [world.scenario.id],
    games: sum([...met.map(({ found }) => found), ...again].map(({ games: played }) => played)),
    lines: judgedLines,
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

/** A habit that loses so clearly in the table need not be asked again: per cent. */
const CLEARLY = 40;
/** How many rivals a habit meets again (level 3 meets one: its hardest), and how many times the pairs of the table. */
const RIVALS = 2;
const AGAIN = 3;

/**
 * Whether a habit loses to an honest one. The least of many counts is low by luck alone, so the table only says which rivals come
 * into question; what is judged are games of their own.
 */
function losing(policy: CampaignPolicy, cell: Cells, anew: Cells): Line {
  const lowestFirst = (rivals: readonly CampaignPolicy[], cells: Cells) =>
    rivals.map((rival) => ({ rival, wins: cells(policy, rival).wins })).sort((a, b) => a.wins.value - b.wins.value);
  const table = lowestFirst(
    CAMPAIGNS.filter((other) => other.honest && other !== policy),
    cell,
  );
  const nearest = table.slice(0, RIVALS).map(({ rival }) => rival);
  const [worst] = table.some(({ wins }) => wins.interval[1] < CLEARLY) ? table : lowestFirst(nearest, anew);
  if (!worst) throw new Error('no honest habit to lose to');
  return judged(`${policy.name} loses to another honest habit (${worst.rival.name})`, worst.wins, { atMost: 50 });
}

function lines(cell: Cells, anew: Cells): Line[] {
  const honest = CAMPAIGNS.filter((policy) => policy.honest);
  // The least of eight is low by luck as well.
  const hardest = CAMPAIGNS.reduce((a, b) => (cell(AMBASSADOR, b).wins.value < cell(AMBASSADOR, a).wins.value ? b : a));
  return [
    ...CAMPAIGNS.map((policy) => losing(policy, cell, anew)),
    ...CAMPAIGNS.map((policy) => {
      const against = CAMPAIGNS.filter((other) => other !== policy).map((other) => cell(policy, other));
      return judged(`${policy.name} against the rest together`, pooled(against), { atMost: 65 });
    }),
    ...honest.map((policy) => judged(`overpromiser against ${policy.name}`, cell(named('overpromiser'), policy).wins, { atMost: 35 })),
    ...CAMPAIGNS.map((policy) => {
      const { wins } = (policy === hardest ? anew : cell)(AMBASSADOR, policy);
      return judged(`level 3 against ${policy.name}`, wins, { atLeast: 55 });
    }),
  ];
}

/** What few games can show. */
const cheapLines = (cell: Cells): Line[] => [
  judged('expected lead of level 3 over random, percentage points', cell(AMBASSADOR, named('random')).margin, { lowAbove: 0 }),
];

const named = (name: string): CampaignPolicy => CAMPAIGNS.find((policy) => policy.name === name) as CampaignPolicy;

/** The same pairs seen from the other side. */
const turned = ({ games, each, wins, margin }: Duel): Duel => ({
  games,
  each: each.map((share) => 100 - share),
  wins: { value: rounded(100 - wins.value), interval: [rounded(100 - wins.interval[1]), rounded(100 - wins.interval[0])] },
  margin: { value: -margin.value, interval: [-margin.interval[1], -margin.interval[0]] },
});

/** The mean of cells. They share their seeds, so what is independent is a seed, over all its cells. */
const pooled = (cells: readonly Duel[]): Estimate =>
  meanOf((cells[0]?.each ?? []).map((_, n) => sum(cells.map(({ each }) => each[n] as number)) / cells.length));

function rowOf(one: CampaignPolicy, all: readonly CampaignPolicy[], of: (other: CampaignPolicy) => number | null): Row {
  return Object.fromEntries([['', one.name], ...all.map((other) => [other.name, other === one ? null : of(other)])]);
}

const round1 = (x: number): number => Math.round(10 * x) / 10;
