import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import WebSocket from 'ws';
import { hall } from '../../server/cli/proof/hall.ts';
import { quantile } from '../../server/cli/proof/stats.ts';
import { freshFolder, serve } from '../../server/test/rig.ts';
import { type Pair, type Row, row } from '../rows.ts';
import { atPlay, surroundings, tireless } from './table.ts';

const ROUNDS = 6;
const ACTS = 150;
/** Rounds for the compiler. */
const WARM = 6;

/**
 * Milliseconds from sending a command to its answer, which comes when the act is on disk, in a room of thirty connections that are
 * all told; beside plain `ws` that says the same number of bytes back after one write and one sync of the same disk.
 */
export async function latency(): Promise<Row[]> {
  const scenario = tireless(hall({ delegations: 24, others: true }));
  const { env, clear } = surroundings(scenario);
  const served = await serve({ env });
  const { people, seats } = await atPlay(served.port, scenario);
  const candidate = scenario.candidates[0]?.id ?? '';
  // The newsroom speaks for nobody. Each may ask forty times a second.
  const speakers = people.filter((_, n) => scenario.seats[n]?.kind !== 'press');
  let nth = 0;
  const act = () => {
    const who = nth % speakers.length;
    const command = { type: 'persuade', states: [`s${13 + (nth++ % 5)}b`], candidate };
    return speakers[who]?.ask('command', { command }) ?? Promise.resolve('nobody');
  };
  const echo = await echoes();
  const rounds: { us: readonly number[]; them: readonly number[] }[] = [];
  for (let n = -WARM; n < ROUNDS; n++) {
    const first = n % 2 === 0 ? await echo.times(ACTS) : null;
    const us = await times(ACTS, act);
    const them = first ?? (await echo.times(ACTS));
    if (n >= 0) rounds.push({ us, them });
  }
  echo.end();
  await served.kill();
  clear();
  rmSync(served.folder, { recursive: true });
  const pairs = (q: number): Pair[] => rounds.map(({ us, them }) => ({ us: quantile(us, q), them: quantile(them, q) }));
  const beside = 'plain ws echo after one write and one sync';
  return [
    row(`milliseconds to a durable answer, ${seats.length} connections, median`, beside, pairs(0.5), 3),
    row(`milliseconds to a durable answer, ${seats.length} connections, 99 % quantile`, beside, pairs(0.99)),
  ];
}

/** How long each of so many acts took, one after another. Throws when one is refused. */
async function times(acts: number, act: () => Promise<string>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let n = 0; n < acts; n++) {
    const started = performance.now();
    const answer = await act();
    took.push(performance.now() - started);
    if (answer !== 'ok') throw new Error(`the bench was refused: ${answer}`);
  }
  return took;
}

async function echoes(): Promise<{ times(acts: number): Promise<readonly number[]>; end(): void }> {
  const folder = freshFolder();
  const child = fork(new URL('echo.ts', import.meta.url), [folder], { stdio: 'ignore' });
  const port = await new Promise<number>((resolve) => child.once('message', (told) => resolve(told as number)));
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await new Promise((resolve) => socket.once('open', resolve));
  const said = Buffer.alloc(120, 7);
  return {
    times: (acts) =>
      times(acts, () => {
        socket.send(said);
        return new Promise((resolve) => socket.once('message', () => resolve('ok')));
      }),
    end: () => {
      socket.terminate();
      child.kill();
      rmSync(folder, { recursive: true });
    },
  };
}
