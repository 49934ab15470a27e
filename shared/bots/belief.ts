import { ON_BENCH, vagueSlope } from '../game/bench.ts';
import { SEEN_TO_IT } from '../game/book-deal.ts';
import { backingPull, heardSaying } from '../game/book-floor.ts';
import { publicValue } from '../game/forecast.ts';
import { COMMIT_BY_BACKING, COMMIT_BY_PROMISE } from '../game/setup.ts';
import { type Known, type PerCandidate, UNKNOWN } from '../game/state.ts';
import { expertTrust, goodwill, publicReluctance } from '../game/utility.ts';
import type { PublicView, SeatView } from '../game/view.types.ts';
import { bestOther, GONE, meanOfOthers, type World } from '../game/world.ts';
import { keptWhile } from '../kit/kept.ts';
import { sigmoid } from '../kit/math.ts';

/**
 * What a campaign may believe about states from its own view: public facts, public acts and its own work. Used by bots and by
 * the ledger on the page, so a person sees the same discount that a bot reckons with (docs/rulebook.md §6).
 */
export interface Beliefs {
  /** In world order. */
  readonly rows: readonly Belief[];
  /** Where in `Belief.worked` the results of each named reckoning stand. */
  readonly places: Places;
  /** What the rows were read from, beside what is public. */
  readonly from: {
    readonly known: SeatView['known'];
    readonly open: readonly number[];
    readonly seenTo: ReadonlyMap<string, number>;
  } | null;
}

/** By name, and by the number that is part of it: text made of numbers is slow to make. */
interface Places {
  readonly named: Map<string, Map<number, number>>;
  taken: number;
}

/** What a campaign believes of one state. */
export interface Belief {
  readonly known: Known;
  /** Believed advantage of my candidate, in utility. */
  readonly lead: number;
  /** How steeply that advantage turns into a vote. */
  readonly slope: number;
  /** Chance of being in the room, as far as we saw to it. */
  readonly coming: number;
  /** Probability that it votes for my candidate, if it votes. */
  readonly support: number;
  /** What was reckoned from this row so far (`perState`). */
  readonly worked: (number | undefined)[];
}

/** Beliefs of the campaign for candidate `c`. */
export const beliefs = (world: World, pub: PublicView, view: SeatView, c: number): Beliefs =>
  kept(world, [view, pub, c], () => reckon(world, pub, view, c));

/** One decision asks for its beliefs several times. */
const kept = keptWhile<Beliefs>();

/** Beliefs of each camp or delegation as they were last time, under the same agenda and the same public mood. */
const latest = keptWhile<Map<string, Beliefs>>();

/** Rows about which nothing has changed since last time are the same rows: a decision follows the last one by a few states. */
function reckon(world: World, pub: PublicView, view: SeatView, c: number): Beliefs {
  const { agenda, lines, onPaper, oaths } = pub.affairs;
  const books = latest(world, [agenda, lines, onPaper, oaths, pub.publicCost], () => new Map());
  const book = `${view.candidate ?? view.seat}/${c}`;
  const before: Beliefs = books.get(book) ?? { rows: [], places: { named: new Map(), taken: 0 }, from: null };
  const open = openLeads(world, pub, c);
  const seenTo = arranged(view);
  if (before.from && before.from.known === view.known && before.from.open === open && sameEntries(before.from.seenTo, seenTo))
    return before;
  const vague = vagueSlope(world);
  const clear = clearSlope(world);
  const ear = earFor(world, view.seat);
  const { known } = view;
  const rows = world.states.map(({ id, attendance }, i): Belief => {
    const note = known[id] ?? UNKNOWN;
    const lead =
      note.reading === null
        ? guess(open[i] as number, note, ear(id))
        : heard(world, pub, note, note.reading, i, c, ear(id)) + seenLead(world, pub.publicCost, i, c);
    const slope = note.reading === null ? vague : clear;
    const coming = seenTo.get(id) ?? attendance;
    const last = before.rows[i];
    // The slope follows from the notes.
    if (last && last.known === note && last.lead === lead && last.coming === coming) return last;
    return { known: note, lead, slope, coming, support: sigmoid(slope * lead), worked: [] };
  });
  const made = { rows, places: before.places, from: { known, open, seenTo } };
  books.set(book, made);
  return made;
}

