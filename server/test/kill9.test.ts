import { rmSync } from 'node:fs';
import type { Room } from '@colyseus/sdk';
import { describe, expect, test } from 'vitest';
import type { PublicView, SeatView } from '#shared/game/view.types.ts';
import type { Header, Kept } from '../store/journal.ts';
import { openSqliteJournal } from '../store/sqlite-journal.ts';
import { verify } from '../table/hosted-table.ts';
import { freshFolder, onward, Person, serve, until } from './rig.ts';
import { whereNobodyComes } from './tables.ts';

/** What is on disk, read as a restarted server would read it. */
function onDisk(folder: string, code: string): { header: Header; kept: readonly Kept[] } {
  const journal = openSqliteJournal(folder);
  const header = journal.header(code) as Header;
  const kept = journal.entries(code);
  journal.close();
  return { header, kept };
}

/** Everything these people are shown, as the live process has sent it or as the one after it does. */
const shown = (people: readonly Person[]): readonly { readonly view: SeatView | null; readonly pub: PublicView }[] =>
  people.map(({ view, pub }) => ({ view, pub }));

describe('kill -9 and restart', () => {
  test('in each phase everybody is shown what the killed process showed them; a paper survives, and without its key there is one public re-run', async () => {
    // Beats stand still, so that a corridor is the same before and after.
    const env = { SCENARIO_DIR: whereNobodyComes(), BEAT_MS: '600000', GRACE_MS: '20000' };
    const keys = freshFolder();
    const keyed = { ...env, KEYS_DIR: keys };
    let served = await serve({ env: keyed });
    const { port, folder } = served;
    const [person, other] = [new Person(port), new Person(port)];
    const people = [person, other];
    const code = await person.create();
    await other.join(code);
    await person.ask('seat.take', { seat: 'marrow-isles' });
    await other.ask('seat.take', { seat: 'halden' });
    await person.ask('start', { force: true });
    await until(() => people.every((one) => one.view !== null));
    const seen: string[] = [];
    for (let n = 0; n < 40 && person.phase !== 'verdict'; n++) {
      const phase = `${person.phase} ${person.pub.day}/${person.pub.round}`;
      if (person.phase === 'corridor') {
        const clauses = [{ kind: 'note' as const, by: 'marrow-isles', text: 'still there?' }];
        expect(await person.command({ type: 'deal.propose', to: ['halden'], clauses })).toEqual({ ok: true });
        expect(await person.command({ type: 'ask.quietly', states: ['lindry'] })).toEqual({ ok: true });
        await until(() => other.view?.deals.some((deal) => deal.by === 'marrow-isles' && deal.day === other.pub.day) === true);
      }
      if (person.phase === 'seal') await other.command({ type: 'floor.seal', act: { act: 'endorse', candidate: 'vela' } });
      if (person.phase === 'booth') await person.paper(0);
      const before = { disk: onDisk(folder, code), shown: shown(people) };
      await served.kill('SIGKILL');
      // The second time it is the machine that was lost, and the key with it.
      const keyLost = person.phase === 'booth' && person.pub.round === 2;
      if (keyLost) rmSync(keys, { recursive: true });
      served = await serve({ port, folder, env: keyed });
      for (const one of people) await one.join(code);
      await until(() => people.every((one) => one.view !== null));
      const after = { disk: onDisk(folder, code), shown: shown(people) };
      const added = after.disk.kept.slice(before.disk.kept.length).map((kept) => kept.entry.command.type);
      expect(after.disk.kept.slice(0, before.disk.kept.length)).toEqual(before.disk.kept);
      if (keyLost) {
        expect(added, phase).toEqual(['booth.rerun']);
        const rerun = person.pub.record.slice(before.shown[0]?.pub.record.length);
        expect(rerun.map((line) => line.key)).toEqual(['record.rerun']);
        expect(after.shown, phase).toEqual(
          before.shown.map(({ view, pub }) => ({ view, pub: { ...pub, epoch: pub.epoch + 1, record: [...pub.record, ...rerun] } })),
        );
      } else {
        expect(added, phase).toEqual([]);
        expect(after.shown, phase).toEqual(before.shown);
      }
      // Whoever comes back is told whether their paper is in the box, and nobody else is.
      expect(people.map((one) => one.welcome?.inBox)).toEqual([person.phase === 'booth' && !keyLost, false]);
      seen.push(phase);
      if (person.phase === 'booth') {
        if (keyLost) await person.paper(0);
        await other.paper(keyLost ? 0 : 1);
        await until(() => person.phase === 'count');
        const [first = '', second = ''] = person.pub.options;
        expect(person.pub.ballots.at(-1)?.votes).toEqual(keyLost ? { [first]: 2, [second]: 0 } : { [first]: 1, [second]: 1 });
      } else await onward(people);
    }
    expect(person.phase).toBe('verdict');
    expect(seen).toEqual([
      'briefing 1/0',
      'corridor 1/0',
      'seal 1/0',
      'reveal 1/0',
      'briefing 2/0',
      'corridor 2/0',
      'seal 2/0',
      'reveal 2/0',
      'rollcall 2/0',
      'handshake 2/0',
      'forecast 2/0',
      'booth 2/1',
      'count 2/1',
      'recess 2/1',
      'booth 2/2',
      'count 2/2',
      'delivery 2/2',
    ]);
    // After the verdict too: people are still talking about it.
    const last = shown(people);
    await served.kill('SIGKILL');
    served = await serve({ port, folder, env });
    for (const one of people) await one.join(code);
    await until(() => people.every((one) => one.view !== null));
    expect(shown(people)).toEqual(last);
    expect((person.room as Room<unknown, { stage: string }>).state.stage).toBe('over');
    const end = onDisk(folder, code);
    expect(verify(end.header, end.kept)).toBeNull();
    await served.kill();
  }, 120_000);
});
