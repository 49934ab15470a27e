import { matchMaker } from 'colyseus';
import type { KeyKeeper } from '#shared/game/booth.ts';
import type { Journal } from '../store/journal.ts';
import { describeFault } from './fault.ts';
import { TableRoom } from './table-room.ts';

const A_DAY_MS = 24 * 3_600_000;

/**
 * Erases what nobody has written to for `days` days, now and once a day: no session is kept longer than was said. A room that stands
 * open around such a table ends. The timer keeps no process alive.
 */
export function keepNoLongerThan(days: number, journal: Journal, keys: KeyKeeper): void {
  erase(days, journal, keys);
  setInterval(() => erase(days, journal, keys), A_DAY_MS).unref();
}

function erase(days: number, journal: Journal, keys: KeyKeeper): void {
  try {
    const codes = journal.removeOlder(days);
    for (const code of codes) {
      keys.keepOnly(code, null);
      const room = matchMaker.getLocalRoomById(code);
      if (room instanceof TableRoom) room.end();
    }
    if (codes.length > 0) console.log(`Present and Voting: tables older than ${days} days are erased: ${codes.length}`);
  } catch (error) {
    console.error(`Present and Voting: old tables cannot be erased: ${describeFault(error)}`);
  }
}
