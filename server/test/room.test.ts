import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onward, Person, type Served, serve, until } from './rig.ts';

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
const seated = async (seats: readonly string[]) => {
  const host = person();
  const code = await host.create();
  const people = [host];
  for (let n = 1; n < seats.length; n++) {
    const other = person();
    await other.join(code);
    people.push(other);
  }
  for (const [n, seat] of seats.entries()) expect(await people[n]?.ask('seat.take', { seat })).toEqual({ ok: true });
  return { code, people, host };
};
const begun = async (seats: readonly string[]) => {
  const table = await seated(seats);
  expect(await table.host.ask('start')).toEqual({ ok: true });
  await until(() => table.people.every((one) => one.view !== null));
  return table;
};
const refused = (code: string) => expect.objectContaining({ ok: false, refusal: expect.objectContaining({ code }) });

describe('the lobby', () => {
  test('a room has a code of six characters that nobody confuses, and a wrong code finds nothing', async () => {
    const host = person();
    expect(await host.create()).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
    await expect(person().join('ZZZZZZ')).rejects.toThrow();
    await expect(person().create({ scenario: 'nowhere' })).rejects.toThrow('no-such-scenario');
  });

  test('a seat is taken once, only the host begins, and nobody acts before', async () => {
    const { people, host } = await seated(['marrow-isles', 'halden']);
    const guest = people[1] as Person;
    expect(await guest.ask('seat.take', { seat: 'marrow-isles' })).toEqual(refused('seat-taken'));
    expect(await guest.ask('seat.take', { seat: 'atlantis' })).toEqual(refused('not-found'));
    expect(await guest.command({ type: 'ready', ready: true })).toEqual(refused('wrong-stage'));
    expect(await guest.ask('start')).toEqual(refused('host-only'));
    expect(await host.ask('start')).toEqual({ ok: true });
    expect(await guest.ask('seat.take', { seat: 'vereda' })).toEqual(refused('wrong-stage'));
  });

  test('a full room takes nobody more and says so', async () => {
    const host = person();
    const code = await host.create();
    const crowd = Array.from({ length: 59 }, person);
    for (const one of crowd) await one.join(code);
    await expect(person().join(code)).rejects.toThrow();
    for (const one of crowd) one.close();
  });
});

describe('requests', () => {
  test('malformed, unknown, impossible and repeated requests each get an answer and change nothing', async () => {
    const { people, host } = await begun(['marrow-isles', 'halden']);
    const other = people[1] as Person;
    const before = [JSON.stringify(host.pub), JSON.stringify(other.view)];
    const sent = other.updates.length;
    expect(await host.ask('command', { command: { type: 'ballot.cast', choice: 1 } })).toEqual(refused('malformed'));
    expect(await host.ask('command', { command: { type: 'persuade', states: 'all' } })).toEqual(refused('malformed'));
    expect(await host.ask('command', { command: { type: 'ready', ready: true, seat: 'halden' } })).toEqual(refused('malformed'));
    expect(await host.ask('command', {}, 'short')).toEqual(refused('malformed'));
    await expect(host.ask('no.such.thing')).rejects.toThrow('no onMessage');
    expect(await host.command({ type: 'floor.seal', act: { act: 'silent' } })).toEqual(refused('wrong-phase'));
    expect(await host.paper(0)).toEqual(refused('ballot-closed'));
    expect([JSON.stringify(host.pub), JSON.stringify(other.view)]).toEqual(before);
    expect(other.updates.length).toBe(sent);
    expect(host.left).toBeNull();
    await onward(people);
    const offer = { type: 'deal.propose', to: ['halden'], clauses: [{ kind: 'note', by: 'marrow-isles', text: 'once' }] } as const;
    expect(await host.command({ ...offer, to: [...offer.to], clauses: [...offer.clauses] }, 'the-same-request')).toEqual({ ok: true });
    expect(await host.command({ ...offer, to: [...offer.to], clauses: [...offer.clauses] }, 'the-same-request')).toEqual({ ok: true });
    await until(() => (other.view?.deals ?? []).some((deal) => deal.by === 'marrow-isles'));
    expect(other.view?.deals.filter((deal) => deal.by === 'marrow-isles')).toHaveLength(1);
    expect(await host.command({ type: 'deal.answer', deal: 'halden>vereda#1', accept: true })).toEqual(refused('not-found'));
    expect(
      await host.command({ type: 'deal.propose', to: ['marrow-isles'], clauses: [{ kind: 'note', by: 'marrow-isles', text: 'me' }] }),
    ).toEqual(refused('deal-with-oneself'));
    expect(
      await host.command({ type: 'deal.propose', to: ['halden'], clauses: [{ kind: 'letter', by: 'marrow-isles', to: 'halden', n: 9 }] }),
    ).toEqual(refused('purse-short'));
  });

  test('two offers accepted in the same instant from one purse: one settles, one is refused', async () => {
    const { people } = await begun(['halden', 'vereda', 'tamber']);
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
    const { code, people } = await begun(['marrow-isles', 'halden']);
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
    const { code, people } = await begun(['marrow-isles']);
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
    const { people } = await begun(['marrow-isles', 'corin']);
    for (let n = 0; n < 40 && people[0]?.phase !== 'verdict'; n++) await onward(people);
    expect(people[0]?.phase).toBe('verdict');
    expect(people[0]?.pub.winner).not.toBeNull();
    expect(people[0]?.view?.goals).toHaveLength(3);
  });
});
