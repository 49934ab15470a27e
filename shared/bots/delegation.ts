import type { Clause, Command } from '../game/command.ts';
import { isBonded } from '../game/deal.ts';
import { POINTS } from '../game/score.ts';
import { UNKNOWN } from '../game/state.ts';
import { goodwill, persuasion, promiseOdds, rollCallChances } from '../game/utility.ts';
import type { DealView, PublicView } from '../game/view.types.ts';
import { bestOther, candidateIndex, plays } from '../game/world.ts';
import { sigmoid } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import { beliefs, earFor, swing } from './belief.ts';
import { type BotMind, couldAccept, ifLegal, ifTaken, misread, opened } from './bot.ts';
import { linePlans, type Said, speeches } from './hall-plans.ts';
import { takes, weightsOf } from './profile.ts';
import { backingPoints, bargainPoints, clausePoints, interestIn, leansTo, promisePoints, winChance } from './worth.ts';

/**
 * The delegation bot: weighs offers by what they bring its seat, answers requests politely, asks its price, trades letters, sits in
 * the rooms that matter to it, and speaks for its favourite to its bench (docs/rulebook.md §11).
 */
export function delegationMove(mind: BotMind): Command | null {
  const answer = answerOffer(mind) ?? answerRequest(mind);
  if (answer || mind.pub.phase !== 'corridor') return answer;
  return caucus(mind) ?? staff(mind) ?? quote(mind) ?? ownWork(mind);
}

/** Points that a bargain must bring before a bot spends a talk on it, and before it says yes to somebody who has. */
const PATIENCE = 0.9;
const YES = 0.1;

/** Its public act: what it is bound to, or backing where that pays, else silence. */
export function delegationAct(mind: BotMind): Command {
  const { world, pub, view } = mind;
  const face = pub.states[world.indexOf.get(view.seat) ?? -1];
  for (const clause of bonds(mind)) {
    if (clause.kind === 'endorse') return ifLegal(mind, { act: 'endorse', candidate: clause.candidate });
    if (clause.kind === 'second') return ifLegal(mind, { act: 'second', post: clause.post, for: clause.for });
    if (clause.kind === 'silence') return { type: 'floor.seal', act: { act: 'silent' } };
  }
  const c = bestToBack(mind);
  const backs =
    !view.takenOver &&
    takes(mind.profile, 'endorse') &&
    face?.backs === null &&
    face.changed !== pub.day &&
    backingPoints(mind, c) + misread(mind, 'back', c) > 1.5;
  if (backs) return { type: 'floor.seal', act: { act: 'endorse', candidate: world.candidates[c]?.id ?? '' } };
  return { type: 'floor.seal', act: speech(mind)?.act ?? { act: 'silent' } };
}

/** What it would say to its own bloc for its favourite: only those speak who care who wins, and never who wants to stay unseen. */
function speech(mind: BotMind): Said | null {
  const { world, pub, view, profile } = mind;
  if (weightsOf(profile).outcome <= 1 || view.takenOver || view.brief.goals.some((goal) => goal.kind === 'never-in-public')) return null;
  const c = leansTo(mind);
  const bloc = world.states[world.indexOf.get(view.seat) ?? -1]?.bloc ?? '';
  const all = speeches(mind, c, beliefs(world, pub, view, c), bloc);
  return all.reduce<Said | null>((top, one) => (one.value > (top?.value ?? 0) ? one : top), null);
}

/** The name it would gain most by standing beside: its favourite, unless backing is for sale and the winner looks clear. */
function bestToBack(mind: BotMind): number {
  const { world, profile } = mind;
  const own = leansTo(mind);
  if (!weightsOf(profile).backingForSale) return own;
  return world.candidates.reduce((top, _, c) => (backingPoints(mind, c) > backingPoints(mind, top) + 0.5 ? c : top), own);
}

/** Its vote in the roll-call: as bound, else as it leans. */
export function delegationVote(mind: BotMind): Command {
  const { world, pub, view } = mind;
  const bound = bonds(mind).find((clause) => clause.kind === 'rollcall');
  if (bound?.kind === 'rollcall') return { type: 'rollcall.vote', vote: bound.vote };
  const target = pub.affairs.target === null ? null : candidateIndex(world, pub.affairs.target);
  const { yes, no } = rollCallChances(world, target, pub.publicCost, world.indexOf.get(view.seat) as number);
  return {
    type: 'rollcall.vote',
    vote: mind.chance(yes, 'yes') ? 'yes' : mind.chance(no, 'no') ? 'no' : 'abstain',
  };
}

const bonds = ({ view }: BotMind): readonly Clause[] =>
  view.deals
    .filter((deal) => deal.status === 'settled')
    .flatMap((deal) => deal.clauses.filter((clause, i) => clause.by === view.seat && deal.clauseStatus[i] === 'open' && isBonded(clause)));

