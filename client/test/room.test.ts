import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CLOSED } from '#shared/protocol/messages.ts';
import { joinRoom } from '../session/room.ts';
import type { Session } from '../session/session.ts';
import { enterRoom, hostRoom, leave, quit, startFromLink } from '../session/start.ts';
import { arriving, hostTurned, opening, paperInBox, publicView, room, seatView, session, sink } from '../store/store.ts';

/** As much of the library as a room touches: a line that can die, and what was asked on it. */
vi.mock('@colyseus/sdk', () => ({
  Client: class {
    joinById = async () => door();
    create = async () => door();
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
  readonly heard = new Map<string, (told: unknown) => void>();
  readonly onMessage = (name: string, hear: (told: unknown) => void) => void this.heard.set(name, hear);
  readonly send = vi.fn();
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
let door: () => Line | Promise<Line> = () => opened();
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
  const here = await joinRoom('ABCDEF', sink);
  sessions.push(here);
  return here;
}
const scenarioText = { id: 'two-names' };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('location', { origin: 'http://room.test', pathname: '/' });
  vi.stubGlobal('history', { replaceState: () => {} });
  vi.stubGlobal('fetch', async () => ({ ok: true, json: async () => scenarioText }));
  lines.length = 0;
  door = opened;
});
afterEach(() => {
  for (const here of sessions.splice(0)) here.leave();
  leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a request that the line swallowed goes again under the same id, however long the line takes to come back', async () => {
  const here = await joined();
  const [first] = lines as [Line];
  first.answer = () => {
    // The server hears it and the answer never comes.
    first.die();
    return Promise.reject(new Error('connection closed'));
  };
  door = shut;
  const reply = here.takeSeat('varosia');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(room.value?.connection).toBe('returning');
  door = opened;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await reply).toEqual({ ok: true });
  expect(lines[1]?.asked).toEqual(first.asked);
  expect(first.asked).toHaveLength(1);
});

test('when the line stays away, what was asked is told to have failed', async () => {
  const here = await joined();
  lines[0]?.die();
  door = shut;
  const reply = here.takeSeat('varosia');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(room.value?.connection).toBe('lost');
  expect(await reply).toMatchObject({ ok: false, refusal: { code: 'no-connection' } });
});

test('a room that is gone is not sought again: it is said at once', async () => {
  await joined();
  lines[0]?.die();
  const sought = vi.fn();
  door = () => {
    sought();
    throw new Error('no-such-room');
  };
  await vi.advanceTimersByTimeAsync(1000);
  expect(room.value?.connection).toBe('gone');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(sought).toHaveBeenCalledTimes(1);
});

test('on a line that stands, a request that is never answered is given up after eight attempts', async () => {
  const here = await joined();
  const [line] = lines as [Line];
  line.answer = () => Promise.reject(new Error('timed out'));
  const reply = here.takeSeat('varosia');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await reply).toMatchObject({ ok: false, refusal: { code: 'no-connection' } });
  expect(line.asked).toHaveLength(8);
});

test('whoever leaves while the line is coming back is not let in again', async () => {
  const here = await joined();
  let letIn = () => {};
  door = () =>
    new Promise((resolve) => {
      letIn = () => resolve(opened());
    });
  lines[0]?.die();
  await vi.advanceTimersByTimeAsync(500);
  here.leave();
  letIn();
  await vi.advanceTimersByTimeAsync(0);
  expect(lines).toHaveLength(2);
  expect(lines[1]?.leave).toHaveBeenCalled();
});

test('a room whose scenario cannot be had is left', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no answer')));
  await expect(joinRoom('ABCDEF', sink)).rejects.toThrow('no answer');
  expect(lines[0]?.leave).toHaveBeenCalled();
});

test('a line that dies before the hall has come is a room that did not open', async () => {
  const line = new Line();
  Object.assign(line, { state: undefined });
  door = () => line;
  const coming = joinRoom('ABCDEF', sink).catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(0);
  line.die();
  expect(await coming).toBe('gone before the hall came');
});

