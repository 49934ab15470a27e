import { ServerError } from 'colyseus';
import { RULES_VERSION } from '#shared/game/rules-version.ts';
import { CODE_ALPHABET, CODE_LENGTH } from '#shared/protocol/messages.ts';
import { CannotSave, type Header, type Journal, UNBEGUN } from '../store/journal.ts';
import { readCreateOptions, turnAway } from './door.ts';
import { describeFault } from './fault.ts';
import { redeemTicket } from './restore.ts';
import type { RoomPorts } from './sitting.ts';
import type { RandomBytes } from './surroundings.ts';

/**
 * The header of a room that opens with these options, on disk: that of the table they hold a ticket for (`restore.ts`), else a new one.
 * Throws `turnAway`: when they are not as they should be, with `cannot-save`, or with `room-stopped` when a kept table cannot be read.
 */
export function openingHeader(options: unknown, ports: RoomPorts): Header {
  const code = redeemTicket(options);
  try {
    return code === null ? newHeader(options, ports) : keptHeader(code, ports);
  } catch (error) {
    if (error instanceof ServerError) throw error;
    if (error instanceof CannotSave) throw turnAway('cannot-save');
    console.error(`Present and Voting: room ${code ?? '(new)'} cannot be opened: ${describeFault(error)}`);
    throw turnAway('room-stopped');
  }
}

/** The header of a room that somebody opens with these options. Throws `turnAway` when they are not as they should be. */
function newHeader(options: unknown, { journal, scenarios, random }: RoomPorts): Header {
  const { options: asked, scenario } = readCreateOptions(options, scenarios);
  const header: Header = {
    code: freshCode(journal, random),
    rules: RULES_VERSION,
    scenario,
    seed: asked.seed ?? Buffer.from(random(16)).toString('hex'),
    openDice: asked.seed !== undefined,
    clocks: asked.clocks,
    length: asked.length ?? null,
    level: asked.level ?? 3,
    seats: asked.seats ?? null,
    ...UNBEGUN,
  };
  journal.save(header);
  return header;
}

/**
 * The header of a table that comes back, after a torn tail was cut off. Throws when this code has none, and `TableRefused` when the
 * table is damaged beyond that.
 */
function keptHeader(code: string, { journal, keys }: RoomPorts): Header {
  return journal.together(() => {
    const header = journal.header(code);
    if (!header) throw new Error('a table without a header');
    const lost = journal.mend(code);
    if (lost === 0) return header;
    console.error(`Present and Voting: room ${code} has come back without its last ${lost} acts: they are damaged on disk`);
    // Nobody knows what those acts did to the box: without its key the ballot is run again in front of everybody.
    keys.keepOnly(code, null);
    const shorter = { ...header, cut: header.cut + lost };
    journal.save(shorter);
    return shorter;
  });
}

/** Six letters and digits that nobody confuses, not used by any table on this disk. */
function freshCode(journal: Journal, random: RandomBytes): string {
  for (;;) {
    // Thirty-two letters: a byte's remainder is as likely to be any of them.
    const code = [...random(CODE_LENGTH)].map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
    if (!journal.has(code)) return code;
  }
}
