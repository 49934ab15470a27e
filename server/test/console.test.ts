import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { littleScenario } from '../../shared/test/little.ts';
import { boothDue } from '../rooms/time-plan.ts';
import type { Header } from '../store/journal.ts';
import { onward, Person, type Served, serve, until } from './rig.ts';
import { begun, heldBy, pause, refused } from './tables.ts';

/** The host's console over real sockets: what it does, who may, what it shows, and what of it outlives a crash. */
const OK = { ok: true };
let served: Served;
beforeAll(async () => {
  served = await serve({ env: { GRACE_MS: '20000' } });
});
afterAll(() => served.kill());

const moment = ({ phase, pub }: Person) => ({ phase, day: pub.day, post: pub.post, round: pub.round });
const hall = (viewer: Person) => viewer.room?.state as unknown as { paused: boolean; locked: boolean; secondsLeft: number };
const lines = (viewer: Person) => viewer.pub.record.map((line) => line.key).filter((key) => key.startsWith('record.host.'));

describe('the host’s console', () => {
  test('closes the phase that it names and no other; everybody is told, and nobody else may', async () => {
    const { host, people } = await begun(served, ['marrow-isles', 'halden']);
    const guest = people[1] as Person;
    const briefing = moment(host);
    for (const [name, body] of [
      ['host.close', briefing],
      ['host.pause', { paused: true }],
      ['host.time', {}],
      ['host.booth', {}],
      ['host.lock', { locked: true }],
      ['host.seat', { seat: 'halden', by: 'bot' }],
    ] as const)
      expect(await guest.ask(name, body), name).toEqual(refused('host-only'));
    expect(await host.ask('host.close', briefing)).toEqual(OK);
    await until(() => guest.phase === 'corridor');
    expect(await host.ask('host.close', briefing)).toEqual(refused('moment-passed'));
    expect(await host.ask('host.time')).toEqual(refused('no-clock'));
    await until(() => lines(guest).length > 0);
    expect(lines(guest)).toEqual(['record.host.closed']);
    expect(guest.phase).toBe('corridor');
  });

  test('stops the clock and all hands, through kill -9, and gives a minute; then the clock goes on with what was left', async () => {
    let own = await serve();
    const host = new Person(own.port);
    const code = await host.create({ clocks: 'live' });
    await host.ask('seat.take', { seat: 'marrow-isles' });
    expect(await host.ask('host.pause', { paused: true })).toEqual(refused('wrong-stage'));
    await host.ask('start');
    await until(() => host.view !== null && hall(host).secondsLeft > 0);
    expect(await host.ask('host.pause', { paused: true })).toEqual(OK);
    await until(() => hall(host).paused);
    const left = hall(host).secondsLeft;
    expect(await host.command({ type: 'ready', ready: true })).toEqual(refused('paused'));
    expect(await host.ask('host.time')).toEqual(OK);
    await until(() => hall(host).secondsLeft === left + 60);
    expect(await host.ask('host.lock', { locked: true })).toEqual(OK);
    await own.kill();
    own = await serve({ port: own.port, folder: own.folder });
    await expect(new Person(own.port).join(code)).rejects.toThrow('room-locked');
    await host.join(code);
    await until(() => host.view !== null);
    await pause(1200);
    expect([hall(host).paused, hall(host).locked, hall(host).secondsLeft]).toEqual([true, true, left + 60]);
    expect(await host.command({ type: 'ready', ready: true })).toEqual(refused('paused'));
    expect(await host.ask('host.pause', { paused: false })).toEqual(OK);
    await until(() => hall(host).secondsLeft < left + 60);
    expect(await host.command({ type: 'ready', ready: true })).toEqual(OK);
    await until(() => host.phase === 'corridor');
    expect(lines(host)).toEqual(['record.host.paused', 'record.host.more-time', 'record.host.locked', 'record.host.went-on']);
    await own.kill();
  });

  test('leads to the booth through every phase of every day, and papers wait while it is stopped', async () => {
    const { host, people } = await begun(served, ['marrow-isles', 'halden']);
    await onward(people);
    await host.ask('host.pause', { paused: true });
    expect(await host.ask('host.booth')).toEqual(OK);
    await until(() => people.every((one) => one.phase === 'booth'));
    expect(hall(host).paused).toBe(false);
    expect(host.pub.rollCall).not.toBeNull();
    expect(host.pub.day).toBe(2);
    expect(await host.ask('host.booth')).toEqual(refused('moment-passed'));
    await host.ask('host.pause', { paused: true });
    expect(await host.paper(0)).toEqual(refused('paused'));
    await host.ask('host.pause', { paused: false });
    expect(await host.paper(0)).toEqual(OK);
    expect(await host.ask('host.close', moment(host))).toEqual(OK);
    await until(() => host.phase === 'count');
    expect(host.pub.ballots.at(-1)?.notHandedIn).toBe(1);
    // A part that is closed while the game stands opens the next one standing; over, there is nothing left to stop.
    await host.ask('host.pause', { paused: true });
    // One ballot in twenty elects nobody: then a recess and another ballot come first.
    while (host.phase !== 'verdict') {
      const { phase } = host;
      expect(await host.ask('host.close', moment(host))).toEqual(OK);
      await until(() => host.phase !== phase);
      expect(hall(host).paused).toBe(host.phase !== 'verdict');
    }
  });

  test('shows who is here and has finished, and nothing private; a bot takes a seat that is empty and gives it back', async () => {
    const { code, host, people } = await begun(served, ['marrow-isles', 'halden']);
    const guest = people[1] as Person;
    const row = () => host.console.at(-1)?.seats.find((seat) => seat.id === 'halden');
    for (const phase of ['corridor', 'seal']) {
      await onward(people);
      expect(host.phase).toBe(phase);
    }
    await guest.command({ type: 'floor.seal', act: { act: 'endorse', candidate: 'vela' } });
    await until(() => row()?.sealed === true);
    expect(row()).toEqual({ id: 'halden', held: 'person', connected: true, ready: false, sealed: true });
    expect(Object.keys(host.console.at(-1) ?? {})).toEqual(['seats', 'boothDue', 'cut']);
    expect(JSON.stringify(host.console)).not.toContain('vela');
    expect(await host.ask('host.seat', { seat: 'halden', by: 'bot' })).toEqual(refused('not-absent'));
    guest.close();
    await until(() => row()?.connected === false);
    expect(await host.ask('host.seat', { seat: 'halden', by: 'bot' })).toEqual(OK);
    await until(() => heldBy(host, 'halden') === 'bot');
    expect(await host.ask('host.seat', { seat: 'halden', by: 'person' })).toEqual(OK);
    await until(() => heldBy(host, 'halden') === 'person');
    expect(await host.ask('host.seat', { seat: 'nowhere', by: 'bot' })).toEqual(refused('not-found'));
    await guest.join(code);
    await until(() => row()?.connected === true);
    expect(guest.console).toEqual([]);
  });

  test('closes the room: nobody new comes in, and whoever was there comes back, seat or none', async () => {
    const { code, host } = await begun(served, ['marrow-isles']);
    const wall = new Person(served.port);
    await wall.join(code);
    expect(await host.ask('host.lock', { locked: true })).toEqual(OK);
    await expect(new Person(served.port).join(code)).rejects.toThrow('room-locked');
    for (let n = 0; n < 2; n++) {
      wall.close();
      await until(() => wall.left !== null);
      await wall.join(code);
    }
    expect(hall(wall).locked).toBe(true);
    expect(await host.ask('host.lock', { locked: false })).toEqual(OK);
    await new Person(served.port).join(code);
  });
});

test('the booth is offered when the planned time of the campaign is up, after 24 minutes at the latest', () => {
  const scenario = { ...littleScenario(), days: 2 };
  scenario.clocks = { ...scenario.clocks, briefing: 30, corridor: 120, seal: 30, reveal: 20, rollcall: 20, handshake: 30, forecast: 10 };
  const header = { scenario, clocks: 'live', length: null, began: 1000 } as Header;
  const due = (change: Partial<Header>, minutes: number) =>
    boothDue({ ...header, ...change }, { CLOCK_PERCENT: 100 }, 1000 + minutes * 60_000);
  const turns = (change: Partial<Header>) => [5, 7, 8, 23, 24, 39, 40].find((minutes) => due(change, minutes)) ?? null;
  expect(turns({})).toBe(8);
  expect(turns({ clocks: 'none' })).toBe(24);
  expect(turns({ clocks: 'relaxed', scenario: { ...scenario, days: 3 } })).toBe(24);
  expect(turns({ clocks: 'relaxed', length: '90', scenario: { ...scenario, days: 3 } })).toBe(39);
  expect(turns({ began: null })).toBeNull();
});
