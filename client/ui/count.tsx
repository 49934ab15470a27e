import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { crossingOf, lineAt, type Paper, pauseAfter, pilesAt, readingOrder } from '../store/reading-order.ts';
import { countAt, publicView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { nameOf } from './gesture.ts';
import { Icon } from './icons.tsx';
import { Ink } from './parts.tsx';
import { Piles } from './piles.tsx';
import { Ready } from './ready.tsx';

/** The count as theatre, and in words: the line, each paper, the silence at the crossing. */
export function Count() {
  const pub = publicView.value;
  const w = world.value;
  const held = useSignal(false);
  const ballot = pub?.ballots.at(-1);
  const options = w?.candidates.map((candidate) => candidate.id) ?? [];
  const order = useMemo(() => (ballot ? readingOrder(ballot, options) : []), [ballot?.post, ballot?.round, ballot?.epoch]);
  const read = countAt.value;
  const over = read >= order.length;
  // Before anything can be pressed: a late start would take back a jump to the result.
  useLayoutEffect(() => {
    countAt.value = matchMedia('(prefers-reduced-motion: reduce)').matches ? order.length : 0;
    return () => {
      countAt.value = 0;
    };
  }, [order]);
  useEffect(() => {
    if (held.value || over || !ballot) return;
    const timer = setTimeout(
      () => {
        countAt.value = read + 1;
      },
      pauseAfter(order, read, ballot),
    );
    return () => clearTimeout(timer);
  }, [read, held.value, order]);
  if (!ballot || !w) return null;
  const piles = pilesAt(order, read);
  const crossing = crossingOf(order, ballot);
  const dark = read === crossing && !over;
  return (
    <div class={`count on-cloth ${dark ? 'dark' : ''} ${over ? 'over' : ''}`}>
      <header>
        <div>
          <h1 class="phase-heading" tabIndex={-1}>
            {headline(order, read)}
          </h1>
          <p class="small">
            {say(over ? 'count.sum' : 'count.staged', { roll: ballot.onRoll, papers: ballot.papers, majority: ballot.majority })}
          </p>
        </div>
        <Uncounted n={piles.get(null) ?? 0} of={ballot.uncounted} />
      </header>
      <p class="vh" aria-live="polite" data-testid="count-spoken">
        {over || read === crossing || read % 10 === 0 ? spoken(order, read) : ''}
      </p>
      <div class="theatre">
        {w.candidates.map((candidate, i) => (
          <p key={candidate.id} class={`total ${i === 0 ? 'first' : 'second'}`}>
            <b data-testid={`count-${candidate.id}`}>{piles.get(candidate.id) ?? 0}</b>
            <span>{candidate.short}</span>
            <small>
              <Ink id={candidate.id} certainty={2} /> {say('brief.nominated', { state: nameOf(candidate.nominatedBy) })}
            </small>
          </p>
        ))}
        <Piles ballot={ballot} order={order} read={read} />
      </div>
      <div class="buttons controls">
        {over ? (
          <Ready label={say(ballot.elected ? 'count.go' : 'count.recess')} />
        ) : (
          <>
            <button
              type="button"
              class="btn"
              data-testid="hold"
              aria-pressed={held.value}
              onClick={() => {
                held.value = !held.value;
              }}
            >
              <Icon name="hold" /> {say('count.hold')}
            </button>
            <button
              type="button"
              class="btn"
              data-testid="to-result"
              onClick={() => {
                countAt.value = order.length;
              }}
            >
              <Icon name="skip" /> {say('count.skip')}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

/** How far the leader is from the line, and at the end who is elected. */
function headline(order: readonly Paper[], read: number): string {
  const ballot = publicView.value?.ballots.at(-1);
  const w = world.value;
  if (!ballot || !w) return '';
  const elected = w.candidates.find((candidate) => candidate.id === ballot.elected);
  if (read >= order.length) return elected ? say('count.elected', { name: elected.short }) : say(ballot.void ? 'count.void' : 'count.none');
  const piles = pilesAt(order, read);
  const top = Math.max(0, ...w.candidates.map((candidate) => piles.get(candidate.id) ?? 0));
  const away = lineAt(order, read) - top;
  const leading = w.candidates.filter((candidate) => (piles.get(candidate.id) ?? 0) === top);
  const name = leading.length === 1 ? (leading[0]?.short ?? '') : '';
  if (read === 0) return say('count.opened');
  if (read >= crossingOf(order, ballot)) return say('count.crossed', { name });
  if (away > 6) return say('count.reading');
  return name ? say(away === 1 ? 'count.from-line.one' : 'count.from-line', { name, n: away }) : say('count.from-line.both', { n: away });
}

function spoken(order: readonly Paper[], read: number): string {
  const w = world.value;
  if (!w) return '';
  const [first, second] = w.candidates;
  const piles = pilesAt(order, read);
  const sum = say('count.spoken', {
    n: read,
    first: first.short,
    a: piles.get(first.id) ?? 0,
    second: second.short,
    b: piles.get(second.id) ?? 0,
    line: lineAt(order, read),
  });
  return read >= order.length ? `${headline(order, read)} ${sum}` : sum;
}

/** Blank and invalid are one heap, hatched, never told apart. */
const Uncounted = ({ n, of }: { n: number; of: number }) => (
  <div class="uncounted">
    <span class="heap" aria-hidden="true">
      {Array.from({ length: Math.min(24, of) }, (_, i) => (
        <i key={i} class={i < n ? 'read' : ''} />
      ))}
    </span>
    <p>
      <b data-testid="count-uncounted">{n}</b> {say('count.uncounted')}
    </p>
    <p class="small wide">{say('count.uncounted.text')}</p>
  </div>
);
