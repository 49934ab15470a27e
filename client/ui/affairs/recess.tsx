import { mainBallot } from '../../store/ballots.ts';
import { publicView, seatView } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { shortOf } from '../gesture.ts';
import { BoundTo } from './bound.tsx';
import { BallotRules, Leave } from './on-paper.tsx';

/** Between two ballots: why there is another, and what may still be done before it. */
export function Recess() {
  const pub = publicView.value;
  const view = seatView.value;
  const ballot = pub ? mainBallot(pub) : undefined;
  if (pub?.phase !== 'recess' || !ballot) return null;
  const { onPaper, heirs } = pub.affairs;
  const out = Object.keys(ballot.votes).filter((id) => !onPaper.includes(id));
  const off = view !== null && !onPaper.includes(view.seat);
  const maySpeak = view?.kind === 'candidate' && (off ? !(view.seat in heirs) : onPaper.length > 2);
  return (
    <section class="sheet recess" data-testid="recess">
      <h2>{say('recess.title')}</h2>
      <p class="word">{say(ballot.void ? 'recess.void' : 'recess.text', { n: ballot.round })}</p>
      {out.length > 0 ? <p>{say('recess.out', { names: out.map(shortOf).join(', ') })}</p> : null}
      {view ? <p class="small">{say('recess.may')}</p> : null}
      <BallotRules />
      <BoundTo kind="withdraw" />
      {maySpeak ? (
        <>
          <p class="small">{say(off ? 'recess.speak' : 'recess.leave')}</p>
          <Leave />
        </>
      ) : null}
    </section>
  );
}
