import type { Command } from '../game/command.ts';
import { allDeals } from '../game/deal.ts';
import { BEATS } from '../game/decide.ts';
import { paperOdds } from '../game/forecast.ts';
import type { GameState, Phase } from '../game/state.ts';
import type { Table } from '../game/table.ts';
import { sightOf } from '../game/view.ts';
import { candidateIndex, type World } from '../game/world.ts';
import { chance, draw, gauss, shuffled } from '../kit/dice.ts';
import { keptWhile } from '../kit/kept.ts';
import { exp } from '../kit/math.ts';
import type { SeatKind } from '../scenario/schema.ts';
import type { BotMind } from './bot.ts';
import { campaignAct, campaignMove } from './campaign.ts';
import { delegationMove } from './delegation.ts';
import { delegationAct, delegationVote } from './delegation-floor.ts';
import { internMove } from './intern.ts';
import { pressMove } from './press.ts';
import { NOISE, type Profile, profileOf, takes } from './profile.ts';
import { sectorMove } from './sector.ts';
import { leansTo } from './worth.ts';

/** Commands a bot may give at one beat (docs/rulebook.md §3). */
const AT_A_BEAT = 3;

/** How a seat's bot plays; hosts take the table's own, proofs put theirs in its place. */
export type Profiles = (seat: string) => Profile;

/** The profiles that a table deals: its level for every bot, a temperament each. */
export function dealtProfiles({ seed, level }: GameState): Profiles {
  const temper = new Map<string, Profile>();
  return (seat) => {
    const known = temper.get(seat);
    if (known) return known;
    const profile = profileOf(seed, seat, level);
    temper.set(seat, profile);
    return profile;
  };
}

/** Dealt once for a table: its seed and level stay. */
const profilesAt = (table: Table): Profiles => dealt(table, [], () => dealtProfiles(table.state));
const dealt = keptWhile<Profiles>();

/**
 * Lets every bot seat do what this moment asks of it. A host calls it after each beat and after each opening of a phase; at
 * other moments it does nothing. Order is seeded, so no seat is always first.
 */
export function playBots(table: Table, profiles: Profiles = profilesAt(table)): void {
  const { state } = table;
  if (state.phase === 'corridor' && state.beat === 0) return;
  const seats = Object.keys(state.seats).filter((seat) => state.seats[seat]?.held === 'bot');
  for (const seat of shuffled(seats, state.seed, 'order', state.day, state.phase, state.beat)) playSeat(table, seat, profiles(seat));
}

/** What one seat does at this moment, whoever holds it: proofs let the procedure play a person's seat, to whom others make offers. */
export function playSeat(table: Table, seat: string, profile: Profile): void {
  const { phase } = table.state;
  for (let n = 0; n < AT_A_BEAT + owedAtOnce(table.state); n++) {
    const command = botMove(table.world, table.state, seat, profile);
    if (!command) break;
    if (!table.submit(seat, command).ok) break;
    if (!MANY.has(phase)) break;
  }
}

/** Phases in which a bot may do more than one thing. */
const MANY: ReadonlySet<Phase> = new Set<Phase>(['corridor', 'recess', 'delivery']);

/** What the bot in this seat would do now, or null. It is shown its seat's view and nothing else of the state. */
export function botMove(world: World, state: GameState, seat: string, profile: Profile): Command | null {
  const row = world.seatRows.get(seat);
  if (!row) return null;
  const mind = mindOf(world, state, seat, row.talks, profile);
  if (state.phase === 'forecast') return mind.view.forecast ? null : forecast(world, state, seat, mind);
  if (state.phase === 'booth') return world.scenario.ballot.open && mind.view.aloud === null ? spoken(mind) : null;
  return moveOf(mind);
}

/** What this mind would do before and after the ballot, with no dice but its own: bots act on it, and a coach tells a person. */
export function moveOf(mind: BotMind): Command | null {
  const { kind } = mind.view;
  switch (mind.pub.phase) {
    case 'corridor':
    case 'recess':
      return leavePaper(mind) ?? (mind.profile.level === 0 ? internMove(mind) : MOVES[kind](mind));
    case 'seal':
      return mind.view.sealed ? null : floorAct(mind, kind);
    case 'rollcall':
      if (mind.view.vote || !mind.view.state) return null;
      return kind === 'sponsor' ? sponsorVote(mind) : delegationVote(mind);
    case 'delivery': {
      const to = mind.view.owed[0];
      return to !== undefined && mind.view.purse.chairs > 0 ? { type: 'deliver', to } : null;
    }
    default:
      return null;
  }
}

const MOVES: { readonly [K in SeatKind]: (mind: BotMind) => Command | null } = {
  candidate: campaignMove,
  sponsor: campaignMove,
  delegation: delegationMove,
  sector: sectorMove,
  press: pressMove,
};

function floorAct(mind: BotMind, kind: SeatKind): Command | null {
  if (mind.profile.level === 0) return internMove(mind);
  if (kind === 'candidate' || kind === 'sponsor') return campaignAct(mind);
  return kind === 'delegation' ? delegationAct(mind) : { type: 'floor.seal', act: { act: 'silent' } };
}

/** Seats held by persons who are not ready: those the phase waits for when there is no clock. */
export const needsPersons = (state: GameState): readonly string[] =>
  Object.keys(state.seats).filter((seat) => state.seats[seat]?.held === 'person' && !state.seats[seat]?.ready);

