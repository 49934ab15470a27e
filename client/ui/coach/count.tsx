import { provedBy } from '#shared/bots/count.ts';
import { mainBallot } from '../../store/ballots.ts';
import { coach } from '../../store/coach.ts';
import { publicView } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { WhichBallot } from '../which-ballot.tsx';

/** What the last count proves by arithmetic, and where it stops. */
export function CountProves() {
  const now = coach.value;
  if (!now) return null;
  const { world, pub, view } = now.mind;
  const proofs = provedBy(world, pub, view);
  const ballot = mainBallot(pub);
  if (proofs.length === 0 || !ballot) return null;
  // What is held in writing weighs until the last ballot.
  const ledger = publicView.value?.phase === 'recess' ? now.lib.ledgerWorth(now.mind) : null;
  return (
    <div class="coach-next coach-count" data-testid="coach-count">
      <p>
        <span class="label">{say('coach.count')}</span> <WhichBallot ballot={ballot} />{' '}
        {proofs.map(({ key, args }) => (
          <span key={`${key}${args.name ?? ''}`}>{say(key, args)} </span>
        ))}
        {ledger ? <span>{say('coach.count.ledger', { face: ledger.face, worth: ledger.worth })} </span> : null}
        <span class="say">{say('coach.count.stops')}</span>
      </p>
    </div>
  );
}
