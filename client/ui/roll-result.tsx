import { publicView, rollCallSeen, scenario } from '../store/store.ts';
import { say } from '../store/words.ts';
import { RollBoard } from './roll-board.tsx';
import { StageHost } from './stage-host.tsx';

/** Whether the roll-call has just been read out and I have not yet gone on: it has a screen of its own before the next phase. */
export function rollResultDue(): boolean {
  const pub = publicView.value;
  const s = scenario.value;
  if (!pub?.rollCall || !s?.rollCall || rollCallSeen.value) return false;
  const last = s.rollCall.day >= s.days;
  return last ? pub.phase === 'handshake' : pub.phase === 'night' || (pub.phase === 'briefing' && pub.day === s.rollCall.day + 1);
}

/** The roll-call as it is read out: the hall is swept, the board says the same, and nothing goes on until one has looked. */
export function RollResult() {
  const pub = publicView.value;
  const call = scenario.value?.rollCall;
  if (!pub?.rollCall || !call) return null;
  return (
    <section class="roll-result on-cloth">
      <header>
        <h1 class="phase-heading" tabIndex={-1}>
          {call.title}
        </h1>
        <p class="say">{say('rollcall.public')}</p>
        <button
          type="button"
          class="btn cream"
          data-testid="roll-on"
          onClick={() => {
            rollCallSeen.value = true;
          }}
        >
          {say('rollcall.on')}
        </button>
      </header>
      <StageHost mode="rollcall" />
      <RollBoard />
    </section>
  );
}