function mindOf(world: World, state: GameState, seat: string, perDay: number, profile: Profile): BotMind {
  const { pub, view } = sightOf(world, state, seat);
  const noise = NOISE[profile.level];
  const error = (...keys: readonly (string | number)[]) => gauss(state.seed, 'error', seat, state.day, ...keys);
  return {
    world,
    pub,
    view,
    profile,
    spentTalks: perDay - view.purse.talks,
    talksByNow: state.phase === 'corridor' ? Math.ceil((perDay * state.beat) / BEATS) : perDay,
    chance: (p, ...keys) => chance(p, state.seed, 'bot', seat, state.day, state.phase, ...keys),
    misjudged: noise === 0 ? exactly : (...keys) => exp(noise * error(...keys)),
    error,
    mayApproach: (other) => unanswered(state, other) < MOST_UNANSWERED,
    hunch: () => (1 + noise) * gauss(state.seed, 'hunch', seat),
    pick: (n, ...keys) => (n < 1 ? 0 : draw(state.seed, 'pick', seat, state.day, state.phase, ...keys) % n),
  };
}

/** Offers of bots that a person may have before them at once: the pace of bots is a rule, so this is the table's to count. */
const MOST_UNANSWERED = 2;

/** How many offers of bots wait for this person; none where no person sits. */
function unanswered(state: GameState, seat: string): number {
  if (state.seats[seat]?.held !== 'person') return 0;
  return allDeals(state.deals).filter(
    (deal) =>
      deal.status === 'open' && deal.parties.includes(seat) && !deal.accepted.includes(seat) && state.seats[deal.by]?.held === 'bot',
  ).length;
}

const exactly = (): number => 1;

function sponsorVote(mind: BotMind): Command {
  const bound = mind.view.deals
    .filter((deal) => deal.status === 'settled')
    .flatMap((deal) => deal.clauses.filter((clause, n) => clause.by === mind.view.seat && deal.clauseStatus[n] === 'open'))
    .find((clause) => clause.kind === 'rollcall');
  if (bound?.kind === 'rollcall') return { type: 'rollcall.vote', vote: bound.vote };
  return { type: 'rollcall.vote', vote: mind.view.candidate === mind.pub.affairs.target ? 'no' : 'yes' };
}

/** A candidate that is bound to leave the paper leaves it; one without a chance speaks for the nearer of the two that lead. */
function leavePaper(mind: BotMind): Command | null {
  const { pub, view } = mind;
  if (pub.phase !== 'recess' || view.kind !== 'candidate') return null;
  if (!pub.affairs.onPaper.includes(view.seat)) return speakFor(mind);
  if (pub.affairs.onPaper.length < 3) return null;
  for (const deal of view.deals) {
    if (deal.status !== 'settled') continue;
    const bond = deal.clauses.find((clause, n) => clause.kind === 'withdraw' && clause.by === view.seat && deal.clauseStatus[n] === 'open');
    if (bond?.kind === 'withdraw') return { type: 'candidate.withdraw', heir: bond.heir };
  }
  const last = pub.ballots.at(-1);
  const votes = (id: string) => last?.votes[id] ?? 0;
  const order = pub.affairs.onPaper.slice().sort((a, b) => votes(b) - votes(a));
  if (!takes(mind.profile, 'withdraw') || order.at(-1) !== view.seat || pub.round < 2) return null;
  return { type: 'candidate.withdraw', heir: nearest(mind, order.slice(0, 2)) };
}

/** Out of the race, a candidate speaks for the nearer of those that stay. */
function speakFor(mind: BotMind): Command | null {
  const { affairs } = mind.pub;
  if (!takes(mind.profile, 'withdraw') || mind.view.seat in affairs.heirs) return null;
  return { type: 'candidate.withdraw', heir: nearest(mind, affairs.onPaper) };
}

/** Of these names the one whose platform lies nearest to this candidate's own. */
function nearest({ world, pub, view }: BotMind, names: readonly string[]): string | null {
  const platform = (id: string) => pub.affairs.agenda.platforms[candidateIndex(world, id)] as readonly number[];
  const own = platform(view.seat);
  const far = (id: string) => platform(id).reduce((sum, x, k) => sum + Math.abs(x - (own[k] as number)), 0);
  return names.toSorted((a, b) => far(a) - far(b))[0] ?? null;
}

/** Its vote where everyone hears it: the name it prefers. */
function spoken(mind: BotMind): Command | null {
  const { world, pub, view } = mind;
  if (!view.state || pub.states[world.indexOf.get(view.seat) ?? -1]?.present !== true) return null;
  const first = world.candidates[leansTo(mind)]?.id ?? '';
  const option = pub.options.includes(first) ? first : (pub.options[mind.pick(pub.options.length, 'aloud', pub.post)] ?? null);
  return { type: 'vote.aloud', option };
}

/** A guess from public facts with an error of its own: bots expect a closer race than the tally shows, as the press did. */
function forecast(world: World, state: GameState, seat: string, mind: BotMind): Command {
  const { votes, blanks } = paperOdds(world, mind.pub);
  const error = gauss(state.seed, 'forecast', seat) * 0.05 * world.states.length;
  const guess = Math.max(0, Math.min(world.states.length - Math.round(blanks), Math.round(votes + error)));
  return { type: 'forecast.seal', votes: guess, uncounted: Math.round(blanks) };
}

const owedAtOnce = (state: GameState): number => (state.phase === 'delivery' ? Object.keys(state.deals).length : 0);
