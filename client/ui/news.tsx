import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { GameEvent } from '#shared/game/event.ts';
import { bestOther, topOf } from '#shared/game/world.ts';
import { lastEvents, publicView, seatView, world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { affairsNews } from './affairs/news.ts';
import { nameOf, shortOf } from './gesture.ts';
import { names } from './parts.tsx';

const lines = signal<readonly string[]>([]);

/** What has just happened to me, in one or two lines: seen, and read out politely. Silent in the booth. */
export function News() {
  const events = lastEvents.value;
  useEffect(() => {
    lines.value = publicView.value?.phase === 'booth' ? [] : summary(events);
  }, [events]);
  return (
    <div class="news-strip" aria-live="polite" data-testid="news">
      {lines.value.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** The last thing that happened; several offers at once are counted, not listed. */
function summary(events: readonly GameEvent[]): readonly string[] {
  const me = seatView.value?.seat;
  const offers = events.filter((event) => event.type === 'deal.proposed' && event.deal.by !== me);
  const lines = (of: (event: GameEvent) => boolean) => events.filter(of).flatMap((event) => lineOf(event) ?? []);
  const others = lines((event) => event.type !== 'deal.proposed' && !IN_PASSING.has(event.type));
  // What I did comes first, whatever the others have done since.
  const mine = lines((event) => doneBy(event) === me);
  if (mine.length + others.length > 0) return [...new Set([...mine.slice(-1), ...others.slice(-1)])];
  if (offers.length > 1) return [say('news.offers', { n: offers.length })];
  return offers.length === 1 ? offers.flatMap((event) => lineOf(event) ?? []) : lines((event) => IN_PASSING.has(event.type)).slice(-1);
}

/** What others say in passing gives way to whatever concerns me. */
const IN_PASSING: ReadonlySet<GameEvent['type']> = new Set(['quote.given', 'story.printed', 'proxy.given']);

/** Whose deed an event is. */
const doneBy = (event: GameEvent): string | undefined =>
  'by' in event ? (event.by ?? undefined) : 'seat' in event ? event.seat : undefined;

/** An event in words, or null if its screen says it already or nobody needs to hear it. */
export function lineOf(event: GameEvent): string | null {
  const me = seatView.value?.seat ?? '';
  const candidate = (c: number) => world.value?.candidates[c]?.short ?? '';
  switch (event.type) {
    case 'persuaded':
      return event.by === me ? say('news.persuaded', { names: names(event.states), name: candidate(event.candidate) }) : null;
    case 'asked.quietly':
      return event.by === me && event.readings.length > 0
        ? say('news.asked', { list: event.readings.map(({ state, values }) => `${nameOf(state)}: ${heardText(values)}`).join('. ') })
        : null;
    case 'promise.asked': {
      if (event.by !== me) return null;
      const yes = event.answers.filter((answer) => answer.yes);
      const no = event.answers.filter((answer) => !answer.yes);
      return [
        yes.length > 0 ? say('news.promised', { names: names(yes.map((answer) => answer.state)) }) : '',
        no.length > 0 ? say('news.not-promised', { names: names(no.map((answer) => answer.state)) }) : '',
      ]
        .filter(Boolean)
        .join(' ');
    }
    case 'promise.given':
      return event.state === me
        ? say('news.gave-promise', { name: candidate(event.candidate) })
        : say('news.got-promise', { name: nameOf(event.state) });
    case 'promise.withdrawn':
      return event.state === me ? say('news.took-back') : say('news.promise-gone', { name: nameOf(event.state) });
    case 'promise.requested':
      return event.state === me ? say('request.promise', { name: candidate(event.candidate) }) : null;
    case 'circular.sent':
      return event.by === me ? say('news.circular') : null;
    case 'deal.proposed':
      return event.deal.by === me ? null : say('news.offer', { name: nameOf(event.deal.by) });
    case 'deal.settled':
      return say('news.settled', { name: names(event.parties.filter((party) => party !== me)) });
    case 'deal.closed': {
      // Only what comes of my own offers: of theirs, the card itself says that it is gone.
      const mine = seatView.value?.deals.find((deal) => deal.id === event.deal)?.by === me;
      if (!mine || event.by === me) return null;
      return say(event.status === 'refused' ? 'news.refused' : 'news.gone', { name: names(event.parties.filter((party) => party !== me)) });
    }
    case 'clause.breached':
      return say(event.clause.by === me ? 'news.breach.mine' : 'news.breach', { name: nameOf(event.clause.by) });
    case 'seat.held':
      return say(event.by === 'bot' ? 'record.seat-to-bot' : 'record.seat-to-person', { seat: nameOf(event.seat) });
    case 'chair.delivered':
      return event.to === me ? say('news.chair', { name: shortOf(event.by) }) : null;
    default:
      return affairsNews(event);
  }
}

/** A quiet answer in words: how far behind its favourite the state put each name. */
export function heardText(values: readonly number[]): string {
  const top = topOf(values);
  const lead = (values[top] ?? 0) - bestOther(values, top);
  const name = world.value?.candidates[top]?.short ?? '';
  return say(lead < 0.4 ? 'heard.even' : lead < 1.4 ? 'heard.some' : 'heard.clear', { name });
}
