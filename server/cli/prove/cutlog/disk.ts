import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of files in memory where there is such a place, so that a hundred thousand damaged copies cost no disk. */
const BASE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export const memoryFolder = (): string => mkdtempSync(join(BASE, 'pv-'));

/** A data folder as bytes: name of the file to what is in it. */
export type Disk = ReadonlyMap<string, Buffer>;

/** All files of a folder but the log's index, which SQLite makes anew. */
export const readDisk = (folder: string): Disk =>
  new Map(
    readdirSync(folder)
      .filter((name) => !name.endsWith('-shm'))
      .map((name) => [name, readFileSync(join(folder, name))]),
  );

/** Writes these files into a folder that then holds nothing else. */
export function writeDisk(folder: string, disk: Disk): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, bytes] of disk) writeFileSync(join(folder, name), bytes);
}

/** Copies a folder that a process still has open: what `kill -9` would leave. */
export function snapshot(folder: string): Disk {
  const copy = memoryFolder();
  cpSync(folder, copy, { recursive: true });
  const disk = readDisk(copy);
  rmSync(copy, { recursive: true });
  return disk;
}

/** The disk with one file cut off at this byte. */
export const cutAt = (disk: Disk, name: string, at: number): Disk => new Map(disk).set(name, (disk.get(name) as Buffer).subarray(0, at));

/** The disk with one byte of one file changed by this mask. */
export function flipAt(disk: Disk, name: string, at: number, mask: number): Disk {
  const bytes = Buffer.from(disk.get(name) as Buffer);
  bytes[at] = (bytes[at] as number) ^ mask;
  return new Map(disk).set(name, bytes);
}
