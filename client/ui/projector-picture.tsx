import { useEffect } from 'preact/hooks';
import { mainBallot } from '../store/ballots.ts';
import { publicView, rollCallSeen, scenario, stageOn, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { TargetNow } from './affairs/target.tsx';
import { Funnel } from './funnel.tsx';
import { nameOf, shortOf } from './gesture.ts';
import { Hand } from './hand.tsx';
import { Ink, Plate } from './parts.tsx';
import { rollResultDue } from './roll-result.tsx';
import { StageHost } from './stage-host.tsx';
import { WallRoll } from './wall-roll.tsx';
import { WhichBallot } from './which-ballot.tsx';

/** How long the roll-call stays on the wall, sweep included (ms). */
const ON_THE_WALL = 40_000;

/** What the wall shows in this phase. Only what everyone may know. */
export function ProjectorPicture() {
  const pub = publicView.value;
  const w = world.value;
  if (!pub || !w) return null;
  if (rollResultDue()) return <Called />;
  switch (pub.phase) {
    case 'rollcall':
      return <Motion />;
    case 'reveal':
      return <Stood />;
    case 'handshake':
      return (
        <div class="wall-hand">
          <p class="thin">{say('hand.question')}</p>
          <Hand />
        </div>
      );
    case 'booth':
      return scenario.value?.ballot.open ? (
        <div class="wall-text">
          <h2>{say('aloud.title')}</h2>
          <p class="word">{say('aloud.text')}</p>
          <p class="say">{say('aloud.seen')}</p>
        </div>
      ) : (
        <div class="curtain wall-curtain">
          <p>
            <b>{say('booth.nobody')}</b>
            <span>{say('booth.nobody.2')}</span>
          </p>
        </div>
      );
    case 'delivery':
    case 'verdict':
      return <Ending />;
    default:
      return stageOn.value ? <StageHost mode="map" /> : <Stood all />;
  }
}

function Motion() {
  const call = scenario.value?.rollCall;
  return call ? (
    <div class="wall-text">
      <h2>{call.title}</h2>
      <p class="word">{call.modelText}</p>
      <TargetNow />
      <p class="say">{say('rollcall.public')}</p>
    </div>
  ) : null;
}

function Called() {
  const call = publicView.value?.rollCall;
  // Nobody stands at the wall to go on: the picture of the sweep makes room by itself.
  useEffect(() => {
    const timer = setTimeout(() => {
      rollCallSeen.value = true;
    }, ON_THE_WALL);
    return () => clearTimeout(timer);
  }, []);
  return call ? (
    <>
      <p class="wall-totals" style={{ '--turns': String(publicView.value?.states.length ?? 0) }}>
        {(['yes', 'no', 'abstain', 'absent'] as const).map((vote) => (
          <span key={vote}>
            <i class={`vote-mark ${vote}`} aria-hidden="true" /> <b class="once-called">{call[vote]}</b> {say(`vote.${vote}`)}
          </span>
        ))}
        <em class="once-called">{say(call.passed ? 'board.passed' : 'board.failed')}</em>
      </p>
      <WallRoll />
    </>
  ) : null;
}

/** Who stands by whom: of today, or altogether. */
function Stood({ all = false }: { all?: boolean }) {
  const pub = publicView.value;
  const w = world.value;
  if (!pub || !w) return null;
  return (
    <div class="stood-up wall-text">
      {w.candidates.map((candidate) => {
        const backers = pub.states.filter((state) => state.backs === candidate.id && (all || (state.changed === pub.day && pub.day > 0)));
        return (
          <section key={candidate.id}>
            <h2>
              <Ink id={candidate.id} /> {say('reveal.for', { name: candidate.short })}
            </h2>
            {backers.length === 0 ? <p>{say('reveal.nobody')}</p> : null}
            <p class="chips">
              {backers.map((state) => (
                <Plate key={state.id} name={nameOf(state.id)} />
              ))}
            </p>
          </section>
        );
      })}
    </div>
  );
}

function Ending() {
  const pub = publicView.value;
  const w = world.value;
  const ballot = pub ? mainBallot(pub) : undefined;
  if (!pub || !w || !ballot) return null;
  return (
    <div class="wall-text">
      <h2>
        {say('count.elected', { name: pub.winner ? shortOf(pub.winner) : '' })} <WhichBallot ballot={ballot} />
      </h2>
      <p class="wall-totals">
        {w.candidates.map((candidate) => (
          <span key={candidate.id}>
            <Ink id={candidate.id} /> <b>{ballot.votes[candidate.id] ?? '–'}</b> {candidate.short}
          </span>
        ))}
        <span>
          <b>{ballot.uncounted}</b> {say('count.uncounted')}
        </span>
      </p>
      {pub.phase === 'verdict' ? <Funnel /> : null}
    </div>
  );
}
