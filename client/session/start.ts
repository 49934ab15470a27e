import type { Refusal } from '#shared/kit/result.ts';
import { type CreateOptions, isCode } from '#shared/protocol/messages.ts';
import { noteStart } from '../store/coach.ts';
import { type BotLevel, level, levelQuery } from '../store/level.ts';
import { soloLot } from '../store/lot.ts';
import { arriving, joining, opening, problem, projector, resumed, session, sink } from '../store/store.ts';
import { forgetGame, type Step, savedGame } from './saved.ts';
import type { Session, SessionSink } from './session.ts';
import { notLoaded, startSolo } from './solo.ts';

/** How a solo game may be asked for in a link: `/?scenario=…&seed=…&seat=…&level=…&autopilot=1&speed=max`. */
export interface SoloLink {
  readonly scenario: string;
  readonly seed: string;
  /** Empty: the scenario's first seat. */
  readonly seat: string;
  readonly level: BotLevel;
  readonly autopilot: boolean;
  readonly fast: boolean;
}

/** Starts what the link asks for, if anything; after a reload, the game alone that was on in this tab. */
export function startFromLink(query: URLSearchParams): void {
  const code = query.get('room');
  if (code) arrive('room', enterRoom(code));
  else if (wasReloaded() && query.get('autopilot') !== '1' && resumable(query)) arrive('game', resumeSolo());
  else if (query.has('scenario')) arrive('game', playSolo(linkOf(query)));
}

const linkOf = (query: URLSearchParams): SoloLink => ({
  scenario: query.get('scenario') ?? '',
  seed: query.get('seed') ?? freshSeed(),
  seat: query.get('seat') ?? '',
  level: level.value,
  autopilot: query.get('autopilot') === '1',
  fast: query.get('speed') === 'max',
});

/** Until it is open, or is not to be had, the page shows that it opens, and no door that would call it off. */
function arrive(what: NonNullable<typeof arriving.value>, coming: Promise<void>): void {
  arriving.value = what;
  void coming.finally(() => {
    arriving.value = null;
  });
}

/** Counts what was begun and what was left: a session belongs to one such turn, and what comes of an older one is not wanted any more. */
let turn = 0;

/** The store, for as long as this turn is the latest: what a session that was left still says goes nowhere. */
const sinkOf = (mine: number): SessionSink =>
  new Proxy(sink, { get: (pours, name) => (mine === turn ? Reflect.get(pours, name) : () => {}) });

/** Leaves what is on and opens something else; why it did not open, or broke off, is said on the first page. Null if it is not on now. */
async function begin<S extends Session>(open: (into: SessionSink, broke: (why: Refusal) => void) => Promise<S>): Promise<S | null> {
  leave();
  const mine = turn;
  const fail = (why: Refusal) => {
    if (mine !== turn) return;
    leave();
    problem.value = why;
  };
  opening.value = true;
  try {
    const opened = await open(sinkOf(mine), fail);
    if (mine !== turn) {
      opened.leave();
      return null;
    }
    opening.value = false;
    session.value = opened;
    return opened;
  } catch (error) {
    fail(asRefusal(error));
    return null;
  }
}

/** Starts a solo game in the worker; a name that leads nowhere is said on the first page. */
export async function playSolo(link: SoloLink, steps: readonly Step[] = []): Promise<void> {
  joining.value = false;
  await begin(async (into, broke) => {
    if (steps.length === 0) forgetGame();
    level.value = link.level;
    noteStart();
    soloLot.value = `${link.scenario}|${link.seed}`;
    resumed.value = steps.length > 0;
    const started = await startSolo(link, into, broke, steps);
    if (!started.ok) throw started.refusal;
    return started.value;
  });
}

/** Goes on with the game that this tab was playing. */
export async function resumeSolo(): Promise<void> {
  const saved = savedGame();
  if (saved) await playSolo({ ...saved, autopilot: false, fast: false }, saved.steps);
}

/** The kept game belongs to this address: a link to another game or seat begins that one. */
function resumable(query: URLSearchParams): boolean {
  const saved = savedGame();
  const asked = (key: 'scenario' | 'seed' | 'seat' | 'level') => !query.get(key) || query.get(key) === String(saved?.[key]);
  return saved !== null && asked('scenario') && asked('seed') && asked('seat') && asked('level');
}

const wasReloaded = (): boolean =>
  performance.getEntriesByType('navigation').some((entry) => entry instanceof PerformanceNavigationTiming && entry.type !== 'navigate');

/** Enters a room by its code; a wrong code is said where it was typed. */
export async function enterRoom(code: string): Promise<void> {
  leave();
  const wanted = code.toUpperCase();
  if (!isCode(wanted)) {
    problem.value = { code: 'no-such-room', args: {} };
    return;
  }
  const opened = await begin(async (into) => {
    if (projector.value) keepToThisTab();
    // The room's code and its library come only when a room is wanted.
    const { joinRoom } = await import('./room.ts').catch(notLoaded);
    return joinRoom(wanted, into);
  });
  if (opened) history.replaceState(null, '', `?room=${wanted}${projector.value ? '&projector=1' : ''}`);
}

/** Opens a room and enters it as its host. */
export async function hostRoom(options: Pick<CreateOptions, 'scenario' | 'clocks' | 'length' | 'level'>): Promise<void> {
  const opened = await begin(async (into) => {
    const { createRoom } = await import('./room.ts').catch(notLoaded);
    return createRoom(options, into);
  });
  if (opened) history.replaceState(null, '', `?room=${opened.code}`);
}

/** What a failed request says to a person. */
export function asRefusal(error: unknown): Refusal {
  const known = error as { code?: unknown; args?: unknown };
  return typeof known.code === 'string'
    ? { code: known.code, args: (known.args ?? {}) as Refusal['args'] }
    : { code: 'no-connection', args: {} };
}

/** A projector is nobody's seat: its key stays in its own tab and never takes the seat of whoever opened it in this browser. */
function keepToThisTab(): void {
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: sessionStorage });
}

/** Leaves for good, back to the first page: nothing is kept and the address leads nowhere. */
export function quit(): void {
  forgetGame();
  leave();
  projector.value = false;
  history.replaceState(null, '', `${location.pathname}${levelQuery()}`);
}

/** Leaves whatever game is on, or is opening, and forgets its views. */
export function leave(): void {
  turn++;
  opening.value = false;
  arriving.value = null;
  session.value?.leave();
  session.value = null;
  problem.value = null;
  sink.clear();
}

/** A seed from the browser's own entropy. */
export function freshSeed(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