/**
 * A reckoning about single states that is done once for each row of beliefs. `what` names it and everything it depends on besides the
 * row, the agenda, lines, names on the paper, oaths and public costs; `by` is a number that belongs to the name.
 */
export function perState({ rows, places }: Beliefs, what: string, of: (i: number) => number, by = 0): (i: number) => number {
  const place = placeOf(places, what, by);
  return (i) => {
    const { worked } = rows[i] as Belief;
    const known = worked[place];
    if (known !== undefined) return known;
    const made = of(i);
    worked[place] = made;
    return made;
  };
}

function placeOf(places: Places, what: string, by: number): number {
  let numbered = places.named.get(what);
  if (!numbered) {
    numbered = new Map();
    places.named.set(what, numbered);
  }
  const known = numbered.get(by);
  if (known !== undefined) return known;
  numbered.set(by, places.taken);
  return places.taken++;
}

/** How steeply a lead turns into a paper once a state has been asked: the noise of the paper and of the answer remain. */
export function clearSlope({ constants: { TAU } }: World): number {
  return 1.7 / Math.sqrt(3.29 * TAU * TAU + 0.12);
}

const sameEntries = (some: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): boolean =>
  some.size === others.size && [...some].every(([key, value]) => others.get(key) === value);

/** States whose coming or staying away our own deals have arranged. */
function arranged(view: SeatView): ReadonlyMap<string, number> {
  const seenTo = new Map<string, number>();
  for (const deal of view.deals) {
    if (deal.status !== 'settled') continue;
    for (const clause of deal.clauses) {
      if (clause.kind === 'travel') seenTo.set(clause.to, SEEN_TO_IT);
      if (clause.kind === 'attend') seenTo.set(clause.by, clause.present ? SEEN_TO_IT : 0);
    }
  }
  return seenTo;
}

/** How well each state listens to this seat: those of its own bench better than others. */
export function earFor(world: World, seat: string): (state: string) => number {
  const bench = world.seatRows.get(seat)?.bench ?? [];
  return bench.length === 0 ? () => 1 : (state) => (bench.includes(state) ? ON_BENCH : 1);
}

/** Probability that this state, if it votes, votes for the campaign's candidate. */
export const support = (b: Beliefs, i: number): number => (b.rows[i] as Belief).support;

/** Expected change in margin if this state's advantage grows by `delta`. */
export function swing(b: Beliefs, i: number, delta: number): number {
  const { slope, lead, coming, support } = b.rows[i] as Belief;
  return 2 * coming * (sigmoid(slope * lead + slope * delta) - support);
}

/** Expected change in margin if the advantage at each of these states grows by `delta`. `what` and `by` as in `perState`. */
export function swingOfAll(b: Beliefs, states: readonly number[], what: string, delta: (i: number) => number, by = 0): number {
  const one = perState(b, what, (i) => swing(b, i, delta(i)), by);
  let sum = 0;
  for (const i of states) sum += one(i);
  return sum;
}

/** What a written promise is worth: the chance, 0..1, that a paper follows, attendance included. */
export const promiseWorth = (b: Beliefs, i: number): number => support(b, i) * (b.rows[i] as Belief).coming;

/** Advantage of c at a state that nobody asked: what is public, and what our own work has added. */
const guess = (open: number, known: Known, ear: number): number =>
  open +
  (known.answer === 'yes' ? 0.52 : known.answer === 'no' ? -0.75 : 0) +
  ear * goodwill(known.visits) +
  known.goods +
  expertsTrust(known.experts);

/** The advantage of one candidate that anyone could reckon, and the hall that it was reckoned from. */
interface Open {
  readonly states: PublicView['states'];
  readonly moods: ReadonlyMap<string, PerCandidate>;
  readonly leads: readonly number[];
}

