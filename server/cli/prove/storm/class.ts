import { MOST_ONLOOKERS } from '../../../rooms/caps.ts';
import { hall } from '../../proof/hall.ts';
import { Caller } from './caller.ts';

/** A class of thirty-six and whoever looks on. */
export const SCENARIO = hall({ delegations: 30, others: true });

/** Seats of the room that a storm comes to. */
export const SEATS: readonly string[] = SCENARIO.seats.map((row) => row.id);

/** A room that somebody has opened who will not sit down. */
export interface Opened {
  readonly code: string;
  readonly host: Caller;
}

/** Opens a room from this address. */
export async function opened(port: number, address: string): Promise<Opened> {
  const host = new Caller(port, address);
  return { host, code: await host.create({ scenario: SCENARIO.id, clocks: 'none' }) };
}

/** So many browsers behind one address that are nowhere yet. */
export const crowd = (port: number, n: number, address: string): readonly Caller[] =>
  Array.from({ length: n }, () => new Caller(port, address));

/** Everybody asks for a seat in the same moment, several for each. */
export async function fill(people: readonly Caller[]): Promise<{ sat: number; refused: number; twice: number }> {
  const asked = people.map((_, n) => SEATS[n % SEATS.length] as string);
  const answers = await Promise.all(people.map((one, n) => one.ask('seat.take', { seat: asked[n] as string })));
  const held = asked.filter((_, n) => answers[n] === 'ok');
  return {
    sat: held.length,
    refused: answers.filter((answer) => answer === 'seat-taken').length,
    twice: held.length - new Set(held).size,
  };
}

/** One race for places without a seat. `others`: turned away for another reason than that the room is full. */
export interface Race {
  readonly asked: number;
  readonly free: number;
  readonly got: number;
  readonly others: number;
}

/** Two races for the last place: the room is filled but for one, and when one of those who got in has left, again. */
export async function lastPlaces(code: string, port: number, onlookers: number, address: string): Promise<readonly Race[]> {
  const guests: Caller[] = [];
  const race = async (asked: number): Promise<Race> => {
    const comers = crowd(port, asked, address);
    const free = MOST_ONLOOKERS - onlookers - guests.length;
    const ends = await Promise.allSettled(comers.map((one) => one.enter(code)));
    const refusals = ends.flatMap((end) => (end.status === 'rejected' ? [(end.reason as Error).message] : []));
    guests.push(...comers.filter((_, n) => ends[n]?.status === 'fulfilled'));
    return { asked, free, got: asked - refusals.length, others: refusals.filter((why) => why !== 'room-full').length };
  };
  await race(MOST_ONLOOKERS - onlookers - 1);
  const first = await race(20);
  await guests.pop()?.leave();
  const second = await race(20);
  await Promise.all(guests.map((one) => one.leave()));
  return [first, second];
}
