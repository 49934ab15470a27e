import { rmSync } from 'node:fs';
import type { Scenario } from '#shared/scenario/schema.ts';
import { scenarioFolder } from '../../server/cli/prove/scenario-folder.ts';
import { Caller } from '../../server/cli/prove/storm/caller.ts';

/** A class at play in a real server, in its first corridor. */
export interface Class {
  readonly code: string;
  readonly people: readonly Caller[];
  /** Whose seat each of them has. */
  readonly seats: readonly string[];
}

/** Talks without end, so that no call is refused. */
export const tireless = (scenario: Scenario): Scenario => ({
  ...scenario,
  seats: scenario.seats.map((row) => ({ ...row, talks: 100_000_000 })),
});

/** Everybody sits down in a room of this scenario, with so many who look on, and is brought to the first corridor. */
export async function atPlay(port: number, scenario: Scenario, onlookers = 0): Promise<Class> {
  const seats = scenario.seats.map((row) => row.id);
  const people = seats.map(() => new Caller(port));
  const [host, ...others] = people as [Caller, ...Caller[]];
  const code = await host.create({ scenario: scenario.id, clocks: 'none' });
  const crowd = Array.from({ length: onlookers }, () => new Caller(port));
  await Promise.all([...others, ...crowd].map((one) => one.enter(code)));
  await Promise.all(people.map((one, n) => one.ask('seat.take', { seat: seats[n] as string })));
  await host.ask('start', { force: true });
  await Promise.all(people.map((one) => one.ask('command', { command: { type: 'ready', ready: true } })));
  return { code, people: [...people, ...crowd], seats };
}

/** A server's environment for a bench, and how to clean up after it. */
export function surroundings(scenario: Scenario): { readonly env: Record<string, string>; clear(): void } {
  const folder = scenarioFolder(scenario);
  return {
    env: { SCENARIO_DIR: folder, GRACE_MS: '60000', BEAT_MS: '600000', DOTENV_CONFIG_QUIET: 'true' },
    clear: () => rmSync(folder, { recursive: true }),
  };
}