/** Per candidate asked about, as it was last time under the same agenda. */
const opened = keptWhile<Map<number, Open>>();

/** Reckoned anew only where a state, or the mood of its bloc, has changed since. */
function openLeads(world: World, pub: PublicView, c: number): readonly number[] {
  const { agenda, lines, onPaper, target } = pub.affairs;
  const before = opened(world, [agenda, lines, onPaper, target, pub.publicCost], () => new Map());
  const last = before.get(c);
  if (last?.states === pub.states) return last.leads;
  const moods = blocBandwagon(world, pub);
  const leads = world.states.map(({ bloc }, i) => {
    const mood = moods.get(bloc);
    const same = last?.states[i] === pub.states[i] && mood?.every((pull, k) => pull === last?.moods.get(bloc)?.[k]);
    return same ? (last?.leads[i] as number) : openLead(world, pub, i, c, mood);
  });
  before.set(c, { states: pub.states, moods, leads });
  return leads;
}

function openLead(world: World, pub: PublicView, i: number, c: number, mood: PerCandidate | undefined): number {
  const values = world.candidates.map((candidate, k) =>
    pub.affairs.onPaper.includes(candidate.id) ? publicValue(world, pub, i, k) + (mood?.[k] ?? 0) : GONE,
  );
  const said = heardSaying(pub.states[i]?.vote ?? null);
  const target = pub.affairs.target;
  const aloud = said === 0 || target === null ? 0 : target === world.candidates[c]?.id ? said : -said / (world.candidates.length - 1);
  const backs = pub.states[i]?.backs;
  const backing = backs === null || backs === undefined ? 0 : backs === world.candidates[c]?.id ? 0.9 : -0.9;
  return (values[c] as number) - bestOther(values, c) + aloud + backing + seenLead(world, pub.publicCost, i, c);
}

/** What being heard adds to the advantage of c at a state where the ballot is open, in utility; nothing where papers are secret. */
export const seenLead = (world: World, publicCost: readonly number[], i: number, c: number): number =>
  world.scenario.ballot.open
    ? meanOfOthers(
        world.candidates.map((_, k) => publicReluctance(world, publicCost, i, k)),
        c,
      ) - publicReluctance(world, publicCost, i, c)
    : 0;

/** Trust after so many experts of ours. */
export function expertsTrust(experts: number): number {
  let trust = 0;
  for (let n = 0; n < experts; n++) trust += expertTrust(trust);
  return trust;
}

/** What was heard, and what our own work and public backing have added since. */
function heard(world: World, pub: PublicView, known: Known, reading: PerCandidate, i: number, c: number, ear: number): number {
  const { since } = known;
  const { backs = null, changed = 0 } = pub.states[i] ?? {};
  const backed = backs === null || changed < since.day ? 0 : backs === world.candidates[c]?.id ? COMMIT_BY_BACKING : -COMMIT_BY_BACKING;
  return (
    (reading[c] as number) -
    bestOther(reading, c) +
    ear * (goodwill(known.visits) - goodwill(since.visits)) +
    (known.goods - since.goods) +
    (expertsTrust(known.experts) - expertsTrust(since.experts)) +
    (known.answer === 'yes' && since.answer !== 'yes' ? COMMIT_BY_PROMISE : 0) +
    backed
  );
}

/** How far public backing has moved each bloc, reckoned from what all have seen. */
function blocBandwagon(world: World, pub: PublicView): ReadonlyMap<string, PerCandidate> {
  const moods = new Map<string, PerCandidate>();
  for (const [bloc, members] of world.blocMembers) {
    const pull = (id: string) => {
      const backers = members.filter((i) => pub.states[i]?.backs === id && (pub.states[i]?.changed ?? 0) > 0).length;
      let sum = 0;
      for (let k = 0; k < backers; k++) sum += backingPull(members.length, k);
      return sum;
    };
    moods.set(
      bloc,
      world.candidates.map((candidate) => pull(candidate.id)),
    );
  }
  return moods;
}
