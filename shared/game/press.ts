import type { Refusal } from '../kit/result.ts';
import type { Story } from './command.ts';
import { publish } from './documents.ts';
import type { GameEvent } from './event.ts';
import { offPaper, refuse, type Sight, talks, unknownCandidate } from './guards.ts';
import type { GameState } from './state.ts';
import { plays, type World } from './world.ts';

/** The press: quotes on the record, stories in print (docs/rulebook.md §13). It has no vote and cannot be part of a deal. */

/** What a printed story about an issue makes that issue weigh, in every bloc. */
export const STORY_WEIGHT = 1.1;

export function checkQuote(sight: Sight, to: string, candidate: string | null): Refusal | null {
  const { world, pub, view } = sight;
  if (!plays(world, 'press')) return refuse('module-off');
  if (world.seatRows.get(to)?.kind !== 'press') return refuse('not-found');
  if (candidate !== null && unknownCandidate(sight, candidate)) return refuse('not-found');
  const already = pub.affairs.quotes.some((quote) => quote.by === view.seat && quote.to === to && quote.day === pub.day);
  return already ? refuse('quoted-today') : null;
}

export function checkPrint(sight: Sight, story: Story): Refusal | null {
  const { world, pub, view } = sight;
  if (!plays(world, 'press')) return refuse('module-off');
  if (pub.affairs.prints.some((print) => print.by === view.seat && print.day === pub.day && print.story.about === story.about))
    return refuse('printed-today');
  if (story.about === 'document') {
    if (pub.affairs.documents.some((entry) => entry.id === story.document)) return refuse('everyone-knows');
    if (!view.shownToMe.some((entry) => entry.id === story.document)) return refuse('not-found');
  }
  if (story.about === 'forecast') {
    // A name that has left gets no votes: there is nothing to foretell.
    const gone = offPaper(sight, story.candidate);
    if (gone) return gone;
    if (story.votes > world.states.length) return refuse('forecast-too-many', { max: world.states.length });
  }
  if (story.about === 'issue' && !world.issueIndex.has(story.issue)) return refuse('not-found');
  return talks(view, 1);
}

/** A story goes to print; a printed document is a published one, with all that follows. */
export function print(world: World, state: GameState, by: string, story: Story): GameEvent[] {
  const printed: GameEvent = { type: 'story.printed', by, story };
  return story.about === 'document' ? [printed, ...publish(world, state, null, story.document)] : [printed];
}
