import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventsFor } from '#shared/game/audience.ts';
import { markPaper } from '#shared/game/booth.ts';
import type { Tally } from '#shared/game/command.ts';
import { minutes } from '#shared/game/minutes.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { type Entropy, injectedEntropy } from '#shared/kit/dice.ts';
import type { Result } from '#shared/kit/result.ts';
import { ENVELOPE_BYTES } from '#shared/protocol/envelope.ts';
import { sealPaper } from '#shared/protocol/seal.ts';
import { KeyFolder } from '../../../booth/key-folder.ts';
import { entropyOf, systemRandom } from '../../../rooms/surroundings.ts';
import type { Header, Journal } from '../../../store/journal.ts';
import { openSqliteJournal } from '../../../store/sqlite-journal.ts';
import { HostedTable } from '../../../table/hosted-table.ts';
import { headerOf } from '../../../test/header.ts';
import { scenarioFile } from '../../files.ts';

/** What somebody writes: a name by its place, nothing, or something that no box can open. */
export type Mark = number | null | 'invalid';

/** Delegations that persons hold in these proofs. */
export const VOTERS = ['marrow-isles', 'tamber', 'oskar-republic', 'halden', 'kestrel-union', 'port-amber'] as const;

const world = compileWorld(scenarioFile('two-names'));
const VIEWERS = [null, ...world.scenario.seats.map((row) => row.id)];

/** Where a table's data and keys lie. */
export interface Place {
  readonly data: string;
  readonly keys: string;
}
const made: string[] = [];
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'pv-'));
  made.push(path);
  return path;
};
export const freshPlace = (): Place => ({ data: folder(), keys: folder() });

/** Takes away every folder that these halls have made. */
export function clearPlaces(): void {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
  walked.clear();
}

/**
 * A table on a real disk with real keys, led to its booth, and everything that anybody is shown of it. The game's own papers are drawn from the
 * seed here, so that two halls of one seed have them equal; a room's never are.
 */
export class Hall {
  readonly place: Place;
  readonly header: Header;
  readonly journal: Journal;
  readonly keys: KeyFolder;
  readonly table: HostedTable;
  /** What each viewer was shown, one text after each act; null is whoever has no seat. */
  readonly shown = new Map<string | null, string[]>(VIEWERS.map((viewer) => [viewer, []]));
  readonly replies: Result<null>[] = [];

  constructor(seed: string, place: Place = freshPlace(), entropy: Entropy = injectedEntropy(`${seed}|papers`), ports: Ports = asTheyAre) {
    this.place = place;
    this.header = headerOf({ code: 'BAKE27', scenario: world.scenario, seed, started: VOTERS, began: 0 });
    if (!existsSync(join(place.data, 'tables.db'))) copyFileSync(atTheDoors(this.header), join(place.data, 'tables.db'));
    const journal = openSqliteJournal(place.data);
    this.journal = ports.journal(journal);
    this.keys = ports.keys(new KeyFolder(place.keys));
    this.table = new HostedTable(this.header, this.journal, this.keys, entropy);
    if (this.table.state.phase === 'forecast') this.table.host({ type: 'phase.close' });
    this.table.takeNews();
    this.show();
  }

  get ballot() {
    const { post, round, epoch } = publicView(world, this.table.state);
    return { code: this.header.code, post, round, epoch };
  }

  /** The envelope of such a paper for the box that is open. */
  seal(mark: Mark): Uint8Array {
    return mark === 'invalid'
      ? randomBytes(ENVELOPE_BYTES)
      : sealPaper(markPaper(mark), this.table.boxKey ?? new Uint8Array(), this.ballot, randomBytes);
  }

  put(seat: string, mark: Mark): Result<null> {
    const reply = this.table.put(seat, this.ballot, this.seal(mark));
    this.replies.push(reply);
    this.show();
    return reply;
  }

  attend(seat: string, present: boolean): void {
    this.table.submit(seat, { type: 'attend', present }, `attend-${Math.random()}`);
    this.show();
  }

  /** Counts, and returns the sum that went into the journal. */
  close(): Tally {
    this.table.count();
    this.show();
    return this.tally as Tally;
  }

  /** The last sum in the state; null before one. */
  get tally(): Tally | null {
    return this.table.state.ballots.findLast((ballot) => ballot.tally !== null)?.tally ?? null;
  }

  /** To the verdict, another ballot included if it comes to one: blank papers there. */
  finish(): void {
    for (let n = 0; n < 40 && this.table.state.phase !== 'verdict'; n++) {
      if (this.table.state.phase === 'booth') this.table.count();
      else this.table.host({ type: 'phase.close' });
      this.show();
    }
  }

  /** Acts as the disk holds them. */
  get entries() {
    return this.journal.entries(this.header.code).map(({ entry }) => entry);
  }

  /** All that leaves the table, each place of it as one text: viewers, replies, journal, minutes, reasons of bots. */
  sinks(): ReadonlyMap<string, string> {
    const sinks = new Map([...this.shown].map(([viewer, texts]): [string, string] => [`viewer ${viewer}`, texts.join('\n')]));
    sinks.set('replies', JSON.stringify(this.replies));
    sinks.set('journal', JSON.stringify(this.entries));
    sinks.set('minutes', minutes(world, this.entries, {}));
    return sinks.set('whys', JSON.stringify(this.table.answers()));
  }

  show(): void {
    const news = this.table.takeNews();
    const pub = publicView(world, this.table.state);
    for (const [viewer, texts] of this.shown) {
      const own = viewer === null ? [] : [seatView(world, this.table.state, viewer), eventsFor(world, news, viewer)];
      texts.push(JSON.stringify([pub, ...own]));
    }
  }
}

/** Databases of games that have come to the moment before their doors, by seed: the way there is walked once. */
const walked = new Map<string, string>();

function atTheDoors(header: Header): string {
  const known = walked.get(header.seed);
  if (known) return known;
  const { data, keys } = freshPlace();
  const journal = openSqliteJournal(data);
  journal.save(header);
  const table = new HostedTable(header, journal, new KeyFolder(keys), entropyOf(systemRandom));
  while (table.state.phase !== 'forecast') table.host({ type: 'phase.close' });
  journal.close();
  const path = join(data, 'tables.db');
  walked.set(header.seed, path);
  return path;
}

/** Faults go between the table and its disk here. */
export interface Ports {
  journal(journal: Journal): Journal;
  keys(keys: KeyFolder): KeyFolder;
}
const asTheyAre: Ports = { journal: (journal) => journal, keys: (keys) => keys };

/** Names of the sinks in which two halls differ. */
export function apart(one: Hall, other: Hall): readonly string[] {
  const others = other.sinks();
  return [...one.sinks()].filter(([name, text]) => others.get(name) !== text).map(([name]) => name);
}
