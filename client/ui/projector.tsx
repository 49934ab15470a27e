import type { Phase } from '#shared/game/state.ts';
import type { PublicView } from '#shared/game/view.types.ts';
import { phaseName, sayOfBallot } from '../store/ballots.ts';
import { over } from '../store/over.ts';
import { countAt, projector, publicView, room, scenario, stageOn, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { recordText } from './affairs/record-text.ts';
import { Clock } from './clock.tsx';
import { Connection } from './connection.tsx';
import { Count } from './count.tsx';
import { Mark } from './icons.tsx';
import { Legend } from './legend.tsx';
import { PatternBook } from './patterns.tsx';
import { ProjectorLobby } from './projector-lobby.tsx';
import { ProjectorPicture } from './projector-picture.tsx';
import { PublicLadder } from './public-ladder.tsx';
import { rollResultDue } from './roll-result.tsx';

/** Phases about which the wall speaks otherwise where votes are said aloud. */
const OF_THE_BALLOT: ReadonlySet<Phase> = new Set(['forecast', 'booth', 'count', 'verdict']);

/** The page for the wall: what the room does now, in one sentence, and what everyone may know, large. It is nobody's seat. */
export function Projector() {
  const pub = publicView.value;
  const s = scenario.value;
  if (!s) return null;
  if (room.value?.stage === 'lobby' || !pub) return <ProjectorLobby />;
  const called = rollResultDue();
  return (
    <div class={`projector at-${pub.phase}`}>
      <PatternBook />
      <header>
        <Mark />
        <p class="where">
          <span>
            {s.title} · {say('pocket.day', { day: called ? (s.rollCall?.day ?? pub.day) : Math.max(1, pub.day), days: s.days })}
          </span>
          <b>{called ? say('phase.rollcall') : phaseName(pub.phase)}</b>
        </p>
        <h1 class="phase-heading say" tabIndex={-1}>
          {over.value
            ? say('project.over')
            : room.value?.paused
              ? say('paused.wall')
              : called
                ? say('project.called')
                : OF_THE_BALLOT.has(pub.phase)
                  ? sayOfBallot(`project.${pub.phase}`)
                  : say(`project.${pub.phase}`)}
        </h1>
        <JoinCode />
        {over.value ? null : <Clock />}
      </header>
      <div class="wall-notes">
        <Connection />
      </div>
      <main>{pub.phase === 'count' ? <Count /> : <Everyday phase={pub.phase} />}</main>
      <Foot />
    </div>
  );
}

/** How one still gets in, until the room is closed to newcomers or the game is over. */
function JoinCode() {
  const facts = room.value;
  if (!facts || facts.locked || over.value || publicView.value?.phase === 'verdict') return null;
  return (
    <p class="join-code">
      <span>{say('project.code')}</span>
      <b>{facts.code}</b>
    </p>
  );
}

function Everyday({ phase }: { phase: Phase }) {
  const mapped = stageOn.value && !rollResultDue() && !['rollcall', 'booth', 'reveal', 'verdict', 'delivery', 'handshake'].includes(phase);
  return (
    <>
      <section class="picture">
        <ProjectorPicture />
        {mapped ? <Legend of="map" /> : null}
      </section>
      <PublicLadder />
    </>
  );
}

/** The last public thing that happened, and the way back. */
function Foot() {
  const pub = publicView.value;
  const w = world.value;
  if (!pub || !w) return null;
  const { title, text } = told(pub);
  return (
    <footer>
      <b>{title}</b>
      <span>{text}</span>
      <button
        type="button"
        class="link"
        data-testid="small-view"
        onClick={() => {
          projector.value = false;
        }}
      >
        {say('project.close')}
      </button>
    </footer>
  );
}

/** What the wall's last line says. While names are called or papers are read nothing else is told, least of all the end. */
function told(pub: PublicView): { readonly title: string; readonly text: string } {
  if (rollResultDue()) return { title: say('phase.rollcall'), text: say('rollcall.public') };
  if (pub.phase === 'count' && countAt.value >= 0) return { title: say('project.last'), text: sayOfBallot('count.staged') };
  const overnight = pub.phase === 'briefing';
  const line = overnight ? pub.briefing[0] : pub.record.at(-1);
  return { title: say(overnight ? 'brief.overnight' : 'project.last'), text: line ? recordText(line) : say('ledger.no-record') };
}
