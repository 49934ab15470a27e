import { BEATS } from '#shared/game/decide.ts';
import type { PublicView } from '#shared/game/view.types.ts';
import { session } from '../store/store.ts';

/** Alone: the last hour of this corridor has struck. In a room bots answer as long as anybody may talk. */
export const afterLastHour = (pub: PublicView): boolean => session.value?.kind === 'solo' && pub.phase === 'corridor' && pub.beat >= BEATS;

/** Nobody there would answer any more: a bot has had its last hour. A person may answer, a state run by the game does so at once. */
export const tooLateFor = (pub: PublicView, parties: readonly string[]): boolean =>
  afterLastHour(pub) && pub.seats.some((seat) => seat.held === 'bot' && parties.includes(seat.id));