function answerOffer(mind: BotMind): Command | null {
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

function answerRequest(mind: BotMind): Command | null {
  const { world, view, profile } = mind;
  if (view.takenOver || !takes(profile, 'promise')) return null;
  const { candour, promisesBoth } = weightsOf(profile);
  for (const candidate of view.requests) {
    const c = candidateIndex(world, candidate);
    const elsewhere = Object.entries(view.given).some(([id, given]) => given.live && id !== candidate);
    if (view.given[candidate]?.live || (elsewhere && !promisesBoth)) continue;
    const lead = view.leaning ? (view.leaning[c] as number) - bestOther(view.leaning, c) : 4 * interestIn(mind, c);
    const odds = promiseOdds(world, lead) - world.constants.POLITE * candour;
    if (promisePoints(mind, c) > -2 && mind.chance(sigmoid(odds), 'request', candidate)) return { type: 'promise.give', candidate };
  }
  return null;
}

/** Its vote on a line tonight: for its favourite, or for what its bloc holds together. */
function caucus(mind: BotMind): Command | null {
  const { world, view, profile } = mind;
  if (!view.tabled || view.tabled.mine !== null) return null;
  const c = candidateIndex(world, view.tabled.candidate);
  const lead = view.leaning ? (view.leaning[c] as number) - bestOther(view.leaning, c) : 4 * interestIn(mind, c);
  return { type: 'line.vote', vote: lead + weightsOf(profile).line > 0 ? 'yes' : 'no' };
}

/** Somebody in each room that matters most to it, as far as its people go. */
function staff(mind: BotMind): Command | null {
  const { world, view } = mind;
  if (!plays(world, 'groups') || Object.keys(view.rooms).length > 0 || view.staff === 0) return null;
  const row = world.states[world.indexOf.get(view.seat) ?? -1];
  const wanted = new Set(view.brief.goals.flatMap((goal) => ('issue' in goal ? [goal.issue] : [])));
  const rated = world.scenario.issues
    .map(({ id }, k) => ({ id, weight: (wanted.has(id) ? 1 : 0) + (row?.weights[k] ?? 0) }))
    .sort((a, b) => b.weight - a.weight);
  return { type: 'group.staff', issues: rated.slice(0, view.staff).map((entry) => entry.id) };
}

/** A sentence on the record for whoever looks like winning, once a day and only where it is safe. */
function quote(mind: BotMind): Command | null {
  const { world, pub, view, profile } = mind;
  const press = world.scenario.seats.find((row) => row.kind === 'press');
  if (!plays(world, 'press') || !press || !takes(profile, 'quote') || !opened(mind, 'quote.give') || view.takenOver) return null;
  if (pub.affairs.quotes.some((entry) => entry.by === view.seat && entry.to === press.id && entry.day === pub.day)) return null;
  const home = world.states[world.indexOf.get(view.seat) ?? -1] as StateRow;
  const rated = world.candidates.map(({ id }) => ({
    id,
    worth: quoteWorth(winChance(mind, id), home),
  }));
  const top = rated.reduce((a, b) => (b.worth > a.worth ? b : a));
  if (top.worth > 0.3 && pub.day === world.scenario.days) return { type: 'quote.give', to: press.id, candidate: top.id };
  return mind.chance(0.4, 'quote') ? { type: 'quote.give', to: press.id, candidate: null } : null;
}

const quoteWorth = (chance: number, home: StateRow): number => 1.5 * chance - 2 * home.exposure * (1 - chance);

function ownWork(mind: BotMind): Command | null {
  const { view } = mind;
  if (view.purse.talks < 1 || mind.spentTalks >= mind.talksByNow) return null;
  if (view.purse.talks === 1 && speech(mind)) return null;
  return tabling(mind) ?? proposal(mind) ?? nudge(mind) ?? callOn(mind, leansTo(mind));
}

/** Votes by which a line of its bloc must help its favourite before it is worth tabling. */
const LINE_PAYS = 0.25;

/** A line for its favourite in its own bloc: its coordinator's business, and of those who care who wins. */
function tabling(mind: BotMind): Command | null {
  const { world, pub, view, profile } = mind;
  if (weightsOf(profile).outcome <= 1) return null;
  const c = leansTo(mind);
  const home = world.states[world.indexOf.get(view.seat) ?? -1]?.bloc;
  const plans = linePlans(mind, c, beliefs(world, pub, view, c));
  const own = plans.find(({ command, value }) => command.type === 'line.table' && command.bloc === home && value > LINE_PAYS);
  return own ? ifTaken(mind, own.command) : null;
}

/** An offer of its own, once a day to each: its price for backing, a word for a chair, a letter for a letter. */
function proposal(mind: BotMind): Command | null {
  const { world, pub, view, profile } = mind;
  const open = view.deals.filter((deal) => deal.by === view.seat && deal.status === 'open').length;
  if (open >= 6 || view.takenOver) return null;
  const spoken = (id: string) => view.deals.some((deal) => deal.day === pub.day && deal.parties.includes(id) && deal.by === view.seat);
  const face = pub.states[world.indexOf.get(view.seat) ?? -1];
  const free = face?.backs === null && face.changed !== pub.day && bonds(mind).length === 0;
  const favourite = leansTo(mind);
  const backed = free && takes(profile, 'offer') ? bestToBack(mind) : null;
  for (const seat of pub.seats) {
    if (seat.id === view.seat || seat.held === 'game' || spoken(seat.id) || !mind.mayApproach(seat.id)) continue;
    const c = campOfSeat(mind, seat.id);
    if (seat.kind === 'sponsor' && c >= 0 && backed === c) {
      const clauses: Clause[] = [
        { kind: 'endorse', by: view.seat, candidate: world.candidates[c]?.id ?? '' },
        { kind: 'aid', by: seat.id, to: view.seat, n: 2, when: { acted: 0 } },
      ];
      const offer = pointsOf(mind, clauses) > PATIENCE ? ifTaken(mind, { type: 'deal.propose', to: [seat.id], clauses }) : null;
      if (offer) return offer;
    }
    if (seat.kind === 'candidate' && c === favourite && takes(profile, 'offer') && !view.given[seat.id]?.live) {
      const clauses: Clause[] = [
        { kind: 'promise', by: view.seat, candidate: seat.id },
        { kind: 'chair', by: seat.id, to: view.seat },
      ];
      const offer = pointsOf(mind, clauses) > PATIENCE ? ifTaken(mind, { type: 'deal.propose', to: [seat.id], clauses }) : null;
      if (offer) return offer;
    }
    const wished = wish(mind, seat);
    if (wished) return wished;
    const wantsLetters = view.purse.letters > 0 && takes(profile, 'letters') && world.scenario.clauses.includes('letter');
    if (seat.kind === 'delegation' && wantsLetters && !spokenOfLetters(mind, seat.id)) {
      const clauses: Clause[] = [
        { kind: 'letter', by: seat.id, to: view.seat, n: 1 },
        { kind: 'letter', by: view.seat, to: seat.id, n: 1 },
      ];
      const offer = pointsOf(mind, clauses) > PATIENCE ? ifTaken(mind, { type: 'deal.propose', to: [seat.id], clauses }) : null;
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
    const offer = pointsOf(mind, clauses) > PATIENCE ? ifTaken(mind, { type: 'deal.propose', to: [seat.id], clauses: [...clauses] }) : null;
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
    const worth = pointsOf(mind, [asked, given]) > PATIENCE;
    const offer = worth ? ifTaken(mind, { type: 'deal.propose', to: [seat.id], clauses: [asked, given] }) : null;
    if (offer) return offer;
  }
  return null;
}

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

/** A push for a text that a goal of mine wants moved. */
function nudge(mind: BotMind): Command | null {
  const { world, view, profile } = mind;
  if (!plays(world, 'groups') || !takes(profile, 'nudge') || !opened(mind, 'group.nudge')) return null;
  for (const goal of view.brief.goals) {
    if (goal.kind === 'text-moved' && goal.issue in view.rooms) return { type: 'group.nudge', issue: goal.issue, towards: goal.towards };
    const live = goal.kind === 'text-within' ? view.rooms[goal.issue] : undefined;
    if (goal.kind === 'text-within' && live !== undefined && Math.abs(live - goal.position) > goal.distance - 0.05)
      return { type: 'group.nudge', issue: goal.issue, towards: goal.position > live ? 'high' : 'low' };
  }
  return null;
}

/** One talk for its favourite, where it moves most: all of its bench, who believe a neighbour, or the likeliest few of one bloc. */
function callOn(mind: BotMind, c: number): Command | null {
  const { world, pub, view, profile } = mind;
  if (!takes(profile, 'persuade')) return null;
  const b = beliefs(world, pub, view, c);
  const bench = world.seatRows.get(view.seat)?.bench ?? [];
  const played = new Set(pub.seats.filter((seat) => seat.held !== 'game').map((seat) => seat.id));
  const ear = earFor(world, view.seat);
  const moved = (id: string): number =>
    swing(b, world.indexOf.get(id) ?? -1, ear(id) * persuasion(goodwill((view.known[id] ?? UNKNOWN).visits)));
  const rated = (ids: readonly string[]) =>
    ids
      .filter((id) => id !== view.seat && !played.has(id))
      .map((id) => ({ id, value: moved(id) }))
      .sort((x, y) => y.value - x.value);
  const lists = [
    rated(bench),
    ...[...world.blocMembers.values()].map((all) => rated(all.map((i) => world.states[i]?.id ?? '')).slice(0, world.reach)),
  ];
  const worth = (list: ReturnType<typeof rated>) => list.reduce((sum, { value }) => sum + value, 0);
  const top = lists.reduce((one, other) => (worth(other) > worth(one) ? other : one));
  return top.length === 0 ? null : { type: 'persuade', states: top.map(({ id }) => id), candidate: world.candidates[c]?.id ?? '' };
}
