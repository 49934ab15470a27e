import { randomBytes } from 'node:crypto';
import { matchMaker } from 'colyseus';
import type { DoorCode } from '#shared/protocol/messages.ts';
import type { Journal } from '../store/journal.ts';

/** Codes of tables that are being brought back, by a ticket that only this process knows: no client can ask for a restore. */
const tickets = new Map<string, string>();

const STOPPED: DoorCode = 'room-stopped';

/** Codes that are on their way, so that a class that comes back together wakes its room once. */
const waking = new Map<string, Promise<void>>();
/** Codes whose table could not be opened: why is in the log, once. */
const unreadable = new Set<string>();

/**
 * What brings a kept table back whose room sleeps, or was lost with an earlier process, when somebody wants to enter it. `needRoom` is called
 * before one more room is made, and throws when there may be none.
 */
export const waker =
  (journal: Pick<Journal, 'isOpen'>) =>
  async (code: string, needRoom: () => void): Promise<void> => {
    if (matchMaker.getLocalRoomById(code) || !journal.isOpen(code)) return;
    if (!waking.has(code)) needRoom();
    await wake(code);
  };

/** Resolves when there is a room of this code, or none can be made. */
async function wake(code: string): Promise<void> {
  if (unreadable.has(code)) return;
  const started =
    waking.get(code) ??
    restoreTable(code)
      // The room has said in the log why it would not open. Whoever asks for it is told that it is not there.
      .catch((error: Error) => {
        if (error.message === STOPPED) unreadable.add(code);
      })
      .finally(() => waking.delete(code));
  waking.set(code, started);
  await started;
}

/** Brings a kept table back as a room. A table that is already open stays as it is. Rejects when the room would not open. */
async function restoreTable(code: string): Promise<void> {
  if (matchMaker.getLocalRoomById(code)) return;
  const ticket = issueTicket(code);
  try {
    await matchMaker.createRoom('table', { ticket });
  } finally {
    tickets.delete(ticket);
  }
}

/** A ticket for bringing this table back, good for one room. */
export function issueTicket(code: string): string {
  const ticket = randomBytes(16).toString('hex');
  tickets.set(ticket, code);
  return ticket;
}

/** The code that these options hold a ticket for, once; null when they hold none. */
export function redeemTicket(options: unknown): string | null {
  const ticket = (options as { ticket?: unknown } | null)?.ticket;
  const code = typeof ticket === 'string' ? tickets.get(ticket) : undefined;
  if (code === undefined) return null;
  tickets.delete(ticket as string);
  return code;
}
