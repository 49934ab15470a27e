import type { Clause } from '../game/command.ts';
import type { Audience, GameEvent } from '../game/event.ts';
import { evolve } from '../game/evolve.ts';
import type { Deal, GameState } from '../game/state.ts';
import type { Entry } from '../game/table.ts';
import { publicView } from '../game/view.ts';
import type { World } from '../game/world.ts';
import { type VisibleAct, visibleActs, type Why, whyOf } from './why.ts';
import { whyDeal } from './why-deal.ts';

/** A deal that was signed by a bot, or by a state run by the game: its clauses without notes, which are nobody's but the parties'. */
export interface SignedAct {
  readonly kind: 'deal';
  readonly by: string;
  readonly deal: string;
  readonly clauses: readonly Clause[];
}

/** What a bot did on a day before a viewer's eyes, and why (docs/rulebook.md §11). */
export interface Answer {
  readonly day: number;
  readonly act: VisibleAct | SignedAct;
  readonly why: Why;
}

/** An answer with those who may have it: they saw the act. */
export interface Addressed extends Answer {
  readonly to: Audience;
}

/**
 * Every act of a finished game that can be asked about, in order, with its reason: played over from the kept entries, each act in the
 * view in which it was first seen. Hosts call it once the verdict is read and not before. From the doors on only deals of a recess are among it.
 */
export function answersOf(world: World, opening: GameState, entries: readonly Pick<Entry, 'events'>[]): readonly Addressed[] {
  const answers: Addressed[] = [];
  let state = opening;
  for (const event of entries.flatMap((entry) => entry.events)) {
    state = evolve(world, state, event);
    if (ASKED.has(event.type)) answers.push(...answersTo(world, state, event));
  }
  return answers.map((answer) =>
    answer.act.kind === 'deal' && isPublished(state, answer.act.deal) ? { ...answer, to: 'everyone' } : answer,
  );
}

/** What one viewer may read of them; `null` is a viewer without a seat. */
export const answersFor = (answers: readonly Addressed[], seat: string | null): readonly Answer[] =>
  answers.flatMap(({ to, ...answer }) => (to === 'everyone' || (seat !== null && to.includes(seat)) ? [answer] : []));

const ASKED: ReadonlySet<GameEvent['type']> = new Set<GameEvent['type']>([
  'floor.revealed',
  'line.adopted',
  'rollcall.read',
  'deal.settled',
]);

function answersTo(world: World, state: GameState, event: GameEvent): Addressed[] {
  const pub = publicView(world, state);
  const { day } = state;
  if (event.type !== 'deal.settled')
    return visibleActs(world, pub, event).map((act) => ({ day, act, why: whyOf(world, pub, act), to: 'everyone' }));
  const { parties, clauses } = state.deals[event.deal] as Deal;
  return parties
    .filter((by) => state.seats[by]?.held !== 'person')
    .map((by) => ({
      day,
      act: { kind: 'deal', by, deal: event.deal, clauses: clauses.filter((clause) => clause.kind !== 'note') },
      why: whyDeal(world, pub, by, clauses),
      to: parties,
    }));
}

/** Whether everyone has read this deal: it was shown round, or printed. */
const isPublished = (state: GameState, deal: string): boolean =>
  Object.values(state.shown).some(({ to, paper }) => to === 'everyone' && paper.id === `deal:${deal}`);
