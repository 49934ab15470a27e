import { type AuthContext, matchMaker, ServerError } from 'colyseus';
import { type DoorCode, isCode } from '#shared/protocol/messages.ts';
import type { Addresses } from '../net/addresses.ts';
import { describeFault } from './fault.ts';

const refusal = (status: number, code: DoorCode): ServerError => new ServerError(status, code);

/** What JSON calls an object, without a way to its prototype. */
const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype && !Object.hasOwn(value, '__proto__');

type Wake = (code: string, needRoom: () => void) => Promise<void>;

/**
 * Closes Colyseus' match-making down to the two ways in that there are: opening a room and entering one by its code. What is
 * refused here is refused with a status below 500 (503 after a fault of ours) and one word, whatever Colyseus would have said. No page
 * of another origin may read an answer. `caller.ip` was written by the front (`server/net/front.ts`); `wake` brings back the room of a
 * table that is kept.
 */
export function closeMatchmaking(addresses: Addresses, mostRooms: number, wake: Wake): void {
  const { controller } = matchMaker;
  controller.exposedMethods = ['create', 'joinById'];
  controller.DEFAULT_CORS_HEADERS = {} as typeof controller.DEFAULT_CORS_HEADERS;
  controller.getCorsHeaders = () => ({});
  const needRoom = () => {
    if (matchMaker.stats.local.roomCount >= mostRooms) throw refusal(429, 'server-full');
  };
  const open = async (asked: object, caller: AuthContext | undefined) => {
    needRoom();
    if (!addresses.mayOpen(caller?.ip ?? '')) throw refusal(429, 'too-many-rooms');
    const place = await matchMaker.create('table', asked, caller);
    addresses.entered(caller?.ip ?? '', place.roomId);
    return place;
  };
  const enter = async (code: string, asked: object, caller: AuthContext | undefined) => {
    const address = caller?.ip ?? '';
    if (!addresses.mayTry(address, code)) throw refusal(429, 'too-many-tries');
    if (isCode(code)) await wake(code, needRoom);
    if (!isCode(code) || !matchMaker.getLocalRoomById(code)) {
      addresses.missed(address);
      throw refusal(404, 'no-such-room');
    }
    addresses.entered(address, code);
    return await matchMaker.joinById(code, asked, caller);
  };
  controller.invokeMethod = async (method, name, asked, caller) => {
    if (!isPlainObject(asked)) throw refusal(400, 'malformed');
    if (method !== 'joinById' && (method !== 'create' || name !== 'table')) throw refusal(404, 'malformed');
    try {
      return await (method === 'create' ? open(asked, caller) : enter(name, asked, caller));
    } catch (error) {
      if (error instanceof ServerError && error.code >= 400 && error.code < 500) throw error;
      console.error(`Present and Voting: nobody could come in: ${describeFault(error)}`);
      throw refusal(503, 'room-stopped');
    }
  };
}
