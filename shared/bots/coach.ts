import type { Clause, Command } from '../game/command.ts';
import { livePromises } from '../game/reckoning.ts';
import type { PublicView, SeatView } from '../game/view.types.ts';
import { candidateIndex, type World } from '../game/world.ts';
import { beliefs, promiseWorth } from './belief.ts';
import { type BotMind, ifTaken } from './bot.ts';
import { clauseVotes } from './campaign.ts';
import { moveOf } from './conduct.ts';
import { type Act, allBut, type Profile } from './profile.ts';
import { bargainPoints, clausePoints } from './worth.ts';

/**
 * A coach for a person: the bots' own reckoning, from that seat's view and nothing else, without a bot's dice, errors or temperament. It
 * never says anything about a paper: in the booth it is silent. `without`: acts that the person would rather not hear of.
 */
export function coachMind(world: World, pub: PublicView, view: SeatView, without: readonly Act[] = []): BotMind {
  const perDay = world.seatRows.get(view.seat)?.talks ?? 0;
  return {
    world,
    pub,
    view,
    profile: without.length === 0 ? EVEN : { ...EVEN, acts: allBut(...without) },
    spentTalks: perDay - view.purse.talks,
    talksByNow: perDay,
    chance: (p) => p > 0.5,
    misjudged: () => 1,
    error: () => 0,
    hunch: () => 0,
    mayApproach: () => true,
    pick: () => 0,
  };
}

/** Everything weighed as docs/rulebook.md §9 counts it; a loyalist's only habit is to heed its bloc's line. */
const EVEN: Profile = { level: 3, temper: 'loyalist', acts: null };

/** One part of what a deal is worth. `key` has words under `coach.`; `clause` is the place in the deal, or null for what the deal is as such. */
export interface Part {
  readonly key: string;
  readonly clause: number | null;
  readonly worth: number;
}

/** What a deal is worth to a seat: in points, and in votes for a seat of a campaign, which reckons in nothing else. */
export interface DealWorth {
  readonly unit: 'points' | 'votes';
  readonly total: number;
  readonly parts: readonly Part[];
}

/** What a deal of mine, open or settled, is worth to my seat, part by part; null where there is none of that id, or for the press. */
export function dealWorth(mind: BotMind, id: string): DealWorth | null {
  const deal = mind.view.deals.find((entry) => entry.id === id);
  return deal ? clausesWorth(mind, deal.clauses) : null;
}

/** The same for an offer that has not been made yet. */
export function clausesWorth(mind: BotMind, clauses: readonly Clause[]): DealWorth | null {
  const { view } = mind;
  if (view.kind === 'press') return null;
  const votes = view.candidate !== null;
  const worthOf = (clause: Clause) => (votes ? clauseVotes(view, clause) : clausePoints(mind, clause));
  const parts = clauses.map((clause, n): Part => ({ key: `coach.${sideOf(view, clause)}`, clause: n, worth: tenth(worthOf(clause)) }));
  const bargain: Part = { key: 'coach.bargain', clause: null, worth: votes ? 0 : tenth(bargainPoints(mind)) };
  const all = [...parts, bargain].filter((part) => part.clause !== null || part.worth !== 0);
  return { unit: votes ? 'votes' : 'points', total: tenth(all.reduce((sum, part) => sum + part.worth, 0)), parts: all };
}

/** Whether a clause is what I get, what I do, or what others do beside me. */
function sideOf(view: SeatView, clause: Clause): 'get' | 'do' | 'others' {
  if (clause.by === view.seat) return 'do';
  const mine = ('to' in clause && clause.to === view.seat) || (clause.kind === 'second' && clause.for === view.seat);
  return mine ? 'get' : 'others';
}

/** One next act and the key of why, under `coach.next.`. */
export interface Suggestion {
  readonly command: Command;
  readonly key: string;
}

/** Which acts a suggestion belongs to, where a person may say: something else. Answers and bonds are no such matter. */
export const ACTS_OF: { readonly [T in Command['type']]?: readonly Act[] } = {
  persuade: ['persuade'],
  'ask.quietly': ['ask'],
  'promise.ask': ['promise'],
  'promise.circulate': ['circulate'],
  'deal.propose': ['offer', 'letters'],
  'deal.circulate': ['chair', 'aid', 'backing', 'quiet', 'travel', 'away', 'expert'],
  'line.table': ['line'],
  'group.nudge': ['nudge'],
  'group.lobby': ['lobby'],
  'oath.bend': ['bend'],
  investigate: ['investigate'],
  'document.show': ['publish'],
  'quote.give': ['quote'],
};

/** What a bot in this seat would do now, if the table would take it. Null where there is nothing to suggest, and always in the booth. */
export function suggest(mind: BotMind): Suggestion | null {
  const move = moveOf(mind);
  const command = move && ifTaken(mind, move);
  if (!command) return null;
  const refuses = command.type === 'deal.answer' && !command.accept;
  return {
    command,
    key: `coach.next.${refuses ? 'deal.refuse' : command.type === 'floor.seal' ? `floor.${command.act.act}` : command.type}`,
  };
}

/** A ledger at its face, and at what it is worth: promises, and the papers to expect from them. Null without a campaign. */
export function ledgerWorth(mind: BotMind): { readonly face: number; readonly worth: number } | null {
  const { world, pub, view } = mind;
  if (view.candidate === null) return null;
  const held = livePromises(view.held);
  const b = beliefs(world, pub, view, candidateIndex(world, view.candidate));
  const worth = held.reduce((sum, id) => sum + promiseWorth(b, world.indexOf.get(id) ?? 0), 0);
  return { face: held.length, worth: tenth(worth) };
}

const tenth = (x: number): number => Math.round(10 * x) / 10;
