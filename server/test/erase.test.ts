import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { CLOSED } from '#shared/protocol/messages.ts';
import { onward, Person, serve, until } from './rig.ts';
import { begun, refused, type Tabled } from './tables.ts';

/** A session that is erased, by its host or by age, is in no file of the server any more. */

const textOf = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('\n');

/** The host leaves something on disk that nobody else would. */
async function note({ host, people }: Tabled, text: string): Promise<void> {
  await onward(people);
  const clauses = [{ kind: 'note' as const, by: 'marrow-isles', text }];
  expect(await host.command({ type: 'deal.propose', to: ['halden'], clauses })).toEqual({ ok: true });
}

test('by its host, who must mean it: at once and for everybody, and by age at the next start; other sessions stay', async () => {
  let served = await serve({ env: { GRACE_MS: '20000' } });
  const [one, two, old] = [
    await begun(served, ['marrow-isles', 'halden']),
    await begun(served, ['marrow-isles', 'halden']),
    await begun(served, ['marrow-isles', 'halden']),
  ];
  await note(one, 'canary-one');
  await note(two, 'canary-two');
  await note(old, 'canary-old');
  const guest = one.people[1] as Person;
  expect(textOf(served.folder)).toMatch(new RegExp(`canary-one|${one.code}`));
  expect(await guest.ask('host.erase', { code: one.code })).toEqual(refused('host-only'));
  expect(await one.host.ask('host.erase', { code: two.code })).toEqual(refused('not-found'));
  expect(one.people.map(({ left }) => left)).toEqual([null, null]);

  expect(await one.host.ask('host.erase', { code: one.code })).toEqual({ ok: true });
  await until(() => one.people.every(({ left }) => left !== null));
  expect(one.people.map(({ left }) => left)).toEqual([CLOSED.erased, CLOSED.erased]);
  expect(textOf(served.folder)).not.toMatch(new RegExp(`canary-one|${one.code}`));
  expect(textOf(served.folder)).toContain('canary-two');
  await expect(one.host.join(one.code)).rejects.toThrow('no-such-room');
  await expect(new Person(served.port).join(one.code)).rejects.toThrow('no-such-room');

  await served.kill();
  const db = new DatabaseSync(join(served.folder, 'tables.db'));
  db.prepare('UPDATE heads SET day = day - 8 WHERE code = ?').run(old.code);
  db.close();
  served = await serve({ port: served.port, folder: served.folder, env: { KEEP_DAYS: '7' } });
  expect(served.output()).toContain('tables older than 7 days are erased: 1');
  await expect(old.host.join(old.code)).rejects.toThrow('no-such-room');
  expect(textOf(served.folder)).not.toMatch(new RegExp(`canary-one|canary-old|${one.code}|${old.code}`));
  await two.host.join(two.code);
  await until(() => two.host.view !== null);
  await served.kill();
}, 60_000);
