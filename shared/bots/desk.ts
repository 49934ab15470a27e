import { scandalCost } from '../game/scandal.ts';
import type { Known } from '../game/state.ts';
import type { DealView, SeatView } from '../game/view.types.ts';
import { plays, type World } from '../game/world.ts';
import { keptWhile } from '../kit/kept.ts';
import { exp } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import { type Belief, type Beliefs, swingOfAll } from './belief.ts';
import type { BotMind } from './bot.ts';
import { BLUR } from './profile.ts';

/** What a planner has on its desk while it looks at one bloc after the other; laid out once for a decision. */
export interface Desk {
  readonly mind: BotMind;
  readonly c: number;
  readonly b: Beliefs;
  readonly id: (i: number) => string;
  readonly row: (i: number) => StateRow;
  readonly known: (i: number) => Known;
  readonly held: (i: number) => boolean;
  /** The states, or blocs, that were asked for this kind of thing today. */
  readonly asked: (kind: string) => ReadonlySet<string>;
  readonly fresh: (kind: string) => (i: number) => boolean;
  /** What a scandal about us would cost in margin, if others ask around. */
  readonly hurt: () => number;
  /** The factor by which this state looks worth more or less than it is: 1 at level 3. */
  readonly seems: (i: number) => number;
  /** States that were promised a chair, that have a ticket, that are bound to us by something they have yet to do. */
  readonly chaired: ReadonlySet<string>;
  readonly ticketed: ReadonlySet<string>;
  readonly bound: ReadonlySet<string>;
}

/** Lays out the desk of the campaign for candidate `c`. */
export function deskOf(mind: BotMind, c: number, b: Beliefs): Desk {
  const { world, view } = mind;
  const held = heldBy(world, view.held);
  const kinds = askedFor(view.asked);
  const asked = (kind: string) => kinds.get(kind) ?? NOBODY;
  const row = (i: number) => world.states[i] as StateRow;
  let hurt: number | null = null;
  const blur = BLUR[mind.profile.level];
  const seen: number[] = [];
  return {
    mind,
    c,
    b,
    id: (i) => row(i).id,
    row,
    known: (i) => (b.rows[i] as Belief).known,
    held: (i) => held[i] as boolean,
    asked,
    fresh: (kind) => {
      const already = asked(kind);
      return already === NOBODY ? always : (i) => !already.has(row(i).id);
    },
    hurt: () => {
      hurt ??= plays(world, 'scandal') ? -swingOfAll(b, world.everywhere, 'scandal', (i) => -scandalCost(row(i).exposure)) : 0;
      return hurt;
    },
    seems: (i) => {
      if (blur === 0) return 1;
      seen[i] ??= exp(blur * mind.error('seems', row(i).id));
      return seen[i];
    },
    chaired: new Set(chairClauses(view).flatMap((clause) => ('to' in clause ? [clause.to] : []))),
    ticketed: new Set(live(view).flatMap((deal) => deal.clauses.flatMap((clause) => (clause.kind === 'travel' ? [clause.to] : [])))),
    bound: new Set(live(view).flatMap(owing)),
  };
}

const NOBODY: ReadonlySet<string> = new Set();

/** For acts that are open to any state. */
export const always = (): boolean => true;

/** Whose live word a book of promises holds, in world order: read once for a book, which changes a few times a day. */
const heldBy = (world: World, book: SeatView['held']): readonly boolean[] =>
  read(book, [world], () => world.states.map(({ id }) => book[id]?.live === true));

const read = keptWhile<readonly boolean[]>();

/** By kind, the states, or blocs, that were asked today: `kind:state` taken apart. */
function askedFor(asked: SeatView['asked']): ReadonlyMap<string, ReadonlySet<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const entry of asked) {
    const at = entry.indexOf(':');
    const kind = entry.slice(0, at);
    const states = kinds.get(kind) ?? new Set();
    kinds.set(kind, states.add(entry.slice(at + 1)));
  }
  return kinds;
}

/** Parties that have yet to do something they agreed to. */
const owing = (deal: DealView): string[] =>
  deal.clauses.flatMap((clause, n) => (clause.kind !== 'promise' && deal.clauseStatus[n] === 'open' ? [clause.by] : []));

const live = (view: SeatView) => view.deals.filter((deal) => deal.status === 'open' || deal.status === 'settled');

const chairClauses = (view: SeatView) =>
  live(view).flatMap((deal) => deal.clauses.filter((clause) => clause.kind === 'chair' && clause.by === view.seat));

/** Chairs this candidate has promised so far. */
export const promisedChairs = (view: SeatView): number => chairClauses(view).length;

/** Whether this party was promised a chair already. */
export const hasChair = (view: SeatView, id: string): boolean =>
  chairClauses(view).some((clause) => clause.kind === 'chair' && clause.to === id);
