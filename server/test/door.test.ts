import { readFileSync } from 'node:fs';
import { Client } from '@colyseus/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '#shared/protocol/messages.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { MOST_ONLOOKERS } from '../rooms/caps.ts';
import { openSqliteJournal } from '../store/sqlite-journal.ts';
import { onward, Person, type Served, serve, until } from './rig.ts';
import { begun, refused, seated } from './tables.ts';

/** Who may open and enter a room, and what the others hear. */
let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.kill());

const person = () => new Person(served.port);
const turnedAway = (code: string) => expect.objectContaining({ message: code, code: 403 });

test('a page of another version is told to reload, whether it opens or enters', async () => {
  const code = await person().create();
  for (const version of [999, 1, '2', null]) {
    await expect(person().create({ version }), String(version)).rejects.toEqual(turnedAway('reload'));
    await expect(person().join(code, null, version), String(version)).rejects.toEqual(turnedAway('reload'));
  }
});

test('what cannot be read or is not there is said by its code', async () => {
  const code = await person().create();
  await expect(person().create({ scenario: 'nowhere' })).rejects.toEqual(turnedAway('no-such-scenario'));
  await expect(person().create({ clocks: 'fast' })).rejects.toEqual(turnedAway('malformed'));
  await expect(person().create({ length: '30' })).rejects.toEqual(turnedAway('malformed'));
  await expect(person().create({ level: 0 })).rejects.toEqual(turnedAway('malformed'));
  await expect(person().join(code, 'x'.repeat(65))).rejects.toEqual(turnedAway('malformed'));
});

test('nobody but the server brings a table back, and nobody enters a room without its code', async () => {
  const { code, people, host } = await begun(served, ['marrow-isles', 'halden']);
  await expect(person().create({ restore: code })).rejects.toEqual(turnedAway('malformed'));
  await expect(person().create({ ticket: code })).rejects.toEqual(turnedAway('malformed'));
  const client = new Client(`http://127.0.0.1:${served.port}`);
  await expect(client.create('table', { restore: code })).rejects.toEqual(turnedAway('reload'));
  const noWay = expect.objectContaining({ message: 'malformed', code: 404 });
  await expect(client.join('table', { version: PROTOCOL_VERSION })).rejects.toEqual(noWay);
  await expect(client.joinOrCreate('table', { version: PROTOCOL_VERSION })).rejects.toEqual(noWay);
  await onward(people);
  expect(host.phase).toBe('corridor');
  expect(served.child.exitCode).toBeNull();
});

test('a crowd of onlookers keeps nobody out of their own seat', async () => {
  const { code, people, host } = await seated(served, ['marrow-isles', 'halden']);
  const guest = people[1] as Person;
  guest.close();
  host.close();
  await until(() => guest.left !== null && host.left !== null);
  const crowd = Array.from({ length: MOST_ONLOOKERS }, person);
  await Promise.all(crowd.map((one) => one.join(code)));
  await expect(person().join(code)).rejects.toEqual(turnedAway('room-full'));
  await expect(person().join(code, '0'.repeat(32))).rejects.toEqual(turnedAway('room-full'));
  for (const owner of people) await owner.join(code);
  expect(people.map((owner) => owner.welcome?.seat)).toEqual(['marrow-isles', 'halden']);
  expect(host.welcome?.host).toBe(true);
  for (const one of crowd) expect(one.left).toBeNull();
  // An onlooker who sits down makes room for another.
  expect(await crowd[0]?.ask('seat.take', { seat: 'corin' })).toEqual({ ok: true });
  const late = person();
  await late.join(code);
  expect(late.welcome?.seat).toBeNull();
  for (const one of [...crowd, late]) one.close();
});

test('a room may be opened for some of the seats, and for an evening of a given length', async () => {
  const scenario = JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8')) as Scenario;
  await expect(person().create({ seats: ['halden', 'atlantis'] })).rejects.toEqual(turnedAway('no-such-seat'));
  await expect(person().create({ seats: [] })).rejects.toEqual(turnedAway('malformed'));
  const host = person();
  const code = await host.create({ seats: ['halden', 'corin'], length: '45', level: 1 });
  await until(() => host.lobby.length > 0);
  expect(host.lobby.map((row) => row.id)).toEqual(['corin', 'halden']);
  expect(await host.ask('seat.take', { seat: 'vereda' })).toEqual(refused('seat-closed'));
  expect(await host.ask('seat.take', { seat: 'atlantis' })).toEqual(refused('not-found'));
  expect(await host.ask('seat.take', { seat: 'halden' })).toEqual({ ok: true });
  const plain = person();
  const other = await plain.create();
  await until(() => plain.lobby.length > 0);
  expect(plain.lobby.map((row) => row.id)).toEqual(scenario.seats.map((row) => row.id));
  const journal = openSqliteJournal(served.folder);
  expect(journal.header(code)).toMatchObject({ seats: ['halden', 'corin'], length: '45', level: 1 });
  // The length is what is played: fewer modules and clauses, and everybody is told which.
  const lesson = journal.header(code)?.scenario;
  expect(lesson?.modules).toEqual(lesson?.lengths.find((entry) => entry.minutes === '45')?.modules);
  expect(lesson?.modules).not.toContain('scandal');
  expect(host.room?.state).toMatchObject({ length: '45' });
  expect(journal.header(other)).toMatchObject({ seats: null, length: null });
  journal.close();
});
