import { randomBytes } from 'node:crypto';
import { matchMaker } from 'colyseus';

/** Codes of tables that are being brought back, by a ticket that only this process knows: no client can ask for a restore. */
const tickets = new Map<string, string>();

/** Brings a kept table back as a room. A table that is already open stays as it is. Rejects when the room would not open. */
export async function restoreTable(code: string): Promise<void> {
  if (matchMaker.getLocalRoomById(code)) return;
  const ticket = ticketFor(code);
  try {
    await matchMaker.createRoom('table', { ticket });
  } finally {
    tickets.delete(ticket);
  }
}

/** A ticket with which a room opens this kept table, once. */
export function ticketFor(code: string): string {
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
