import type { PublicBallot } from '#shared/game/view.types.ts';
import { severalBallots } from '../store/ballots.ts';
import { publicView } from '../store/store.ts';
import { say } from '../store/words.ts';

/** Of which ballot the figures beside it are; nothing where one ballot was all there was. */
export function WhichBallot({ ballot }: { ballot: PublicBallot }) {
  const pub = publicView.value;
  return pub && ballot.post === 0 && severalBallots(pub) ? (
    <span class="label which-ballot">{say('ballot.nth', { n: ballot.round })}</span>
  ) : null;
}
