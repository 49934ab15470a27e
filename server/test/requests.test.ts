import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markPaper } from '#shared/game/booth.ts';
import type { Command } from '#shared/game/command.ts';
import { Replies } from '../rooms/replies.ts';
import { onward, Person, type Served, serve, until } from './rig.ts';
import { begun, pause, refused, seated } from './tables.ts';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.kill());

const OK = { ok: true };
const notes = (text: string, n: number): Command => ({
  type: 'deal.propose',
  to: ['halden'],
  clauses: Array.from({ length: n }, () => ({ kind: 'note' as const, by: 'marrow-isles', text })),
});

describe('nobody is put out of the room for a message', () => {
  test('one that nobody knows, be it sent or asked', async () => {
    const { host } = await begun(served, ['marrow-isles', 'halden']);
    for (const name of ['nonsense', '*', 'constructor', '__proto__', 'onJoin']) {
      host.room?.send(name, { any: 'thing' });
      host.room?.sendBytes(name, new Uint8Array([1, 2, 3]));
      expect(await host.ask(name), name).toEqual({ ok: false, refusal: { code: 'unknown-request', args: { message: name } } });
    }
    expect(await host.ask('x'.repeat(200))).toEqual({
      ok: false,
      refusal: { code: 'unknown-request', args: { message: 'x'.repeat(40) } },
    });
    expect(await host.command({ type: 'ready', ready: true })).toEqual(OK);
    expect(host.left).toBeNull();
  });

  test('a long one: too long is malformed, and the longest that is legal arrives whole', async () => {
    const { host, people } = await begun(served, ['marrow-isles', 'halden']);
    await onward(people);
    expect(await host.command(notes('n'.repeat(5000), 1))).toEqual(refused('malformed'));
    expect(await host.command(notes('選'.repeat(281), 8))).toEqual(refused('malformed'));
    expect(await host.command(notes('選'.repeat(280), 8))).toEqual(OK);
    await until(() => people[1]?.view?.deals.some((deal) => deal.by === 'marrow-isles' && deal.clauses.length === 8) === true);
    expect(host.left).toBeNull();
  });

  test('only what is longer than any message can be ends the connection, and the way back is open', async () => {
    const { code, host } = await begun(served, ['marrow-isles', 'halden']);
    await expect(host.command(notes('n'.repeat(70_000), 1))).rejects.toThrow('connection closed');
    await until(() => host.left === 1009);
    await host.join(code);
    await until(() => host.view?.seat === 'marrow-isles');
    expect(await host.command({ type: 'ready', ready: true })).toEqual(OK);
  });

  test('one too many: whoever asks too fast is told so and may ask the same again', async () => {
    const { host, people } = await seated(served, ['marrow-isles', 'halden']);
    const replies = await Promise.all(Array.from({ length: 200 }, (_, n) => host.ask('lobby.ready', { ready: true }, `hurry-${n}-00000`)));
    const hasty = replies.flatMap((reply, n) => (reply.ok ? [] : [n]));
    expect(hasty.length).toBeGreaterThan(0);
    expect(hasty.length).toBeLessThan(130);
    for (const n of hasty) expect(replies[n]).toEqual(refused('too-fast'));
    // Haste is one visitor's own affair.
    expect(await people[1]?.ask('lobby.ready', { ready: true })).toEqual(OK);
    await pause(200);
    expect(await host.ask('lobby.ready', { ready: true }, `hurry-${hasty[0]}-00000`)).toEqual(OK);
    expect(host.left).toBeNull();
  });
});

