import { chance, draw } from '../kit/dice.ts';
import { keptFor, keptWhile } from '../kit/kept.ts';
import type { Refusal } from '../kit/result.ts';
import { allDeals } from './deal.ts';
import type { GameEvent } from './event.ts';
import { refuse, type Sight, talks } from './guards.ts';
import type { Deal, GameState, Line, PromiseBook } from './state.ts';
import type { DocumentView } from './view.types.ts';
import { campOf, campSeats, candidateIndex, plays, type World } from './world.ts';

/** Certified papers: what a holder may show, to whom, and what follows when two of them lie side by side (docs/rulebook.md §13). */

/** Everything a seat holds and may show: settled deals it is a party to, written promises its campaign holds. */
export function documentsOf(world: World, state: GameState, seat: string): DocumentView[] {
  if (!plays(world, 'documents')) return [];
  const deals = allDeals(state.deals).filter((deal) => deal.status === 'settled' && deal.parties.includes(seat));
  const camp = campOf(world, seat);
  const papers = deals.map(dealDocument);
  return camp === null ? papers : [...papers, ...promisesIn(state.promises[camp] as PromiseBook, world.candidates[camp]?.id ?? '')];
}

/** A ledger's promises as documents; made once per ledger, since every view of a campaign asks. */
const ledgers = keptWhile<PromiseBook, readonly DocumentView[]>();

const promisesIn = (book: PromiseBook, candidate: string): readonly DocumentView[] =>
  ledgers(book, [candidate], () =>
    Object.keys(book).flatMap((id) => (book[id]?.live ? [promiseDocument(id, candidate, book[id]?.day ?? 0)] : [])),
  );

const dealDocument = keptFor(
  (deal: Deal): DocumentView => ({
    id: `deal:${deal.id}`,
    kind: 'deal',
    parties: deal.parties,
    clauses: deal.clauses,
    day: deal.day,
  }),
);

const promiseDocument = (state: string, candidate: string, day: number): DocumentView => ({
  id: `promise:${state}>${candidate}`,
  kind: 'promise',
  parties: [state, candidate],
  clauses: [{ kind: 'promise', by: state, candidate }],
  day,
});

/** Reads a document by its id, or null where there is none (any more). */
export function documentById(world: World, state: GameState, id: string): DocumentView | null {
  if (id.startsWith('deal:')) {
    const deal = state.deals[id.slice(5)];
    return deal?.status === 'settled' ? dealDocument(deal) : null;
  }
  const [giver = '', candidate = ''] = id.slice('promise:'.length).split('>');
  const promise = state.promises[candidateIndex(world, candidate)]?.[giver];
  return promise ? promiseDocument(giver, candidate, promise.day) : null;
}

/** Documents that others have shown this seat; for null, those that everyone has seen. */
export const shownTo = (state: GameState, seat: string | null): DocumentView[] =>
  Object.values(state.shown).flatMap(({ to, paper }) => {
    const seen = seat === null ? to === 'everyone' : to !== 'everyone' && to.includes(seat);
    return seen ? [paper] : [];
  });

export function checkShow(sight: Sight, document: string, to: readonly string[]): Refusal | null {
  if (!plays(sight.world, 'documents')) return refuse('module-off');
  if (!sight.view.documents.some((entry) => entry.id === document)) return refuse('not-found');
  if (to.some((seat) => !sight.world.seatRows.has(seat))) return refuse('not-found');
  if (to.includes(sight.view.seat)) return refuse('deal-with-oneself');
  if (new Set(to).size !== to.length) return refuse('named-twice');
  if (sight.pub.affairs.documents.some((entry) => entry.id === document)) return refuse('everyone-knows');
  return to.length === 0 ? talks(sight.view, 1) : null;
}

/** A paper goes round: to these seats, or (none named) to everyone. What then lies side by side is found. */
export function show(world: World, state: GameState, by: string, document: string, to: readonly string[]): GameEvent[] {
  if (to.length === 0) return publish(world, state, by, document);
  return [{ type: 'document.shown', by, document, to }, ...doubles(world, state, document, to)];
}

/** A paper in everyone's hands. `by` is who spends a talk on it: nobody, where it is printed. */
export function publish(world: World, state: GameState, by: string | null, document: string): GameEvent[] {
  const published: GameEvent = { type: 'document.published', by, document, line: publishedLine(world, state, document) };
  return [published, ...revealed(world, state, document), ...doubles(world, state, document, [])];
}

