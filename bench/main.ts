import { cpus } from 'node:os';
import { compileWorld } from '#shared/game/world.ts';
import { injectedEntropy } from '#shared/kit/dice.ts';
import { readArguments } from '../server/cli/arguments.ts';
import { scenarioFile, stop } from '../server/cli/files.ts';
import { hall } from '../server/cli/proof/hall.ts';
import { playGame } from '../server/cli/simulate.ts';
import { persuade } from './persuade.ts';
import { median, type Row, row } from './rows.ts';
import { bare } from './small-game/bare.ts';
import { boardgameClient } from './small-game/boardgame.ts';
import { ours } from './small-game/ours.ts';
import { besideTheLoop, decisionTime } from './whole-games.ts';
import { bytes } from './wire/bytes.ts';
import { fanOut } from './wire/fan-out.ts';
import { latency } from './wire/latency.ts';

/**
 * `npm run bench -- --json`: our rules beside a named peer, in the same process, interleaved, so that a busy machine slows both.
 * Prints `[{measure, reference, ours, theirs, ratio, interval, most}]`; `interval` holds the lowest and highest ratio of the rounds.
 * Exit 1 when a middle ratio, or a figure of ours without a peer, is above its `most`. `--only rules` leaves out the server, `--only wire`
 * the rest.
 */
const ROUNDS = 7;
const { values } = readArguments({ options: { json: { type: 'boolean', default: false }, only: { type: 'string' } } });
if (values.only !== undefined && values.only !== 'rules' && values.only !== 'wire') stop(`--only is rules or wire, not "${values.only}"`);

const rows: Row[] = [];
if (values.only !== 'wire') rows.push(...smallGame(), realRules(), ...wholeGames(), ...besideBareLoops(), decisions());
if (values.only !== 'rules') rows.push(...(await latency()), ...(await bytes()), ...(await fanOut()));
const failed = rows.filter(({ ours, ratio, most }) => most !== null && (ratio ?? ours) > most);
if (failed.length > 0) process.exitCode = 1;
if (values.json) console.log(JSON.stringify(rows));
else {
  console.log(`${cpus().length} cores, ${ROUNDS} interleaved rounds, medians`);
  for (const row of rows) {
    const beside = row.ratio === null ? '' : ` against ${row.theirs} (${row.reference}): ${row.ratio} times [${row.interval?.join(' – ')}]`;
    const promised = row.most === null ? '' : `, at most ${row.most}${failed.includes(row) ? ': NOT SO' : ''}`;
    console.log(`${row.measure}: ${row.ours}${beside}${promised}`);
  }
}

/**
 * Accepted commands a second on the same turn game of 193 seats: promise a point to another seat, then it is the next one's turn. The
 * small game is written in the manner of our rules (parse, decide, evolve); it is not our rules.
 */
function smallGame(): Row[] {
  const beside = (times: number, other: () => () => void) =>
    Array.from({ length: ROUNDS }, () => ({ us: perSecond(20_000, ours()), them: perSecond(times, other()) }));
  const measure = 'accepted commands a second, small game in the manner of our rules, 193 seats';
  return [
    row(measure, 'boardgame.io 0.50.2, same game', beside(600, boardgameClient)),
    row(measure, 'bare object-spread reducer, same game', beside(20_000, bare)),
  ];
}

/** Our real rules: a legal call in the 36-state hall. Beside it boardgame.io on the small game, which is far less of a game. */
function realRules(): Row {
  const pairs = Array.from({ length: ROUNDS }, () => ({ us: perSecond(4000, persuade()), them: perSecond(600, boardgameClient()) }));
  return row(
    'accepted calls a second, our real rules, 36 states, all modules',
    'boardgame.io 0.50.2 on the small game: another, smaller game',
    pairs,
  );
}

/** Whole bots-only games beside a loop that only evaluates the model's formulas for the same acts (bench/reference/replay.ts). */
function besideBareLoops(): Row[] {
  return [hall({ delegations: 0, others: false }), scenarioFile('bucharest-2022')].flatMap((scenario) => {
    const world = compileWorld(scenario);
    const games = besideTheLoop(world, ROUNDS);
    const beside = (what: string, us: 'played' | 'booked') =>
      row(
        `milliseconds of ${what}, ${world.states.length} states`,
        'bare loop over the formulas, same acts',
        games.map((game) => ({ us: game[us], them: game.loop })),
      );
    return [
      beside('a whole bot game (a ratio of 3 cannot be met: decision 0014)', 'played'),
      beside('its acts checked and booked once more, without bots', 'booked'),
    ];
  });
}

/** How long a level-3 bot thinks at most but for one time in a hundred. */
function decisions(): Row {
  const { p50, p99, decisions: n } = decisionTime(compileWorld(scenarioFile('bucharest-2022')), 6);
  const measure = `milliseconds of a level-3 decision at 193 states, 99 % quantile of ${n}, median ${p50}`;
  return { measure, reference: 'none', ours: p99, theirs: null, ratio: null, interval: null, most: 15 };
}

/** Whole bots-only games a minute, by scenario. A row of its own: no peer plays this game. */
function wholeGames(): Row[] {
  return ['two-names', 'bucharest-2022'].map((id) => {
    const world = compileWorld(scenarioFile(id));
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
      most: null,
    };
  });
}

function perSecond(times: number, step: () => void): number {
  for (let n = 0; n < times / 10; n++) step();
  const started = performance.now();
  for (let n = 0; n < times; n++) step();
  return (times * 1000) / (performance.now() - started);
}
