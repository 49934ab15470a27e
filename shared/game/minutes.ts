import { audienceOf } from './audience.ts';
import type { GameEvent } from './event.ts';
import { linesOf } from './minutes-lines.ts';
import { listed, nameOf, type Say, sayWith } from './minutes-phrases.ts';
import type { Deal } from './state.ts';
import type { Entry } from './table.ts';
import type { World } from './world.ts';

/**
 * A game as the minutes of a meeting: what was accepted, in order, in plain words, and who learned it. Made from a journal's entries
 * alone, so what never was an entry, a paper above all, cannot stand here. `words` are those of `assets/words/…/minutes.json`. Without
 * `everything` only what everyone learned is written down.
 */
export function minutes(
  world: World,
  entries: readonly Entry[],
  words: Readonly<Record<string, string>>,
  { everything }: { readonly everything: boolean } = { everything: true },
): string {
  const say = sayWith(words);
  const text: string[] = [say('minutes.title', { body: world.scenario.body, post: world.scenario.post })];
  const deals = new Map<string, Deal>();
  let phase = 'briefing';
  let day = 1;
  let heading = '';
  for (const entry of entries) {
    for (const event of entry.events) {
      if (event.type === 'phase.opened') [phase, day] = [event.phase, event.day];
      if (event.type === 'doors.opened') phase = 'booth';
      if (event.type === 'deal.proposed') deals.set(event.deal.id, event.deal);
      const before = heard(world, say, event);
      const lines = linesOf(world, say, event, deals).map((line) => `  ${before}${line}`);
      if (lines.length === 0 || (before !== '' && !everything)) continue;
      const now = say('minutes.heading', { day, phase: say(`minutes.phase.${phase}`) });
      if (now !== heading) text.push('', now);
      heading = now;
      text.push(...lines);
    }
  }
  return `${text.join('\n')}\n`;
}

/** Nothing before what everyone learns; before the rest, who alone knows it. */
function heard(world: World, say: Say, event: GameEvent): string {
  const audience = event.type === 'verdict.read' ? 'everyone' : audienceOf(world, event);
  if (audience === 'everyone') return '';
  const names = [...new Set(audience)].map((party) => nameOf(world, party));
  return say('minutes.private', { who: listed(say, names) });
}
