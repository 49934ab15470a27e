import { useEffect, useRef, useState } from 'preact/hooks';
import { publicView, seatView } from '../store/store.ts';
import { sayTogether } from '../store/together.ts';
import { say } from '../store/words.ts';
import { give } from './gesture.ts';
import { Icon } from './icons.tsx';
import { hallInFront, show, stack } from './stacks.ts';
import { waitingFor } from './waiting.ts';

/** On a phone: four verbs under the thumb. Closing the day asks first while something is left to do. */
export function ThumbBar() {
  const view = seatView.value;
  const pub = publicView.value;
  const [asked, setAsked] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const closing = useRef<HTMLButtonElement>(null);
  // The question is answered where it is asked, by key too.
  useEffect(() => {
    if (asked) first.current?.focus();
  }, [asked]);
  if (!view || !pub) return null;
  const { offers, requests } = waitingFor(view);
  const waiting = offers.length + requests.length;
  const mine = pub.seats.find((seat) => seat.id === view.seat);
  const left = [
    ...(view.purse.talks > 0 ? [say(view.purse.talks === 1 ? 'sure.talks.one' : 'sure.talks', { n: view.purse.talks })] : []),
    ...(waiting > 0 ? [say(waiting === 1 ? 'sure.offers.one' : 'sure.offers', { n: waiting })] : []),
  ];
  const close = () => {
    setAsked(false);
    void give({ type: 'ready', ready: !mine?.ready });
  };
  const to = (act: () => void) => () => {
    setAsked(false);
    act();
  };
  return (
    <nav class="thumb-bar" aria-label={say('thumb.title')}>
      {asked ? (
        <p class="sure" role="alertdialog" aria-label={sayTogether('thumb.close')}>
          <span>{sayTogether('sure.close', { list: left.join(say('list.and')) })}</span>
          <button type="button" data-testid="sure" ref={first} onClick={close}>
            {sayTogether('sure.yes')}
          </button>
          <button
            type="button"
            onClick={() => {
              setAsked(false);
              closing.current?.focus();
            }}
          >
            {say('sure.no')}
          </button>
        </p>
      ) : null}
      <button
        type="button"
        data-testid="thumb-answer"
        aria-pressed={!hallInFront.value && stack.value === 'awaiting'}
        onClick={to(() => show('awaiting'))}
      >
        <Icon name="envelope" /> {say('thumb.answer')} {waiting > 0 ? <b>{waiting}</b> : null}
      </button>
      <button
        type="button"
        data-testid="thumb-offer"
        aria-pressed={!hallInFront.value && stack.value === 'compose'}
        onClick={to(() => show('compose'))}
      >
        <Icon name="offer" /> {say('thumb.offer')}
      </button>
      <button
        type="button"
        data-testid="thumb-hall"
        aria-pressed={hallInFront.value}
        onClick={to(() => {
          hallInFront.value = !hallInFront.value;
          scrollTo({ top: 0 });
        })}
      >
        <Icon name="people" /> {say('thumb.persuade')}
      </button>
      {mine?.held === 'person' && pub.phase === 'corridor' ? (
        <button
          type="button"
          data-testid="thumb-close"
          ref={closing}
          aria-pressed={mine.ready}
          onClick={() => (left.length > 0 && !mine.ready ? setAsked(true) : close())}
        >
          <Icon name="check" /> {mine.ready ? say('thumb.closed') : sayTogether('thumb.close')}
        </button>
      ) : (
        <button type="button" aria-pressed={stack.value === 'ledger'} onClick={to(() => show('ledger'))}>
          <Icon name="write" /> {say('stack.ledger')}
        </button>
      )}
    </nav>
  );
}
