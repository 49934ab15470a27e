import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { compileWorld } from '#shared/game/world.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { loadScenario } from '#shared/scenario/load.ts';
import { playGame } from '../server/cli/simulate.ts';
import { boardgameClient } from './small-game/boardgame.ts';
import { ours } from './small-game/ours.ts';

/**
 * `npm run bench -- --json`: our rules beside a named peer, in the same process, interleaved, so that a busy machine slows both.
 * Prints `[{measure, reference, ours, theirs, ratio, interval}]`; `interval` holds the lowest and highest ratio of the rounds.
 */
interface Row {
  readonly measure: string;
  readonly reference: string;
  readonly ours: number;
  readonly theirs: number | null;
  readonly ratio: number | null;
  readonly interval: readonly [number, number] | null;
}

const ROUNDS = 7;
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const rows: Row[] = [acceptedCommands(), ...wholeGames()];
if (values.json) console.log(JSON.stringify(rows));
else {
  console.log(`${cpus().length} cores, ${ROUNDS} interleaved rounds, medians`);
  for (const row of rows) {
    const beside = row.ratio === null ? '' : ` against ${row.theirs} (${row.reference}): ${row.ratio} times [${row.interval?.join(' – ')}]`;
    console.log(`${row.measure}: ${row.ours}${beside}`);
  }
}

/** Accepted commands a second on the same turn game of 193 seats: promise a point to another seat, then it is the next one's turn. */
function acceptedCommands(): Row {
  const pairs = Array.from({ length: ROUNDS }, () => {
    const us = perSecond(20_000, ours());
    const them = perSecond(600, boardgameClient());
    return { us, them };
  });
  return row('accepted commands a second, 193 seats', 'boardgame.io 0.50.2', pairs);
}

/** Whole bots-only games a minute, by scenario. A row of its own: no peer plays this game. */
function wholeGames(): Row[] {
  return ['two-names', 'bucharest-2022'].map((id) => {
    const scenario = loadScenario(id, JSON.parse(readFileSync(new URL(`../assets/scenarios/${id}.json`, import.meta.url), 'utf8')));
    if (!scenario.ok) throw new Error(JSON.stringify(scenario.refusal));
    const world = compileWorld(scenario.value);
    let game = 0;
    const rates = Array.from(
      { length: ROUNDS },
      () => 60 * perSecond(6, () => void playGame(world, `bench/${game}`, injectedEntropy(`bench/${game++}`))),
    );
    return {
      measure: `whole bot games a minute, ${id}`,
      reference: 'none',
      ours: Math.round(median(rates)),
      theirs: null,
      ratio: null,
      interval: null,
    };
  });
}

function row(measure: string, reference: string, pairs: readonly { readonly us: number; readonly them: number }[]): Row {
  const ratios = pairs.map((pair) => pair.us / pair.them).sort((a, b) => a - b);
  const round = (x: number) => Math.round(x * 10) / 10;
  return {
    measure,
    reference,
    ours: Math.round(median(pairs.map((pair) => pair.us))),
    theirs: Math.round(median(pairs.map((pair) => pair.them))),
    ratio: round(median(ratios)),
    interval: [round(ratios[0] ?? 0), round(ratios.at(-1) ?? 0)],
  };
}

function perSecond(times: number, step: () => void): number {
  for (let n = 0; n < times / 10; n++) step();
  const started = performance.now();
  for (let n = 0; n < times; n++) step();
  return (times * 1000) / (performance.now() - started);
}

function median(list: readonly number[]): number {
  return list.slice().sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
}
