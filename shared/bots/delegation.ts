import type { Command } from '../game/command.ts';
import { goodwill, persuasion } from '../game/utility.ts';
import { candidateIndex, plays } from '../game/world.ts';
import type { StateRow } from '../scenario/schema.ts';
import { type Belief, beliefs, earFor, perState, swing } from './belief.ts';
import { type BotMind, ifTaken, opened } from './bot.ts';
import { answerOffer, answerRequest, proposal } from './delegation-deals.ts';
import { speech } from './delegation-floor.ts';
import { linePlans } from './hall-plans.ts';
import { nudge } from './nudge.ts';
import { takes, weightsOf } from './profile.ts';
import { highest } from './short-list.ts';
import { leadOf, leansTo, winChance } from './worth.ts';

/**
 * The delegation bot: weighs offers by what they bring its seat, answers requests politely, asks its price, trades letters, sits in
 * the rooms that matter to it, and speaks for its favourite to its bench (docs/rulebook.md §11).
 */
export function delegationMove(mind: BotMind): Command | null {
  const answer = answerOffer(mind) ?? answerRequest(mind);
  if (answer || mind.pub.phase !== 'corridor') return answer;
  return caucus(mind) ?? staff(mind) ?? quote(mind) ?? ownWork(mind);
}

/** Its vote on a line tonight: for its favourite, or for what its bloc holds together. */
function caucus(mind: BotMind): Command | null {
  const { world, view, profile } = mind;
  if (!view.tabled || view.tabled.mine !== null) return null;
  const lead = leadOf(mind, candidateIndex(world, view.tabled.candidate));
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

/** What it does with a talk; the day's last one is kept for what it has to say. */
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

/** One talk for its favourite, where it moves most: all of its bench, who believe a neighbour, or the likeliest few of one bloc. */
function callOn(mind: BotMind, c: number): Command | null {
  const { world, pub, view, profile } = mind;
  if (!takes(profile, 'persuade')) return null;
  const b = beliefs(world, pub, view, c);
  const bench = world.seatRows.get(view.seat)?.bench ?? [];
  const played = new Set(pub.seats.filter((seat) => seat.held !== 'game').map((seat) => seat.id));
  const ear = earFor(world, view.seat);
  const id = (i: number): string => world.states[i]?.id ?? '';
  const moved = perState(b, 'own call', (i) => swing(b, i, ear(id(i)) * persuasion(goodwill((b.rows[i] as Belief).known.visits))));
  const own = view.seat;
  const gainAt = (i: number) => (id(i) === own || played.has(id(i)) ? Number.NEGATIVE_INFINITY : moved(i));
  const best = (all: readonly number[], most: number) => highest(all, most, Number.NEGATIVE_INFINITY, gainAt);
  const neighbours = bench.map((state) => world.indexOf.get(state) ?? -1);
  const lists = [best(neighbours, neighbours.length), ...[...world.blocMembers.values()].map((all) => best(all, world.reach))];
  const { states } = lists.reduce((one, other) => (other.sum > one.sum ? other : one));
  return states.length === 0 ? null : { type: 'persuade', states: states.map(id), candidate: world.candidates[c]?.id ?? '' };
}
