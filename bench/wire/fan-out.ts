import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { hall } from '../../server/cli/proof/hall.ts';
import { freePort, freshFolder } from '../../server/test/rig.ts';
import { type Pair, type Row, row } from '../rows.ts';
import { atPlay, surroundings } from './table.ts';

const CONNECTIONS = 200;
const ROUNDS = 6;

/**
 * Milliseconds that the server's only thread takes to tell two hundred connections of one public act, thirty-six of them at their seats; beside a plain send of a
 * frame of the same length to each, over the same sockets.
 */
export async function fanOut(): Promise<Row[]> {
  const scenario = hall({ delegations: 30, others: true });
  const { env, clear } = surroundings(scenario);
  const [port, folder] = [await freePort(), freshFolder()];
  const child = fork(new URL('fan-out-host.ts', import.meta.url), {
    env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // Others in that process talk to a parent too.
  const answer = () =>
    new Promise<readonly Pair[]>((resolve) => {
      const hear = ({ pairs }: { readonly pairs?: readonly Pair[] }) => {
        if (!pairs) return;
        child.off('message', hear);
        resolve(pairs);
      };
      child.on('message', hear);
    });
  await answer();
  const { code } = await atPlay(port, scenario, CONNECTIONS - scenario.seats.length);
  child.send({ code, rounds: ROUNDS });
  const pairs = await answer();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  await ended;
  clear();
  rmSync(folder, { recursive: true });
  return [
    row(`milliseconds of the thread to tell ${CONNECTIONS} connections of a public act`, `${CONNECTIONS} plain sends of a frame`, pairs, 3),
  ];
}
