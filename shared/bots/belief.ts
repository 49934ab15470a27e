import { ON_BENCH, vagueSlope } from '../game/bench.ts';
import { SEEN_TO_IT } from '../game/book-deal.ts';
import { backingPull, heardSaying } from '../game/book-floor.ts';
import { publicValue } from '../game/forecast.ts';
import { COMMIT_BY_BACKING, COMMIT_BY_PROMISE } from '../game/setup.ts';
import { type Known, type PerCandidate, UNKNOWN } from '../game/state.ts';
import { expertTrust, goodwill } from '../game/utility.ts';
import type { PublicView, SeatView } from '../game/view.types.ts';
import { bestOther, GONE, type World } from '../game/world.ts';
import { sigmoid } from '../kit/math.ts';

/**
 * What a campaign may believe about states from its own view: public facts, public acts and its own work. Used by bots and by
 * the ledger on the page, so a person sees the same discount that a bot reckons with (docs/rulebook.md §6).
 */
export interface Beliefs {
  /** Per state in world order: believed advantage of my candidate, in utility. */
  readonly leads: readonly number[];
  /** Per state: how steeply that advantage turns into a vote. */
  readonly slopes: readonly number[];
  /** Per state: chance of being in the room, as far as we saw to it. */
  readonly coming: readonly number[];
}

/** Beliefs of the campaign for candidate `c`. */
export function beliefs(world: World, pub: PublicView, view: SeatView, c: number): Beliefs {
  const vague = vagueSlope(world);
  const clear = clearSlope(world);
  const bandwagon = blocBandwagon(world, pub);
  const leads: number[] = [];
  const slopes: number[] = [];
  const coming: number[] = [];
  const seenTo = arranged(view);
  for (let i = 0; i < world.states.length; i++) {
    const id = world.states[i]?.id ?? '';
    const known = view.known[id] ?? UNKNOWN;
    const met = (visits: number) => goodwill(visits, earOf(world, view.seat, id));
    leads.push(
      known.reading === null ? guess(world, pub, known, i, c, bandwagon, met) : heard(world, pub, known, known.reading, i, c, met),
    );
    slopes.push(known.reading === null ? vague : clear);
    coming.push(seenTo.get(world.states[i]?.id ?? '') ?? world.states[i]?.attendance ?? 0);
  }
  return { leads, slopes, coming };
}

/** How steeply a lead turns into a paper once a state has been asked: the noise of the paper and of the answer remain. */
export function clearSlope({ constants: { TAU } }: World): number {
  return 1.7 / Math.sqrt(3.29 * TAU * TAU + 0.12);
}

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

/** How well a state listens to this seat: a neighbour of its own bench better than others. */
export const earOf = (world: World, seat: string, id: string): number => (world.seatRows.get(seat)?.bench.includes(id) ? ON_BENCH : 1);

/** Probability that this state, if it votes, votes for the campaign's candidate. */
export const support = (beliefs: Beliefs, i: number): number => sigmoid((beliefs.slopes[i] as number) * (beliefs.leads[i] as number));

/** What a written promise is worth: the chance, 0..1, that a paper follows, attendance included. */
export const promiseWorth = (world: World, beliefs: Beliefs, i: number): number =>
  support(beliefs, i) * (beliefs.coming[i] ?? world.states[i]?.attendance ?? 0);

/** Goodwill that so many visits of this seat have earned. */
type Met = (visits: number) => number;

function guess(
  world: World,
  pub: PublicView,
  known: Known,
  i: number,
  c: number,
  bandwagon: ReadonlyMap<string, PerCandidate>,
  met: Met,
): number {
  const mood = bandwagon.get(world.states[i]?.bloc ?? '');
  const values = world.candidates.map((candidate, k) =>
    pub.affairs.onPaper.includes(candidate.id) ? publicValue(world, pub, i, k) + (mood?.[k] ?? 0) : GONE,
  );
  const said = heardSaying(pub.states[i]?.vote ?? null);
  const target = pub.affairs.target;
  const aloud = said === 0 || target === null ? 0 : target === world.candidates[c]?.id ? said : -said / (world.candidates.length - 1);
  const backs = pub.states[i]?.backs;
  const backing = backs === null || backs === undefined ? 0 : backs === world.candidates[c]?.id ? 0.9 : -0.9;
  const answer = known.answer === 'yes' ? 0.52 : known.answer === 'no' ? -0.75 : 0;
  return (
    (values[c] as number) - bestOther(values, c) + aloud + backing + answer + met(known.visits) + known.goods + expertsTrust(known.experts)
  );
}

/** Trust after so many experts of ours. */
export function expertsTrust(experts: number): number {
  let trust = 0;
  for (let n = 0; n < experts; n++) trust += expertTrust(trust);
  return trust;
}

/** What was heard, and what our own work and public backing have added since. */
function heard(world: World, pub: PublicView, known: Known, reading: PerCandidate, i: number, c: number, met: Met): number {
  const { since } = known;
  const { backs = null, changed = 0 } = pub.states[i] ?? {};
  const backed = backs === null || changed < since.day ? 0 : backs === world.candidates[c]?.id ? COMMIT_BY_BACKING : -COMMIT_BY_BACKING;
  return (
    (reading[c] as number) -
    bestOther(reading, c) +
    (met(known.visits) - met(since.visits)) +
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