describe('one id, one act, one answer', () => {
  test('before the game: seats, readiness and the start', async () => {
    const { host, people } = await seated(served, ['marrow-isles', 'halden']);
    const guest = people[1] as Person;
    expect(await guest.ask('seat.take', { seat: 'marrow-isles' }, 'take-a-taken-seat')).toEqual(refused('seat-taken'));
    expect(await host.ask('seat.leave', {}, 'leave-my-seat')).toEqual(OK);
    expect(await guest.ask('seat.take', { seat: 'marrow-isles' }, 'take-a-taken-seat')).toEqual(refused('seat-taken'));
    expect(await host.ask('seat.take', { seat: 'corin' }, 'take-a-free-seat')).toEqual(OK);
    expect(await host.ask('seat.leave', {}, 'leave-my-seat')).toEqual(OK);
    expect(host.lobby.find((row) => row.id === 'corin')?.taken).toBe(true);
    expect(await host.ask('start', {}, 'start-too-early')).toEqual(refused('not-all-ready'));
    expect(await guest.ask('lobby.ready', { ready: true }, 'guest-is-ready')).toEqual(OK);
    expect(await guest.ask('lobby.ready', { ready: false }, 'guest-is-not')).toEqual(OK);
    expect(await guest.ask('lobby.ready', { ready: true }, 'guest-is-ready')).toEqual(OK);
    expect(await host.ask('start', {}, 'start-too-early')).toEqual(refused('not-all-ready'));
    expect(await host.ask('start', { force: true }, 'start-for-good')).toEqual(OK);
    expect(await host.ask('start', { force: true }, 'start-for-good')).toEqual(OK);
    expect(await host.ask('start', { force: true }, 'start-once-more')).toEqual(refused('wrong-stage'));
    // An id is a person's own: the same letters from somebody else are another request.
    expect(await guest.ask('start', { force: true }, 'start-for-good')).toEqual(refused('wrong-stage'));
  });

  test('in the game: what was refused stays refused, what was accepted is done once, also after kill -9', async () => {
    let own = await serve({ env: { GRACE_MS: '5000' } });
    const { code, host, people } = await begun(own, ['marrow-isles', 'halden']);
    const seal: Command = { type: 'floor.seal', act: { act: 'silent' } };
    expect(await host.command(seal, 'seal-in-the-briefing')).toEqual(refused('wrong-phase'));
    expect(await host.ask('command', { command: 'what' }, 'not-a-command')).toEqual(refused('malformed'));
    await onward(people);
    expect(await host.command(notes('once', 1), 'a-deal-made-once')).toEqual(OK);
    expect(await host.command(notes('once', 1), 'a-deal-made-once')).toEqual(OK);
    expect(await host.command(notes('not a second', 1), 'a-deal-made-once')).toEqual(OK);
    expect(await host.command(notes('now in order', 1), 'not-a-command')).toEqual(refused('malformed'));
    await own.kill();
    own = await serve({ port: own.port, folder: own.folder });
    for (const one of people) await one.join(code);
    await until(() => people.every((one) => one.view !== null));
    expect(await host.command(notes('not a third', 1), 'a-deal-made-once')).toEqual(OK);
    await onward(people);
    const mine = people[1]?.view?.deals.filter((deal) => deal.by === 'marrow-isles') ?? [];
    expect(mine.map((deal) => deal.clauses)).toEqual([[{ kind: 'note', by: 'marrow-isles', text: 'once' }]]);
    expect(host.phase).toBe('seal');
    expect(await host.command(seal, 'seal-in-the-corridor')).toEqual(OK);
    await own.kill();
  });

  test('a refused command is not accepted later under its old id', async () => {
    const { host, people } = await begun(served, ['marrow-isles', 'halden']);
    const seal: Command = { type: 'floor.seal', act: { act: 'silent' } };
    expect(await host.command(seal, 'seal-in-the-briefing')).toEqual(refused('wrong-phase'));
    await onward(people);
    await onward(people);
    expect(host.phase).toBe('seal');
    expect(await host.command(seal, 'seal-in-the-briefing')).toEqual(refused('wrong-phase'));
    expect(await host.command(seal, 'seal-in-the-seal')).toEqual(OK);
  });

  test('a paper: the answer is remembered, and nothing of the paper', async () => {
    const { host, people } = await begun(served, ['marrow-isles', 'halden']);
    while (host.phase !== 'booth') await onward(people);
    const { post, round, epoch } = host.pub;
    const hand = (id: string, mark = 0) => host.ask('paper', { post, round, epoch, envelope: host.seal(markPaper(mark)) }, id);
    for (const other of [{ epoch: 9 }, { round: 9 }, { post: 9 }]) {
      const elsewhere = { post, round, epoch, ...other, envelope: host.seal(markPaper(0)) };
      expect(await host.ask('paper', elsewhere, `to-another-${Object.keys(other)}`)).toEqual(refused('ballot-closed'));
    }
    expect(await host.ask('paper', { post, round, epoch: 9, envelope: host.seal(markPaper(0)) }, 'paper-for-another-box')).toEqual(
      refused('ballot-closed'),
    );
    expect(await hand('paper-for-another-box')).toEqual(refused('ballot-closed'));
    expect(await hand('a-paper-of-mine')).toEqual(OK);
    expect(await hand('a-paper-of-mine', 1)).toEqual(OK);
    const late = { post, round, epoch, envelope: host.seal(markPaper(0)) };
    await people[1]?.paper(1);
    await until(() => host.phase === 'count');
    expect(await host.ask('paper', late, 'a-paper-of-mine')).toEqual(OK);
    expect(await host.ask('paper', late, 'a-paper-too-late')).toEqual(refused('ballot-closed'));
    expect(host.pub.ballots.at(-1)).toMatchObject({ notHandedIn: 0 });
  });

  test('the memory has bounds, and the oldest goes first', () => {
    const replies = new Replies();
    for (let n = 0; n < 300; n++) replies.keep('me', `id-${n}`, { ok: true });
    expect([replies.given('me', 'id-0'), replies.given('me', 'id-299')]).toEqual([null, { ok: true }]);
    for (let n = 0; n < 199; n++) replies.keep(`other-${n}`, 'id', { ok: true });
    expect(replies.given('me', 'id-299')).toEqual({ ok: true });
    replies.keep('one-more', 'id', { ok: true });
    expect(replies.given('me', 'id-299')).toBeNull();
  });
});

test('one’s own seat again, or no seat again, is answered and writes nothing', async () => {
  const { host, people, code } = await seated(served, ['marrow-isles', 'halden']);
  const onlooker = new Person(served.port);
  await onlooker.join(code);
  const written = () => readFileSync(join(served.folder, 'tables.marks'), 'utf8').split(code).length;
  const before = written();
  for (let n = 0; n < 10; n++) {
    expect(await host.ask('seat.take', { seat: 'marrow-isles' })).toEqual(OK);
    expect(await onlooker.ask('seat.leave')).toEqual(OK);
  }
  expect(written()).toBe(before);
  expect(await onlooker.ask('seat.take', { seat: 'halden' })).toEqual(refused('seat-taken'));
  expect(await people[1]?.ask('seat.leave')).toEqual(OK);
  expect(written()).toBeGreaterThan(before);
});

test('in the booth nobody is ready: it would be a public event of one seat', async () => {
  const { host, people } = await begun(served, ['marrow-isles', 'halden']);
  while (host.phase !== 'booth') await onward(people);
  const other = people[1] as Person;
  const before = [host.pub, other.pub, other.updates.length];
  expect(await host.command({ type: 'ready', ready: true })).toEqual({
    ok: false,
    refusal: { code: 'wrong-phase', args: { command: 'ready', phase: 'booth' } },
  });
  await pause(100);
  expect([host.pub, other.pub, other.updates.length]).toEqual(before);
});
