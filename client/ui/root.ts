import { effect } from '@preact/signals';
import { inkAt, PLACES, PRINT, sides } from '../store/lot.ts';
import { finalDigest, publicView, room, session } from '../store/store.ts';
import { followSystem, theme } from './theme.ts';

/** Keeps the root element saying where we are: for styles, for tests, and for whoever opens the inspector. */
export function reflectInRoot(): void {
  const root = document.documentElement;
  followSystem();
  effect(() => {
    const lobby = room.value?.stage === 'lobby';
    root.dataset.phase = session.value === null ? 'first' : lobby ? 'lobby' : (publicView.value?.phase ?? 'opening');
    root.dataset.mode = session.value?.kind ?? 'none';
    if (finalDigest.value === null) delete root.dataset.digest;
    else root.dataset.digest = finalDigest.value;
  });
  effect(() => {
    root.dataset.theme = theme.value;
    root.dataset.sides = sides.value;
    // Two inks are in the style sheet; more of them are dealt out here.
    for (const [k, place] of PLACES.entries()) {
      const ink = inkAt(k);
      const set = (name: string, value: string) =>
        sides.value.length > 2 ? root.style.setProperty(name, value) : root.style.removeProperty(name);
      set(`--${place}`, `var(--${ink})`);
      set(`--${place}-lit`, `var(--${ink}-lit)`);
      for (const n of [1, 2, 3]) set(`--${place}-${n}`, `var(--${PRINT[ink]}-${n})`);
    }
  });
}
