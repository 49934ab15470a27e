import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { onward, Person, type Served, serve, until } from './rig.ts';
import { begun, pause, type Tabled } from './tables.ts';

/** Rooms that everybody has left. Asleep or ended they are not in the process; a code that still leads somewhere wakes one. */
const SHORT = { EMPTY_MS: '0' };

async function everybodyLeaves({ people }: Tabled): Promise<void> {
  for (const one of people) one.close();
  await until(() => people.every((one) => one.left !== null));
  // The room looks once a second.
  await pause(1500);
}

/** Makes the journal of this table unreadable: a room that is awake does not read it. */
function spoil(served: Served, code: string): void {
  const db = new DatabaseSync(join(served.folder, 'tables.db'));
  db.prepare('UPDATE tables SET body = ? WHERE code = ?').run('no header', code);
  db.close();
}

test('a game that everybody has left sleeps, and is as it was for a class that comes back at once', async () => {
  const served = await serve({ env: { ...SHORT, GRACE_MS: '60000', BEAT_MS: '600000' } });
  const table = await begun(served, ['marrow-isles', 'halden']);
  await onward(table.people);
  const before = table.people.map(({ view, pub }) => ({ view, pub }));
  await everybodyLeaves(table);
  await Promise.all(table.people.map((one) => one.join(table.code)));
  await until(() => table.people.every((one) => one.view !== null));
  expect(table.people.map(({ view, pub }) => ({ view, pub }))).toEqual(before);
  expect(table.host.welcome).toMatchObject({ seat: 'marrow-isles', host: true });
  await onward(table.people);
  expect(table.host.phase).toBe('seal');
  await served.kill();
});

test('asleep it is out of memory: what happens to its journal meanwhile shows on waking, once in the log', async () => {
  const served = await serve({ env: SHORT });
  const [asleep, awake] = [await begun(served, ['marrow-isles']), await begun(served, ['marrow-isles'])];
  await everybodyLeaves(asleep);
  for (const { code } of [asleep, awake]) spoil(served, code);
  for (let n = 0; n < 2; n++) await expect(asleep.host.join(asleep.code)).rejects.toThrow('no-such-room');
  const other = new Person(served.port);
  await other.join(awake.code);
  expect(other.phase).toBe('briefing');
  expect(served.output().match(/cannot be opened/g)).toHaveLength(1);
  await served.kill();
});

test('a lobby sleeps too; with an open box nobody’s paper is lost, since the room stays awake', async () => {
  const served = await serve({ env: { ...SHORT, BOOTH_MS: '60000', GRACE_MS: '60000' } });
  const lobby = new Person(served.port);
  const code = await lobby.create();
  await lobby.ask('seat.take', { seat: 'halden' });
  const box = await begun(served, ['marrow-isles', 'halden']);
  await box.host.ask('host.booth');
  await until(() => box.host.phase === 'booth');
  expect(await box.host.paper(0)).toEqual({ ok: true });
  lobby.close();
  await everybodyLeaves(box);
  await lobby.join(code);
  expect(lobby.welcome).toMatchObject({ seat: 'halden', host: true });
  await box.host.join(box.code);
  await until(() => box.host.phase === 'booth');
  expect(box.host.pub.record.map((line) => line.key)).not.toContain('record.rerun');
  await served.kill();
});
