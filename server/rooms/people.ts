import type { Header, Person } from '../store/journal.ts';

/**
 * Only the host, whoever lends that right, and those who sit are written down as people. Of onlookers nothing is kept, but for token
 * hashes of those who are here when the host locks the room (`locked` in the header), until it is opened again.
 */
const worthKeeping = (person: Person): boolean => person.host || person.lends === true || person.seat !== null;

/** The people after one of them, or a newcomer, takes this seat; null gives the seat up. */
export function sitDown(people: readonly Person[], tokenHash: string, seat: string | null): readonly Person[] {
  const me = people.find((person) => person.tokenHash === tokenHash) ?? { tokenHash, seat: null, host: false };
  return [...people.filter((person) => person !== me), { ...me, seat }].filter(worthKeeping);
}

/**
 * The people after the host's right goes to `heir`, a token hash of somebody who sits. It is lent: it goes back to whoever had it first
 * as soon as they are here again, however many have held it meanwhile.
 */
export function handOver(people: readonly Person[], heir: string): readonly Person[] {
  const lender = people.find((person) => person.lends) ?? people.find((person) => person.host);
  return people
    .map((person): Person => {
      const { tokenHash, seat } = person;
      return { tokenHash, seat, host: tokenHash === heir, ...(person === lender ? { lends: true } : {}) };
    })
    .filter(worthKeeping);
}

/** The people after whoever lends the host's right has it back. */
export const handBack = (people: readonly Person[]): readonly Person[] =>
  people.map(({ tokenHash, seat, lends }): Person => ({ tokenHash, seat, host: lends === true })).filter(worthKeeping);

/** Seats that people may take at this table, in the scenario's order. */
export const openSeats = ({ scenario, seats }: Header): readonly string[] =>
  scenario.seats.map((row) => row.id).filter((seat) => seats === null || seats.includes(seat));
