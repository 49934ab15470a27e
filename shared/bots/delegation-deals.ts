import { OPEN_OFFERS } from '../game/check-deal.ts';
import type { Clause, Command } from '../game/command.ts';
import { POINTS } from '../game/score.ts';
import { promiseOdds } from '../game/utility.ts';
import type { DealView, PublicView } from '../game/view.types.ts';
import { candidateIndex } from '../game/world.ts';
import { sigmoid } from '../kit/math.ts';
import { type BotMind, couldAccept, ifTaken, misread } from './bot.ts';
import { bestToBack, bonds } from './delegation-floor.ts';
import { takes, weightsOf } from './profile.ts';
import { bargainPoints, clausePoints, leadOf, leansTo, promisePoints } from './worth.ts';

/** How a delegation bot deals: what it says to offers and requests, and what it offers of its own. */

/** Points that a bargain must bring before a bot spends a talk on it, and before it says yes to somebody who has. */
const PATIENCE = 0.9;
const YES = 0.1;

/** Its answer to an offer: yes where that pays, else once a day its price, else no. */
export function answerOffer(mind: BotMind): Command | null {
  const { view } = mind;
  const deal = view.deals.find((entry) => entry.status === 'open' && !entry.accepted.includes(view.seat));
  if (!deal) return null;
  const points = deal.clauses.reduce((sum, clause) => sum + clausePoints(mind, clause), 0) + bargainPoints(mind);
  const fits = couldAccept(mind, deal.id) && !(view.takenOver && signsSomething(mind, deal));
  if (fits && points + misread(mind, 'deal', deal.id) > YES) return { type: 'deal.answer', deal: deal.id, accept: true };
  return counter(mind, deal, points, fits) ?? { type: 'deal.answer', deal: deal.id, accept: false };
}

/** What a bot that has just taken over signs for nobody: written words and public backing (docs/rulebook.md §11). */
const signsSomething = ({ view }: BotMind, deal: DealView): boolean =>
  deal.clauses.some((clause) => clause.by === view.seat && (clause.kind === 'promise' || clause.kind === 'endorse'));

/** Once a day to each asker: the same again, for one token more, where that would close the gap. */
function counter(mind: BotMind, deal: DealView, points: number, fits: boolean): Command | null {
  const { world, view, profile } = mind;
  const payer = deal.clauses.find((clause) => clause.kind === 'aid' && clause.by === deal.by);
  if (!fits || !payer || payer.kind !== 'aid' || deal.parties.length > 2 || profile.level < 2 || view.purse.talks < 1) return null;
  if (view.deals.some((entry) => entry.by === view.seat && entry.parties.includes(deal.by) && entry.day === mind.pub.day)) return null;
  const welcome = world.states[world.indexOf.get(view.seat) ?? -1]?.welcome ?? 0;
  if (points + POINTS.aid * welcome <= YES) return null;
  return ifTaken(mind, {
    type: 'deal.counter',
    deal: deal.id,
    clauses: deal.clauses.map((clause) =>
      clause === payer ? openly(payer, payer.n + 1) : clause.kind === 'aid' ? openly(clause, clause.n) : clause,
    ),
  });
}

/** The same aid from the giver's own purse: who pays in its stead is the giver's affair. */
const openly = ({ through: _, ...clause }: Extract<Clause, { kind: 'aid' }>, n: number): Clause => ({ ...clause, n });

/** Its answer to whoever asks for its written word; nothing where it gives none. */
export function answerRequest(mind: BotMind): Command | null {
  const { world, pub, view, profile } = mind;
  if (view.takenOver || !takes(profile, 'promise')) return null;
  const { candour, promisesBoth } = weightsOf(profile);
  for (const candidate of view.requests) {
    if (!pub.affairs.onPaper.includes(candidate)) continue;
    const c = candidateIndex(world, candidate);
    const elsewhere = Object.entries(view.given).some(([id, given]) => given.live && id !== candidate);
    if (view.given[candidate]?.live || (elsewhere && !promisesBoth)) continue;
    const odds = promiseOdds(world, leadOf(mind, c)) - world.constants.POLITE * candour;
    if (promisePoints(mind, c) > -2 && mind.chance(sigmoid(odds), 'request', candidate)) return { type: 'promise.give', candidate };
  }
  return null;
}

