import { describe, expect, test } from 'vitest';
import { audienceOf } from '#shared/game/audience.ts';
import { onward, Person, serve, until } from './rig.ts';
import { begun, heldBy, pause, refused, seated } from './tables.ts';

/** What goes on without somebody, and what waits. Grace is a second here, the box closes half a second after the last paper. */
const GRACE = 1000;
const BOX = 500;
const quick = (more: { port?: number; folder?: string } = {}) =>
  serve({ env: { GRACE_MS: String(GRACE), BOOTH_MS: String(BOX) }, ...more });

const leave = async (...people: readonly Person[]) => {
  for (const one of people) one.close();
  await until(() => people.every((one) => one.left !== null));
};
const hosts = (viewer: Person) => viewer.lobby.filter((row) => row.host).map((row) => row.id);

describe('the seats of people who are gone', () => {
  test('an empty room waits, and whoever comes back first waits for the others anew', async () => {
    const served = await quick();
    const { code, people } = await begun(served, ['marrow-isles', 'halden', 'corin']);
    const [first] = people as [Person, Person, Person];
    await leave(...people);
    await pause(GRACE + 300);
    await first.join(code);
    await until(() => first.view !== null);
    expect(['marrow-isles', 'halden', 'corin'].map((seat) => heldBy(first, seat))).toEqual(['person', 'person', 'person']);
    await pause(GRACE / 2);
    expect(heldBy(first, 'halden')).toBe('person');
    await until(() => heldBy(first, 'halden') === 'bot' && heldBy(first, 'corin') === 'bot', 2 * GRACE);
    await onward([first]);
    expect(first.phase).toBe('corridor');
    await served.kill();
  });

  test('so it is after kill -9, and in the booth nobody waits for their papers', async () => {
    let served = await quick();
    // Five papers of people hide each other.
    const { code, people } = await begun(served, ['marrow-isles', 'halden', 'auster', 'vereda', 'tamber']);
    const [first] = people as [Person, Person, Person];
    while (first.phase !== 'booth') await onward(people);
    await served.kill();
    served = await quick({ port: served.port, folder: served.folder });
    await pause(GRACE + 300);
    await first.join(code);
    await until(() => first.view !== null);
    expect(await first.paper(0)).toEqual({ ok: true });
    await until(() => first.phase === 'count', 2 * GRACE + BOX + 1000);
    expect(first.pub.ballots.at(-1)?.notHandedIn).toBe(4);
    await served.kill();
  });
});

describe('the box closes by itself, without a clock', () => {
  test('when nobody here has a paper to hand in', async () => {
    const served = await quick();
    const { host } = await begun(served, ['corin']);
    while (host.phase !== 'forecast') await onward([host]);
    expect(await host.command({ type: 'ready', ready: true })).toEqual({ ok: true });
    await until(() => host.phase === 'booth');
    await until(() => host.phase === 'count', BOX + 1000);
    await served.kill();
  });

  test('a while after the last paper, and not while somebody who came back still holds theirs', async () => {
    const served = await quick();
    const { code, people } = await begun(served, ['marrow-isles', 'halden']);
    const [first, other] = people as [Person, Person];
    while (first.phase !== 'booth') await onward(people);
    await leave(other);
    await until(() => heldBy(first, 'halden') === 'bot', 2 * GRACE);
    await first.paper(0);
    await other.join(code);
    await pause(BOX + 300);
    expect(first.phase).toBe('booth');
    const last = performance.now();
    await other.paper(0);
    await until(() => first.phase === 'count', BOX + 1000);
    expect(performance.now() - last).toBeGreaterThan(0.9 * BOX);
    expect(first.pub.ballots.at(-1)?.notHandedIn).toBe(0);
    await served.kill();
  });
});

