import { playBots } from '#shared/bots/conduct.ts';
import { BEATS } from '#shared/game/decide.ts';
import { callBallot, countPapers, coverOf } from '#shared/game/papers.ts';
import { livePromises } from '#shared/game/reckoning.ts';
import { setUp } from '#shared/game/setup.ts';
import type { GameState, PromiseBook } from '#shared/game/state.ts';
import { type Entry, Table } from '#shared/game/table.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import type { Entropy } from '#shared/kit/dice.ts';
import { digest } from '#shared/kit/digest.ts';
import { hiddenPapers } from '#shared/scenario/cover.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { quantile } from './proof/stats.ts';

/** Mean and quantiles of one figure over all games. */
export interface Spread {
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  /** Share of the games that have this figure in which it is above 0: for what either happened or did not. */
  readonly share: number;
}

/** What `npm run sim` prints. */
export interface Summary {
  readonly scenario: string;
  readonly games: number;
  readonly seed: string;
  readonly wins: { readonly [candidate: string]: number };
  readonly metrics: { readonly [name: string]: Spread };
  readonly rounds: Spread;
  readonly commands: { readonly [type: string]: number };
  readonly refusals: number;
  readonly msPerGame: number;
  readonly digest: string;
}

/** One bots-only game to its verdict. `entropy` is the booth's: here, and only here and in tests, it may be injected. */
export function playGame(
  world: World,
  seed: string,
  entropy: Entropy,
  keep: (entry: Entry) => void = () => {},
): {
  readonly state: GameState;
  readonly cover: number;
  readonly refusals: number;
} {
  const table = new Table(world, setUp(world, { seed, openDice: true, persons: [] }), keep);
  let cover = Number.POSITIVE_INFINITY;
  while (table.state.phase !== 'verdict') {
    playBots(table);
    if (table.state.phase === 'corridor' && table.state.beat < BEATS) table.host({ type: 'beat' });
    else if (table.state.phase === 'booth' && !world.scenario.ballot.open) {
      const call = callBallot(world, table.state);
      const roll = table.state.ballots.at(-1)?.roll ?? [];
      const seated = world.states.flatMap(({ id }, i) => (roll[i] ? [world.seatRows.has(id)] : []));
      cover = Math.min(cover, coverOf(call, seated, hiddenPapers(world.scenario)));
      table.closeBooth(countPapers(call, [], entropy));
    } else table.host({ type: 'phase.close' });
  }
  return { state: table.state, cover, refusals: table.refusals };
}

/** Plays `games` games with seeds `seed/1`, `seed/2`, … (the first is `seed` itself) and sums them up. */
export function simulate(scenario: Scenario, games: number, seed: string, entropyOf: (key: string) => Entropy): Summary {
  const world = compileWorld(scenario);
  const figures = new Map<string, number[]>();
  const note = (name: string, value: number) => figures.set(name, [...(figures.get(name) ?? []), value]);
  const wins: { [candidate: string]: number } = Object.fromEntries(world.candidates.map((candidate) => [candidate.id, 0]));
  const commands: { [type: string]: number } = {};
  let first = '';
  let refusals = 0;
  const started = performance.now();
  for (let game = 1; game <= games; game++) {
    const gameSeed = game === 1 ? seed : `${seed}/${game}`;
    const {
      state,
      cover,
      refusals: refused,
    } = playGame(world, gameSeed, entropyOf(`${gameSeed}|booth`), ({ command }) => {
      commands[command.type] = (commands[command.type] ?? 0) + 1;
    });
    if (game === 1) first = digest(state);
    refusals += refused;
    collect(world, state, cover, note);
    const winner = state.winner === null ? null : (world.candidates[state.winner]?.id ?? null);
    if (winner) wins[winner] = (wins[winner] ?? 0) + 1;
  }
  const metrics = Object.fromEntries([...figures].map(([name, values]) => [name, spread(values)]));
  const { rounds, ...rest } = metrics;
  return {
    scenario: scenario.id,
    games,
    seed,
    wins,
    metrics: rest,
    rounds: rounds as Spread,
    commands,
    refusals,
    msPerGame: Math.round(((performance.now() - started) / games) * 10) / 10,
    digest: first,
  };
}

/** The figures of one game, from its last state. Ballots are those on the first post; linked posts have figures of their own. */
function collect(world: World, state: GameState, cover: number, note: (name: string, value: number) => void): void {
  const ballots = state.ballots.filter((ballot) => ballot.post === 0);
  const tally = ballots.at(-1)?.tally;
  const papers = tally?.papers ?? 0;
  for (const [c, candidate] of world.candidates.entries()) {
    note(`wins.${candidate.id}`, state.winner === c ? 1 : 0);
    note(`votes.${candidate.id}`, tally?.votes[candidate.id] ?? 0);
    note(`promises.${candidate.id}`, livePromises(state.promises[c] as PromiseBook).length);
    note(`endorsements.${candidate.id}`, state.faces.filter((face) => face.backs === c).length);
    note(`lines.${candidate.id}`, Object.values(state.lines).filter((line) => line === c).length);
  }
  const promises = state.promises.reduce((sum, book) => sum + livePromises(book).length, 0);
  note('promises.total', promises);
  note('promises.over-papers', promises > papers ? 1 : 0);
  note('uncounted', tally?.uncounted ?? 0);
  note('present', papers);
  note('cover', Math.round(cover * 100) / 100);
  note('rounds', ballots.length);
  note('second-ballot', ballots.length > 1 ? 1 : 0);
  if (ballots.length > 1) note('comeback', cameBack(world, state) ? 1 : 0);
  if (state.rollCall) {
    for (const vote of ['yes', 'no', 'abstain'] as const) note(`rollcall.${vote}`, state.rollCall.counts[vote]);
    note('rollcall.passed', state.rollCall.passed ? 1 : 0);
  }
  note('lines', Object.keys(state.lines).length);
  for (const [n, post] of world.scenario.linked.entries())
    for (const { id } of post.contenders) note(`wins.${post.id}.${id}`, state.elected[n] === id ? 1 : 0);
  for (const [seat, met] of Object.entries(state.goals ?? {})) {
    note(`goals.${seat}`, met.filter(Boolean).length);
    note(`goals.${seat}.all`, met.length > 0 && met.every(Boolean) ? 1 : 0);
  }
}

/** Whether somebody else won than the name that was alone in front after the first ballot. */
function cameBack(world: World, state: GameState): boolean {
  const votes = state.ballots[0]?.tally?.votes ?? {};
  const most = Math.max(...Object.values(votes));
  const ahead = Object.keys(votes).filter((id) => votes[id] === most);
  return ahead.length === 1 && ahead[0] !== world.candidates[state.winner ?? -1]?.id;
}

/** Mean and quantiles (nearest rank) of a list of figures. */
function spread(values: readonly number[]): Spread {
  const at = (q: number) => quantile(values, q);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    mean: Math.round(mean * 1000) / 1000,
    p5: at(0.05),
    p50: at(0.5),
    p95: at(0.95),
    share: Math.round((1000 * values.filter((value) => value > 0).length) / values.length) / 1000,
  };
}
