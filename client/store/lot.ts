import { computed, signal } from '@preact/signals';
import { room } from './store.ts';

/** What the lot of a game alone is drawn from: its seed, which is open there. */
export const soloLot = signal('');

/** Which side has blue lines and which has orange dots: `ab` when the first name has lines. From something public and without meaning. */
export function drawSides(publicText: string): 'ab' | 'ba' {
  const sum = [...publicText].reduce((total, letter) => Math.imul(total ^ letter.charCodeAt(0), 16777619) >>> 0, 2166136261);
  return (sum >>> 7) % 2 === 0 ? 'ab' : 'ba';
}

/** The two inks of this match, drawn by lot: by the room's code, or by the open seed of a game alone. */
export const sides = computed(() => drawSides(room.value?.code ?? soloLot.value));
