import { leave } from '../session/start.ts';
import { publicView, scenario, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Funnel } from './funnel.tsx';
import { Goals } from './goals.tsx';
import { Guesses } from './guesses.tsx';
import { Mirror } from './mirror.tsx';
import { OpenAndClosed } from './open-and-closed.tsx';

/** After the game: goals met, what arithmetic proves and where it stops, and what the world reads into it. */
export function Debrief() {
  const pub = publicView.value;
  const view = seatView.value;
  const w = world.value;
  const after = pub?.after;
  const ballot = pub?.ballots.at(-1);
  if (!pub || !w || !after || !ballot) return null;
  const promised = Object.values(after.promises).reduce((sum, n) => sum + n, 0);
  const met = view?.goals?.filter(Boolean).length ?? 0;
  return (
    <div class="debrief">
      <section class="ending curtain">
        <h1 class="phase-heading" tabIndex={-1}>
          {say('end.promised', { n: promised })} <b>{say('end.voted', { n: ballot.papers })}</b>
        </h1>
        {Object.values(after.comparable).every(Boolean) ? (
          <p class="say">{promised > ballot.papers ? say('end.at-least', { n: promised - ballot.papers }) : say('end.enough')}</p>
        ) : null}
        <p class="tally">
          {w.candidates.map((candidate, i) => (
            <span key={candidate.id} class={i === 0 ? 'first' : 'second'}>
              <b>{ballot.votes[candidate.id]}</b> {candidate.short}
            </span>
          ))}
          <span>
            <b>{ballot.uncounted}</b> {say('count.uncounted')}
          </span>
        </p>
      </section>
      {view?.goals ? (
        <section class="sheet met-goals">
          <h2>{say(`goals.met.${met}`)}</h2>
          <Goals goals={view.brief.goals} met={view.goals} />
        </section>
      ) : null}
      <section class="sheet world">
        <h2>{say('world.title')}</h2>
        {after.headlines.map((line) => (
          <p key={line.key} class="word big">
            {say(line.key, line.args)}
          </p>
        ))}
        <p class="fixed">{say('world.fixed')}</p>
      </section>
      <Funnel />
      <OpenAndClosed />
      <Guesses />
      {scenario.value?.history ? (
        <section class="sheet">
          <h2>{say('history.title')}</h2>
          <p>
            {say('history.text', {
              a: scenario.value.history.votes[w.candidates[0].id] ?? 0,
              first: w.candidates[0].short,
              b: scenario.value.history.votes[w.candidates[1].id] ?? 0,
              second: w.candidates[1].short,
              uncounted: scenario.value.history.uncounted,
            })}
          </p>
          <p class="muted">{scenario.value.history.note}</p>
          <p class="muted small">{scenario.value.history.source}</p>
        </section>
      ) : null}
      {view && view.kind !== 'candidate' ? <Mirror /> : null}
      <p class="buttons">
        <button type="button" class="btn ink" data-testid="again" onClick={leave}>
          {say('end.again')}
        </button>
      </p>
    </div>
  );
}