/** An offer of its own, once a day to each: its price for backing, a word for a chair, a letter for a letter. */
export function proposal(mind: BotMind): Command | null {
  const { world, pub, view, profile } = mind;
  const open = view.deals.filter((deal) => deal.by === view.seat && deal.status === 'open').length;
  if (open >= OPEN_OFFERS || view.takenOver) return null;
  const spoken = (id: string) => view.deals.some((deal) => deal.day === pub.day && deal.parties.includes(id) && deal.by === view.seat);
  const face = pub.states[world.indexOf.get(view.seat) ?? -1];
  const free = pub.phase === 'corridor' && face?.backs === null && bonds(mind).length === 0;
  const favourite = leansTo(mind);
  const backed = free && takes(profile, 'offer') ? bestToBack(mind) : null;
  for (const seat of pub.seats) {
    if (seat.id === view.seat || seat.held === 'game' || spoken(seat.id) || !mind.mayApproach(seat.id)) continue;
    const c = campOfSeat(mind, seat.id);
    if (seat.kind === 'sponsor' && c >= 0 && backed === c) {
      const offer = offerTo(mind, seat.id, [
        { kind: 'endorse', by: view.seat, candidate: world.candidates[c]?.id ?? '' },
        { kind: 'aid', by: seat.id, to: view.seat, n: 2, when: { acted: 0 } },
      ]);
      if (offer) return offer;
    }
    if (seat.kind === 'candidate' && c === favourite && takes(profile, 'offer') && !view.given[seat.id]?.live) {
      const offer = offerTo(mind, seat.id, [
        { kind: 'promise', by: view.seat, candidate: seat.id },
        { kind: 'chair', by: seat.id, to: view.seat },
      ]);
      if (offer) return offer;
    }
    const wished = wish(mind, seat);
    if (wished) return wished;
    const wantsLetters = view.purse.letters > 0 && takes(profile, 'letters') && world.scenario.clauses.includes('letter');
    if (seat.kind === 'delegation' && wantsLetters && !spokenOfLetters(mind, seat.id)) {
      const offer = offerTo(mind, seat.id, [
        { kind: 'letter', by: seat.id, to: view.seat, n: 1 },
        { kind: 'letter', by: view.seat, to: seat.id, n: 1 },
      ]);
      if (offer) return offer;
    }
    const support = supportFor(mind, seat);
    if (support) return support;
  }
  return null;
}

/** What a goal of its brief still lacks, asked of whoever has it: aid and experts for its word, a chair on paper from another name too. */
function wish(mind: BotMind, seat: PublicView['seats'][number]): Command | null {
  const { view, world, profile } = mind;
  if (!takes(profile, 'offer')) return null;
  const lacks = (kind: 'aid-received' | 'expertise-received', have: number) =>
    view.brief.goals.some((goal) => goal.kind === kind && goal.atLeast > have);
  const c = campOfSeat(mind, seat.id);
  const word = (candidate: string): Clause => ({ kind: 'promise', by: view.seat, candidate });
  const name = world.candidates[c]?.id ?? '';
  const free = !view.given[name]?.live;
  const offers: (readonly Clause[])[] = [];
  if (lacks('expertise-received', view.received.expertise)) {
    const taught: Clause = { kind: 'expertise', by: seat.id, to: view.seat, n: 1 };
    if (seat.kind === 'sector') offers.push([taught]);
    if (seat.kind === 'sponsor' && free) offers.push([taught, word(name)]);
  }
  if (lacks('aid-received', view.received.aid) && seat.kind === 'sponsor' && free)
    offers.push([{ kind: 'aid', by: seat.id, to: view.seat, n: 1 }, word(name)]);
  const both = view.brief.goals.some((goal) => goal.kind === 'chair-promised');
  if (both && seat.kind === 'candidate' && free) offers.push([{ kind: 'chair', by: seat.id, to: view.seat }, word(name)]);
  for (const clauses of offers) {
    const offer = offerTo(mind, seat.id, clauses);
    if (offer) return offer;
  }
  return null;
}

/** Support for its own nominee for a later post: of a delegation for aid or else a letter, of a campaign for its backing. */
function supportFor(mind: BotMind, seat: PublicView['seats'][number]): Command | null {
  const { world, pub, view, profile } = mind;
  if (!takes(profile, 'second') || (seat.kind !== 'delegation' && seat.kind !== 'sponsor')) return null;
  for (const post of world.scenario.linked) {
    const own = post.contenders.some((entry) => entry.state === view.seat);
    const spoken = post.contenders.some(
      (entry) => entry.state === seat.id || pub.affairs.seconds[`${post.id}/${entry.state}`]?.includes(seat.id),
    );
    const refused = view.deals.some(
      ({ by, status, clauses }) =>
        by === view.seat && status === 'refused' && clauses.some((clause) => clause.kind === 'second' && clause.by === seat.id),
    );
    if (!own || spoken || refused) continue;
    const asked: Clause = { kind: 'second', by: seat.id, post: post.id, for: view.seat };
    const given: Clause =
      seat.kind === 'sponsor'
        ? { kind: 'endorse', by: view.seat, candidate: world.candidates[campOfSeat(mind, seat.id)]?.id ?? '' }
        : { kind: view.purse.aid > 0 ? 'aid' : 'letter', by: view.seat, to: seat.id, n: 1 };
    const offer = offerTo(mind, seat.id, [asked, given]);
    if (offer) return offer;
  }
  return null;
}

/** This offer, where it pays and the table would take it. */
const offerTo = (mind: BotMind, to: string, clauses: readonly Clause[]): Command | null =>
  pointsOf(mind, clauses) > PATIENCE ? ifTaken(mind, { type: 'deal.propose', to: [to], clauses: [...clauses] }) : null;

/** What a bargain that it offers seems to bring it, in points. */
const pointsOf = (mind: BotMind, clauses: readonly Clause[]): number =>
  clauses.reduce((sum, clause) => sum + clausePoints(mind, clause), 0) +
  bargainPoints(mind) +
  (mind.profile.level === 3 ? 0 : misread(mind, 'offer', JSON.stringify(clauses)));

const campOfSeat = ({ world }: BotMind, seat: string): number => candidateIndex(world, world.seatRows.get(seat)?.candidate ?? '');

/** Whether the two have traded letters, or the other would not. */
const spokenOfLetters = ({ view }: BotMind, other: string): boolean =>
  view.deals.some(
    ({ status, by, parties, clauses }) =>
      (status === 'settled' || (status === 'refused' && by === view.seat)) &&
      parties.includes(other) &&
      clauses.some((clause) => clause.kind === 'letter'),
  );
