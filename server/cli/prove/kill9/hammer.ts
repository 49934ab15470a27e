import { setTimeout as pause } from 'node:timers/promises';
import type { Header } from '../../../store/journal.ts';
import { verify } from '../../../table/hosted-table.ts';
import { type Served, serve, until } from '../../../test/rig.ts';
import { account, type Left, leftOnDisk } from './ledger.ts';
import { type Pick, Witness } from './witness.ts';

/** Milliseconds after a volley of requests within which the server is killed. */
const WITHIN_MS = 25;
/** Milliseconds after the first of them stands at the door, in which people who come back are cut off again. */
const RETURN_MS = 60;
/** A phase ends when everybody has finished; nobody is taken for gone; beats come often. */
const SURROUNDINGS = { GRACE_MS: '600000', BOOTH_MS: '40', BEAT_MS: '25' };
const TABLES = [
  { scenario: 'two-names', seats: ['marrow-isles', 'halden', 'corin'] },
  { scenario: 'port-selene', seats: ['aske', 'cobbler', 'sandbar', 'brightwire'] },
  { scenario: 'first-day', seats: ['marrow-isles', 'vela'] },
] as const;

/** What all kills together showed. */
export interface Tally {
  kills: number;
  games: number;
  /** How often people came back, and how often into their own seat. */
  comers: number;
  back: number;
  /** Acts that were torn and cut off: none of a mere `kill -9`. */
  cut: number;
  acknowledged: number;
  kept: number;
  gone: number;
  /** Requests without an answer that were asked again, and how many were answered then. */
  retried: number;
  answered: number;
  readonly lost: string[];
  readonly doubled: string[];
  readonly untrue: string[];
  readonly broken: string[];
  /** By the phase in which the server was killed. */
  readonly phases: Map<string, number>;
}

/** How many times as many kills as asked it waits for one that leaves an act without an answer, before it says that none did. */
const MOST = 5;

/** One server and one table after another, until the server was killed often enough. */
export class Hammer {
  readonly tally: Tally = {
    ...{ kills: 0, games: 0, comers: 0, back: 0, cut: 0, acknowledged: 0, kept: 0, gone: 0, retried: 0, answered: 0 },
    ...{ lost: [], doubled: [], untrue: [], broken: [], phases: new Map() },
  };
  readonly #folder: string;
  readonly #pick: Pick;
  readonly #wanted: number;
  #served: Served | null = null;
  #code = '';
  #witnesses: readonly Witness[] = [];

  constructor(folder: string, pick: Pick, wanted: number) {
    this.#folder = folder;
    this.#pick = pick;
    this.#wanted = wanted;
  }

