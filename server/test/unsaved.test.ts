import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Room } from '@colyseus/sdk';
import { expect, test } from 'vitest';
import { CLOSED } from '#shared/protocol/messages.ts';
import { onward, Person, serve, until } from './rig.ts';
import { begun, pause, refused } from './tables.ts';

/** The disk takes nothing for a while: acts are refused and nothing else happens; then the game goes on. */

const unsaved = (person: Person): boolean => (person.room as Room<unknown, { unsaved: boolean }>).state.unsaved;

test('an act that cannot be saved has not happened, everybody is told, and the room goes on when the disk does', async () => {
  const served = await serve({ env: { BEAT_MS: '40', BOOTH_MS: '40', GRACE_MS: '20000' } });
  const table = await begun(served, ['marrow-isles', 'halden']);
  const { host, people, code } = table;
  await onward(people);
  await until(() => host.pub.phase === 'corridor');
  const other = new DatabaseSync(join(served.folder, 'tables.db'));
  const asked = { command: { type: 'deal.propose', to: ['halden'], clauses: [{ kind: 'note', by: 'marrow-isles', text: 'now?' }] } };

  other.exec('BEGIN IMMEDIATE');
  const before = people.map(({ view, pub }) => ({ view, pub }));
  expect(await host.ask('command', asked, 'asked-twice-1')).toEqual(refused('cannot-save'));
  await until(() => people.every(unsaved));
  expect(await people[1]?.command({ type: 'ready', ready: true })).toEqual(refused('cannot-save'));
  await expect(new Person(served.port).create()).rejects.toThrow('cannot-save');
  await pause(300);
  expect(people.map(({ view, pub }) => ({ view, pub }))).toEqual(before);
  expect(people.map(({ left }) => left)).toEqual([null, null]);

  other.exec('COMMIT');
  await until(() => !people.some(unsaved));
  // The refusal was not remembered: the same request is done now, and once.
  expect(await host.ask('command', asked, 'asked-twice-1')).toEqual({ ok: true });
  expect(await host.ask('command', asked, 'asked-twice-1')).toEqual({ ok: true });
  expect(host.view?.deals.filter((deal) => deal.clauses.some((clause) => clause.kind === 'note'))).toHaveLength(1);
  await onward(people);
  expect(served.output().match(/cannot save|saves again/g)).toEqual(['cannot save', 'saves again']);

  // Somebody whose seat a bot gives back cannot come in while that cannot be written down.
  const [, second] = people as [Person, Person];
  second.close();
  await until(() => second.left !== null);
  expect(await host.ask('host.seat', { seat: 'halden', by: 'bot' })).toEqual({ ok: true });
  other.exec('BEGIN IMMEDIATE');
  await expect(second.join(code)).rejects.toMatchObject({ code: CLOSED.unsaved });
  other.exec('COMMIT');
  await second.join(code);
  await until(() => second.view !== null && host.pub.seats.some((seat) => seat.id === 'halden' && seat.held === 'person'));
  other.close();
  await served.kill();
}, 60_000);
