import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { crossingOf, lineAt, pauseAfter, pilesAt, readingOrder } from '../store/reading-order.ts';
import { countAt, publicView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { Piles } from './piles.tsx';
import { Ready } from './ready.tsx';

/** The count as theatre, and in words: the line, each paper, the silence at the crossing. */
export function Count() {
  const pub = publicView.value;
  const w = world.value;
  const held = useSignal(false);
  const ballot = pub?.ballots.at(-1);
  const order = useMemo(
    () =>
      ballot && w
        ? readingOrder(
            ballot,
            w.candidates.map((candidate) => candidate.id),
          )
        : [],
    [ballot?.round, ballot?.epoch],
  );
  const read = countAt.value;
  const over = read >= order.length;
  useEffect(() => {
    countAt.value = matchMedia('(prefers-reduced-motion: reduce)').matches ? order.length : 0;
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
  const crossing = crossingOf(order, ballot);
  const piles = pilesAt(order, read);
  const line = lineAt(order, read);
  const top = Math.max(0, ...w.candidates.map((candidate) => piles.get(candidate.id) ?? 0));
  const dark = read === crossing && !over;
  const elected = w.candidates.find((candidate) => candidate.id === ballot.elected);
  return (
    <div class={`count ${dark ? 'dark' : ''}`}>
      <header>
        <h1 class="phase-heading" tabIndex={-1}>
          {over
            ? elected
              ? say('count.elected', { name: elected.short })
              : say(ballot.void ? 'count.void' : 'count.none')
            : read < crossing
              ? say('count.from-line', { n: Math.max(0, line - top) })
              : say('count.crossed')}
        </h1>
        <p class="uncounted">
          <b>{piles.get(null) ?? 0}</b> {say('count.uncounted')}
        </p>
      </header>
      <p class="vh" aria-live="polite">
        {over || read === crossing || read % 10 === 0
          ? say('count.spoken', {
              n: read,
              first: w.candidates[0].short,
              a: piles.get(w.candidates[0].id) ?? 0,
              second: w.candidates[1].short,
              b: piles.get(w.candidates[1].id) ?? 0,
              line,
            })
          : ''}
      </p>
      <Piles ballot={ballot} order={order} read={read} />
      <div class="names">
        {w.candidates.map((candidate, i) => (
          <p key={candidate.id} class={i === 0 ? 'first' : 'second'}>
            <b>{piles.get(candidate.id) ?? 0}</b>
            <span>{candidate.short}</span>
          </p>
        ))}
      </div>
      {over ? (
        <p class="sum">
          {say('count.sum', { roll: ballot.onRoll, papers: ballot.papers, uncounted: ballot.uncounted, majority: ballot.majority })}
        </p>
      ) : null}
      <p class="buttons">
        {over ? (
          <Ready label={say(ballot.elected ? 'count.go' : 'count.recess')} />
        ) : (
          <>
            <button
              type="button"
              class="btn"
              aria-pressed={held.value}
              onClick={() => {
                held.value = !held.value;
              }}
            >
              {say('count.hold')}
            </button>
            <button
              type="button"
              class="btn"
              data-testid="to-result"
              onClick={() => {
                countAt.value = order.length;
              }}
            >
              {say('count.skip')}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
