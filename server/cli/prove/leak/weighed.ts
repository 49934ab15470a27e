import { type ChildProcess, fork } from 'node:child_process';
import { freePort, freshFolder } from '../../../test/rig.ts';
import type { Answer, Order, Weight } from './host.ts';

/** A real server that can be weighed from outside. */
export class WeighedServer {
  readonly port: number;
  readonly folder: string;
  readonly #child: ChildProcess;

  private constructor(port: number, folder: string, child: ChildProcess) {
    this.port = port;
    this.folder = folder;
    this.#child = child;
  }

  /** Starts it with these scenarios and waits until it listens. */
  static async start(scenarios: string, environment: Readonly<Record<string, string>> = {}): Promise<WeighedServer> {
    const port = await freePort();
    const folder = freshFolder();
    const child = fork(new URL('host.ts', import.meta.url), {
      execArgv: ['--expose-gc'],
      env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, SCENARIO_DIR: scenarios, ...environment },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const server = new WeighedServer(port, folder, child);
    await server.#answer('listen');
    return server;
  }

  /** What it holds after a full collection. */
  weigh(): Promise<Weight> {
    this.#child.send({ do: 'weigh' } satisfies Order);
    return this.#answer('weigh');
  }

  /** Ends these rooms. */
  async close(codes: readonly string[]): Promise<void> {
    this.#child.send({ do: 'close', codes } satisfies Order);
    await this.#answer('close');
  }

  end(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.kill('SIGKILL');
    return ended;
  }

  #answer<D extends Answer['did']>(did: D): Promise<Answer & { readonly did: D }> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const died = () => reject(new Error('the server has ended'));
      const hear = (answer: Partial<Answer>) => {
        if (answer.did !== did) return;
        child.off('exit', died).off('message', hear);
        resolve(answer as Answer & { readonly did: D });
      };
      child.on('exit', died).on('message', hear);
    });
  }
}
