import { chance, draw } from '../kit/dice.ts';
import { keptWhile } from '../kit/kept.ts';
import type { Refusal } from '../kit/result.ts';
import { allDeals, dealsOf } from './deal.ts';
import type { GameEvent } from './event.ts';
import { refuse, type Sight, talks } from './guards.ts';
import type { Deal, GameState, Line, PromiseBook } from './state.ts';
import type { DocumentView } from './view.types.ts';
import { campOf, campSeats, candidateIndex, plays, type World } from './world.ts';

/** Certified papers: what a holder may show, to whom, and what follows when two of them lie side by side (docs/rulebook.md §13). */

/** Everything a seat holds and may show: settled deals it is a party to, written promises its campaign holds. */
export function documentsOf(world: World, state: GameState, seat: string): DocumentView[] {
  if (!plays(world, 'documents')) return [];
  const camp = campOf(world, seat);
  const papers = dealsOf(state.deals, seat).filter(isSettled).map(dealDocument);
  return camp === null ? papers : [...papers, ...promisesTo(world, state, camp)];
}

const isSettled = (deal: Deal): boolean => deal.status === 'settled';

/** Every candidate's ledger as documents; made when asked for, and again when somebody has promised or taken a promise back. */
const ledgers = keptWhile<Map<number, readonly DocumentView[]>>();

function promisesTo(world: World, state: GameState, camp: number): readonly DocumentView[] {
  const kept = ledgers(world, [state.promises], () => new Map());
  const known = kept.get(camp);
  if (known) return known;
  const book = state.promises[camp] as PromiseBook;
  const name = world.candidates[camp]?.id ?? '';
  const made = Object.keys(book).flatMap((id) => (book[id]?.live ? [promiseDocument(id, name, book[id]?.day ?? 0)] : []));
  kept.set(camp, made);
  return made;
}

const dealDocument = (deal: Deal): DocumentView => ({
  id: `deal:${deal.id}`,
  kind: 'deal',
  parties: deal.parties,
  clauses: deal.clauses,
  day: deal.day,
});

const promiseDocument = (state: string, candidate: string, day: number): DocumentView => ({
  id: `promise:${state}>${candidate}`,
  kind: 'promise',
  parties: [state, candidate],
  clauses: [{ kind: 'promise', by: state, candidate }],
  day,
});

/**
 * Reads a document by its id, or null where there is none. A promise that was taken back reads as it last lay before somebody: who
 * was shown it may still print it.
 */
export function documentById(world: World, state: GameState, id: string): DocumentView | null {
  if (id.startsWith('deal:')) {
    const deal = state.deals[id.slice(5)];
    return deal?.status === 'settled' ? dealDocument(deal) : null;
  }
  const [giver = '', candidate = ''] = id.slice('promise:'.length).split('>');
  const promise = state.promises[candidateIndex(world, candidate)]?.[giver];
  if (promise?.live) return promiseDocument(giver, candidate, promise.day);
  const copies = Object.values(state.shown).flatMap(({ paper }) => (paper.id === id ? [paper] : []));
  return copies.reduce<DocumentView | null>((newest, paper) => (newest && newest.day >= paper.day ? newest : paper), null);
}

/**
 * Documents that others have shown this seat; for null, those that everyone has seen. In the order of their names, and each as it
 * last read when it was shown here: neither tells who else has seen it, or when.
 */
export function shownTo(state: GameState, seat: string | null): DocumentView[] {
  const newest = new Map<string, DocumentView>();
  for (const { to, paper } of Object.values(state.shown)) {
    const seen = seat === null ? to === 'everyone' : to !== 'everyone' && to.includes(seat);
    if (seen && paper.day >= (newest.get(paper.id)?.day ?? 0)) newest.set(paper.id, paper);
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The seats that have been shown this document, as it read on any day, or everyone. */
function eyesOn(state: GameState, id: string): readonly string[] | 'everyone' {
  const shown = Object.values(state.shown).filter(({ paper }) => paper.id === id);
  return shown.some(({ to }) => to === 'everyone') ? 'everyone' : shown.flatMap(({ to }) => (to === 'everyone' ? [] : to));
}

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
    const shown = eyesOn(state, id);
    const now = id === document ? (to.length === 0 ? everybody : to) : [];
    return new Set([...campSeats(world, holder), ...(shown === 'everyone' ? everybody : shown), ...now].filter((one) => one !== giver));
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

/**
 * A deal may find its way to the newsroom at night. Each is drawn by its own name, so neither the order in which deals were signed
 * nor what others have been shown moves the draw.
 */
export function leakToPress(world: World, state: GameState): GameEvent[] {
  if (!plays(world, 'press') || !plays(world, 'documents')) return [];
  return world.scenario.seats
    .filter((row) => row.kind === 'press')
    .flatMap(({ id }): GameEvent[] => {
      const isNew = (deal: Deal) => {
        const eyes = eyesOn(state, `deal:${deal.id}`);
        return eyes !== 'everyone' && !eyes.includes(id);
      };
      const ranked = allDeals(state.deals)
        .filter((deal) => deal.status === 'settled' && deal.parties.every((party) => world.seatRows.has(party)) && isNew(deal))
        .map((deal) => ({ deal, rank: draw(state.seed, 'leaked', id, state.day, deal.id) }));
      const first = ranked.sort((a, b) => a.rank - b.rank || (a.deal.id < b.deal.id ? -1 : 1))[0];
      if (!first || !chance(0.5, state.seed, 'leaks', id, state.day)) return [];
      return [{ type: 'document.shown', by: id, document: `deal:${first.deal.id}`, to: [id] }];
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
