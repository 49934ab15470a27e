import type { Header, Person } from '../store/journal.ts';

/**
 * Only the host and those who sit are written down as people. Of onlookers nothing is kept, but for token hashes of those who are here when
 * the host locks the room (`locked` in the header), until it is opened again.
 */
const worthKeeping = (person: Person): boolean => person.host || person.seat !== null;

/** The people after one of them, or a newcomer, takes this seat; null gives the seat up. */
export function sitDown(people: readonly Person[], tokenHash: string, seat: string | null): readonly Person[] {
  const me = people.find((person) => person.tokenHash === tokenHash) ?? { tokenHash, seat: null, host: false };
  return [...people.filter((person) => person !== me), { ...me, seat }].filter(worthKeeping);
}

/** The people after the host's right goes to `heir`, a token hash of somebody who sits. */
export const handOver = (people: readonly Person[], heir: string): readonly Person[] =>
  people.map((person) => ({ ...person, host: person.tokenHash === heir })).filter(worthKeeping);

/** Seats that people may take at this table, in the scenario's order. */
export const openSeats = ({ scenario, seats }: Header): readonly string[] =>
  scenario.seats.map((row) => row.id).filter((seat) => seats === null || seats.includes(seat));