describe('the host’s right', () => {
  test('goes in the lobby to whoever has sat here longest, and all are told', async () => {
    const served = await quick();
    const { code, host, people } = await seated(served, ['marrow-isles', 'halden', 'corin']);
    const [, heir, other] = people as [Person, Person, Person];
    const onlooker = new Person(served.port);
    await onlooker.join(code);
    await until(() => hosts(onlooker)[0] === 'marrow-isles');
    await leave(host);
    expect(await heir.ask('start', { force: true })).toEqual(refused('host-only'));
    await until(() => heir.welcome?.host === true, 2 * GRACE);
    await until(() => [heir, other, onlooker].every((one) => hosts(one).join() === 'halden'));
    expect([other, onlooker].map((one) => one.welcome?.host)).toEqual([false, false]);
    await host.join(code);
    expect(host.welcome).toMatchObject({ host: true, seat: 'marrow-isles' });
    await until(() => heir.welcome?.host === false && [heir, other, onlooker].every((one) => hosts(one).join() === 'marrow-isles'));
    expect(await heir.ask('start', { force: true })).toEqual(refused('host-only'));
    expect(await host.ask('start', { force: true })).toEqual({ ok: true });
    await served.kill();
  });

  test('is only lent: a host without a seat has it back through a locked door, whoever held it last and through kill -9', async () => {
    let served = await quick();
    const host = new Person(served.port);
    const code = await host.create();
    const [first, second] = [new Person(served.port), new Person(served.port)] as const;
    for (const [one, seat] of [
      [first, 'halden'],
      [second, 'corin'],
    ] as const) {
      await one.join(code);
      await one.ask('seat.take', { seat });
    }
    await leave(host);
    await until(() => first.welcome?.host === true, 2 * GRACE);
    expect(await first.ask('host.lock', { locked: true })).toEqual({ ok: true });
    // Whoever has no seat and no right is nobody the room knows.
    await first.ask('seat.leave');
    await leave(first);
    await until(() => second.welcome?.host === true, 2 * GRACE);
    await served.kill();
    served = await quick({ port: served.port, folder: served.folder });
    await second.join(code);
    expect(second.welcome?.host).toBe(true);
    await host.join(code);
    expect(host.welcome?.host).toBe(true);
    await until(() => second.welcome?.host === false);
    expect(await second.ask('host.lock', { locked: false })).toEqual(refused('host-only'));
    expect(await host.ask('host.lock', { locked: false })).toEqual({ ok: true });
    await first.join(code);
    expect(first.welcome?.host).toBe(false);
    await served.kill();
  });

  test('stays with a host who is back in time, and waits for somebody to sit', async () => {
    const served = await quick();
    const host = new Person(served.port);
    const code = await host.create();
    const guest = new Person(served.port);
    await guest.join(code);
    await leave(host);
    await pause(GRACE / 2);
    await host.join(code);
    await guest.ask('seat.take', { seat: 'halden' });
    await pause(GRACE);
    expect([host.welcome?.host, guest.welcome?.host]).toEqual([true, false]);
    await guest.ask('seat.leave');
    await leave(host);
    await pause(GRACE + 300);
    expect(guest.welcome?.host).toBe(false);
    await guest.ask('seat.take', { seat: 'corin' });
    await until(() => guest.welcome?.host === true, 2 * GRACE);
    await served.kill();
  });

  test('is handed on in the game, and in a lobby after kill -9', async () => {
    let served = await quick();
    const lobby = await seated(served, ['marrow-isles', 'halden']);
    const game = await begun(served, ['marrow-isles', 'halden']);
    const heir = game.people[1] as Person;
    await leave(game.host);
    await until(() => heir.welcome?.host === true, 2 * GRACE);
    await until(() => hosts(heir).join() === 'halden' && heldBy(heir, 'marrow-isles') === 'bot');
    await served.kill();
    served = await quick({ port: served.port, folder: served.folder });
    const left = lobby.people[1] as Person;
    await left.join(lobby.code);
    expect(left.welcome).toMatchObject({ host: false, seat: 'halden' });
    await until(() => left.welcome?.host === true, 2 * GRACE);
    expect(await left.ask('start', { force: true })).toEqual({ ok: true });
    await heir.join(game.code);
    expect(heir.welcome?.host).toBe(true);
    await served.kill();
  });
});

describe('somebody who is back', () => {
  test('hears from their own seat’s facts what a bot did in their name, through kill -9 too; after a plain gap only which phases went by', async () => {
    let served = await quick();
    const { code, host, people } = await begun(served, ['marrow-isles', 'halden', 'corin']);
    const [, other, third] = people as [Person, Person, Person];
    await leave(other);
    expect(await host.ask('host.seat', { seat: 'halden', by: 'bot' })).toEqual({ ok: true });
    while (host.phase !== 'handshake') await onward([host, third]);
    await served.kill();
    served = await quick({ port: served.port, folder: served.folder });
    await host.join(code);
    await other.join(code);
    await until(() => other.away.length > 0);
    const told = other.away[0];
    expect([told?.bot, told?.from]).toEqual([true, { phase: 'briefing', day: 1 }]);
    const deeds = told?.events ?? [];
    expect(deeds.filter((event) => event.type === 'rollcall.sealed')).toEqual([expect.objectContaining({ seat: 'halden' })]);
    expect(deeds.filter((event) => event.type === 'floor.sealed').map((event) => event.seat)).toEqual(['halden', 'halden']);
    const world = await other.scenario();
    for (const event of deeds) {
      const audience = audienceOf(world, event);
      expect(audience === 'everyone' || audience.includes('halden'), event.type).toBe(true);
    }
    await leave(other);
    const { phase, pub } = host;
    expect(await host.ask('host.close', { phase, day: pub.day, post: pub.post, round: pub.round })).toEqual({ ok: true });
    await other.join(code);
    await until(() => other.away.length > 1);
    expect(other.away[1]).toEqual({
      bot: false,
      from: { phase: 'handshake', day: 2 },
      events: [{ type: 'phase.opened', phase: 'forecast', day: 2 }],
    });
    await leave(other);
    await other.join(code);
    await pause(100);
    expect(other.away.length).toBe(2);
    await served.kill();
  });
});
