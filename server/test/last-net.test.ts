import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { TableRoom } from '../rooms/table-room.ts';

/** What happens to a fault that no room's guard caught. */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** A process with the net spread, and then this. */
function withNet(code: string) {
  const script = `import { spreadNet } from './server/net/last-net.ts'; import { describeFault } from './server/rooms/fault.ts'; spreadNet(describeFault); ${code}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' });
}

test('a throw and a broken promise are lived through, and the log says their kind and not their text', () => {
  const { status, stdout, stderr } = withNet(
    `setTimeout(() => { throw new RangeError('a secret'); }, 5); Promise.reject(new TypeError('a secret')); setTimeout(() => console.log('alive'), 50);`,
  );
  expect([status, stdout.trim()]).toEqual([0, 'alive']);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^Present and Voting: a fault outside every room: TypeError/),
    expect.stringMatching(/^Present and Voting: a fault outside every room: RangeError/),
  ]);
  expect(stderr).not.toContain('secret');
});

test('ten of them in a minute end the process, so that a start from the journal mends it', () => {
  const { status, stdout, stderr } = withNet(
    `for (let n = 0; n < 10; n++) setTimeout(() => { throw new Error('x'); }, n); setTimeout(() => console.log('alive'), 100);`,
  );
  expect([status, stdout.trim()]).toEqual([70, '']);
  expect(stderr).toContain('every table comes back');
});

test('a room catches what it does itself, and no timer runs outside its guard', () => {
  expect(TableRoom.prototype.onUncaughtException).toBeTypeOf('function');
  const folder = fileURLToPath(new URL('../rooms', import.meta.url));
  const raw = readdirSync(folder).filter((name) => /\bset(?:Timeout|Interval)\(/.test(readFileSync(`${folder}/${name}`, 'utf8')));
  // The clock that every guarded timer is set on, and the daily erasing, which has a net of its own.
  expect(raw).toEqual(['retention.ts', 'surroundings.ts']);
});
