import { signal } from '@preact/signals';

/** How well bots play, as one may choose it: gentle, fair, sharp. */
export const LEVELS = [1, 2, 3] as const;
export type BotLevel = (typeof LEVELS)[number];

/** The level that a text names; sharp where it names none. */
export const levelFrom = (text: string | null): BotLevel => LEVELS.find((n) => String(n) === text) ?? 3;

/** The level of the game that is on, or of the next one that is opened here. It stands in the link as `level=`. */
export const level = signal<BotLevel>(levelFrom(new URLSearchParams(globalThis.location?.search ?? '').get('level')));

/** Chooses the level, and writes it into the address so that it can be kept and sent. */
export function chooseLevel(chosen: BotLevel): void {
  level.value = chosen;
  history.replaceState(null, '', `${location.pathname}${levelQuery()}`);
}

/** What the address of the first page says of it: nothing where bots play as well as they can. */
export const levelQuery = (): string => (level.value === 3 ? '' : `?level=${level.value}`);
