import type { PublicView, SeatView } from '#shared/game/view.types.ts';
import { sayOfBallot } from '../store/ballots.ts';
import { countAt, paperInBox, publicView, scenario, seatView, session } from '../store/store.ts';
import { sayTogether } from '../store/together.ts';
import { say } from '../store/words.ts';
import { afterLastHour } from './last-hour.ts';
import { owedSentence } from './owed.ts';
import { rollResultDue } from './roll-result.tsx';
import { waitingFor } from './waiting.ts';

/** One line: the next thing worth doing. */
export function whatNow(): string {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub) return '';
  if (!view) return say('now.watching');
  if (rollResultDue()) return say('now.roll-result');
  const seat = pub.seats.find((entry) => entry.id === view.seat);
  if (session.value?.kind === 'solo' && seat?.held !== 'person') return say('now.autopilot');
  if (seat?.ready && pub.phase !== 'verdict') return say('now.ready');
  switch (pub.phase) {
    case 'corridor':
      return [inTheCorridor(pub, view), owedSentence(view)].filter(Boolean).join(' ');
    case 'handshake':
      return say(view.state !== null ? 'now.handshake' : view.kind === 'candidate' ? 'now.handshake.campaign' : 'hand.no-vote');
    case 'count':
      return sayOfBallot(countAt.value >= (pub.ballots.at(-1)?.papers ?? 0) ? 'now.count.over' : 'now.count');
    case 'booth':
      if (scenario.value?.ballot.open) return say(view.state !== null && view.attending ? 'now.aloud' : 'now.aloud.watching');
      return say(paperInBox.value ? 'booth.in' : 'now.booth');
    case 'forecast':
    case 'verdict':
      return sayOfBallot(`now.${pub.phase}`);
    default:
      return say(`now.${pub.phase}`);
  }
}

function inTheCorridor(pub: PublicView, view: SeatView): string {
  const { offers, requests } = waitingFor(view);
  if (afterLastHour(pub)) return say('now.last-hour');
  if (offers.length > 0) return say(offers.length === 1 ? 'now.offer' : 'now.offers', { n: offers.length });
  if (requests.length > 0) return say('now.requests');
  if (view.purse.talks === 0) return sayTogether('now.no-talks');
  return say(view.purse.talks === 1 ? 'now.talk' : 'now.talks', { n: view.purse.talks });
}
