import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { crossingOf, lineAt, type Paper, pauseAfter, pilesAt, readingOrder } from '#shared/game/reading-order.ts';
import type { PublicBallot } from '#shared/game/view.types.ts';
import { lotAtTheBottom, optionName, optionOf, optionsOf, speakerAt } from '../store/ballots.ts';
import { countAt, publicView, scenario, world } from '../store/store.ts';
import { sayTogether } from '../store/together.ts';
import { say } from '../store/words.ts';
import { SaidAloud } from './affairs/aloud.tsx';
import { postTitle } from './affairs/names.ts';
import { nameOf } from './gesture.ts';
import { Icon } from './icons.tsx';
import { Ink, sideOf } from './parts.tsx';
import { Piles } from './piles.tsx';
import { Ready } from './ready.tsx';
import { WhichBallot } from './which-ballot.tsx';

/** The count as theatre, and in words: the line, each paper, the silence at the crossing. */
export function Count() {
  const pub = publicView.value;
  const held = useSignal(false);
  const ballot = pub?.ballots.at(-1);
  const options = ballot ? optionsOf(ballot) : [];
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
  if (!ballot) return null;
  const piles = pilesAt(order, read);
  const crossing = crossingOf(order, ballot);
  const dark = read === crossing && !over;
  const again = recessAfter(ballot);
  return (
    <div class={`count on-cloth ${dark ? 'dark' : ''} ${over ? 'over' : ''} ${options.length > 2 ? 'many' : ''}`}>
      <header>
        <div>
          <h1 class="phase-heading" tabIndex={-1}>
            {headline(order, read)}
          </h1>
          <p class="small">
            <WhichBallot ballot={ballot} /> {ballot.post > 0 ? `${say('count.post', { post: postTitle(ballot.post) })}. ` : ''}
            {say(over ? 'count.sum' : ballot.aloud ? 'aloud.staged' : 'count.staged', {
              roll: ballot.onRoll,
              papers: ballot.papers,
              majority: ballot.majority,
            })}
            {over && again && lotAtTheBottom(ballot) ? ` ${say('count.lot-out')}` : ''}
          </p>
        </div>
        <Uncounted n={piles.get(null) ?? 0} of={ballot.aloud ? (piles.get(null) ?? 0) : ballot.uncounted} aloud={ballot.aloud !== null} />
      </header>
      {ballot.aloud && !over ? <Speaker aloud={ballot.aloud} n={read - 1} /> : null}
      <p class="vh" aria-live="polite" data-testid="count-spoken">
        {over || read === crossing || read % 10 === 0 ? spoken(order, read) : ''}
      </p>
      <div class="theatre" data-testid="theatre">
        {options.map((id, k) => (
          <p key={id} class={`total ${sideOf(id)} ${k === 0 ? 'on-left' : 'on-right'}`}>
            <b data-testid={`count-${id}`}>{piles.get(id) ?? 0}</b>
            <span>{optionName(id)}</span>
            <small>
              <Ink id={id} certainty={2} /> {say('brief.nominated', { state: nameOf(optionOf(id)?.from ?? '') })}
            </small>
          </p>
        ))}
        <Piles ballot={ballot} order={order} read={read} />
      </div>
      <div class="buttons controls">
        {over ? (
          <Ready label={sayTogether(again ? 'count.recess' : 'count.go')} />
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
                // The button goes with the count; whoever pressed it by key stands at the result.
                requestAnimationFrame(() => document.querySelector<HTMLElement>('.count .phase-heading')?.focus());
              }}
            >
              <Icon name="skip" /> {say('count.skip')}
            </button>
          </>
        )}
      </div>
      {over && ballot.aloud ? <SaidAloud aloud={ballot.aloud} options={options} /> : null}
    </div>
  );
}

/** Whether a ballot that elected nobody is followed by another; else the most votes decide, and among equals a lot. */
function recessAfter(ballot: PublicBallot): boolean {
  const counted = publicView.value?.ballots.filter((entry) => entry.post === ballot.post && !entry.void).length ?? 0;
  return ballot.elected === null && ballot.post === 0 && (ballot.void || counted < (scenario.value?.ballot.most ?? 1));
}

function mostVotes(ballot: PublicBallot): string {
  const most = Math.max(...Object.values(ballot.votes));
  const first = optionsOf(ballot).filter((id) => ballot.votes[id] === most);
  return first.length > 1 ? say('count.lot') : say('count.most', { name: optionName(first[0] ?? '') });
}

/** How far the leader is from the line, and at the end who is elected. */
function headline(order: readonly Paper[], read: number): string {
  const ballot = publicView.value?.ballots.at(-1);
  if (!ballot) return '';
  if (read >= order.length) {
    if (ballot.elected) return say('count.elected', { name: optionName(ballot.elected) });
    return ballot.void || recessAfter(ballot) ? say(ballot.void ? 'count.void' : 'count.none') : mostVotes(ballot);
  }
  const piles = pilesAt(order, read);
  const top = Math.max(0, ...optionsOf(ballot).map((id) => piles.get(id) ?? 0));
  const away = lineAt(order, read) - top;
  const leading = optionsOf(ballot).filter((id) => (piles.get(id) ?? 0) === top);
  const name = leading.length === 1 ? optionName(leading[0] ?? '') : '';
  if (read === 0) return say(ballot.aloud ? 'aloud.reading' : 'count.opened');
  if (read >= crossingOf(order, ballot)) return say('count.crossed', { name });
  if (away > 6) return say(ballot.aloud ? 'aloud.reading' : 'count.reading');
  return name ? say(away === 1 ? 'count.from-line.one' : 'count.from-line', { name, n: away }) : say('count.from-line.both', { n: away });
}

function spoken(order: readonly Paper[], read: number): string {
  const ballot = publicView.value?.ballots.at(-1);
  if (!ballot) return '';
  const piles = pilesAt(order, read);
  const sum = say('count.spoken.many', {
    n: read,
    list: optionsOf(ballot)
      .map((id) => say('count.spoken.one', { name: optionName(id), n: piles.get(id) ?? 0 }))
      .join(', '),
    line: lineAt(order, read),
  });
  return read >= order.length ? `${headline(order, read)} ${sum}` : sum;
}

/** Whose answer was heard last, where votes are said aloud. */
function Speaker({ aloud, n }: { aloud: readonly (string | null)[]; n: number }) {
  const i = speakerAt(aloud, n);
  const state = i === undefined ? undefined : world.value?.states[i]?.name;
  const answer = i === undefined ? '' : (aloud[i] ?? '');
  return (
    <p class="speaker word" data-testid="speaker">
      {state ? say(answer === '' ? 'aloud.says.blank' : 'aloud.says', { state, name: optionName(answer) }) : null}
    </p>
  );
}

/** Blank and invalid are one heap, hatched, never told apart. */
const Uncounted = ({ n, of, aloud }: { n: number; of: number; aloud: boolean }) => (
  <div class="uncounted">
    <span class="heap" aria-hidden="true">
      {Array.from({ length: Math.min(24, of) }, (_, i) => (
        <i key={i} class={i < n ? 'read' : ''} />
      ))}
    </span>
    <p>
      <b data-testid="count-uncounted">{n}</b> {say('count.uncounted')}
    </p>
    <p class="small wide">{say(aloud ? 'aloud.uncounted' : 'count.uncounted.text')}</p>
  </div>
);
