import type { PublicBallot } from '#shared/game/view.types.ts';
import { quit } from '../session/start.ts';
import { guessedBallot, mainBallot, optionName, optionsOf, sayOfBallot } from '../store/ballots.ts';
import { publicView, scenario, seatView, session, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { SaidAloud } from './affairs/aloud.tsx';
import { OtherPosts, Score } from './affairs/score.tsx';
import { CountProves } from './coach/count.tsx';
import { Funnel } from './funnel.tsx';
import { Goals } from './goals.tsx';
import { Guesses } from './guesses.tsx';
import { History } from './history.tsx';
import { Mirror } from './mirror.tsx';
import { OpenAndClosed } from './open-and-closed.tsx';
import { brokenInAll, comparable } from './promises.ts';
import { WhichBallot } from './which-ballot.tsx';
import { Whys } from './why/whys.tsx';

/** After the game: goals met, what arithmetic proves and where it stops, and what the world reads into it. */
export function Debrief() {
  const pub = publicView.value;
  const view = seatView.value;
  const w = world.value;
  const after = pub?.after;
  const ballot = pub ? mainBallot(pub) : undefined;
  if (!pub || !w || !after || !ballot) return null;
  const historic = scenario.value?.historic ?? false;
  const met = view?.goals?.filter(Boolean).length ?? 0;
  return (
    <div class="debrief">
      <header class="ending">
        <div>
          <WhichBallot ballot={ballot} />
          <ul class="tally">
            {w.candidates.map((candidate) => (
              <li key={candidate.id}>
                <b>{ballot.votes[candidate.id] ?? '–'}</b> {candidate.short}
              </li>
            ))}
            <li>
              <b>{ballot.uncounted}</b> {say('count.uncounted')}
            </li>
          </ul>
        </div>
        <div class="proved" data-testid="proved">
          <Proved ballot={ballot} />
          <p class="small">{say('count.sum', { roll: ballot.onRoll, papers: ballot.papers, majority: ballot.majority })}</p>
          <CountProves />
        </div>
        <button type="button" class="btn cream" data-testid="again" onClick={quit}>
          {say(session.value?.kind === 'room' ? 'help.leave' : 'end.again')}
        </button>
      </header>
      {view?.goals ? (
        <section class="sheet met-goals">
          <h2 data-testid="goals-met">{say(`goals.met.${met}`)}</h2>
          <Goals goals={view.brief.goals} met={view.goals} />
        </section>
      ) : null}
      <section class="sheet world">
        <h2>
          {say('world.title')} <WhichBallot ballot={ballot} />
        </h2>
        {after.headlines.map((line) => (
          <p key={line.key} class="word big">
            {say(line.key, line.args)}
          </p>
        ))}
        <Called />
        {historic ? <p class="fixed">{say('world.fixed')}</p> : null}
      </section>
      <Score />
      <OtherPosts />
      <Funnel />
      <div class="stacked">
        <OpenAndClosed />
        <Guesses />
      </div>
      <Whys />
      <History />
      {ballot.aloud ? <SaidAloud aloud={ballot.aloud} options={optionsOf(ballot)} /> : null}
      {view?.state && !ballot.aloud ? <Mirror /> : null}
    </div>
  );
}

/** Promises beside papers, only where both groups are large enough that the line points at nobody. */
function Proved({ ballot }: { ballot: PublicBallot }) {
  const { papers, votes } = ballot;
  const after = publicView.value?.after;
  if (!after) return null;
  const broken = brokenInAll(after, votes);
  // Only names that were still on the paper could be given what they had been promised.
  const on = optionsOf(ballot);
  const promised = on.reduce((sum, id) => sum + (after.promises[id] ?? 0), 0);
  if (!comparable(after))
    return (
      <h1 class="phase-heading" tabIndex={-1}>
        <b>{say('end.voted', { n: papers })}</b> <WhichBallot ballot={ballot} />
      </h1>
    );
  return (
    <>
      <h1 class="phase-heading" tabIndex={-1}>
        {say('end.promised', { n: promised })} <b>{say('end.voted', { n: papers })}</b> <WhichBallot ballot={ballot} />
      </h1>
      {on.length < (world.value?.candidates.length ?? 0) ? (
        <p class="small">{say('end.promised.to', { names: on.map(optionName).join(', ') })}</p>
      ) : null}
      <p class="say">{broken > 0 ? sayOfBallot('end.at-least', { n: broken }) : sayOfBallot('end.enough')}</p>
    </>
  );
}

/** What the sealed guesses had said, where the result was not close: half of them lay below the one in the middle. */
function Called() {
  const w = world.value;
  const pub = publicView.value;
  const ballot = pub ? guessedBallot(pub) : undefined;
  const guesses = pub?.after?.forecasts ?? [];
  if (!w || !ballot || guesses.length === 0 || w.candidates.length !== 2) return null;
  const valid = ballot.papers - ballot.uncounted;
  const ahead = 2 * (ballot.votes[w.candidates[0].id] ?? 0) - valid;
  if (Math.abs(ahead) <= valid * 0.2) return null;
  const guessed = 2 * (guesses[Math.floor(guesses.length / 2)] ?? 0) - valid;
  const key = Math.abs(guessed) <= valid * 0.2 ? 'close' : guessed > 0 === ahead > 0 ? 'right' : 'wrong';
  return <p class="word">{say(`world.called.${key}`)}</p>;
}
