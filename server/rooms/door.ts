import { ServerError } from 'colyseus';
import { CreateOptions, type DoorCode, JoinOptions, PROTOCOL_VERSION } from '#shared/protocol/messages.ts';
import { atLength } from '#shared/scenario/length.ts';
import type { Scenario } from '#shared/scenario/schema.ts';

/** What somebody hears who may not come in; thrown while a room opens or is entered. */
export const turnAway = (code: DoorCode): ServerError => new ServerError(403, code);

/**
 * What a client asks for when it opens a room, checked against the scenarios there are. Throws `turnAway` with `reload`,
 * `malformed`, `no-such-scenario`, `no-such-length` or `no-such-seat`.
 */
export function readCreateOptions(
  options: unknown,
  scenarios: ReadonlyMap<string, Scenario>,
): { readonly options: CreateOptions; readonly scenario: Scenario } {
  checkVersion(options);
  const parsed = CreateOptions.safeParse(options);
  if (!parsed.success) throw turnAway('malformed');
  const scenario = scenarios.get(parsed.data.scenario);
  if (!scenario) throw turnAway('no-such-scenario');
  const seats = new Set(scenario.seats.map((row) => row.id));
  if (parsed.data.seats?.some((seat) => !seats.has(seat))) throw turnAway('no-such-seat');
  const played = atLength(scenario, parsed.data.length ?? null);
  if (!played) throw turnAway('no-such-length');
  return { options: parsed.data, scenario: played };
}

/** What a client says when it enters a room, be it one it has just opened. Throws `turnAway` with `reload` or `malformed`. */
export function readJoinOptions(options: unknown): JoinOptions {
  checkVersion(options);
  const parsed = JoinOptions.safeParse(options);
  if (!parsed.success) throw turnAway('malformed');
  return parsed.data;
}

/** A page of another version is told so before anything else is read: its other options may have another shape. */
function checkVersion(options: unknown): void {
  if ((options as { version?: unknown } | null)?.version !== PROTOCOL_VERSION) throw turnAway('reload');
}