test('of two presses on a door the second counts: the room of the first is left and is heard no more', async () => {
  const options = { scenario: 'two-names', clocks: 'none', level: 3 } as const;
  const both = [hostRoom(options), hostRoom(options)];
  expect(opening.value).toBe(true);
  await Promise.all(both);
  expect(opening.value).toBe(false);
  expect(lines.map((line) => line.leave.mock.calls.length)).toEqual([1, 0]);
  lines[0]?.onLeave.tell(4102);
  expect(room.value?.connection).toBe('open');
  lines[1]?.onLeave.tell(4102);
  expect(room.value?.connection).toBe('erased');
});

test('a link to a room shows that it opens, and no door that would drop it, until it has opened or is not to be had', async () => {
  const follow = async (code: string) => {
    startFromLink(new URLSearchParams({ room: code }));
    const shown = arriving.value;
    await vi.advanceTimersByTimeAsync(0);
    return [shown, arriving.value];
  };
  let letIn = () => {};
  door = () =>
    new Promise((resolve) => {
      letIn = () => resolve(opened());
    });
  expect(await follow('ABCDEF')).toEqual(['room', 'room']);
  letIn();
  await vi.advanceTimersByTimeAsync(0);
  expect([arriving.value, session.value?.kind]).toEqual([null, 'room']);
  expect((await follow('nothing like a code'))[1]).toBe(null);
  // Whoever will not wait has the first page at once.
  await follow('ABCDEF');
  leave();
  expect([arriving.value, session.value]).toEqual([null, null]);
});

test('a room that is still opening when somebody plays elsewhere is left when it opens', async () => {
  let letIn = () => {};
  door = () =>
    new Promise((resolve) => {
      letIn = () => resolve(opened());
    });
  const coming = enterRoom('ABCDEF');
  await vi.advanceTimersByTimeAsync(0);
  quit();
  letIn();
  await coming;
  expect(lines[0]?.leave).toHaveBeenCalled();
  expect(session.value).toBe(null);
  expect(room.value).toBe(null);
});

/** What a hall says in this phase, as far as the room itself looks at it. */
const hallIn = (phase: string) => ({
  head: JSON.stringify({ phase, post: 0, round: 1, epoch: 0 }),
  seats: [],
  states: [],
  ballots: [],
  affairs: '{}',
  briefing: '[]',
  record: [],
  after: 'null',
});

test('a paper that cannot be sealed is answered, and nothing of it is sent', async () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const here = await joined();
  const [line] = lines as [Line];
  // No key for any box: the library that seals where the browser does not throws, as it would if it had not come at all.
  Object.assign(line.state, hallIn('booth'), { boxKey: btoa('no key') });
  expect(await here.castPaper(0)).toMatchObject({ ok: false, refusal: { code: 'not-sealed' } });
  expect(line.asked).toEqual([]);
});

test('on a new line the reasons are asked for anew: what was answered on the one that died may never have come', async () => {
  await joined();
  const [first] = lines as [Line];
  const whys = (line: Line | undefined) => line?.asked.filter(({ name }) => name === 'why').map(({ id }) => id) ?? [];
  const told = (line: Line) => line.onStateChange.tell(Object.assign(line.state, hallIn('verdict')));
  told(first);
  told(first);
  expect(whys(first)).toHaveLength(1);
  first.die();
  await vi.advanceTimersByTimeAsync(1000);
  const second = lines[1] as Line;
  told(second);
  told(second);
  expect(whys(second)).toHaveLength(1);
  expect(whys(second)).not.toEqual(whys(first));
});

