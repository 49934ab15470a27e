import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { CLOSED } from '#shared/protocol/messages.ts';
import { describeFault } from '../rooms/fault.ts';
import { openSqliteJournal } from '../store/sqlite-journal.ts';
import { onward, Person, type Served, serve, until } from './rig.ts';
import { begun, refused, seated } from './tables.ts';

/** A fault of ours in one room: it says so and stops; every other room goes on. */

/** Writes an act that did nothing where the room will write its next one: that row can then not be written. */
function takeNextRow(served: Served, code: string): void {
  const journal = openSqliteJournal(served.folder);
  const seq = journal.entries(code).length;
  journal.append(code, { seq, entry: { by: 'host', command: { type: 'beat' }, events: [] }, request: null });
  journal.close();
}

/** How many acts of this table are on disk while its server writes: one look, since a journal's two would not be at one moment. */
function actsOf(served: Served, code: string): number {
  const db = new DatabaseSync(join(served.folder, 'tables.db'), { readOnly: true });
  const { acts } = db.prepare('SELECT count(*) AS acts FROM entries WHERE code = ?').get(code) as { acts: number };
  db.close();
  return acts;
}

const stopsOf = (served: Served) =>
  served
    .output()
    .split('\n')
    .filter((line) => /room .* (has stopped|cannot be opened)/.test(line));

test('in a handler and in a timer: that room stops and says so, the others go on, and a restart brings it back', async () => {
  let served = await serve({ env: { BEAT_MS: '300' } });
  const [one, two, three] = [
    await begun(served, ['marrow-isles', 'halden']),
    await begun(served, ['marrow-isles', 'halden']),
    await begun(served, ['marrow-isles', 'halden']),
  ];
  takeNextRow(served, one.code);
  expect(await one.host.command({ type: 'ready', ready: true })).toEqual(refused('room-stopped'));
  await until(() => one.people.every((person) => person.left !== null));
  expect(one.people.map((person) => person.left)).toEqual([CLOSED.stopped, CLOSED.stopped]);
  await expect(one.host.join(one.code)).rejects.toThrow('room-stopped');
  await expect(new Person(served.port).join(one.code)).rejects.toThrow('room-stopped');

  await onward(two.people);
  takeNextRow(served, two.code);
  await until(() => two.people.every((person) => person.left === CLOSED.stopped), 3000);

  await onward(three.people);
  expect(three.host.phase).toBe('corridor');
  await seated(served, ['corin']);
  expect(served.child.exitCode).toBeNull();
  expect(stopsOf(served)).toEqual([
    expect.stringMatching(
      new RegExp(`^Present and Voting: room ${one.code} has stopped: Error constraint failed at server/store/sqlite-journal.ts:\\d+$`),
    ),
    expect.stringMatching(
      new RegExp(`^Present and Voting: room ${two.code} has stopped: Error constraint failed at server/store/sqlite-journal.ts:\\d+$`),
    ),
  ]);
  expect(served.output()).not.toMatch(/^ {4}at /m);

  await served.kill();
  served = await serve({ port: served.port, folder: served.folder });
  for (const person of one.people) await person.join(one.code);
  expect(one.host.phase).toBe('briefing');
  await onward(one.people);
  expect(one.host.phase).toBe('corridor');
  await served.kill();
});

test('on disk: a table that cannot be read keeps no other from coming back', async () => {
  let served = await serve();
  const [noHeader, noEntry, sound] = [
    await begun(served, ['marrow-isles']),
    await begun(served, ['marrow-isles']),
    await begun(served, ['marrow-isles']),
  ];
  // More acts than a torn tail may have.
  await onward(noEntry.people);
  await until(() => actsOf(served, noEntry.code) > 60);
  await served.kill();
  const db = new DatabaseSync(join(served.folder, 'tables.db'));
  db.prepare('UPDATE tables SET body = ? WHERE code = ?').run('{"seed": "secret-of-the-table', noHeader.code);
  db.prepare('UPDATE entries SET entry = ? WHERE code = ? AND seq = 0').run('{"note": "secret-of-the-table', noEntry.code);
  db.close();
  served = await serve({ port: served.port, folder: served.folder });
  await expect(noHeader.host.join(noHeader.code)).rejects.toThrow('no-such-room');
  await expect(noEntry.host.join(noEntry.code)).rejects.toThrow('no-such-room');
  await sound.host.join(sound.code);
  await onward(sound.people);
  const saidOf = (code: string) => stopsOf(served).filter((line) => line.includes(code));
  const refusal = 'cannot be opened: TableRefused';
  expect(saidOf(noHeader.code)).toEqual([expect.stringContaining(`${refusal} its header is damaged on disk at server/store/`)]);
  expect(saidOf(noEntry.code)).toEqual([
    expect.stringMatching(new RegExp(`${refusal} \\d+ acts are damaged on disk, in the middle of the game at server/store/`)),
  ]);
  expect(saidOf(sound.code)).toEqual([]);
  expect(served.output()).not.toMatch(/secret-of-the-table|^ {4}at /m);
  await served.kill();
});

test('a fault is described without its text', () => {
  const secret = 'a note with a seed in it';
  expect(describeFault(new RangeError(secret))).toMatch(/^RangeError at server\/test\/fault\.test\.ts:\d+$/);
  expect(describeFault(secret)).toBe('a thrown string');
  expect(describeFault(undefined)).toBe('a thrown undefined');
});
