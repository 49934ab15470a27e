import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { GameEvent } from '#shared/game/event.ts';
import { lastEvents, publicView, seatView } from '../store/store.ts';
import { say } from '../store/words.ts';
import { effectOf, tell } from './moved.ts';
import { arrivals, lineOf, outcomes } from './news-lines.ts';

const lines = signal<readonly string[]>([]);

/** What has just happened to me, in a few lines: seen, and read out politely. Silent in the booth. */
export function News() {
  const events = lastEvents.value;
  useEffect(() => {
    lines.value = publicView.value?.phase === 'booth' ? [] : summary(events);
    tell();
  }, [events]);
  return (
    <div class="news-strip" aria-live="polite" data-testid="news">
      {lines.value.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** All outcomes of what I did, then the last thing that happened; several offers at once are counted, and a quiet hour is said. */
function summary(events: readonly GameEvent[]): readonly string[] {
  const me = seatView.value?.seat ?? '';
  const offers = events.filter((event) => event.type === 'deal.proposed' && event.deal.by !== me);
  const spoke = events.some((event) => event.type === 'persuaded' && event.by === me);
  const rest = events.filter((event) => !['deal.proposed', 'deal.settled', 'deal.closed', 'clause.done'].includes(event.type));
  const lines = (of: (event: GameEvent) => boolean) => rest.filter(of).flatMap((event) => lineOf(event) ?? []);
  // What I did comes first, whatever the others have done since; what they say in passing gives way to all of it.
  const mine = lines((event) => doneBy(event) === me).slice(-1);
  const others = lines((event) => !IN_PASSING.has(event.type) && doneBy(event) !== me).slice(-2);
  const found = [...outcomes(events), ...new Set([...mine, ...others]), ...(spoke ? [effectOf()] : []), ...arrivals(events)];
  if (offers.length > 0)
    found.push(offers.length > 1 ? say('news.offers', { n: offers.length }) : offers.flatMap((event) => lineOf(event) ?? []).join(' '));
  if (found.length === 0) found.push(...lines((event) => IN_PASSING.has(event.type)).slice(-1));
  if (found.length === 0 && events.some((event) => event.type === 'beat.struck')) return [say('news.quiet')];
  return found.filter(Boolean);
}

const IN_PASSING: ReadonlySet<GameEvent['type']> = new Set(['quote.given', 'story.printed', 'proxy.given']);

/** Whose deed an event is. */
const doneBy = (event: GameEvent): string | undefined =>
  'by' in event ? (event.by ?? undefined) : 'seat' in event ? event.seat : undefined;
