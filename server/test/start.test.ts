import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import type { NetworkInterfaceInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { StartFault } from '../config.ts';
import { prepareKeys } from '../keys.ts';
import { ownAddresses } from '../net/own-addresses.ts';
import { readScenarios } from '../scenarios.ts';
import { freshFolder, serve } from './rig.ts';

/** Faults in the surroundings: one clear line each, exit code 2, no stack. */
async function endsWith(env: Record<string, string>, line: RegExp, port?: number): Promise<void> {
  const served = await serve({ env, ...(port ? { port } : {}) });
  expect(served.child.exitCode, served.output()).toBe(2);
  const said = served
    .output()
    .split('\n')
    .filter((text) => text.startsWith('Present and Voting'));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(line);
  expect(served.output()).not.toMatch(/ {4}at /);
}

test('a bad variable is named with its value and the reason', async () => {
  await endsWith({ PORT: 'eighty' }, /PORT="eighty" is not usable/);
  await endsWith({ BOOTH_MS: '-1' }, /BOOTH_MS="-1" is not usable/);
});

test('the line at the start names the addresses for others in the network, and none where nobody else can come in', async () => {
  const at = (address: string, internal = false, family: 'IPv4' | 'IPv6' = 'IPv4') =>
    ({ address, internal, family, netmask: '', mac: '', cidr: null, scopeid: 0 }) as NetworkInterfaceInfo;
  const interfaces = {
    lo: [at('127.0.0.1', true)],
    wlan0: [at('192.168.7.20'), at('fe80::1', false, 'IPv6')],
    docker0: [at('172.17.0.1')],
  };
  expect(ownAddresses({ HOST: '0.0.0.0', PORT: 2567 }, interfaces)).toEqual(['http://192.168.7.20:2567', 'http://172.17.0.1:2567']);
  expect(ownAddresses({ HOST: '172.17.0.1', PORT: 80 }, interfaces)).toEqual(['http://172.17.0.1:80']);
  expect(ownAddresses({ HOST: '127.0.0.1', PORT: 80 }, interfaces)).toEqual([]);
  const served = await serve();
  expect(served.output()).toContain(`Present and Voting: http://localhost:${served.port}\n`);
  expect(served.output()).not.toContain('injected env');
  await served.kill();
});

test('a busy port is said to be busy', async () => {
  const first = await serve();
  await endsWith({}, new RegExp(`port ${first.port} cannot be used: something else listens there`), first.port);
  await first.kill();
});

test('a data folder that cannot be written is named', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'file'), 'in the way');
  await endsWith({ DATA_DIR: join(folder, 'file', 'data') }, /data folder ".*file.*" cannot be written/);
});

test('a folder for keys among the data, or open to others, is named', () => {
  const [data, keys] = [freshFolder(), freshFolder()];
  const link = join(keys, 'link');
  symlinkSync(data, link);
  const prepare = (path: string) => prepareKeys({ DATA_DIR: data, KEYS_DIR: path });
  for (const among of [data, join(data, 'keys'), link])
    expect(() => prepare(among)).toThrow(
      new StartFault(`KEYS_DIR="${among}" lies in the data folder: keys must not be copied with the data`),
    );
  const folder = prepare(keys);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(prepare(keys)).toBe(folder);
  chmodSync(folder, 0o777);
  expect(() => prepare(keys)).toThrow(new StartFault(`the folder for keys "${folder}" is open to others`));
});

test('tables that are no database, or a folder of that name, are named', async () => {
  const garbage = freshFolder();
  writeFileSync(join(garbage, 'tables.db'), 'this is no database, whatever its name says\n'.repeat(100));
  await endsWith({ DATA_DIR: garbage }, /tables in the data folder ".*" cannot be opened: file is not a database/);
  const folder = freshFolder();
  mkdirSync(join(folder, 'tables.db'));
  await endsWith({ DATA_DIR: folder }, /tables in the data folder ".*" cannot be opened: unable to open/);
});

test('the simulator says in one line what it cannot read', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  for (const [wrong, line] of [
    ['--nope', /^Unknown option '--nope'/],
    ['two-names', /^Unexpected argument 'two-names'/],
  ] as const) {
    const { status, stderr, stdout } = spawnSync(process.execPath, ['server/cli/sim.ts', wrong], { cwd: root, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(line)]);
  }
});

test('a scenario folder that is not there is named', async () => {
  await endsWith({ SCENARIO_DIR: '/nowhere/at/all' }, /scenario folder \/nowhere\/at\/all\/ cannot be read/);
});

test('a broken scenario keeps the server from starting, with file, path and reason', () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'scenarios'));
  chmodSync(folder, 0o700);
  const at = pathToFileURL(`${folder}/`);
  writeFileSync(join(folder, 'mine.json'), '{"id": "mine"');
  expect(() => readScenarios(at)).toThrow(StartFault);
  expect(() => readScenarios(at)).toThrow(/mine\.json: not JSON/);
  writeFileSync(join(folder, 'mine.json'), '{"id": "mine", "version": 2}');
  expect(() => readScenarios(at)).toThrow(/mine\.json: at version/);
  for (const name of ['mine.json', 'other.json'])
    copyFileSync(new URL('../../assets/scenarios/first-day.json', import.meta.url), join(folder, name));
  expect(() => readScenarios(at)).toThrow(/other\.json: at id: another file of this folder is "first-day" too/);
});
