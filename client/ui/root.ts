import { effect } from '@preact/signals';
import { finalDigest, publicView, room, scenario, session } from '../store/store.ts';

/** Keeps the root element saying where we are: for styles, for tests, and for whoever opens the inspector. */
export function reflectInRoot(): void {
  const root = document.documentElement;
  effect(() => {
    const lobby = room.value?.stage === 'lobby';
    root.dataset.phase = session.value === null ? 'first' : lobby ? 'lobby' : (publicView.value?.phase ?? 'opening');
    root.dataset.mode = session.value?.kind ?? 'none';
    if (finalDigest.value === null) delete root.dataset.digest;
    else root.dataset.digest = finalDigest.value;
  });
  effect(() => {
    // Which side has lines and which has dots is drawn by lot per match, from something public and without meaning.
    const lot = room.value?.code ?? scenario.value?.id ?? '';
    const sum = [...lot].reduce((total, letter) => total + letter.charCodeAt(0), 0) + (room.value ? 0 : soloLot);
    root.dataset.sides = sum % 2 === 0 ? 'ab' : 'ba';
  });
}

const soloLot = new Date().getMinutes();
