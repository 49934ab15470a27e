import { createHash } from 'node:crypto';
import { accessSync, constants, lstatSync, mkdirSync, realpathSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { type Config, StartFault } from './config.ts';

/** What Linux calls a file system that lives in memory. */
const TMPFS = 0x01021994;

/**
 * The folder for the keys of open ballots, made ready for this user alone. Each data folder has its own, so that two servers of one machine
 * do not destroy each other's keys. Throws a `StartFault` when it would lie among the data, which are copied and kept, or is not ours.
 */
export function prepareKeys({ KEYS_DIR, DATA_DIR }: Pick<Config, 'KEYS_DIR' | 'DATA_DIR'>): string {
  const base = KEYS_DIR ?? [process.env.XDG_RUNTIME_DIR, '/dev/shm'].find((path) => path !== undefined && isWritable(path)) ?? tmpdir();
  const data = realpathSync(DATA_DIR);
  const folder = join(resolve(base), `present-and-voting-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`);
  refuseAmong(data, folder, base);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartFault(`the folder for keys "${base}" cannot be written: ${(error as Error).message}`);
  }
  const found = lstatSync(folder);
  // Anybody may write into a machine's common folder, and may have been there before us.
  const ours = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
  if (!found.isDirectory() || !ours) throw new StartFault(`the folder for keys "${folder}" is open to others`);
  refuseAmong(data, realpathSync(folder), base);
  return folder;
}

function refuseAmong(data: string, folder: string, base: string): void {
  if (!relative(data, folder).startsWith('..'))
    throw new StartFault(`KEYS_DIR="${base}" lies in the data folder: keys must not be copied with the data`);
}

/** Whether keys in this folder vanish with the machine's memory. */
export const isInMemory = (folder: string): boolean => statfsSync(folder).type === TMPFS;

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
