import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, type Room } from '@colyseus/sdk';
import type { SchemaConstructor } from '@colyseus/sdk/serializer/SchemaSerializer';
import { markPaper } from '#shared/game/booth.ts';
import { choicesFor } from '#shared/game/choices.ts';
import type { Command } from '#shared/game/command.ts';
import { sample } from '#shared/game/sample.ts';
import type { PublicView, SeatView } from '#shared/game/view.types.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import { apply } from '#shared/kit/patch.ts';
import { ENVELOPE_BYTES } from '#shared/protocol/envelope.ts';
import {
  type AwayUpdate,
  type ConsoleUpdate,
  PROTOCOL_VERSION,
  type Reply,
  type SeatUpdate,
  type Welcome,
  type Whys,
} from '#shared/protocol/messages.ts';
import { sealPaper } from '#shared/protocol/seal.ts';
import type { Scenario } from '#shared/scenario/schema.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as { port: number };
        probe.close(() => resolve(port));
      });
  });

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'pv-'));

/** A real server in a process of its own, so that it can be killed. */
export interface Served {
  readonly port: number;
  readonly folder: string;
  readonly child: ChildProcess;
  output(): string;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the server and waits until it listens; `expectExit` waits for its end instead. */
export async function serve(options: { port?: number; folder?: string; env?: Record<string, string> } = {}): Promise<Served> {
  const port = options.port ?? (await freePort());
  const folder = options.folder ?? freshFolder();
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      GRACE_MS: '600',
      BOOTH_MS: '50',
      BEAT_MS: '30',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await Promise.race([ended, until(() => text.includes('Present and Voting: http'), 20_000)]);
  return {
    port,
    folder,
    child,
    output: () => text,
    kill: async (signal = 'SIGKILL') => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await ended;
      }
    },
  };
}

/** Waits until something holds; throws after `ms`. */
export async function until(holds: () => boolean, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`still not so after ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The real SDK, with an ear on each socket from the moment it is made: no frame comes before it listens. */
class TappedClient extends Client {
  readonly #hear: (frame: string) => void;

  constructor(port: number, hear: (frame: string) => void) {
    super(`http://127.0.0.1:${port}`);
    this.#hear = hear;
  }

  protected override createRoom<T>(name: string, schema?: SchemaConstructor<T>) {
    const room = super.createRoom<T>(name, schema);
    const connect = room.connect.bind(room);
    room.connect = (...to) => {
      connect(...to);
      const { ws } = room.connection.transport as unknown as {
        ws: { addEventListener(type: string, listen: (event: { data: ArrayBuffer | Buffer }) => void): void };
      };
      ws.addEventListener('message', (event) => this.#hear(Buffer.from(event.data as ArrayBuffer).toString('latin1')));
    };
    return room;
  }
}

/** One person's browser without the browser: the real SDK, every frame recorded as it arrives. */
export class Person {
  readonly frames: string[] = [];
  /** Sockets opened so far: one, and one more each time this person came back. */
  sockets = 0;
  room: Room | null = null;
  welcome: Welcome | null = null;
  token: string | null = null;
  view: SeatView | null = null;
  updates: SeatUpdate[] = [];
  /** What was told on coming back. */
  readonly away: AwayUpdate[] = [];
  /** What the host's console was shown. */
  readonly console: ConsoleUpdate[] = [];
  /** Every `why` that came. */
  whys: Whys[] = [];
  replaced = false;
  left: number | null = null;
  world: World | null = null;
  readonly port: number;
  #nth = 0;

  constructor(port: number) {
    this.port = port;
  }

  async create(options: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const asked = { version: PROTOCOL_VERSION, scenario: 'two-names', clocks: 'none', ...options };
    this.#listen(await this.#client().create('table', asked));
    await until(() => this.welcome !== null);
    return this.room?.roomId ?? '';
  }

  async join(code: string, token = this.token, version: unknown = PROTOCOL_VERSION): Promise<void> {
    this.welcome = null;
    this.#listen(await this.#client().joinById(code, { version, ...(token ? { token } : {}) }));
    await until(() => this.welcome !== null);
  }

  #client = () => new TappedClient(this.port, (frame) => this.frames.push(frame));

