import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** As many workers as proofs use at once: the machine may have more to do. */
export const WORKERS = Math.min(2, availableParallelism());

/**
 * Runs this file once for each part, all at the same time, with the part as `workerData`; each posts one message, its result.
 * What libraries print there is not shown: a proof prints one line.
 */
export const inWorkers = <T>(file: URL, parts: readonly unknown[]): Promise<readonly T[]> =>
  Promise.all(
    parts.map(
      (workerData) =>
        new Promise<T>((resolve, reject) => {
          const worker = new Worker(file, { workerData, stdout: true });
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.once('exit', (code) => reject(new Error(`a worker ended with ${code} and no result`)));
        }),
    ),
  );
