import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onward, Person, type Served, serve, until } from './rig.ts';
import { begun, refused, seated } from './tables.ts';

/** The room over real sockets: seats, codes, requests, coming back. */
let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(async () => {
  if (served.child.exitCode !== null) console.error(served.output());
  await served.kill();
});

const person = () => new Person(served.port);

describe('the lobby', () => {
  test('a room has a code of six characters that nobody confuses, and a wrong code finds nothing', async () => {
    const host = person();
    expect(await host.create()).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
    await expect(person().join('ZZZZZZ')).rejects.toThrow('no-such-room');
  });

  test('a seat is taken once, only the host begins, and nobody acts before', async () => {
    const { people, host } = await seated(served, ['marrow-isles', 'halden']);
    const guest = people[1] as Person;
    expect(await guest.ask('seat.take', { seat: 'marrow-isles' })).toEqual(refused('seat-taken'));
    expect(await guest.ask('seat.take', { seat: 'atlantis' })).toEqual(refused('not-found'));
    expect(await guest.command({ type: 'ready', ready: true })).toEqual(refused('wrong-stage'));
    expect(await guest.ask('start')).toEqual(refused('host-only'));
    expect(await host.ask('start', { force: true })).toEqual({ ok: true });
    expect(await guest.ask('seat.take', { seat: 'vereda' })).toEqual(refused('wrong-stage'));
  });

  test('who is ready is shown; the host is asked once more while somebody is not', async () => {
    const { people, host } = await seated(served, ['marrow-isles', 'halden', 'corin']);
    const [, one, other] = people as [Person, Person, Person];
    expect(await one.ask('lobby.ready', { ready: true })).toEqual({ ok: true });
    await until(() => host.lobby.find((row) => row.id === 'halden')?.ready === true);
    expect(host.lobby.filter((row) => row.taken).map(({ id, ready }) => [id, ready])).toEqual([
      ['corin', false],
      ['marrow-isles', false],
      ['halden', true],
    ]);
    expect(await host.ask('start')).toEqual({ ok: false, refusal: { code: 'not-all-ready', args: { n: 1 } } });
    expect(host.phase).toBe('lobby');
    expect(await other.ask('lobby.ready', { ready: true })).toEqual({ ok: true });
    expect(await host.ask('start')).toEqual({ ok: true });
  });
});

describe('requests', () => {
  test('malformed and impossible requests each get an answer and change nothing', async () => {
    const { people, host } = await begun(served, ['marrow-isles', 'halden']);
    const other = people[1] as Person;
    const before = [JSON.stringify(host.pub), JSON.stringify(other.view)];
    const sent = other.updates.length;
    expect(await host.ask('command', { command: { type: 'ballot.cast', choice: 1 } })).toEqual(refused('malformed'));
    expect(await host.ask('command', { command: { type: 'persuade', states: 'all' } })).toEqual(refused('malformed'));
    expect(await host.ask('command', { command: { type: 'ready', ready: true, seat: 'halden' } })).toEqual(refused('malformed'));
    expect(await host.ask('command', {}, 'short')).toEqual(refused('malformed'));
    expect(await host.command({ type: 'floor.seal', act: { act: 'silent' } })).toEqual(refused('wrong-phase'));
    expect(await host.paper(0)).toEqual(refused('ballot-closed'));
    // An answer on the other's own line comes behind whatever was sent there.
    expect(await other.ask('nothing')).toEqual(refused('unknown-request'));
    expect([JSON.stringify(host.pub), JSON.stringify(other.view)]).toEqual(before);
    expect(other.updates.length).toBe(sent);
    expect(host.left).toBeNull();
    await onward(people);
    expect(await host.command({ type: 'deal.answer', deal: 'halden>vereda#1', accept: true })).toEqual(refused('not-found'));
    expect(
      await host.command({ type: 'deal.propose', to: ['marrow-isles'], clauses: [{ kind: 'note', by: 'marrow-isles', text: 'me' }] }),
    ).toEqual(refused('deal-with-oneself'));
    expect(
      await host.command({ type: 'deal.propose', to: ['halden'], clauses: [{ kind: 'letter', by: 'marrow-isles', to: 'halden', n: 9 }] }),
    ).toEqual(refused('purse-short'));
  });

  test('two offers accepted in the same instant from one purse: one settles, one is refused', async () => {
    const { people } = await begun(served, ['halden', 'vereda', 'tamber', 'port-amber', 'sable-coast']);
    const [payer, one, two] = people as [Person, Person, Person];
    await onward(people);
    const aid = payer.view?.purse.aid ?? 0;
    const ask = (to: string) => ({ type: 'deal.propose', to: ['halden'], clauses: [{ kind: 'aid', by: 'halden', to, n: aid }] }) as const;
    for (const [person_, id] of [
      [one, 'vereda'],
      [two, 'tamber'],
    ] as const)
      expect(await person_.command({ ...ask(id), to: ['halden'], clauses: [...ask(id).clauses] })).toEqual({ ok: true });
    await until(
      () => (payer.view?.deals ?? []).filter((deal) => deal.status === 'open' && ['vereda', 'tamber'].includes(deal.by)).length === 2,
    );
    const replies = await Promise.all(
      ['vereda>halden#1', 'tamber>halden#1'].map((deal) => payer.command({ type: 'deal.answer', deal, accept: true })),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.find((reply) => !reply.ok)).toEqual(refused('purse-short'));
    expect(payer.view?.purse.aid).toBe(0);
  });
});

