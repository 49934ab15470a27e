import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { joinRoom } from '../session/room.ts';
import type { Session } from '../session/session.ts';
import { room, sink } from '../store/store.ts';

/** As much of the library as a room touches: a line that can die, and what was asked on it. */
vi.mock('@colyseus/sdk', () => ({
  Client: class {
    joinById = async () => door();
  },
}));

/** A signal of the library. */
function wire() {
  const heard = new EventEmitter();
  return Object.assign((hear: (told: unknown) => void) => heard.on('told', hear), {
    once: (hear: (told: unknown) => void) => heard.once('told', hear),
    tell: (told: unknown) => heard.emit('told', told),
  });
}

class Line {
  readonly roomId = 'ABCDEF';
  readonly reconnection = { enabled: true };
  readonly state = { scenario: 'two-names', length: '', stage: 'lobby', secondsLeft: -1, lobby: [], head: '' };
  readonly onStateChange = wire();
  readonly onLeave = wire();
  readonly onMessage = () => {};
  readonly send = () => {};
  readonly asked: { name: string; id: string }[] = [];
  readonly leave = vi.fn();
  open = true;
  answer: (name: string) => Promise<unknown> = async () => ({ ok: true });
  request(name: string, { id }: { id: string }): Promise<unknown> {
    if (!this.open) return Promise.reject(new Error('connection is not open'));
    this.asked.push({ name, id });
    return this.answer(name);
  }
  /** The line dies without a word. */
  die(): void {
    this.open = false;
    this.onLeave.tell(1006);
  }
}

const lines: Line[] = [];
let door: () => Line = () => opened();
/** Lets one in, on a new line. */
function opened(): Line {
  const line = new Line();
  lines.push(line);
  return line;
}
const shut = (): never => {
  throw new Error('no answer');
};
const sessions: Session[] = [];
async function joined(): Promise<Session> {
  const session = await joinRoom('ABCDEF', sink);
  sessions.push(session);
  return session;
}
const scenarioText = { id: 'two-names' };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('location', { origin: 'http://room.test' });
  vi.stubGlobal('fetch', async () => ({ ok: true, json: async () => scenarioText }));
  lines.length = 0;
  door = opened;
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.leave();
  sink.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a request that the line swallowed goes again under the same id, however long the line takes to come back', async () => {
  const session = await joined();
  const [first] = lines as [Line];
  first.answer = () => {
    // The server hears it and the answer never comes.
    first.die();
    return Promise.reject(new Error('connection closed'));
  };
  door = shut;
  const reply = session.takeSeat('varosia');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(room.value?.connection).toBe('returning');
  door = opened;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await reply).toEqual({ ok: true });
  expect(lines[1]?.asked).toEqual(first.asked);
  expect(first.asked).toHaveLength(1);
});

test('when the line stays away, what was asked is told to have failed', async () => {
  const session = await joined();
  lines[0]?.die();
  door = shut;
  const reply = session.takeSeat('varosia');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(room.value?.connection).toBe('lost');
  expect(await reply).toMatchObject({ ok: false, refusal: { code: 'no-connection' } });
});

test('on a line that stands, a request that is never answered is given up after eight attempts', async () => {
  const session = await joined();
  const [line] = lines as [Line];
  line.answer = () => Promise.reject(new Error('timed out'));
  const reply = session.takeSeat('varosia');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await reply).toMatchObject({ ok: false, refusal: { code: 'no-connection' } });
  expect(line.asked).toHaveLength(8);
});
