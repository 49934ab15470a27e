import { Client, type Room } from '@colyseus/sdk';
import { markPaper } from '#shared/game/booth.ts';
import type { PublicView, SeatView } from '#shared/game/view.types.ts';
import { apply } from '#shared/kit/patch.ts';
import { no } from '#shared/kit/result.ts';
import {
  type AwayUpdate,
  CLOSED,
  type ConsoleUpdate,
  type CreateOptions,
  DOOR_CODES,
  type DoorCode,
  PROTOCOL_VERSION,
  type RequestName,
  type SeatUpdate,
  type Welcome,
  type Whys,
} from '#shared/protocol/messages.ts';
import { atLength, isMinutes } from '#shared/scenario/length.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { type HallWire, hallText, readHall } from './hall.ts';
import { sealForBox } from './seal.ts';
import type { RoomFacts, Session, SessionReply, SessionSink } from './session.ts';

/** The hall with its lobby, as the SDK decodes it. */
interface Hall extends HallWire {
  readonly stage: RoomFacts['stage'];
  readonly scenario: string;
  readonly length: string;
  readonly secondsLeft: number;
  readonly paused: boolean;
  readonly unsaved: boolean;
  readonly locked: boolean;
  readonly boxKey: string;
  readonly lobby: Iterable<RoomFacts['seats'][number]>;
}
type RoomSession = Session & { readonly code: string };

/** Milliseconds within which a room has to open. */
const REACH_MS = 8000;
/** Milliseconds before each attempt to come back. */
const TRIES = [200, 500, 1000, 2000, 4000, 8000, 8000, 8000, 15000, 15000];

/** Opens a room on the server and enters it. Rejects with `{code, args}`. */
export async function createRoom(options: Omit<CreateOptions, 'version'>, sink: SessionSink): Promise<RoomSession> {
  const room = await reach((client) => client.create<Hall>('table', { version: PROTOCOL_VERSION, ...options }), {
    scenario: options.scenario,
  });
  return sit(room as unknown as Room<unknown, Hall>, sink);
}

/** Enters a room by its code, in one's old seat if this browser holds its token. Rejects with `{code, args}`. */
export async function joinRoom(code: string, sink: SessionSink): Promise<RoomSession> {
  return sit(await enter(code, remembered(code)), sink);
}

async function enter(code: string, token: string | null): Promise<Room<unknown, Hall>> {
  return (await reach((client) =>
    client.joinById<Hall>(code, { version: PROTOCOL_VERSION, ...(token ? { token } : {}) }),
  )) as unknown as Room<unknown, Hall>;
}

/** Why we could not come in: rejections of the server carry their code as the message. */
async function reach<T extends { leave(): unknown }>(
  go: (client: Client) => Promise<T>,
  args: Readonly<Record<string, string>> = {},
): Promise<T> {
  try {
    return await inTime(go(new Client(location.origin)));
  } catch (error) {
    const { message = '' } = error as { message?: string };
    throw { code: isDoorCode(message) ? message : (await serverAnswers()) ? 'socket-blocked' : 'no-connection', args };
  }
}

/** Gives up on a line that neither opens nor fails: some filters swallow it. Should it open after all, it is closed. */
function inTime<T extends { leave(): unknown }>(coming: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      void coming.then(
        (room) => room.leave(),
        () => {},
      );
      reject(new Error('too late'));
    }, REACH_MS);
    coming.then(resolve, reject).finally(() => clearTimeout(late));
  });
}

