import { publicView, scenario } from '../store/store.ts';
import { say } from '../store/words.ts';
import { RollBoard } from './roll-board.tsx';
import { StageHost } from './stage-host.tsx';

/** The roll-call that has just been read out: the hall as it was swept, and the board that says the same. */
export function FreshRollCall() {
  const pub = publicView.value;
  const call = scenario.value?.rollCall;
  if (!pub?.rollCall || !call) return null;
  return (
    <section class="fresh-call">
      <h2>{call.title}</h2>
      <StageHost mode="rollcall" />
      <RollBoard />
      <p class="say">{say('rollcall.public')}</p>
    </section>
  );
}
