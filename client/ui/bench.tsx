import { mayBeAbsent } from '../store/attendance.ts';
import { pick, publicView, seatView, selected, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { MovedSoFar } from './affairs/moved.tsx';
import { nameOf } from './gesture.ts';

import { Lean } from './parts.tsx';

/** My plate in front, larger; beside it the neighbours I speak for, or my sponsor. */
export function Bench() {
  const w = world.value;
  const view = seatView.value;
  const pub = publicView.value;
  if (!w || !view || !pub) return null;
  const own = w.seatRows.get(view.seat)?.bench ?? [];
  const bench = own.length > 0 ? own : view.camp.filter((id) => id !== view.seat);
  const half = Math.ceil(bench.length / 2);
  const card = (id: string) => {
    const i = w.indexOf.get(id) ?? -1;
    const state = pub.states[i];
    const absent = mayBeAbsent(w.states[i], state);
    return state ? (
      <button
        key={id}
        type="button"
        class={`bench-plate ${absent ? 'may-be-absent' : ''}`}
        data-testid="bench-plate"
        aria-pressed={selected.value === id}
        onClick={() => pick(id)}
      >
        <b>{nameOf(id)}</b>
        <Lean state={state} />
        {absent ? <small>{say('dossier.may-be-absent')}</small> : null}
      </button>
    ) : (
      <p key={id} class="bench-plate">
        <b>{nameOf(id)}</b>
        <small>{say('bench.nominee')}</small>
      </p>
    );
  };
  return (
    <div class="bench">
      <div class="bench-row">
        {bench.slice(0, half).map(card)}
        <p class="my-plate">
          <b>{nameOf(view.seat)}</b>
          <span>{say(view.state === null ? 'bench.campaign' : 'bench.you')}</span>
        </p>
        {bench.slice(half).map(card)}
      </div>
      <p class="bench-note">
        <b class="word">{say(own.length > 0 ? 'bench.title' : 'bench.camp')}</b> {say(own.length > 0 ? 'bench.note' : 'bench.camp.note')}{' '}
        <MovedSoFar />
      </p>
    </div>
  );
}
