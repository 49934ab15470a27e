import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Scenario } from '#shared/scenario/schema.ts';
import { freshFolder, Person, type Served, until } from './rig.ts';

/** A room with people in it; the first of them opened it. */
export interface Tabled {
  readonly code: string;
  readonly host: Person;
  readonly people: readonly Person[];
}

/** People who have sat down in these seats, one each, before the game. */
export async function seated(served: Served, seats: readonly string[]): Promise<Tabled> {
  const host = new Person(served.port);
  const code = await host.create();
  const people = [host];
  for (const _ of seats.slice(1)) {
    const other = new Person(served.port);
    await other.join(code);
    people.push(other);
  }
  for (const [n, seat] of seats.entries()) expect(await people[n]?.ask('seat.take', { seat })).toEqual({ ok: true });
  return { code, people, host };
}

/** The same, and the game has begun: it is the first briefing. */
export async function begun(served: Served, seats: readonly string[]): Promise<Tabled> {
  const table = await seated(served, seats);
  expect(await table.host.ask('start', { force: true })).toEqual({ ok: true });
  await until(() => table.people.every((one) => one.view !== null));
  return table;
}

/** What a reply looks like that refuses with this code. */
export const refused = (code: string) => expect.objectContaining({ ok: false, refusal: expect.objectContaining({ code }) });

/** Who holds a seat, as `viewer` sees it. */
export const heldBy = (viewer: Person, seat: string): string | undefined => viewer.pub.seats.find((row) => row.id === seat)?.held;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** *Two names* where nobody comes to vote but the people here, so that two of them can make a tie and a recess. Gives the folder it lies in. */
export function whereNobodyComes(): string {
  const folder = freshFolder();
  const scenario = JSON.parse(readFileSync(new URL('../../assets/scenarios/two-names.json', import.meta.url), 'utf8')) as Scenario;
  const states = scenario.states.map((row) => ({ ...row, attendance: 0 }));
  // Nor does anybody pay for a journey.
  const clauses = scenario.clauses.filter((kind) => kind !== 'travel' && kind !== 'attend');
  writeFileSync(join(folder, 'two-names.json'), JSON.stringify({ ...scenario, states, clauses }));
  return folder;
}
