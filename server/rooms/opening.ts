import { randomBytes, randomInt } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '#shared/protocol/messages.ts';
import type { Header, Journal } from '../store/journal.ts';
import { readCreateOptions } from './door.ts';
import type { RoomPorts } from './sitting.ts';

/** The header of a room that somebody opens with these options, on disk. Throws `turnAway` when they are not as they should be. */
export function newHeader(options: unknown, { journal, scenarios }: RoomPorts): Header {
  const { options: asked, scenario } = readCreateOptions(options, scenarios);
  const header: Header = {
    code: freshCode(journal),
    scenario,
    seed: asked.seed ?? randomBytes(16).toString('hex'),
    openDice: asked.seed !== undefined,
    clocks: asked.clocks,
    length: asked.length ?? null,
    level: asked.level ?? 3,
    seats: asked.seats ?? null,
    people: [],
    started: null,
    began: null,
    paused: null,
    locked: null,
  };
  journal.save(header);
  return header;
}

/** The header of a table that comes back. Throws when this code has none. */
export function keptHeader(code: string, journal: Journal): Header {
  const header = journal.header(code);
  if (!header) throw new Error('a table without a header');
  return header;
}

/** Six letters and digits that nobody confuses, not used by any table on this disk. */
function freshCode(journal: Journal): string {
  for (;;) {
    const code = Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
    if (!journal.header(code)) return code;
  }
}