describe('coming and going', () => {
  test('a new tab takes the seat over; a person gone too long is played by a bot and comes back at once', async () => {
    const { code, people } = await begun(served, ['marrow-isles', 'halden']);
    const [host, guest] = people as [Person, Person];
    const again = person();
    await again.join(code, guest.token);
    await until(() => guest.replaced);
    await until(() => again.view?.seat === 'halden');
    again.close();
    await until(() => host.pub.seats.find((seat) => seat.id === 'halden')?.held === 'bot', 5000);
    expect(host.pub.record.some((line) => line.key === 'record.seat-to-bot')).toBe(true);
    const back = person();
    await back.join(code, guest.token);
    await until(() => host.pub.seats.find((seat) => seat.id === 'halden')?.held === 'person');
    expect(back.view?.seat).toBe('halden');
  });

  test('somebody without a seat sees the hall and nothing else', async () => {
    const { code, people } = await begun(served, ['marrow-isles']);
    const watcher = person();
    await watcher.join(code, null);
    await onward(people);
    await until(() => watcher.phase === 'corridor');
    expect(watcher.updates).toEqual([]);
    expect(await watcher.command({ type: 'ready', ready: true })).toEqual(refused('no-seat'));
  });

  test('with clocks a game goes on by itself: beats, phases, and a box that closes on a person who does nothing', async () => {
    const quick = await serve({ env: { CLOCK_PERCENT: '1' } });
    const host = new Person(quick.port);
    await host.create({ clocks: 'live' });
    await host.ask('seat.take', { seat: 'marrow-isles' });
    await host.ask('start');
    await until(() => host.phase === 'verdict', 50_000);
    const ballot = host.pub.ballots.at(-1);
    expect(ballot?.notHandedIn).toBe(1);
    expect(host.view?.deals.length).toBeGreaterThan(0);
    await quick.kill();
  });

  test('a whole game goes to the verdict', async () => {
    const { people } = await begun(served, ['marrow-isles', 'corin']);
    for (let n = 0; n < 40 && people[0]?.phase !== 'verdict'; n++) await onward(people);
    expect(people[0]?.phase).toBe('verdict');
    expect(people[0]?.pub.winner).not.toBeNull();
    expect(people[0]?.view?.goals).toHaveLength(3);
  });

  test('after the verdict, and not before, each is told why bots did what they saw of them', async () => {
    const { code, people } = await begun(served, ['marrow-isles', 'corin']);
    const [isles, corin] = people as [Person, Person];
    await onward(people);
    // Somebody comes up with an offer; it is taken.
    const offer = () => isles.view?.deals.find((deal) => deal.status === 'open' && !deal.accepted.includes('marrow-isles'));
    await until(() => offer() !== undefined);
    expect(await isles.command({ type: 'deal.answer', deal: offer()?.id ?? '', accept: true })).toEqual({ ok: true });
    expect(await isles.ask('why')).toEqual(refused('wrong-stage'));
    for (let n = 0; n < 40 && isles.phase !== 'verdict'; n++) await onward(people);
    const onlooker = person();
    await onlooker.join(code, null);
    expect([...people, onlooker].flatMap((one) => one.whys)).toEqual([]);
    for (const one of [...people, onlooker]) expect(await one.ask('why')).toEqual({ ok: true });
    await until(() => [...people, onlooker].every((one) => one.whys.length > 0));
    const seen = (one: Person, kind: 'deal' | 'public') =>
      one.whys.flatMap(({ answers }) => answers.filter(({ act }) => (act.kind === 'deal') === (kind === 'deal')));
    // Asked again under its id, since the answer may have come without what was pushed before it.
    for (const _ of [1, 2]) expect(await isles.ask('why', {}, 'why-once-more')).toEqual({ ok: true });
    await until(() => isles.whys.length === 3);
    expect(isles.whys[2]).toEqual(isles.whys[0]);
    isles.whys.splice(1);
    for (const one of [...people, onlooker]) {
      expect(one.whys).toHaveLength(1);
      expect(seen(one, 'public')).toEqual(seen(onlooker, 'public'));
      const read = [...(one.view?.deals ?? []).map((deal) => deal.id), ...one.pub.affairs.documents.map((paper) => paper.id.slice(5))];
      for (const { act } of seen(one, 'deal')) expect(read).toContain(act.kind === 'deal' ? act.deal : '');
    }
    expect(seen(onlooker, 'public').length).toBeGreaterThan(10);
    expect(seen(isles, 'deal').length).toBeGreaterThan(0);
    expect(seen(corin, 'deal')).toEqual(seen(onlooker, 'deal'));
  });
});
