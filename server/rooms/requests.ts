import type { Client, Room } from 'colyseus';
import { no, ok, type Result } from '#shared/kit/result.ts';
import { type RequestBody, type RequestName, readRequest } from '#shared/protocol/messages.ts';
import { counts } from '../net/counts.ts';
import type { HostedTable } from '../table/hosted-table.ts';
import type { Absent } from './absent.ts';
import { answerUnknown } from './catch-all.ts';
import type { Console } from './console.ts';
import { begin, sayReady, takeSeat } from './lobby.ts';
import type { Pace } from './pace.ts';
import { type Post, requestKey } from './post.ts';
import type { Sitting, Visitor } from './sitting.ts';
import { tellWhy } from './telling.ts';

/** What requests are about: the parts of a room, and what it does as a whole. */
interface Asked {
  readonly sitting: Sitting;
  readonly pace: Pace;
  readonly absent: Absent;
  readonly console: Console;
  /** The game begins. */
  openTable(): void;
  /** The room's table is erased. */
  end(): void;
}

/** Requests by name. A malformed one is answered, never punished: a bad message must not put a pupil out of the room. */
export function hear(room: Room & Asked, post: Post): void {
  const { sitting, console } = room;
  const reading =
    <N extends RequestName>(name: N, data: unknown, act: (visitor: Visitor, body: RequestBody<N>) => Result<null>) =>
    (visitor: Visitor): Result<null> => {
      counts.read++;
      const body = readRequest(name, data);
      return body ? act(visitor, body) : no('malformed', { message: name });
    };
  const on = <N extends RequestName>(name: N, act: (visitor: Visitor, body: RequestBody<N>) => Result<null>) =>
    room.onMessage(name, (client: Client, data: unknown) => post.answer(client, data, reading(name, data, act)));
  on('seat.take', (visitor, { seat }) => take(room, visitor, seat));
  on('seat.leave', (visitor) => take(room, visitor, null));
  on('lobby.ready', (visitor, { ready }) => sayReady(sitting, visitor, ready));
  on('start', (visitor, { force }) => start(room, visitor, force ?? false));
  on('command', (visitor, { id, command }) =>
    atTheTable(room, visitor, (table, seat) => table.submit(seat, command, requestKey(seat, id))),
  );
  on('host.close', (visitor, body) => console.close(visitor, body));
  on('host.pause', (visitor, { paused }) => console.pause(visitor, paused));
  on('host.time', (visitor) => console.time(visitor));
  on('host.booth', (visitor) => console.booth(visitor));
  on('host.lock', (visitor, { locked }) => console.lock(visitor, locked));
  on('host.seat', (visitor, body) => console.seat(visitor, body));
  on('host.erase', (visitor, { code }) => erase(room, visitor, code));
  on('paper', (visitor, { post, round, epoch, envelope }) =>
    atTheTable(room, visitor, (table, seat) => table.put(seat, { post, round, epoch }, Buffer.from(envelope, 'base64'))),
  );
  // Questions and no acts: the line may have died between what is pushed and the answer, so both are sent each time one is asked.
  const onQuestion = (name: string, answer: (visitor: Visitor, data: unknown) => Result<null>) =>
    room.onMessage(name, (client: Client, data: unknown) => post.answer(client, null, (visitor) => answer(visitor, data)));
  onQuestion('why', (visitor, data) => reading('why', data, () => tellWhy(sitting, visitor))(visitor));
  onQuestion('resync', (visitor) => {
    visitor.last = null;
    visitor.console = null;
    return ok(null);
  });
  answerUnknown(room, (client: Client, name) => post.answer(client, null, () => no('unknown-request', { message: name.slice(0, 40) })));
}

function take({ sitting, absent }: Asked, visitor: Visitor, seat: string | null): Result<null> {
  const result = takeSeat(sitting, visitor, seat);
  if (result.ok) absent.await();
  return result;
}

function start(room: Asked, visitor: Visitor, force: boolean): Result<null> {
  const result = begin(room.sitting, visitor, force);
  if (result.ok) room.openTable();
  return result;
}

/** What somebody who sits does in the game. */
function atTheTable({ sitting, pace }: Asked, visitor: Visitor, act: (table: HostedTable, seat: string) => Result<null>): Result<null> {
  const { table, header } = sitting;
  const seat = sitting.seatOf(visitor);
  // A game that has begun and cannot be opened again yet: what was done in it is not known now.
  if (!table) return no(header.started ? 'cannot-save' : 'wrong-stage');
  if (!seat) return no('no-seat');
  // Hands off while the facilitator speaks: what was half written stays on the page.
  if (header.paused) return no('paused');
  const result = act(table, seat);
  if (result.ok) pace.follow();
  return result;
}

/** The host erases the session, in the lobby, the game or after it. Nothing of it is written any more. */
function erase(room: Asked, visitor: Visitor, code: string): Result<null> {
  const { sitting } = room;
  if (!sitting.isHost(visitor)) return no('host-only');
  if (code !== sitting.header.code) return no('not-found');
  sitting.ports.journal.remove(code);
  sitting.ports.keys.keepOnly(code, null);
  room.end();
  return ok(null);
}
