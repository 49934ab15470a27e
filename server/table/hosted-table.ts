import { type Addressed, answersOf } from '#shared/bots/answers.ts';
import { playBots } from '#shared/bots/conduct.ts';
import type { BallotId, KeyKeeper } from '#shared/game/booth.ts';
import type { Command, HostCommand, Tally } from '#shared/game/command.ts';
import { decide, decideHost } from '#shared/game/decide.ts';
import type { GameEvent } from '#shared/game/event.ts';
import { evolve } from '#shared/game/evolve.ts';
import { callBallot } from '#shared/game/papers.ts';
import { setUp } from '#shared/game/setup.ts';
import type { Ballot, GameState } from '#shared/game/state.ts';
import { type Entry, Table } from '#shared/game/table.ts';
import { compileWorld, type World } from '#shared/game/world.ts';
import type { Entropy } from '#shared/kit/dice.ts';
import { canonical } from '#shared/kit/digest.ts';
import { no, type Result } from '#shared/kit/result.ts';
import { SealedBooth } from '../booth/sealed-booth.ts';
import type { Header, Journal, Kept } from '../store/journal.ts';

/**
 * A table with a journal and a box, without sockets or clocks. Every act goes to the journal before the state moves; envelopes go
 * to the box and nowhere else. `news` collects the facts of one act, bots' answers included, until the room has told everybody.
 */
export class HostedTable {
  readonly table: Table;
  readonly #journal: Journal;
  readonly #header: Header;
  readonly #keys: KeyKeeper;
  readonly #entropy: Entropy;
  readonly #answered = new Set<string>();
  #seq = 0;
  #request: string | null = null;
  #news: Kept[] = [];
  #booth: SealedBooth | null = null;
  /** The sum of a box that is counted, until it is on disk: a second count would draw other papers for states without a person. */
  #tally: Tally | null = null;
  #answers: readonly Addressed[] | null = null;