  /** One table from its lobby to its verdict; ends sooner when the server was killed often enough. */
  async play(): Promise<void> {
    await this.#start();
    const { scenario, seats } = TABLES[this.tally.games % TABLES.length] as (typeof TABLES)[number];
    this.#witnesses = seats.map((seat) => new Witness((this.#served as Served).port, seat, this.#pick));
    const [host, ...others] = this.#witnesses as [Witness, ...Witness[]];
    this.#code = await host.person.create({ scenario });
    for (const other of others) await other.person.join(this.#code);
    for (const { person } of this.#witnesses) await person.scenario();
    await this.#volley(() => this.#each((one) => one.ask('seat.take', { seat: one.seat })));
    await this.#volley(() => host.ask('start', { force: true }));
    await until(() => this.#witnesses.every(({ person }) => person.view !== null));
    while (!this.enough && host.person.phase !== 'verdict') await this.#phase(host);
    const phase = host.person.phase;
    await this.#kill();
    if (!this.enough) this.#count(phase);
    const { header, kept } = this.#compare();
    const broken = verify(header, kept);
    if (broken !== null) this.tally.broken.push(`${this.#code} at act ${broken}`);
    this.tally.acknowledged += this.#witnesses.flatMap(({ asked }) => asked.filter(({ answer }) => answer?.ok)).length;
    this.tally.games++;
  }

  /** Killed as often as was asked, and at least once between an act and its answer: in few kills that may not have come up yet. */
  get enough(): boolean {
    const { kills, kept, gone } = this.tally;
    return kills >= this.#wanted && (kept + gone > 0 || kills >= MOST * this.#wanted);
  }

  /** One phase to its end, with one kill somewhere in it. */
  async #phase(host: Witness): Promise<void> {
    const before = momentOf(host);
    const volleys = host.person.phase === 'corridor' ? 3 : 1;
    const kill = this.#pick(volleys + 1);
    for (let n = 0; n < volleys && momentOf(host) === before; n++) {
      const act = () => this.#each((one) => one.act());
      if (n === kill) await this.#killDuring(act);
      else await act();
    }
    if (kill === volleys) await this.#killDuring(() => this.#each((one) => one.finish()));
    for (let n = 0; n < 50 && momentOf(host) === before; n++) {
      await this.#each((one) => one.finish());
      await pause(60);
    }
    if (momentOf(host) === before) throw new Error(`the game stands still at ${before}`);
  }

  /** A volley in the lobby, where a kill comes now and then. */
  async #volley(act: () => Promise<unknown>): Promise<void> {
    if (!this.enough && this.#pick(2) === 0) await this.#killDuring(act);
    else await act();
  }

  #each(act: (one: Witness) => Promise<void>): Promise<unknown> {
    return Promise.all(this.#witnesses.map(act));
  }

  async #killDuring(act: () => Promise<unknown>): Promise<void> {
    if (this.enough) return void (await act());
    const phase = this.#witnesses[0]?.person.phase ?? '';
    const asking = act();
    await pause(this.#pick(WITHIN_MS));
    await this.#kill();
    this.#count(phase);
    await asking;
    this.#compare();
    if (!this.enough && this.#pick(10) === 0) await this.#killComers();
    await this.#comeBack(this.#compare().header);
    await this.#askAgain();
  }

  /** The server is gone again while people are on their way back. */
  async #killComers(): Promise<void> {
    await this.#start();
    const coming = this.#witnesses.map(({ person }) => person.join(this.#code).catch(() => {}));
    await pause(this.#pick(RETURN_MS));
    await this.#kill();
    this.#count('coming back');
    await Promise.race([Promise.all(coming), pause(1000)]);
  }

  #count(phase: string): void {
    this.tally.kills++;
    this.tally.phases.set(phase, (this.tally.phases.get(phase) ?? 0) + 1);
  }

  async #kill(): Promise<void> {
    await this.#served?.kill('SIGKILL');
    await until(() => this.#witnesses.every(({ person }) => person.left !== null || person.welcome === null));
  }

  /** The disk of the dead server beside what people were told. */
  #compare(): Left {
    const left = leftOnDisk(this.#folder, this.#code);
    const found = account(this.#witnesses, left);
    this.tally.lost.push(...found.lost);
    this.tally.doubled.push(...found.doubled);
    this.tally.untrue.push(...found.untrue);
    this.tally.cut += left.cut;
    this.tally.kept += found.unansweredKept;
    this.tally.gone += found.unansweredGone;
    return left;
  }

  async #start(): Promise<void> {
    this.#served = await serve({ ...(this.#served && { port: this.#served.port }), folder: this.#folder, env: SURROUNDINGS });
  }

  /** Everybody comes back by their token, into the seat that was on disk. */
  async #comeBack({ people, started }: Header): Promise<void> {
    await this.#start();
    for (const one of this.#witnesses) {
      await one.comeBack(this.#code, started !== null);
      const sat = people.some(({ seat }) => seat === one.seat);
      this.tally.comers++;
      if ((one.person.welcome?.seat ?? null) === (sat ? one.seat : null)) this.tally.back++;
    }
  }

  /** Everything without an answer is asked again under its own id. */
  async #askAgain(): Promise<void> {
    for (const one of this.#witnesses) {
      for (const asked of one.unanswered) {
        this.tally.retried++;
        await one.send(asked);
        if (asked.answer !== null) this.tally.answered++;
      }
    }
  }
}

/** A box that is opened again after a kill is still the same phase: it is to be brought to its end, not killed again and again. */
function momentOf({ person }: Witness): string {
  const { phase, day, round } = person.pub;
  return [phase, day, round].join('/');
}
