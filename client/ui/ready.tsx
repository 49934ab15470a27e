import { publicView, room, seatView, session } from '../store/store.ts';
import { say } from '../store/words.ts';
import { give } from './gesture.ts';

/** The button that ends my part of a phase. Alone it closes the phase; in a room it says that I am ready. */
export function Ready({ label, disabled = false }: { label: string; disabled?: boolean }) {
  const view = seatView.value;
  const seat = publicView.value?.seats.find((entry) => entry.id === view?.seat);
  if (!view || seat?.held !== 'person') return null;
  const alone = session.value?.kind === 'solo';
  const others = publicView.value?.seats.filter((entry) => entry.held === 'person' && !entry.ready).length ?? 0;
  return (
    <div class="ready">
      <button
        type="button"
        class="btn ink"
        data-testid="ready"
        disabled={disabled}
        aria-pressed={alone ? undefined : seat.ready}
        onClick={() => void give({ type: 'ready', ready: alone || !seat.ready })}
      >
        {seat.ready ? say('ready.waiting') : label}
      </button>
      {!alone && room.value ? <span class="small ready-others">{others === 0 ? '' : say('ready.others', { n: others })}</span> : null}
    </div>
  );
}
