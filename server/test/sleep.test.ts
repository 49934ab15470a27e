import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Room } from '@colyseus/sdk';
import { expect, test } from 'vitest';
import { onward, Person, type Served, serve, until } from './rig.ts';
import { begun, pause, seated, type Tabled, whereNobodyComes } from './tables.ts';

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

test('a full server wakes no room, until another sleeps; rooms that sleep do not count', async () => {
  const served = await serve({ env: { ...SHORT, MOST_ROOMS: '1' } });
  const first = await seated(served, ['halden']);
  await everybodyLeaves(first);
  const second = await seated(served, ['halden']);
  await expect(first.host.join(first.code)).rejects.toEqual(expect.objectContaining({ message: 'server-full', code: 429 }));
  await everybodyLeaves(second);
  await first.host.join(first.code);
  expect(first.host.welcome).toMatchObject({ seat: 'halden', host: true });
  await served.kill();
});

test('with an open box it sleeps as well, out of memory: papers and key outlive it, and the box is counted with no second ballot', async () => {
  const served = await serve({ env: { ...SHORT, SCENARIO_DIR: whereNobodyComes(), BOOTH_MS: '60000', GRACE_MS: '60000' } });
  const seats = ['marrow-isles', 'halden'];
  const [asleep, gone] = [await begun(served, seats), await begun(served, seats)];
  for (const { host } of [asleep, gone]) {
    await host.ask('host.booth');
    await until(() => host.phase === 'booth');
    expect(await host.paper(0)).toEqual({ ok: true });
  }
  const { boxKey } = (asleep.host.room as Room<unknown, { boxKey: string }>).state;
  await everybodyLeaves(asleep);
  await everybodyLeaves(gone);
  // Neither is in memory: of one that cannot be read any more nothing is left.
  spoil(served, gone.code);
  await expect(gone.host.join(gone.code)).rejects.toThrow('no-such-room');

  for (const one of asleep.people) await one.join(asleep.code);
  const { host } = asleep;
  const other = asleep.people[1] as Person;
  await until(() => asleep.people.every((one) => one.phase === 'booth' && one.view !== null));
  expect(asleep.people.map((one) => one.welcome?.inBox)).toEqual([true, false]);
  expect(host.room?.state).toMatchObject({ boxKey });
  expect(host.pub.epoch).toBe(1);
  expect(await other.paper(1)).toEqual({ ok: true });
  const { phase, day, post, round } = host.pub;
  expect(await host.ask('host.close', { phase, day, post, round })).toEqual({ ok: true });
  await until(() => host.phase === 'count');
  expect(Object.values(host.pub.ballots.at(-1)?.votes ?? {})).toEqual([1, 1]);
  expect(host.pub.record.map((line) => line.key)).not.toContain('record.rerun');
  await served.kill();
});
