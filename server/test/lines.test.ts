import { expect, test } from 'vitest';
import { onward, Person, serve, until } from './rig.ts';
import { pause } from './tables.ts';
import { type Wire, wireTo } from './wire.ts';

const SEAT = 'bogdan-martin';
const ASKED = 150;

/** Connections that die without a word, stand still, or are slow. */
async function table(
  env: Record<string, string>,
): Promise<{ host: Person; guest: Person; wire: Wire; code: string; end: () => Promise<void>; stand: (ms: number) => Promise<void> }> {
  const served = await serve({ env: { GRACE_MS: '60000', ...env } });
  const wire = await wireTo(served.port);
  const host = new Person(served.port);
  const guest = new Person(wire.port);
  const code = await host.create({ scenario: 'bucharest-2022' });
  await guest.join(code);
  await host.ask('seat.take', { seat: 'ke' });
  await guest.ask('seat.take', { seat: SEAT });
  await host.ask('start', { force: true });
  await until(() => host.view !== null && guest.view !== null);
  const stand = async (ms: number) => {
    served.child.kill('SIGSTOP');
    await pause(ms);
    served.child.kill('SIGCONT');
  };
  const end = async () => {
    wire.end();
    await served.kill();
  };
  return { host, guest, wire, code, end, stand };
}

const isHere = (viewer: Person, seat: string) => viewer.lobby.find((row) => row.id === seat)?.connected;
/** Whole halls that came. */
const halls = (person: Person) => person.frames.filter((frame) => frame.charCodeAt(0) === 14).length;

test('a connection that dies without a word is ended at the third heartbeat; a server that stood still ends nobody’s', async () => {
  const { host, guest, wire, code, end, stand } = await table({ PING_MS: '200' });
  await stand(1200);
  await onward([host, guest]);
  expect(isHere(host, SEAT)).toBe(true);
  wire.hold('both');
  const cut = performance.now();
  await until(() => isHere(host, SEAT) === false, 5_000);
  expect(performance.now() - cut).toBeGreaterThan(300);
  expect(host.left).toBeNull();
  wire.flow();
  await until(() => guest.left !== null);
  await guest.join(code);
  expect(guest.welcome?.seat).toBe(SEAT);
  await until(() => isHere(host, SEAT) === true);
  await end();
});

test('whoever reads more slowly than they are told is told everything anew, and meanwhile nobody waits for them', async () => {
  const { host, guest, wire, end } = await table({ PING_MS: '20000' });
  expect(halls(guest)).toBe(1);
  wire.hold('down');
  await flood(guest);
  for (let n = 0; n < 3; n++) expect(await host.command({ type: 'ready', ready: n % 2 === 0 })).toEqual({ ok: true });
  wire.flow();
  await until(() => halls(guest) === 2);
  // Its own view comes whole once more, behind what was left out.
  await until(() => {
    const [before, last] = guest.updates.slice(-2);
    return last?.view !== undefined && before !== undefined && last.n > before.n + 1;
  });
  expect(guest.updates.length).toBeLessThan(ASKED);
  expect(guest.pub).toEqual(host.pub);
  expect(guest.left).toBeNull();
  await onward([host, guest]);
  expect(guest.pub).toEqual(host.pub);
  await end();
});

test('whoever is behind for too long is cut off', async () => {
  const { host, guest, wire, end } = await table({ PING_MS: '20000', SLOW_MS: '300' });
  wire.hold('down');
  await flood(guest);
  await until(() => isHere(host, SEAT) === false, 5_000);
  expect(host.left).toBeNull();
  await end();
});

/** Asks for the whole view of a campaign, fifty kilobytes, until it is more than the system's own buffers take, four megabytes. */
async function flood(guest: Person): Promise<void> {
  for (let n = 0; n < ASKED; n++) {
    guest.room?.send('resync', {});
    // No faster than one may ask.
    if (n >= 79) await pause(26);
  }
}