/** A deal that everyone reads reveals the quiet backers who paid in it. */
function revealed(world: World, state: GameState, document: string): GameEvent[] {
  const clauses = documentById(world, state, document)?.clauses ?? [];
  const named = new Set(clauses.flatMap((clause) => (clause.kind === 'aid' && clause.through !== undefined ? [clause.through] : [])));
  return world.scenario.backers
    .filter((backer) => named.has(backer.state) && state.backers[backer.state]?.open === false)
    .map((backer): GameEvent => ({ type: 'backer.revealed', state: backer.state, candidate: candidateIndex(world, backer.candidate) }));
}

/**
 * Two written promises of one seat are found when both have been before the same eyes. Only players' promises: a state run by
 * the game answers every letter politely, and everyone knows it. So did each delegation before the first day.
 */
function doubles(world: World, state: GameState, document: string, to: readonly string[]): GameEvent[] {
  if (!document.startsWith('promise:')) return [];
  const giver = document.slice('promise:'.length).split('>')[0] ?? '';
  const seat = state.seats[giver];
  if (!seat || seat.held === 'game' || seat.doubles > 0) return [];
  const given = world.candidates.flatMap(({ id }, c) => (isOwnWord(state, c, giver) ? [`promise:${giver}>${id}`] : []));
  const everybody = world.scenario.seats.map((row) => row.id);
  const eyes = (id: string): Set<string> => {
    const holder = candidateIndex(world, id.split('>')[1] ?? '');
    const shown = state.shown[id]?.to;
    const now = id === document ? (to.length === 0 ? everybody : to) : [];
    return new Set(
      [...campSeats(world, holder), ...(shown === 'everyone' ? everybody : (shown ?? [])), ...now].filter((one) => one !== giver),
    );
  };
  const seen = given.map(eyes);
  const met = seen.some((one, a) => seen.some((other, b) => a < b && [...one].some((eye) => other.has(eye))));
  return met ? [{ type: 'double.found', state: giver }] : [];
}

/** A live promise given since the first day; earlier ones are polite answers to a letter that nobody chose to give. */
const isOwnWord = (state: GameState, c: number, giver: string): boolean => {
  const promise = state.promises[c]?.[giver];
  return promise?.live === true && promise.day > 0;
};

/** Among invented names two promises may also be found by chance, one night in five. */
export function foundAtNight(world: World, state: GameState): GameEvent[] {
  if (!plays(world, 'scandal')) return [];
  return world.scenario.seats.flatMap(({ id }): GameEvent[] => {
    const seat = state.seats[id];
    const live = world.candidates.filter((_, c) => isOwnWord(state, c, id)).length;
    const risky = seat !== undefined && seat.held !== 'game' && seat.doubles === 0 && live > 1;
    return risky && chance(0.22, state.seed, 'double', id, state.day) ? [{ type: 'double.found', state: id }] : [];
  });
}

/** A deal may find its way to the newsroom at night. */
export function leakToPress(world: World, state: GameState): GameEvent[] {
  if (!plays(world, 'press') || !plays(world, 'documents')) return [];
  return world.scenario.seats
    .filter((row) => row.kind === 'press')
    .flatMap(({ id }): GameEvent[] => {
      const deals = allDeals(state.deals).filter(
        (deal) =>
          deal.status === 'settled' && deal.parties.every((party) => world.seatRows.has(party)) && !(`deal:${deal.id}` in state.shown),
      );
      const deal = deals[draw(state.seed, 'leaked', id, state.day) % Math.max(1, deals.length)];
      if (!deal || !chance(0.5, state.seed, 'leaks', id, state.day)) return [];
      return [{ type: 'document.shown', by: id, document: `deal:${deal.id}`, to: [id] }];
    });
}

function publishedLine(world: World, state: GameState, document: string): Line {
  const parties = documentById(world, state, document)?.parties ?? [];
  const name = (party: string) => world.states[world.indexOf.get(party) ?? -1]?.name ?? world.seatRows.get(party)?.title ?? party;
  return {
    day: state.day,
    phase: state.phase,
    key: document.startsWith('deal:') ? 'record.document.deal' : 'record.document.promise',
    args: { parties: parties.map(name).join(', ') },
  };
}
