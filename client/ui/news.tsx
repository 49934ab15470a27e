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
  const others = [...new Set(rest.flatMap((event) => lineOf(event) ?? []))].slice(-2);
  const found = [...outcomes(events), ...others, ...(spoke ? [effectOf()] : []), ...arrivals(events)];
  if (offers.length > 0)
    found.push(offers.length > 1 ? say('news.offers', { n: offers.length }) : offers.flatMap((event) => lineOf(event) ?? []).join(' '));
  if (found.length === 0 && events.some((event) => event.type === 'beat.struck')) return [say('news.quiet')];
  return found.filter(Boolean);
}