/** Whether plain requests get through, as the page itself did. */
const serverAnswers = (): Promise<boolean> =>
  fetch('/api/health', { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  );

const isDoorCode = (text: string): text is DoorCode => (DOOR_CODES as readonly string[]).includes(text);

/** What one knows on entering. */
const STRANGER: Omit<RoomFacts, 'code'> = {
  stage: 'lobby',
  host: false,
  connection: 'open',
  mySeat: null,
  seats: [],
  secondsLeft: null,
  paused: false,
  unsaved: false,
  locked: false,
  keeps: true,
};

async function sit(first: Room<unknown, Hall>, sink: SessionSink): Promise<RoomSession> {
  const code = first.roomId;
  let room = first;
  let facts: RoomFacts = { ...STRANGER, code };
  let view: SeatView | null = null;
  let n = 0;
  let left = false;
  let ballot = '';
  let told = '';
  let inBox = false;
  let asked = false;
  let greeted = false;
  /** My key here, also where the browser keeps nothing. */
  let token = remembered(code);

  const show = (change: Partial<RoomFacts>) => {
    facts = { ...facts, ...change };
    sink.room(facts);
  };
  const hall = (state: Hall) => {
    show({
      stage: state.stage,
      secondsLeft: state.secondsLeft < 0 ? null : state.secondsLeft,
      paused: state.paused,
      unsaved: state.unsaved,
      locked: state.locked,
      seats: [...state.lobby].map(({ id, taken, connected, ready, host }) => ({ id, taken, connected, ready, host })),
    });
    // A clock that ticks is no news of the game: whatever reads the public view would be reckoned anew each second.
    const text = hallText(state);
    if (text === told) return;
    told = text;
    const pub: PublicView | null = readHall(state);
    if (!pub) return;
    const now = `${pub.phase}/${pub.round}/${pub.epoch}`;
    if (now !== ballot) sink.paperIn(inBox && ballot === '');
    ballot = now;
    sink.publicView(pub);
    if (pub.phase !== 'verdict' || asked) return;
    asked = true;
    void ask('why', {});
  };
  const update = (message: SeatUpdate) => {
    if (message.view) view = message.view;
    else if (view && message.n === n + 1) view = message.patch ? (apply(view, message.patch) as SeatView) : view;
    else return void room.send('resync', {});
    n = message.n;
    sink.seatView(view, message.view ? [] : message.events);
  };
  const listen = () => {
    room.reconnection.enabled = false;
    room.onStateChange((state) => hall(state));
    room.onMessage('welcome', (welcome: Welcome) => {
      if (welcome.token) {
        token = welcome.token;
        show({ keeps: remember(code, token) });
      }
      inBox = welcome.inBox;
      if (ballot !== '') sink.paperIn(inBox);
      if (greeted && facts.host !== welcome.host) sink.hostTurned(welcome.host);
      greeted = true;
      show({ host: welcome.host, mySeat: welcome.seat });
    });
    room.onMessage('seat', update);
    room.onMessage('away', (told: AwayUpdate) => sink.away(told));
    room.onMessage('console', (told: ConsoleUpdate) => sink.console(told));
    room.onMessage('why', ({ answers }: Whys) => sink.whys(answers));
    room.onMessage('replaced', () => giveUp('replaced'));
    room.onLeave((reason) => {
      if (reason === CLOSED.stopped) giveUp('stopped');
      else if (reason === CLOSED.erased) {
        forget(code);
        giveUp('erased');
      } else void comeBack();
    });
  };
  const giveUp = (connection: RoomFacts['connection']) => {
    left = true;
    show({ connection });
  };
  const comeBack = async () => {
    if (left) return;
    show({ connection: 'returning' });
    for (const pause of TRIES) {
      // A whole class comes back together: not all of it in the same moment.
      await new Promise((resolve) => setTimeout(resolve, pause * (0.75 + Math.random() / 2)));
      if (left) return;
      try {
        const entered = await enter(code, token);
        // Somebody went away while the door was opening.
        if (left) return void entered.leave();
        room = entered;
        n = 0;
        view = null;
        // The reasons may have gone to the line that died: they are asked for once more.
        asked = false;
        told = '';
        listen();
        return show({ connection: 'open' });
      } catch (error) {
        const { code } = error as { code: string };
        if (code === 'reload') return giveUp('outdated');
        if (code === 'room-stopped') return giveUp('stopped');
        if (code === 'no-such-room') return giveUp('gone');
        // The server may still be starting: wait a little longer.
      }
    }
    show({ connection: 'lost' });
  };
  /**
   * The same id is sent again after a reconnection or a word of haste, so a request is done once however often it travels. While the line
   * is coming back no attempt is spent: whoever were told too early that it failed would ask under a new id, and have it done twice.
   */
  const ask = async (name: RequestName, body: object): Promise<SessionReply> => {
    const request = { id: requestId(), ...body };
    let attempts = 8;
    while (attempts > 0 && !left && facts.connection !== 'lost') {
      if (facts.connection !== 'returning') {
        attempts--;
        const reply = await (room.request(name, request) as Promise<SessionReply>).catch(() => null);
        if (reply && (reply.ok || reply.refusal.code !== 'too-fast')) return reply;
      }
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
    return no(facts.connection === 'stopped' ? 'room-stopped' : 'no-connection');
  };

  const leave = () => {
    left = true;
    void room.leave();
  };

  // Listening comes first: the welcome with my token is already on its way.
  listen();
  try {
    const state = await firstState(room);
    const scenario = (await fetch(`/api/scenarios/${encodeURIComponent(state.scenario)}`).then((answer) => answer.json())) as Scenario;
    sink.scenario(atLength(scenario, isMinutes(state.length) ? state.length : null) ?? scenario);
  } catch (error) {
    // Without its scenario there is no game to show, and nobody else could end this connection.
    leave();
    throw error;
  }
  hall(room.state);
  room.send('resync', {});
  return {
    kind: 'room',
    code,
    submit: (command) => ask('command', { command }),
    castPaper: async (choice) => {
      const pub = readHall(room.state);
      const { boxKey } = room.state;
      if (!pub || boxKey === '') return no('ballot-closed');
      const { post, round, epoch } = pub;
      const sealed = await sealForBox(markPaper(choice), fromBase64(boxKey), { code, post, round, epoch }).catch(() => null);
      if (!sealed) return no('not-sealed');
      const reply = await ask('paper', { post, round, epoch, envelope: btoa(String.fromCharCode(...sealed)) });
      if (reply.ok) sink.paperIn(true);
      return reply;
    },
    wait: () => {},
    takeSeat: (seat) => ask('seat.take', { seat }),
    leaveSeat: () => ask('seat.leave', {}),
    lobbyReady: (ready) => ask('lobby.ready', { ready }),
    start: (force = false) => ask('start', { force }),
    host: ask,
    leave,
  };
}

/** Rejects when the line dies before the hall has come over it. */
const firstState = (room: Room<unknown, Hall>): Promise<Hall> =>
  room.state?.scenario
    ? Promise.resolve(room.state)
    : new Promise((resolve, reject) => {
        room.onStateChange.once((state) => resolve(state));
        room.onLeave.once(() => reject(new Error('gone before the hall came')));
      });

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

const requestId = (): string => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const key = (code: string): string => `pv.token.${code}`;

/** The key that this browser keeps for the room; what cannot be one is none, or the server would refuse it at each visit. */
function remembered(code: string): string | null {
  try {
    const kept = localStorage.getItem(key(code));
    return kept !== null && /^[0-9a-f]{32}$/.test(kept) ? kept : null;
  } catch {
    return null;
  }
}

function forget(code: string): void {
  try {
    localStorage.removeItem(key(code));
  } catch {
    // Where nothing could be kept there is nothing to forget.
  }
}

/** Whether it was kept. A browser that keeps nothing still plays; only a reload would lose the seat. */
function remember(code: string, token: string): boolean {
  try {
    localStorage.setItem(key(code), token);
    return true;
  } catch {
    return false;
  }
}
