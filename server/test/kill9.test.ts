import { describe, expect, test } from 'vitest';
import { setUp } from '#shared/game/setup.ts';
import { compileWorld } from '#shared/game/world.ts';
import { digest } from '#shared/kit/digest.ts';
import type { Header, Kept } from '../store/journal.ts';
import { openSqliteJournal } from '../store/sqlite-journal.ts';
import { fold, verify } from '../table/hosted-table.ts';
import { onward, Person, serve, until } from './rig.ts';

/** What is on disk, read as a restarted server would read it. */
function onDisk(folder: string, code: string): { header: Header; kept: readonly Kept[]; digest: string } {
  const journal = openSqliteJournal(folder);
  const header = journal.header(code) as Header;
  const kept = journal.entries(code);
  journal.close();
  const world = compileWorld(header.scenario);
  const opening = setUp(world, { seed: header.seed, openDice: header.openDice, persons: header.started ?? [] });
  return { header, kept, digest: digest(fold(world, opening, kept)) };
}

describe('kill -9 and restart', () => {
  test('in each phase: same digest, same views, clients back in their seats; in the booth one public re-run', async () => {
    let served = await serve();
    const { port, folder } = served;
    const person = new Person(port);
    const other = new Person(port);
    const code = await person.create();
    await other.join(code);
    await person.ask('seat.take', { seat: 'marrow-isles' });
    await other.ask('seat.take', { seat: 'corin' });
    await person.ask('start');
    const people = [person, other];
    await until(() => people.every((one) => one.view !== null));
    const seen: string[] = [];
    for (let n = 0; n < 40 && person.phase !== 'verdict'; n++) {
      const phase = `${person.phase} ${person.pub.day}`;
      if (person.phase === 'corridor')
        await person.command({
          type: 'deal.propose',
          to: ['corin'],
          clauses: [{ kind: 'note', by: 'marrow-isles', text: 'still there?' }],
        });
      if (person.phase === 'booth') await person.paper(0);
      const views = () => people.map((one) => JSON.stringify([one.view, { ...one.pub, epoch: 0, record: [] }]));
      const [acknowledged, deals] = [views(), person.view?.deals.length];
      await served.kill('SIGKILL');
      const before = onDisk(folder, code);
      served = await serve({ port, folder });
      for (const one of people) await one.join(code);
      await until(() => people.every((one) => one.view !== null));
      const after = onDisk(folder, code);
      if (phase.startsWith('booth')) {
        expect(after.kept.slice(before.kept.length).map((entry) => entry.entry.command.type)).toEqual(['booth.rerun']);
        expect(person.pub.record.filter((line) => line.key === 'record.rerun')).toHaveLength(1);
        expect(person.pub.epoch).toBe(2);
      } else if (!phase.startsWith('corridor')) expect(after.digest, phase).toBe(before.digest);
      expect(after.kept.slice(0, before.kept.length)).toEqual(before.kept);
      if (!phase.startsWith('corridor')) expect(views(), phase).toEqual(acknowledged);
      expect(person.view?.seat).toBe('marrow-isles');
      expect(person.view?.deals.length).toBeGreaterThanOrEqual(deals ?? 0);
      seen.push(phase);
      await onward(people);
    }
    expect(person.phase).toBe('verdict');
    for (const phase of [
      'briefing 1',
      'corridor 1',
      'seal 1',
      'reveal 1',
      'briefing 2',
      'rollcall 2',
      'handshake 2',
      'forecast 2',
      'booth 2',
      'count 2',
      'delivery 2',
    ])
      expect(seen).toContain(phase);
    const end = onDisk(folder, code);
    expect(verify(end.header, end.kept)).toBeNull();
    await served.kill();
  }, 120_000);
});
