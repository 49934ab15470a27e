import { computed, signal } from '@preact/signals';
import { room, world } from './store.ts';

/** What the lot of a game alone is drawn from: its seed, which is open there. */
export const soloLot = signal('');

/** The inks there are: a in lines, b in dots, c in bars, d in checks. */
const INKS = ['a', 'b', 'c', 'd'] as const;
export type InkName = (typeof INKS)[number];

/** How each ink is printed, so that no side is told by its hue alone. */
export const PRINT = { a: 'lines', b: 'dots', c: 'bars', d: 'checks' } as const satisfies { readonly [K in InkName]: string };
export type Print = (typeof PRINT)[InkName];

/** Places on the ballot paper, as styles name them. */
export const PLACES = ['first', 'second', 'third', 'fourth'] as const;
export type Place = (typeof PLACES)[number];

/** Which name has which ink, in the order of the paper: `ab` when the first name has lines. From something public and without meaning. */
export function drawSides(publicText: string, names = 2): string {
  let sum = [...publicText].reduce((total, letter) => Math.imul(total ^ letter.charCodeAt(0), 16777619) >>> 0, 2166136261) >>> 7;
  const left: InkName[] = INKS.slice(0, Math.max(2, names));
  let order = '';
  while (left.length > 0) {
    order += left.splice(sum % left.length, 1)[0];
    sum = (Math.imul(sum, 1103515245) + 12345) >>> 5;
  }
  return order;
}

/** The inks of this match, drawn by lot: by the room's code, or by the open seed of a game alone. */
export const sides = computed(() => drawSides(room.value?.code ?? soloLot.value, world.value?.candidates.length));

/** The ink of a place on the paper. */
export const inkAt = (place: number): InkName => (sides.value[place] ?? INKS[place] ?? 'a') as InkName;
