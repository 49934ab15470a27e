import { publicView, seatView, selected, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { nameOf } from './gesture.ts';
import { Lean } from './parts.tsx';

/** My plate in front, larger; beside it the neighbours I speak for. */
export function Bench() {
  const w = world.value;
  const view = seatView.value;
  const pub = publicView.value;
  if (!w || !view || !pub) return null;
  const bench = w.seatRows.get(view.seat)?.bench ?? [];
  const half = Math.ceil(bench.length / 2);
  const card = (id: string) => {
    const state = pub.states[w.indexOf.get(id) ?? -1];
    return (
      <button
        key={id}
        type="button"
        class="bench-plate"
        aria-pressed={selected.value === id}
        onClick={() => {
          selected.value = id;
        }}
      >
        <b>{nameOf(id)}</b>
        {state ? <Lean state={state} /> : null}
      </button>
    );
  };
  return (
    <div class="bench">
      {bench.slice(0, half).map(card)}
      <p class="my-plate">
        <b>{nameOf(view.seat)}</b>
        <span>{view.kind === 'candidate' ? say('bench.campaign') : say('bench.you')}</span>
      </p>
      {bench.slice(half).map(card)}
      {bench.length > 0 ? <p class="bench-note">{say('bench.note')}</p> : null}
    </div>
  );
}
