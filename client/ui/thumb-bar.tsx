import { publicView, seatView } from '../store/store.ts';
import { say } from '../store/words.ts';
import { give } from './gesture.ts';
import { Icon } from './icons.tsx';
import { hallInFront, show, stack } from './stacks.ts';
import { waitingFor } from './waiting.ts';

/** On a phone: four verbs under the thumb. */
export function ThumbBar() {
  const view = seatView.value;
  const pub = publicView.value;
  if (!view || !pub) return null;
  const { offers, requests } = waitingFor(view);
  const waiting = offers.length + requests.length;
  const mine = pub.seats.find((seat) => seat.id === view.seat);
  return (
    <nav class="thumb-bar" aria-label={say('thumb.title')}>
      <button type="button" aria-pressed={!hallInFront.value && stack.value === 'awaiting'} onClick={() => show('awaiting')}>
        <Icon name="envelope" /> {say('thumb.answer')} {waiting > 0 ? <b>{waiting}</b> : null}
      </button>
      <button type="button" aria-pressed={!hallInFront.value && stack.value === 'compose'} onClick={() => show('compose')}>
        <Icon name="offer" /> {say('thumb.offer')}
      </button>
      <button
        type="button"
        aria-pressed={hallInFront.value}
        onClick={() => {
          hallInFront.value = !hallInFront.value;
        }}
      >
        <Icon name="people" /> {say('thumb.persuade')}
      </button>
      {mine?.held === 'person' && pub.phase === 'corridor' ? (
        <button type="button" data-testid="thumb-close" onClick={() => void give({ type: 'ready', ready: !mine.ready })}>
          <Icon name="check" /> {say('thumb.close')}
        </button>
      ) : (
        <button type="button" aria-pressed={stack.value === 'ledger'} onClick={() => show('ledger')}>
          <Icon name="write" /> {say('stack.ledger')}
        </button>
      )}
    </nav>
  );
}
