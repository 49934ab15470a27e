import { injectedEntropy } from '#shared/kit/dice.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/messages.ts';
import type { Scenario } from '#shared/scenario/schema.ts';
import { Disk } from './disk.ts';
import { broken, stateIsFold } from './laws.ts';
import { Person, type Pick } from './person.ts';
import type { Step } from './plan.ts';
import { Server } from './server.ts';
import { Time } from './time.ts';

/** Seats that people take, by scenario. */
const SEATS: Readonly<Record<string, readonly string[]>> = {
  'first-day': ['marrow-isles', 'vela', 'corin'],
  'port-selene': ['cobbler', 'sandbar', 'aske', 'brightwire'],
};
/** Steps in the lobby before the host begins. */
const LOBBY = 4;
/** Seconds of calm after which a game that is not over stands still. */
const MOST_CALM = 900;

/** What one simulated game bore, and every law that it broke. */
export interface Outcome {
  readonly broken: readonly string[];
  readonly crashes: number;
  readonly refused: number;
  readonly acknowledged: number;
  readonly acts: number;
  readonly lives: number;
}

/** One whole game by this plan; when the plan is used up everything is well again and the game is played to its end. */
export function playSimulated(scenario: Scenario, seed: string, plan: readonly Step[]): Outcome {
  const table = new SimTable(scenario, seed);
  table.openLobby();
  for (const [n, step] of plan.entries()) {
    if (n === LOBBY) table.begin();
    table.take(step);
  }
  if (plan.length <= LOBBY) table.begin();
  table.calmDown();
  return table.outcome();
}

/** Draws of its own for each thing, so that leaving one step out of a plan leaves the others as they were. */
function drawsFor(...keys: readonly (string | number)[]): Pick {
  const draws = injectedEntropy(keys.join('|'));
  return (n) => draws() % n;
}

class SimTable {
  readonly time = new Time();
  readonly disk = new Disk();
  readonly server: Server;
  readonly people: readonly Person[];
  readonly seats: readonly string[];
  readonly #seed: string;
  readonly #scenario: Scenario;
  readonly #broken: string[] = [];

  constructor(scenario: Scenario, seed: string) {
    this.#scenario = scenario;
    this.#seed = seed;
    this.server = new Server(this.time, this.disk, seed, scenario);
    this.seats = SEATS[scenario.id] ?? [];
    this.people = this.seats.map((seat) => new Person(seat, this.time, this.server, drawsFor(seed, 'network', seat)));
  }

  openLobby(): void {
    const pick = drawsFor(this.#seed, 'lobby');
    const clocks = pick(3) === 0 ? 'live' : 'none';
    this.server.start({ version: PROTOCOL_VERSION, scenario: this.#scenario.id, clocks, level: 1 + pick(3) });
    for (const person of this.people) {
      person.enter();
      this.time.pass(20);
      person.ask('seat.take', { seat: person.name }, 'arrives');
    }
  }

  /** Once everybody sits the host begins. */
  begin(): void {
    for (let n = 0; n < 60 && this.people.some((person) => person.unanswered); n++) this.time.pass(1000);
    for (let n = 0; n < 60 && !this.server.room?.sitting.table; n++) {
      const host = this.people.find((person) => person.here && person.welcome?.host);
      host?.ask('start', { force: true }, 'arrives');
      this.time.pass(1000);
    }
  }

  take({ kind, who, dice, fate, ms }: Step): void {
    const person = this.people[who % this.people.length] as Person;
    const pub = person.pub;
    const pick = drawsFor(this.#seed, kind, who, dice);
    if (kind === 'act' && pub) person.act(pub, fate, pick);
    if (kind === 'ready' && pub) person.finish(pub, fate, pick);
    if (kind === 'all ready') for (const one of this.people) if (one.pub) one.finish(one.pub, fate, pick);
    if (kind === 'cut') person.cut(dice % 6000);
    if (kind === 'second tab') person.secondTab();
    if (kind === 'crash') this.disk.crashIn = 1 + (dice % 40);
    if (kind === 'full disk') this.#fillDisk(dice % 5000);
    if (kind === 'clock jump') this.time.jumped += dice % 2 === 0 ? 3_600_000 : -3_600_000;
    if (kind === 'host') this.#hostActs(dice);
    if (kind === 'stranger') new Person(`stranger-${dice}`, this.time, this.server, pick).enter();
    this.time.pass(ms);
    this.#broken.push(...stateIsFold(this.server, this.disk));
  }

  #fillDisk(ms: number): void {
    this.disk.full = ms % 2 === 0 ? 'at writes' : 'at the flush';
    this.time.after(ms, () => {
      this.disk.full = null;
    });
  }

  #hostActs(dice: number): void {
    const host = this.people.find((person) => person.welcome?.host);
    const pub = host?.pub;
    if (!host || !pub) return;
    const { phase, day, post, round } = pub;
    const away = this.people.find((person) => !person.here);
    const acts = [
      () => host.ask('host.pause', { paused: dice % 4 < 2 }, 'arrives'),
      () => host.ask('host.close', { phase, day, post, round }, 'twice'),
      () => host.ask('host.time', {}, 'arrives'),
      () => host.ask('host.lock', { locked: dice % 4 < 2 }, 'arrives'),
      () => away && host.ask('host.seat', { seat: away.name, by: 'bot' }, 'arrives'),
      () => dice % 7 === 0 && host.ask('host.booth', {}, 'arrives'),
    ];
    acts[dice % acts.length]?.();
  }

  /** No more faults: everybody comes back and plays to the verdict. */
  calmDown(): void {
    this.disk.crashIn = null;
    for (const person of this.people) person.calmDown();
    this.time.pass(10_000);
    for (let n = 0; n < MOST_CALM && !this.#over; n++) {
      const host = this.people.find((person) => person.welcome?.host);
      if (this.server.room?.sitting.header.paused) host?.ask('host.pause', { paused: false }, 'arrives');
      for (const person of this.people) {
        const { pub } = person;
        if (pub && pub.phase !== 'verdict') person.finish(pub, 'arrives', drawsFor(this.#seed, 'calm', n));
      }
      this.time.pass(1000);
    }
    this.time.pass(10_000);
  }

  get #over(): boolean {
    return this.server.room?.sitting.isOver ?? false;
  }

  outcome(): Outcome {
    const found = [...this.#broken, ...broken(this.server, this.disk, this.people)];
    const answers = this.people.flatMap(({ requests }) => requests.map(({ answer }) => answer));
    return {
      broken: [...new Set(found)],
      crashes: this.disk.crashes,
      refused: this.disk.refused,
      acknowledged: answers.filter((answer) => answer?.ok).length,
      acts: this.server.code === null ? 0 : this.disk.entries(this.server.code).length,
      lives: this.server.lives,
    };
  }
}