test('a tick of the clock is no news of the game: what reads the public view is left alone', async () => {
  await joined();
  const [line] = lines as [Line];
  const told = (secondsLeft: number, phase: string) => line.onStateChange.tell(Object.assign(line.state, hallIn(phase), { secondsLeft }));
  told(60, 'corridor');
  const before = publicView.value;
  expect(before).toMatchObject({ phase: 'corridor' });
  told(59, 'corridor');
  expect(room.value?.secondsLeft).toBe(59);
  expect(publicView.value).toBe(before);
  told(58, 'seal');
  expect(publicView.value).toMatchObject({ phase: 'seal' });
});

test('whoever gets the right to run the room is told, and when it goes back; on entering nobody is', async () => {
  await joined();
  const welcome = (line: Line | undefined, host: boolean) =>
    line?.heard.get('welcome')?.({ code: 'ABCDEF', seat: 'halden', token: null, host, inBox: false });
  welcome(lines[0], false);
  expect([room.value?.host, hostTurned.value]).toEqual([false, null]);
  welcome(lines[0], true);
  expect([room.value?.host, hostTurned.value]).toEqual([true, true]);
  // Away, and back: theirs again, so nothing has turned.
  lines[0]?.die();
  await vi.advanceTimersByTimeAsync(1000);
  hostTurned.value = null;
  welcome(lines[1], true);
  expect(hostTurned.value).toBe(null);
  welcome(lines[1], false);
  expect([room.value?.host, hostTurned.value]).toEqual([false, false]);
});

test('a difference that fits nothing one has is not applied: the whole view is asked for', async () => {
  await joined();
  const [line] = lines as [Line];
  const seat = (told: object) => line.heard.get('seat')?.({ events: [], patch: null, ...told });
  seat({ n: 1, view: { seat: 'halden', talks: 3 } });
  seat({ n: 2, patch: { keys: { talks: { set: 2 } } } });
  expect(seatView.value).toEqual({ seat: 'halden', talks: 2 });
  line.send.mockClear();
  seat({ n: 4, patch: { keys: { talks: { set: 0 } } } });
  expect(line.send.mock.calls).toEqual([['resync', {}]]);
  expect(seatView.value).toEqual({ seat: 'halden', talks: 2 });
  seat({ n: 5, view: { seat: 'halden', talks: 1 } });
  expect(seatView.value).toEqual({ seat: 'halden', talks: 1 });
});

test('a request that came too fast goes again under its own id', async () => {
  const here = await joined();
  const [line] = lines as [Line];
  let left = 2;
  line.answer = async () => (left-- > 0 ? { ok: false, refusal: { code: 'too-fast' } } : { ok: true });
  const reply = here.takeSeat('varosia');
  await vi.advanceTimersByTimeAsync(5000);
  expect(await reply).toEqual({ ok: true });
  expect(line.asked).toHaveLength(3);
  expect(new Set(line.asked.map(({ id }) => id)).size).toBe(1);
});

test('that a paper lies in the box is known for this box and no other', async () => {
  await joined();
  const [line] = lines as [Line];
  const told = (epoch: number) =>
    line.onStateChange.tell(
      Object.assign(line.state, { ...hallIn('booth'), head: JSON.stringify({ phase: 'booth', post: 0, round: 1, epoch }) }),
    );
  line.heard.get('welcome')?.({ code: 'ABCDEF', seat: 'halden', token: null, host: false, inBox: true });
  told(1);
  expect(paperInBox.value).toBe(true);
  // Its memory was lost: another box, and everybody marks a new paper.
  told(2);
  expect(paperInBox.value).toBe(false);
});

test.each([
  ['replaced', (line: Line) => line.heard.get('replaced')?.({})],
  ['stopped', (line: Line) => line.onLeave.tell(CLOSED.stopped)],
  ['erased', (line: Line) => line.onLeave.tell(CLOSED.erased)],
] as const)('a line that is %s does not come back', async (connection, end) => {
  await joined();
  end(lines[0] as Line);
  lines[0]?.die();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(room.value?.connection).toBe(connection);
  expect(lines).toHaveLength(1);
});
