import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { freshFolder, type Person, type Served, serve, until } from './rig.ts';
import { begun, type Tabled, whereNobodyComes } from './tables.ts';

/** Damage on disk while a box is open: every paper that was acknowledged is counted, or all papers are asked for again. */

const seats = ['marrow-isles', 'halden'];
const env = { SCENARIO_DIR: whereNobodyComes(), BOOTH_MS: '60000', GRACE_MS: '60000' };

/** What is done to the file between one process and the next. */
type Damage = (path: string) => void;

const cutFrom =
  (which: 'the first' | 'the last', type: string): Damage =>
  (path) => {
    const db = new DatabaseSync(path);
    const seq = which === 'the first' ? 'min(seq)' : 'max(seq)';
    db.exec(`DELETE FROM entries WHERE seq >= (SELECT ${seq} FROM entries WHERE entry ->> '$.command.type' = '${type}')`);
    db.close();
  };

/** The number of free pages, in the file's head, is not what it says: every row can still be read. */
const contradict: Damage = (path) => {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from([0, 0, 0, 77]), 0, 4, 36);
  closeSync(file);
  expect(readFileSync(path)[39]).toBe(77);
};

/** A game with an open box and one paper in it, killed, damaged and brought back. */
async function broughtBack(damage: Damage): Promise<{ readonly served: Served; readonly table: Tabled; readonly other: Person }> {
  const keyed = { ...env, KEYS_DIR: freshFolder() };
  const before = await serve({ env: keyed });
  const { port, folder } = before;
  const table = await begun(before, seats);
  const { host, people, code } = table;
  const other = people[1] as Person;
  await host.ask('host.booth');
  await until(() => people.every((one) => one.phase === 'booth'));
  expect(await host.paper(0)).toEqual({ ok: true });
  for (const present of [false, true]) expect(await other.command({ type: 'attend', present })).toEqual({ ok: true });
  await before.kill();
  damage(join(folder, 'tables.db'));
  const served = await serve({ port, folder, env: keyed });
  for (const one of people) await one.join(code);
  await until(() => people.every((one) => one.view !== null));
  return { served, table, other };
}

/** Both hand in a paper and the host closes the box. */
async function voteAnew({ host, people }: Tabled): Promise<void> {
  expect(people.map((one) => one.welcome?.inBox)).toEqual([false, false]);
  for (const [n, one] of people.entries()) expect(await one.paper(n)).toEqual({ ok: true });
  const { phase, day, post, round } = host.pub;
  expect(await host.ask('host.close', { phase, day, post, round })).toEqual({ ok: true });
  await until(() => host.phase === 'count');
  expect(Object.values(host.pub.ballots.at(-1)?.votes ?? {})).toEqual([1, 1]);
}

test('a game that was cut back to before its booth opens an empty box', async () => {
  const { served, table, other } = await broughtBack(cutFrom('the last', 'phase.close'));
  const { host, code } = table;
  expect(host.phase).not.toBe('booth');
  expect(await host.ask('host.booth')).toEqual({ ok: true });
  await until(() => host.phase === 'booth' && other.phase === 'booth');
  await host.join(code);
  await until(() => host.view !== null);
  await voteAnew(table);
  expect(host.pub.record.map((line) => line.key)).not.toContain('record.rerun');
  await served.kill();
});

test.each([
  ['acts of the ballot are cut off', cutFrom('the first', 'attend')],
  ['pages contradict each other', contradict],
])('when %s the ballot is run again in front of everybody', async (_, damage) => {
  const { served, table } = await broughtBack(damage);
  const { host } = table;
  expect([host.phase, host.pub.epoch]).toEqual(['booth', 2]);
  expect(host.pub.record.filter((line) => line.key === 'record.rerun')).toHaveLength(1);
  await voteAnew(table);
  await served.kill();
});
