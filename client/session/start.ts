import { soloLot } from '../store/lot.ts';
import { problem, session, sink } from '../store/store.ts';
import { startSolo } from './solo.ts';

/** How a solo game may be asked for in a link: `/?scenario=…&seed=…&seat=…&autopilot=1&speed=max`. */
export interface SoloLink {
  readonly scenario: string;
  readonly seed: string;
  /** Empty: the scenario's first seat. */
  readonly seat: string;
  readonly autopilot: boolean;
  readonly fast: boolean;
}

/** Starts what the link asks for, if anything. */
export function startFromLink(query: URLSearchParams): void {
  const code = query.get('room');
  if (code) void enterRoom(code);
  else if (query.has('scenario')) {
    void playSolo({
      scenario: query.get('scenario') ?? '',
      seed: query.get('seed') ?? freshSeed(),
      seat: query.get('seat') ?? '',
      autopilot: query.get('autopilot') === '1',
      fast: query.get('speed') === 'max',
    });
  }
}

/** Starts a solo game in the worker; a name that leads nowhere is said on the first page. */
export async function playSolo(link: SoloLink): Promise<void> {
  leave();
  soloLot.value = `${link.scenario}|${link.seed}`;
  const started = await startSolo(link, sink);
  if (started.ok) session.value = started.value;
  else problem.value = started.refusal;
}

/** Enters a room by its code; a wrong code is said where it was typed. */
export async function enterRoom(code: string): Promise<void> {
  leave();
  try {
    // The room's code and its library come only when a room is wanted.
    const { joinRoom } = await import('./room.ts');
    session.value = await joinRoom(code.toUpperCase(), sink);
    history.replaceState(null, '', `?room=${code.toUpperCase()}`);
  } catch (error) {
    problem.value = asRefusal(error);
  }
}

/** Opens a room and enters it as its host. */
export async function hostRoom(scenario: string, clocks: 'live' | 'relaxed' | 'none'): Promise<void> {
  leave();
  try {
    const { createRoom } = await import('./room.ts');
    const opened = await createRoom({ scenario, clocks }, sink);
    session.value = opened;
    history.replaceState(null, '', `?room=${opened.code}`);
  } catch (error) {
    problem.value = asRefusal(error);
  }
}

/** What a failed request says to a person. */
export function asRefusal(error: unknown): { code: string; args: Record<string, string | number> } {
  const known = error as { code?: unknown; args?: unknown };
  return typeof known.code === 'string'
    ? { code: known.code, args: (known.args ?? {}) as Record<string, string | number> }
    : { code: 'no-connection', args: {} };
}

/** Leaves whatever game is on and forgets its views. */
export function leave(): void {
  session.value?.leave();
  session.value = null;
  problem.value = null;
  sink.clear();
}

/** A seed from the browser's own entropy. */
export function freshSeed(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
