import { expect, test, vi } from 'vitest';
import { markPaper } from '#shared/game/booth.ts';
import type { Phase } from '#shared/game/state.ts';
import { publicView } from '#shared/game/view.ts';
import type { PublicView } from '#shared/game/view.types.ts';
import { PROTOCOL_VERSION, type Reply, type RequestName } from '#shared/protocol/messages.ts';
import { scenarioFile } from '../cli/files.ts';
import { GlassKeys, glassEnvelope } from '../cli/prove/glass.ts';
import { Disk } from '../cli/prove/sim/disk.ts';
import { stateIsFold } from '../cli/prove/sim/laws.ts';
import { type Link, Server } from '../cli/prove/sim/server.ts';
import { Time } from '../cli/prove/sim/time.ts';
import type { TableRoom } from '../rooms/table-room.ts';
import { refused } from './tables.ts';

/** The room itself on the simulator's clock and disk, which fails at moments that no real one can be made to fail at. */

const OK: Reply = { ok: true };
vi.spyOn(console, 'error').mockImplementation(() => {});

/** A game with one person, who has handed in a paper: the box would close by itself in a moment, were the game not stopped. */
class Stopped {
  readonly time = new Time();
  readonly disk = new Disk();
  readonly server = new Server(this.time, this.disk, '7', scenarioFile('first-day'));
  readonly #link: Link;
  #nth = 0;

  constructor() {
    this.server.start({ version: PROTOCOL_VERSION, scenario: 'first-day', clocks: 'none' });
    this.#link = this.server.enter({ version: PROTOCOL_VERSION }, { push: () => {}, closed: () => {} }) as Link;
    this.#done('seat.take', { seat: 'marrow-isles' });
    this.#done('start', { force: true });
    this.#done('host.booth');
    const { post, round, epoch } = this.pub;
    this.#done('paper', { post, round, epoch, envelope: Buffer.from(glassEnvelope(markPaper(0))).toString('base64') });
    this.#done('host.pause', { paused: true });
  }

  #done(name: RequestName, body: object = {}): void {
    expect(this.ask(name, body), name).toEqual(OK);
  }

  ask(name: RequestName, body: object): Reply | null {
    return this.server.hear(this.#link, name, { id: `request-number-${++this.#nth}`, ...body });
  }

  get room(): TableRoom {
    return this.server.room as TableRoom;
  }

  get pub(): PublicView {
    const table = this.room.sitting.table?.table;
    if (!table) throw new Error('no table');
    return publicView(table.world, table.state);
  }

  /** The phase that is painted in the hall. */
  get shown(): Phase {
    return JSON.parse(this.room.state.head).phase;
  }
}

/** Fails at the next write, once the ballot's key is gone: then the sum is on disk already. */
function failAfterTheSum({ disk, room }: Stopped): void {
  const { keys } = room.sitting.ports;
  vi.spyOn(keys, 'keepOnly').mockImplementationOnce((code, ballot) => {
    GlassKeys.prototype.keepOnly.call(keys, code, ballot);
    disk.full = 'at writes';
  });
}

test('a game that could not go on stands: no timer of the moment when it seemed to closes the box', () => {
  const game = new Stopped();
  game.disk.full = 'at the flush';
  expect(game.ask('host.pause', { paused: false })).toEqual(refused('cannot-save'));
  game.disk.full = null;
  game.time.pass(10_000);
  expect(game.pub.phase).toBe('booth');
  expect(game.room.sitting.header.paused).not.toBeNull();
  expect(game.ask('host.pause', { paused: false })).toEqual(OK);
  game.time.pass(1000);
  expect(game.pub.phase).toBe('count');
});

test('what fails after a sum is on disk does not go back behind it', () => {
  const game = new Stopped();
  const { phase, day, post, round } = game.pub;
  failAfterTheSum(game);
  expect(game.ask('host.close', { phase, day, post, round })).toEqual(refused('cannot-save'));
  expect(game.pub.phase).toBe('count');
  game.disk.full = null;
  game.time.pass(2000);
  expect(stateIsFold(game.server, game.disk)).toEqual([]);
  // Everybody is told once the disk takes something again.
  expect(game.shown).toBe('count');
  expect(game.ask('host.close', { phase: 'count', day, post, round })).toEqual(OK);
  expect(game.room.stopped).toBe(false);
});
