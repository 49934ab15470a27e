import { BEATS } from '#shared/game/decide.ts';
import type { PublicView } from '#shared/game/view.types.ts';

/** The last hour of this corridor has struck. */
export const afterLastHour = (pub: PublicView): boolean => pub.phase === 'corridor' && pub.beat >= BEATS;

/** Nobody there would answer any more: a bot has had its last hour. A person may answer, a state run by the game does so at once. */
export const tooLateFor = (pub: PublicView, parties: readonly string[]): boolean =>
  afterLastHour(pub) && pub.seats.some((seat) => seat.held === 'bot' && parties.includes(seat.id));
