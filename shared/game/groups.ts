import { clamp } from '../kit/math.ts';
import type { Refusal } from '../kit/result.ts';
import type { StateRow } from '../scenario/schema.ts';
import type { GameEvent } from './event.ts';
import { refuse, type Sight, talks } from './guards.ts';
import type { Agenda, GameState } from './state.ts';
import { plays, type World } from './world.ts';

/** Working groups: a room and a draft text for each issue, and never enough people for all rooms (docs/rulebook.md §13). */

/** How far one nudge from inside the room moves a text, as a share of what is left to the end that it is pushed to. */
const NUDGE = 0.15;
/** How far the first token of expertise moves a text; later ones less. */
const LOBBY = 0.08;

/** People that a delegation can send to rooms: 1 + round(5 · capacity), and one more for each expert it was sent. */
export const staffOf = (row: Pick<StateRow, 'capacity'>, experts: number): number => 1 + Math.round(5 * row.capacity) + experts;

export function checkStaff({ world, view }: Sight, issues: readonly string[]): Refusal | null {
  if (!plays(world, 'groups')) return refuse('module-off');
  if (issues.some((issue) => !world.issueIndex.has(issue))) return refuse('not-found');
  if (new Set(issues).size !== issues.length) return refuse('named-twice');
  return issues.length > view.staff ? refuse('staff-short', { need: issues.length, have: view.staff }) : null;
}

export function checkNudge({ world, view }: Sight, issue: string): Refusal | null {
  if (!plays(world, 'groups')) return refuse('module-off');
  if (!world.issueIndex.has(issue)) return refuse('not-found');
  return issue in view.rooms ? talks(view, 1) : refuse('nobody-in-that-room');
}

export function checkLobby({ world, view }: Sight, issue: string, tokens: number): Refusal | null {
  if (!plays(world, 'groups')) return refuse('module-off');
  if (!world.issueIndex.has(issue)) return refuse('not-found');
  if (tokens > view.purse.expertise) return refuse('purse-short', { goods: 'expertise', need: tokens, have: view.purse.expertise });
  return talks(view, 1);
}

/** Somebody moves a text: from inside the room, or from outside with expertise. Those who sit in the room see who it was. */
export function moveText(
  world: World,
  state: GameState,
  by: string,
  issue: string,
  towards: 'low' | 'high',
  tokens: number,
): Extract<GameEvent, { type: 'group.moved' }> {
  const k = world.issueIndex.get(issue) as number;
  const heat = state.agenda.heat[k] as number;
  const now = state.agenda.texts[k] as number;
  const wanted = tokens === 0 ? nudged(now, towards) : lobbied(now, towards, tokens, heat);
  const room = Object.keys(state.seats).filter((seat) => state.seats[seat]?.rooms.includes(issue));
  return { type: 'group.moved', by, issue, step: Math.round(10_000 * (wanted - now)) / 10_000, tokens, room };
}

/** Where one nudge brings a text, −1..1. */
export const nudged = (now: number, towards: 'low' | 'high'): number => now + NUDGE * (towards === 'high' ? 1 - now : -1 - now);

/** Where so many tokens of expertise bring a text, −1..1, on whose issue `heat` were spent before. */
export function lobbied(now: number, towards: 'low' | 'high', tokens: number, heat: number): number {
  let size = 0;
  for (let n = 0; n < tokens; n++) size += LOBBY / (1 + 0.25 * (heat + n));
  return clamp(now + (towards === 'high' ? size : -size), -1, 1);
}

/** The agenda after a text was moved; lobbying also makes its issue weigh more, most for those with few people. */
export function movedAgenda(world: World, agenda: Agenda, event: Extract<GameEvent, { type: 'group.moved' }>): Agenda {
  const k = world.issueIndex.get(event.issue) as number;
  const at = <T>(list: readonly T[], change: (value: T) => T): T[] => list.map((value, n) => (n === k ? change(value) : value));
  const heat = agenda.heat[k] as number;
  let push = 0;
  for (let n = 0; n < event.tokens; n++) push += lobbyWeight(heat + n);
  return {
    ...agenda,
    texts: at(agenda.texts, (text) => Math.round(10_000 * (text + event.step)) / 10_000),
    heat: at(agenda.heat, (n) => n + event.tokens),
    push: at(agenda.push, (n) => n + push),
  };
}

/** What one more token of lobbying adds to an issue's weight when `heat` were spent on it before. */
export const lobbyWeight = (heat: number): number => 0.41 / (1 + 0.5 * heat);

/** What everyone reads in the morning: where the texts stand, and who pushed them, by name: not who came first. */
export function readTexts(world: World, state: GameState): GameEvent[] {
  if (!plays(world, 'groups')) return [];
  const handprints = [...state.handprints].sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
  return [{ type: 'texts.read', agenda: state.agenda, handprints }];
}
