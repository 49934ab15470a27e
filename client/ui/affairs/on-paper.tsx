import { lotAtTheBottom } from '../../store/ballots.ts';
import { publicView, seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { shortOf } from '../gesture.ts';
import { type Deed, Deeds, Section } from './section.tsx';

/** The rules of a ballot with more than two names, in a sentence or two. */
export function BallotRules() {
  const rules = world.value?.scenario.ballot;
  return rules ? (
    <p class="small muted">
      {say(`paper.rule.${rules.rule}`)} {say('paper.most', { n: rules.most })}
    </p>
  ) : null;
}

/** Which names are on the paper, who left, and the way out for a candidate. */
export function Names() {
  const w = world.value;
  const pub = publicView.value;
  if (!w || !pub) return null;
  const { onPaper } = pub.affairs;
  const gone = pub.record.filter((line) =>
    ['record.withdrew', 'record.withdrew-for', 'record.dropped-out', 'record.speaks-for'].includes(line.key),
  );
  return (
    <Section id="names" title={say('paper.title')}>
      <p>{say('paper.on', { list: onPaper.map(shortOf).join(', ') })}</p>
      {gone.map((line) => (
        <p key={`${line.key}${line.args.candidate}`} class="small">
          {say(line.key, line.args)}
        </p>
      ))}
      {pub.ballots.some(lotAtTheBottom) ? <p class="small">{say('count.lot-out')}</p> : null}
      <BallotRules />
      <Leave />
    </Section>
  );
}

/** For a candidate: off the paper, and for whom; for one that has dropped out, for whom alone. */
export function Leave() {
  const pub = publicView.value;
  const view = seatView.value;
  if (!pub || view?.kind !== 'candidate') return null;
  const { onPaper } = pub.affairs;
  const heirs = onPaper.filter((id) => id !== view.seat);
  const leaves: Deed[] = onPaper.includes(view.seat)
    ? [{ command: { type: 'candidate.withdraw', heir: null }, label: say('paper.leave'), testid: 'leave-paper' }]
    : [];
  return (
    <div class="leave">
      <Deeds
        wide
        deeds={[
          ...heirs.map(
            (heir): Deed => ({
              command: { type: 'candidate.withdraw', heir },
              label: say(leaves.length > 0 ? 'paper.leave.for' : 'paper.speak.for', { name: shortOf(heir) }),
              testid: `leave-for-${heir}`,
            }),
          ),
          ...leaves,
        ]}
      />
      <p class="small muted">{say('paper.leave.note')}</p>
    </div>
  );
}
