import { computed, signal } from '@preact/signals';
import { phaseShown } from './practising.ts';

export type Theme = 'day' | 'evening';

/** What the person chose; without a choice the system decides, and from the handshakes to the count it is evening for everybody. */
const chosen = signal<Theme | null>(null);
const dark = signal(false);
const EVENING: readonly string[] = ['handshake', 'forecast', 'booth', 'count', 'recess'];

/** Day or evening, as it should be now. */
export const theme = computed<Theme>(() => chosen.value ?? (dark.value || EVENING.includes(phaseShown()) ? 'evening' : 'day'));

/** Follows the system's preference for as long as nobody has chosen. */
export function followSystem(): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  dark.value = system.matches;
  system.addEventListener('change', () => {
    dark.value = system.matches;
  });
}

/** The other one. The choice is kept for this visit only. */
export function toggleTheme(): void {
  chosen.value = theme.value === 'day' ? 'evening' : 'day';
}