  /**
   * Opens a started game from its header and whatever the journal holds. A box that was open goes on with what is in it; if its key is lost,
   * that ballot is run again in front of everybody. `entropy` draws the papers of states without a person.
   */
  constructor(header: Header, journal: Journal, keys: KeyKeeper, entropy: Entropy) {
    this.#journal = journal;
    this.#header = header;
    this.#keys = keys;
    this.#entropy = entropy;
    // A world of its own: what is kept beside a world between two decisions would be made anew each time two tables took turns.
    const world = compileWorld(header.scenario);
    const kept = journal.entries(header.code);
    this.table = new Table(world, fold(world, openingOf(world, header), kept), (entry) => this.#keep(entry));
    this.#seq = kept.length;
    for (const { request } of kept) if (request) this.#answered.add(request);
    const ballot = this.#ballot;
    // A process may have died between the sum and the end of the key.
    keys.keepOnly(header.code, ballot);
    const key = ballot && keys.find(ballot);
    if (ballot && key) this.#openBox(ballot, key);
    else if (ballot) this.host({ type: 'booth.rerun' });
  }

  get state(): GameState {
    return this.table.state;
  }

  /** How many acts the journal holds. */
  get acts(): number {
    return this.#seq;
  }

  /** Whether this request was accepted before, in this process or an earlier one. */
  accepted(request: string): boolean {
    return this.#answered.has(request);
  }

  /** A person's command. A request that was accepted before is answered again and not done again. */
  submit(seat: string, command: Command, request: string): Result<null> {
    if (this.accepted(request)) return { ok: true, value: null };
    // The box is counted and the sum is not on disk yet: until it is, nobody may come to the roll or leave it.
    if (this.#tally) return no('cannot-save');
    this.#request = request;
    try {
      const result = this.table.submit(seat, command);
      if (!result.ok) return result;
      this.#answered.add(request);
    } finally {
      this.#request = null;
    }
    if (command.type === 'attend' && !command.present) this.#booth?.remove(seat);
    return { ok: true, value: null };
  }

  /** The host's word. Bots then do what the moment asks of them. */
  host(command: HostCommand): void {
    const before = this.state.phase;
    const result = this.table.host(command);
    if (!result.ok) throw new Error(`the host was refused: ${result.refusal.code}`);
    if (this.state.phase !== before || command.type === 'beat') playBots(this.table);
    const ballot = this.#ballot;
    if (ballot && (before !== 'booth' || command.type === 'booth.rerun')) {
      this.#emptyBox();
      this.#openBox(ballot, this.#keys.make(ballot));
    }
  }

  /** A paper in its envelope, for the box. It is not opened before the count, and the answer is the same whatever it says. */
  put(seat: string, ballot: Omit<BallotId, 'code'>, envelope: Uint8Array): Result<null> {
    // A box that has been counted is closed, even while its sum waits for the disk.
    if (this.#tally) return no('ballot-closed');
    return this.#booth?.put(seat, ballot, envelope) ?? no('ballot-closed');
  }

  /** The key that envelopes of the ballot that is open are sealed with; null while none is. */
  get boxKey(): Uint8Array | null {
    return this.#booth?.key ?? null;
  }

  /** Whether this seat has an envelope in the box. Only the seat itself may be told. */
  hasHandedIn(seat: string): boolean {
    return this.#booth?.has(seat) ?? false;
  }

  /** Seats held by persons that still hold a paper. */
  holdingPapers(): readonly string[] {
    if (this.#spokenAloud) return this.#silent();
    if (this.#tally) return [];
    return this.#booth?.missing().filter((seat) => this.state.seats[seat]?.held === 'person') ?? [];
  }

  /** Where the ballot is open there is no box: seats held by persons, on the roll, that have said nothing yet. */
  #silent(): readonly string[] {
    const { ballots, seats } = this.state;
    return (ballots.at(-1)?.persons ?? []).filter(
      (id) => seats[id]?.held === 'person' && seats[id].attending && seats[id].aloud === undefined,
    );
  }

  get #spokenAloud(): boolean {
    return this.table.world.scenario.ballot.open;
  }

  /** Counts the box; only the sum goes on. An open ballot is read out instead. */
  count(): void {
    if (this.#spokenAloud && this.state.phase === 'booth') this.host({ type: 'phase.close' });
    const booth = this.#booth;
    if (!booth) return;
    // Somebody has taken the key away under us: what is in the box is noise.
    if (!this.#tally && !booth.opens) {
      this.host({ type: 'booth.rerun' });
      return;
    }
    this.#tally ??= booth.count();
    this.host({ type: 'booth.close', tally: this.#tally });
    this.#journal.flush();
    // The sum is on disk and the envelopes are gone; only now may the key die, and only then does anybody hear of the sum.
    this.#keys.keepOnly(this.#header.code, this.#ballot);
    this.#tally = null;
    if (this.#booth === booth) this.#booth = null;
  }

  /** What it takes to bring everything but the journal back to this moment, for an act that could not be saved. */
  remember(): () => void {
    const { state } = this.table;
    const [seq, booth, answered] = [this.#seq, this.#booth, this.#answered.size];
    return () => {
      this.table.state = state;
      this.#seq = seq;
      this.#news = this.#news.filter((kept) => kept.seq < seq);
      this.#booth = booth;
      booth?.lookAgain();
      for (const request of [...this.#answered].slice(answered)) this.#answered.delete(request);
    };
  }

  /** Whether something has happened since news were taken last. */
  get hasNews(): boolean {
    return this.#news.length > 0;
  }

  /** What has happened since the last call. */
  takeNews(): readonly GameEvent[] {
    const news = this.#news.flatMap(({ entry }) => entry.events);
    this.#news = [];
    return news;
  }

  /** Why bots did what was seen of them, reckoned from the journal once there is a verdict; nothing before. */
  answers(): readonly Addressed[] {
    if (this.state.phase !== 'verdict') return [];
    const { world } = this.table;
    this.#answers ??= answersOf(
      world,
      openingOf(world, this.#header),
      this.#journal.entries(this.#header.code).map(({ entry }) => entry),
    );
    return this.#answers;
  }

  /** The ballot whose box is open now; null while none is. */
  get #ballot(): BallotId | null {
    if (this.state.phase !== 'booth' || this.#spokenAloud) return null;
    const { post, round, epoch } = this.state.ballots.at(-1) as Ballot;
    return { code: this.#header.code, post, round, epoch };
  }

  /** A game whose last acts were damaged and cut off may come to its booth anew: envelopes that were left there open with no key. */
  #emptyBox(): void {
    const { box } = this.#journal;
    for (const seat of box.envelopes(this.#header.code).keys()) box.remove(this.#header.code, seat);
  }

  #openBox(ballot: BallotId, key: Uint8Array): void {
    const roll = () => callBallot(this.table.world, this.state);
    this.#booth = new SealedBooth(ballot, key, roll, this.#journal.box, this.#keys, this.#entropy);
  }

  /** An act into the journal. A sum, or the word that a ballot is run again, goes there as the envelopes go, in one transaction. */
  #keep(entry: Entry): void {
    const { code } = this.#header;
    const kept: Kept = { seq: this.#seq, entry, request: this.#request };
    if (entry.command.type === 'booth.close' || entry.command.type === 'booth.rerun') this.#journal.appendAndEmptyBox(code, kept);
    else this.#journal.append(code, kept);
    this.#seq++;
    this.#news.push(kept);
  }
}

/** The first state of the game that was pinned in a header. */
export const openingOf = (world: World, { seed, openDice, started, level }: Header): GameState =>
  setUp(world, { seed, openDice, persons: started ?? [], level });

/** The state that the kept facts make. */
export const fold = (world: World, opening: GameState, kept: readonly Kept[]): GameState =>
  kept.reduce((state, { entry }) => entry.events.reduce((now, event) => evolve(world, now, event), state), opening);

/** Decides every kept command again and compares the facts. Returns the first entry that differs, or null. */
export function verify(header: Header, kept: readonly Kept[]): number | null {
  const world = compileWorld(header.scenario);
  let state = openingOf(world, header);
  for (const { seq, entry } of kept) {
    const again =
      entry.by === 'host'
        ? decideHost(world, state, entry.command as HostCommand)
        : decide(world, state, entry.by, entry.command as Command);
    if (!again.ok || canonical(again.value) !== canonical(entry.events)) return seq;
    for (const event of entry.events) state = evolve(world, state, event);
  }
  return null;
}
