import type { Clause, Command } from '../game/command.ts';
import { lobbied } from '../game/groups.ts';
import { POINTS } from '../game/score.ts';
import { UNKNOWN } from '../game/state.ts';
import { plays } from '../game/world.ts';
import type { StateRow } from '../scenario/schema.ts';
import { type BotMind, couldAccept, opened } from './bot.ts';
import { takes } from './profile.ts';

/** The sector member's bot: experts while they count, texts with what is left, and no for what costs more than it brings. */
export function sectorMove(mind: BotMind): Command | null {
  const { view } = mind;
  const waiting = view.deals.find((deal) => deal.status === 'open' && !deal.accepted.includes(view.seat));
  if (waiting) return { type: 'deal.answer', deal: waiting.id, accept: couldAccept(mind, waiting.id) && pays(mind, waiting.clauses) };
  if (view.purse.talks < 1 || mind.spentTalks >= mind.talksByNow || mind.pub.phase !== 'corridor') return null;
  const ways = [sendExperts(mind), lobby(mind)].filter((way) => way !== null);
  if (ways.length === 0) return null;
  return ways.reduce((a, b) => (b.worth > a.worth ? b : a)).command;
}

/** Experts given count for it, up to five; so does whoever it then has an agreement with. */
const MOST_EXPERTS = 5;

/** What it is worth to come nearer a goal of its brief, beside an expert that counts one. */
const GOAL = 3.3;

interface Way {
  readonly command: Command;
  /** Points for each token of expertise that it takes: a company runs out of those before anything else. */
  readonly worth: number;
}

/** An offer is taken when it asks for no more than an expert where one counts. */
function pays({ view }: BotMind, clauses: readonly Clause[]): boolean {
  const mine = clauses.filter((clause) => clause.by === view.seat);
  const asked = mine.reduce((sum, clause) => sum + (clause.kind === 'expertise' ? clause.n : clause.kind === 'aid' ? 2 * clause.n : 0), 0);
  return asked <= 1;
}

function sendExperts(mind: BotMind): Way | null {
  const { world, pub, view, profile } = mind;
  if (!takes(profile, 'expert') || !world.scenario.clauses.includes('expertise') || view.purse.expertise < 1) return null;
  const played = new Set(pub.seats.filter((seat) => seat.held !== 'game').map((seat) => seat.id));
  const asked = new Set(view.asked);
  const sent = view.deals.filter((deal) => deal.status === 'settled' && deal.clauses.some((clause) => clause.kind === 'expertise')).length;
  let best: readonly string[] = [];
  for (const members of world.blocMembers.values()) {
    const fit = members
      .map((i) => world.states[i] as StateRow)
      .filter((row) => !played.has(row.id) && !asked.has(`deal.expertise:${row.id}`) && (view.known[row.id] ?? UNKNOWN).experts === 0)
      .sort((a, b) => a.capacity - b.capacity)
      .slice(0, Math.min(world.reach, view.purse.expertise))
      .map((row) => row.id);
    if (fit.length > best.length) best = fit;
  }
  if (best.length === 0) return null;
  const wanted = view.brief.goals.some((goal) => goal.kind === 'experts-sent' && goal.atLeast > sent);
  const worth = ((sent < MOST_EXPERTS ? POINTS.sent : 0.1) + (wanted ? GOAL : 0)) * mind.misjudged('expert', best[0] ?? '');
  return {
    command: { type: 'deal.circulate', states: [...best], clauses: [{ kind: 'expertise', by: view.seat, to: '*', n: 1 }] },
    worth,
  };
}

function lobby(mind: BotMind): Way | null {
  const { world, pub, view, profile } = mind;
  if (!plays(world, 'groups') || !takes(profile, 'lobby') || view.purse.expertise < 1 || !opened(mind, 'group.lobby')) return null;
  const total = (world.seatRows.get(view.seat)?.targets ?? []).reduce((sum, target) => sum + target.weight, 0);
  const rated = (world.seatRows.get(view.seat)?.targets ?? []).map((target): Way => {
    const k = world.issueIndex.get(target.issue) as number;
    const now = pub.affairs.agenda.texts[k] as number;
    const away = target.position - now;
    const towards = away > 0 ? 'high' : 'low';
    const tokens = Math.min(view.purse.expertise, 3);
    const step = Math.min(Math.abs(away), Math.abs(lobbied(now, towards, tokens, pub.affairs.agenda.heat[k] as number) - now));
    const moved = now - (world.scenario.issues[k]?.text ?? 0);
    // A goal that is still open is worth more than an expert placed.
    const open = view.brief.goals.some(
      (goal) => goal.kind === 'text-moved' && goal.issue === target.issue && (goal.towards === 'high' ? moved : -moved) < goal.by,
    );
    return {
      command: { type: 'group.lobby', issue: target.issue, tokens, towards },
      worth: (((POINTS.texts / 2) * (target.weight / total) * step + (open ? GOAL : 0)) * mind.misjudged('lobby', target.issue)) / tokens,
    };
  });
  return rated.length === 0 ? null : rated.reduce((a, b) => (b.worth > a.worth ? b : a));
}
