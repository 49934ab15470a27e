import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { leave } from '../session/start.ts';
import { phaseName } from '../store/ballots.ts';
import { arriving, projector, publicView, room, scenario, seatView, session } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Aloud } from './affairs/aloud.tsx';
import { Booth } from './booth.tsx';
import { Briefing } from './briefing.tsx';
import { Corridor } from './corridor.tsx';
import { Count } from './count.tsx';
import { Debrief } from './debrief.tsx';
import { Delivery } from './delivery.tsx';
import { First } from './first.tsx';
import { Forecast } from './forecast.tsx';
import { Frame } from './frame.tsx';
import { Guide } from './guide/guide.tsx';
import { Handshake } from './handshake.tsx';
import { Lobby } from './lobby.tsx';
import { PatternBook } from './patterns.tsx';
import { Practice } from './practice.tsx';
import { inPractice } from './practising.ts';
import { Projector } from './projector.tsx';
import { Reveal } from './reveal.tsx';
import { RollCall } from './roll-call.tsx';
import { RollResult, rollResultDue } from './roll-result.tsx';
import { Seal } from './seal.tsx';
import { WatchedFloor } from './watching.tsx';

/** One screen at a time, chosen by the phase. */
export function App() {
  const phase = publicView.value?.phase;
  // The clock of a room ticks in the same signal.
  const lobby = useComputed(() => room.value?.stage === 'lobby').value;
  const rollDue = rollResultDue();
  const practising = inPractice();
  useEffect(() => {
    // Whoever reads by ear or keyboard starts each phase at its heading.
    document.querySelector<HTMLElement>('.phase-heading')?.focus({ preventScroll: true });
    globalThis.scrollTo?.(0, 0);
  }, [phase, lobby, rollDue, practising]);
  if (session.value === null) return arriving.value ? <Arriving what={arriving.value} /> : <First />;
  if (projector.value && seatView.value === null) return <Projector />;
  if (lobby) return <Lobby />;
  if (!phase || !scenario.value) return <p class="opening">{say('opening')}</p>;
  return (
    <Frame>
      <PatternBook />
      <Guide />
      <p class="vh" aria-live="polite">
        {say('now.phase', { phase: phaseName(phase), day: publicView.value?.day ?? 1 })}
      </p>
      {practising ? <Practice /> : rollDue ? <RollResult /> : screen(phase)}
    </Frame>
  );
}

/** What a link or a reload asked for is on its way; whoever will not wait for it has the first page. */
const Arriving = ({ what }: { what: NonNullable<typeof arriving.value> }) => (
  <main class="opening">
    <p role="status" data-testid="arriving">
      {say(what === 'room' ? 'opening.room' : 'opening')}
    </p>
    <button type="button" class="link" onClick={leave}>
      {say('connection.out')}
    </button>
  </main>
);

function screen(phase: NonNullable<typeof publicView.value>['phase']) {
  const seated = seatView.value !== null;
  switch (phase) {
    case 'briefing':
    case 'night':
      return <Briefing />;
    case 'corridor':
    case 'recess':
      return <Corridor />;
    case 'seal':
      return seated ? <Seal /> : <WatchedFloor />;
    case 'reveal':
      return <Reveal />;
    case 'rollcall':
      return <RollCall />;
    case 'handshake':
      return <Handshake />;
    case 'forecast':
      return <Forecast />;
    case 'booth':
      return scenario.value?.ballot.open ? <Aloud /> : <Booth />;
    case 'count':
      return <Count />;
    case 'delivery':
      return <Delivery />;
    case 'verdict':
      return <Debrief />;
  }
}
