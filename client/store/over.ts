import { computed } from '@preact/signals';
import type { RoomFacts } from '../session/session.ts';
import { room } from './store.ts';

/** Ends of a connection after which this page does not come back by itself. */
const ENDS: ReadonlySet<RoomFacts['connection']> = new Set(['lost', 'replaced', 'stopped', 'erased', 'outdated', 'gone']);

/** This page is out of its room for good: what it shows is old, and nothing on it can be done any more. */
export const over = computed(() => room.value !== null && ENDS.has(room.value.connection));