  #listen(room: Room): void {
    this.sockets++;
    this.room = room;
    this.view = null;
    this.left = null;
    room.reconnection.enabled = false;
    room.onMessage('welcome', (welcome: Welcome) => {
      this.welcome = welcome;
      if (welcome.token) this.token = welcome.token;
    });
    room.onMessage('seat', (update: SeatUpdate) => {
      this.updates.push(update);
      if (update.view) this.view = update.view;
      else if (this.view && update.patch) this.view = apply(this.view, update.patch) as SeatView;
    });
    room.onMessage('away', (update: AwayUpdate) => this.away.push(update));
    room.onMessage('console', (update: ConsoleUpdate) => this.console.push(update));
    room.onMessage('why', (whys: Whys) => {
      this.whys.push(whys);
    });
    room.onMessage('replaced', () => {
      this.replaced = true;
    });
    room.onLeave((code) => {
      this.left = code;
    });
  }

  ask(
    name: string,
    body: object = {},
    id = `request-${process.pid}-${this.port}-${++this.#nth}-${Math.random()}`.slice(0, 40),
  ): Promise<Reply> {
    return this.room?.request(name, { id, ...body }) as Promise<Reply>;
  }

  command = (command: Command, id?: string): Promise<Reply> => this.ask('command', { command }, id);

  paper = (choice: number | null): Promise<Reply> => {
    const { post, round, epoch } = this.pub;
    return this.ask('paper', { post, round, epoch, envelope: this.seal(markPaper(choice)) });
  };

  /** A paper in an envelope for the box that is open, as the wire carries it; while none is, an envelope's worth of nothing. */
  seal = (paper: Uint8Array): string => {
    const { post, round, epoch } = this.pub;
    const key = Buffer.from((this.room as Room<unknown, { boxKey: string }>).state.boxKey, 'base64');
    if (key.length === 0) return randomBytes(ENVELOPE_BYTES).toString('base64');
    return Buffer.from(sealPaper(paper, key, { code: this.room?.roomId ?? '', post, round, epoch }, randomBytes)).toString('base64');
  };

  /** The public view as it was painted into the hall. */
  get pub(): PublicView {
    const hall = this.room?.state as unknown as Record<string, string & string[]>;
    const all = (items: readonly string[]) => [...items].map((text) => JSON.parse(text));
    return {
      ...JSON.parse(hall.head as string),
      seats: all(hall.seats as string[]),
      states: all(hall.states as string[]),
      ballots: all(hall.ballots as string[]),
      affairs: JSON.parse(hall.affairs as string),
      briefing: JSON.parse(hall.briefing as string),
      record: all(hall.record as string[]),
      after: JSON.parse(hall.after as string),
    };
  }

  /** The seats that people may take, as the lobby shows them. */
  get lobby(): readonly { id: string; taken: boolean; connected: boolean; ready: boolean; host: boolean }[] {
    const state = this.room?.state as unknown as { lobby?: Iterable<Person['lobby'][number]> } | undefined;
    return [...(state?.lobby ?? [])].map(({ id, taken, connected, ready, host }) => ({ id, taken, connected, ready, host }));
  }

  get phase(): string {
    const head = (this.room?.state as unknown as { head?: string })?.head;
    return head ? (JSON.parse(head) as { phase: string }).phase : 'lobby';
  }

  async scenario(): Promise<World> {
    if (!this.world) {
      const answer = await fetch(
        `http://127.0.0.1:${this.port}/api/scenarios/${(this.room as Room<unknown, { scenario: string }>).state.scenario}`,
      );
      this.world = compileWorld((await answer.json()) as Scenario);
    }
    return this.world;
  }

  /** Does one random legal thing, if there is one. */
  async act(pick: (n: number) => number): Promise<void> {
    if (!this.view) return;
    const world = await this.scenario();
    const { commands, forms } = choicesFor(world, this.pub, this.view);
    const form = forms[pick(Math.max(1, forms.length))];
    const command =
      form && pick(2) === 0
        ? sample(world, this.pub, this.view, form, pick)
        : commands.filter((entry) => entry.type !== 'ready' && entry.type !== 'attend')[0];
    if (command) await this.command(command);
  }

  close(): void {
    void this.room?.leave().catch(() => {});
  }
}

/** Brings a game on by one phase: everybody votes where there is a box, and everybody is ready. */
export async function onward(people: readonly Person[]): Promise<void> {
  const first = people[0] as Person;
  const before = `${first.phase}/${first.pub.day}/${first.pub.round}`;
  for (const person of people) {
    if (first.phase === 'booth') {
      if (person.view?.state) await person.paper(0);
    } else await person.command({ type: 'ready', ready: true });
  }
  await until(() => `${first.phase}/${first.pub.day}/${first.pub.round}` !== before, 15_000);
}
