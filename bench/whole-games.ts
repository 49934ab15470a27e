import { botMove, dealtProfiles, type Profiles } from '#shared/bots/conduct.ts';
import type { Command, HostCommand } from '#shared/game/command.ts';
import { BEATS } from '#shared/game/decide.ts';
import { callBallot, countPapers } from '#shared/game/papers.ts';
import { setUp } from '#shared/game/setup.ts';
import { type Entry, Table } from '#shared/game/table.ts';
import type { World } from '#shared/game/world.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { LEVEL3, playCast } from '../server/cli/proof/play.ts';
import { quantile } from '../server/cli/proof/stats.ts';
import { actsOf, replay } from './reference/replay.ts';

const WARM = 12;

/** Milliseconds of one game in three ways: played by bots, its entries checked and booked once more without them, and the bare loop. */
interface Timed {
  readonly played: number;
  readonly booked: number;
  readonly loop: number;
}

/** So many games of this world, each in its three ways, one after the other. */
export function besideTheLoop(world: World, rounds: number): readonly Timed[] {
  // The first games are for the compiler: a table's rules are warm after its first minute, and so is the loop.
  return Array.from({ length: WARM + rounds }, (_, n) => threeWays(world, `loop/${n}`)).slice(WARM);
}

function threeWays(world: World, seed: string): Timed {
  const entries: Entry[] = [];
  const played = timeOf(() => playCast(world, seed, { profiles: () => LEVEL3 }, (entry) => entries.push(entry)));
  const start = () => setUp(world, { seed, openDice: true, persons: [] });
  const booked = timeOf(() => again(new Table(world, start()), entries));
  const acts = actsOf(world, entries);
  const opening = start();
  // Repeated, since one pass is shorter than the clock is fine.
  const times = 10;
  let sum = 0;
  const loop = timeOf(() => {
    for (let k = 0; k < times; k++) sum += replay(world, opening, acts);
  });
  if (Number.isNaN(sum)) throw new Error('the bare loop lost its way');
  return { played, booked, loop: loop / times };
}

/** The same acts asked of a fresh table: everything is checked and booked, and nobody thinks. */
function again(table: Table, entries: readonly Entry[]): void {
  for (const { by, command } of entries) {
    const answer = by === 'host' ? table.host(command as HostCommand) : table.submit(by, command as Command);
    if (!answer.ok) throw new Error(`a recorded ${command.type} was refused`);
  }
}

function timeOf(step: () => void): number {
  const started = performance.now();
  step();
  return performance.now() - started;
}

/** The 99 % quantile of the time that one level-3 bot takes to choose an act, its view included, in milliseconds. */
export function decisionTime(world: World, games: number): { readonly p50: number; readonly p99: number; readonly decisions: number } {
  const times: number[] = [];
  for (let game = 0; game < games; game++) {
    const seed = `decision/${game}`;
    const table = new Table(world, setUp(world, { seed, openDice: true, persons: [] }));
    const profiles = dealtProfiles(table.state);
    while (table.state.phase !== 'verdict') {
      if (table.state.phase !== 'corridor' || table.state.beat > 0) times.push(...timed(table, profiles));
      if (table.state.phase === 'corridor' && table.state.beat < BEATS) table.host({ type: 'beat' });
      else if (table.state.phase === 'booth' && !world.scenario.ballot.open)
        table.closeBooth(countPapers(callBallot(world, table.state), [], injectedEntropy(seed)));
      else table.host({ type: 'phase.close' });
    }
    // The first game is for the compiler.
    if (game === 0) times.length = 0;
  }
  const round = (x: number) => Math.round(100 * x) / 100;
  return { p50: round(quantile(times, 0.5)), p99: round(quantile(times, 0.99)), decisions: times.length };
}

/** Lets every bot do one thing, and notes how long each took that found something to do. */
function timed(table: Table, profiles: Profiles): number[] {
  return Object.keys(table.state.seats).flatMap((seat) => {
    if (table.state.seats[seat]?.held !== 'bot') return [];
    const started = performance.now();
    const command = botMove(table.world, table.state, seat, profiles(seat));
    const time = performance.now() - started;
    return command && table.submit(seat, command).ok ? [time] : [];
  });
}
