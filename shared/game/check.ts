import { type Refusal, unreachable } from '../kit/result.ts';
import type { SeatKind } from '../scenario/schema.ts';
import { checkLineVote, checkStraw, checkTable } from './blocs.ts';
import { checkAnswer, checkCirculate, checkCounter, checkPropose, checkTakeback, checkWithdraw } from './check-deal.ts';
import type { Command, CommandType } from './command.ts';
import { checkShow } from './documents.ts';
import { checkLobby, checkNudge, checkStaff } from './groups.ts';
import { askedToday, offPaper, refuse, type Sight, talks, targets, unknownCandidate } from './guards.ts';
import { checkBend, checkPledge } from './oath.ts';
import { checkPrint, checkQuote } from './press.ts';
import { checkProxy } from './proxy.ts';
import { checkInvestigate } from './scandal.ts';
import type { Phase } from './state.ts';
import { plays } from './world.ts';

const WHEN: { readonly [T in CommandType]: readonly Phase[] } = {
  persuade: ['corridor', 'recess'],
  'ask.quietly': ['corridor', 'recess'],
  'promise.ask': ['corridor', 'recess'],
  'promise.circulate': ['corridor'],
  'promise.give': ['corridor', 'recess'],
  'promise.withdraw': ['corridor', 'recess'],
  'deal.propose': ['corridor', 'recess'],
  'deal.circulate': ['corridor', 'recess'],
  'deal.answer': ['corridor', 'recess'],
  'deal.counter': ['corridor', 'recess'],
  'deal.withdraw': ['corridor', 'recess'],
  'deal.takeback': ['corridor', 'recess'],
  'line.table': ['corridor'],
  'line.vote': ['corridor'],
  'straw.answer': ['corridor'],
  'group.staff': ['briefing', 'corridor'],
  'group.nudge': ['corridor'],
  'group.lobby': ['corridor'],
  'oath.bend': ['corridor'],
  investigate: ['corridor'],
  'document.show': ['corridor', 'recess'],
  'quote.give': ['corridor'],
  'press.print': ['corridor', 'recess'],
  'proxy.give': ['briefing'],
  'candidate.withdraw': ['recess'],
  'vote.aloud': ['booth'],
  'floor.seal': ['seal'],
  'rollcall.vote': ['rollcall'],
  'handshake.give': ['handshake'],
  'forecast.seal': ['forecast'],
  attend: ['booth'],
  // A new action goes above this line (npm run new). When
  deliver: ['delivery'],
  // Not in the booth: whether somebody has finished there is nobody's business.
  ready: ['briefing', 'corridor', 'seal', 'reveal', 'rollcall', 'handshake', 'forecast', 'count', 'recess', 'delivery'],
};

const ANYONE: readonly SeatKind[] = ['delegation', 'candidate', 'sponsor', 'sector', 'press'];
const TRADERS: readonly SeatKind[] = ['delegation', 'candidate', 'sponsor', 'sector'];
const VOTERS: readonly SeatKind[] = ['delegation', 'sponsor'];
const WHO: { readonly [T in CommandType]: readonly SeatKind[] } = {
  persuade: TRADERS,
  'ask.quietly': TRADERS,
  'promise.ask': ['candidate', 'sponsor'],
  'promise.circulate': ['candidate'],
  'promise.give': ['delegation'],
  'promise.withdraw': ['delegation'],
  'deal.propose': TRADERS,
  'deal.circulate': TRADERS,
  'deal.answer': TRADERS,
  'deal.counter': TRADERS,
  'deal.withdraw': TRADERS,
  'deal.takeback': TRADERS,
  'line.table': ['candidate', 'sponsor', 'delegation'],
  'line.vote': VOTERS,
  'straw.answer': VOTERS,
  'group.staff': VOTERS,
  'group.nudge': VOTERS,
  'group.lobby': TRADERS,
  'oath.bend': ['candidate'],
  investigate: ANYONE,
  'document.show': TRADERS,
  'quote.give': TRADERS,
  'press.print': ['press'],
  'proxy.give': ['delegation'],
  'candidate.withdraw': ['candidate'],
  'vote.aloud': VOTERS,
  'floor.seal': ANYONE,
  'rollcall.vote': VOTERS,
  'handshake.give': VOTERS,
  'forecast.seal': ANYONE,
  attend: VOTERS,
  // A new action goes above this line (npm run new). Who
  deliver: ['candidate'],
  ready: ANYONE,
};

/** Whether this command is ever the part of a seat of this kind. False for a name that is no command. */
export const hasPart = (kind: SeatKind, type: CommandType): boolean => WHO[type]?.includes(kind) ?? false;

/**
 * Every refusal there is, reckoned from what the seat itself may see. The same function runs on the client (to grey out and
 * explain) and at the table (to refuse), so a refusal can tell nobody anything they could not see before they asked.
 * Null means that the table will accept. Codes are keys of `assets/words` under `refusal.`.
 */
export function check(sight: Sight, command: Command): Refusal | null {
  const { pub, view } = sight;
  if (!WHO[command.type].includes(view.kind)) return refuse('not-your-part', { command: command.type });
  if (!WHEN[command.type].includes(pub.phase)) return refuse('wrong-phase', { command: command.type, phase: pub.phase });
  const opens = sight.world.scenario.unlock[command.type] ?? 1;
  if (opens > pub.day) return refuse('not-yet', { day: opens });
  switch (command.type) {
    case 'persuade':
      return offPaper(sight, command.candidate) ?? targets(sight, command.states, callable(sight, command.states)) ?? talks(view, 1);
    case 'ask.quietly':
      return targets(sight, command.states, ASKED * sight.world.reach) ?? askedToday(view, 'quiet', command.states) ?? talks(view, 1);
    case 'promise.ask':
      return checkAsk(sight, command.states);
    case 'promise.circulate':
      return checkCircular(sight, command.bloc);
    case 'promise.give':
      return (
        offPaper(sight, command.candidate) ??
        (view.given[command.candidate]?.live ? refuse('already-promised', { candidate: command.candidate }) : null)
      );
    case 'promise.withdraw':
      return view.given[command.candidate]?.live ? null : refuse('nothing-promised', { candidate: command.candidate });
    case 'deal.propose':
      return checkPropose(sight, command.to, command.clauses);
    case 'deal.circulate':
      return checkCirculate(sight, command.states, command.clauses);
    case 'deal.answer':
      return checkAnswer(sight, command.deal, command.accept);
    case 'deal.counter':
      return checkCounter(sight, command.deal, command.clauses);
    case 'deal.withdraw':
      return checkWithdraw(sight, command.deal);
    case 'deal.takeback':
      return checkTakeback(sight, command.deal);
    case 'line.table':
      return checkTable(sight, command.bloc, command.candidate);
    case 'line.vote':
      return checkLineVote(sight);
    case 'straw.answer':
      return checkStraw(sight, command.candidate);
    case 'group.staff':
      return checkStaff(sight, command.issues);
    case 'group.nudge':
      return checkNudge(sight, command.issue);
    case 'group.lobby':
      return checkLobby(sight, command.issue, command.tokens);
    case 'oath.bend':
      return checkBend(sight);
    case 'investigate':
      return checkInvestigate(sight, command.candidate);
    case 'document.show':
      return checkShow(sight, command.document, command.to);
    case 'quote.give':
      return checkQuote(sight, command.to, command.candidate);
    case 'press.print':
      return checkPrint(sight, command.story);
    case 'proxy.give':
      return checkProxy(sight, command.to);
    case 'candidate.withdraw':
      return checkLeave(sight, command.heir);
    case 'vote.aloud':
      return checkAloud(sight, command.option);
    case 'floor.seal':
      return checkSeal(sight, command.act);
    case 'rollcall.vote':
      return null;
    case 'handshake.give':
      return (
        offPaper(sight, command.candidate) ??
        (view.candidate === null || view.candidate === command.candidate ? null : refuse('not-your-part', { command: command.type }))
      );
    case 'forecast.seal':
      return command.votes + command.uncounted > sight.world.states.length
        ? refuse('forecast-too-many', { max: sight.world.states.length })
        : null;
    case 'attend':
      return pub.affairs.proxies[view.seat] === undefined ? null : refuse('proxy-given');
    // A new action goes above this line (npm run new). Case
    case 'deliver':
      return view.owed.includes(command.to) ? (view.purse.chairs > 0 ? null : refuse('no-chairs-left')) : refuse('not-found');
    case 'ready':
      return null;
    default:
      return unreachable(command);
  }
}

function checkAsk(sight: Sight, ids: readonly string[]): Refusal | null {
  const { world, view } = sight;
  const off = offPaper(sight, view.candidate ?? '');
  if (off) return off;
  const rows = ids.map((id) => world.states[world.indexOf.get(id) ?? -1]);
  if (rows.some((row) => row === undefined)) return refuse('not-found');
  if (new Set(ids).size !== ids.length) return refuse('named-twice');
  if (ids.length > ASKED * world.reach) return refuse('too-many-states', { max: ASKED * world.reach });
  if (new Set(rows.map((row) => row?.bloc)).size > 1) return refuse('one-bloc');
  const sponsor = ids.find((id) => world.seatRows.get(id)?.kind === 'sponsor');
  if (sponsor !== undefined) return refuse('sponsor-stands', { state: sponsor });
  const promised = ids.find((id) => view.held[id]?.live);
  if (promised !== undefined) return refuse('promise-held', { state: promised });
  return askedToday(view, 'promise', ids) ?? talks(view, 1);
}

/** How many of these states one talk may call on: all of one's own bench, who sit beside one, or as many as the hall's size allows. */
function callable({ world, view }: Sight, ids: readonly string[]): number {
  const bench = world.seatRows.get(view.seat)?.bench ?? [];
  return ids.every((id) => bench.includes(id)) ? Math.max(bench.length, world.reach) : world.reach;
}

/** States that may be asked with one talk, quietly or for their word, for each that may be persuaded. */
export const ASKED = 4;

/** Talks that a circular letter to a whole bloc takes. */
export const CIRCULAR_TALKS = 1;

function checkCircular(sight: Sight, bloc: string): Refusal | null {
  const { world, pub, view } = sight;
  if (!world.blocMembers.has(bloc)) return refuse('not-found');
  if (pub.day >= world.scenario.days) return refuse('no-briefing-left');
  return askedToday(view, 'circular', [bloc]) ?? talks(view, CIRCULAR_TALKS);
}

function checkSeal(sight: Sight, act: Extract<Command, { type: 'floor.seal' }>['act']): Refusal | null {
  const { world, pub, view } = sight;
  const mine = pub.states[world.indexOf.get(view.seat) ?? -1];
  switch (act.act) {
    case 'endorse':
      if (!mine) return refuse('not-your-part', { command: 'floor.seal' });
      if (unknownCandidate(sight, act.candidate)) return refuse('not-found');
      return mine.backs === null ? null : refuse('already-backs', { candidate: mine.backs });
    case 'retract':
      return mine && mine.backs !== null && view.kind === 'delegation' ? null : refuse('nothing-to-retract');
    case 'pledge':
      return checkPledge(sight);
    case 'pivot':
      return checkPivot(sight, act.issue);
    case 'move':
      return ofTheHall(sight) ?? checkMove(sight, act.target);
    case 'second':
      return ofTheHall(sight) ?? checkSecond(sight, act.post, act.for);
    case 'speak':
      if (view.kind === 'press' && sight.world.seatRows.get(view.seat)?.voice !== 'civil-society')
        return refuse('not-your-part', { command: 'floor.seal' });
      if (unknownCandidate(sight, act.candidate) || !world.blocMembers.has(act.bloc) || !world.issueIndex.has(act.issue))
        return refuse('not-found');
      return talks(view, 1);
    case 'silent':
      return null;
    default:
      return unreachable(act);
  }
}

/** Moves of a platform that one game allows. */
export const MOST_PIVOTS = 2;

/** A platform may be moved twice, and never a living person's (docs/rulebook.md §12). */
function checkPivot(sight: Sight, issue: string): Refusal | null {
  const { world, view } = sight;
  if (!plays(world, 'independence')) return refuse('module-off');
  if (view.kind !== 'candidate') return refuse('not-your-part', { command: 'floor.seal' });
  if (world.scenario.historic) return refuse('a-living-platform');
  if (!world.issueIndex.has(issue)) return refuse('not-found');
  if (view.pivots >= MOST_PIVOTS) return refuse('pivoted-enough', { max: MOST_PIVOTS });
  return talks(view, 1);
}

/** What belongs to states and campaigns alone: a sector member and the press may watch. */
const ofTheHall = ({ view }: Sight): Refusal | null =>
  view.kind === 'sector' || view.kind === 'press' ? refuse('not-your-part', { command: 'floor.seal' }) : null;

/** The roll-call stands on the agenda; until its day its target may be changed. */
function checkMove(sight: Sight, target: string): Refusal | null {
  const { world, pub, view } = sight;
  const call = world.scenario.rollCall;
  if (!call || pub.rollCall !== null || pub.day >= call.day) return refuse('no-roll-call');
  if (unknownCandidate(sight, target)) return refuse('not-found');
  if (pub.affairs.target === target) return refuse('target-already');
  return talks(view, 1);
}

/** Public support for a contender: a state's or a campaign's, once a post. */
function checkSecond(sight: Sight, post: string, state: string): Refusal | null {
  const entry = sight.world.scenario.linked.find((one) => one.id === post);
  if (!entry?.contenders.some((contender) => contender.state === state)) return refuse('not-found');
  if (state === sight.view.seat) return refuse('your-own-state');
  const spoken = entry.contenders.some((contender) => sight.pub.affairs.seconds[`${post}/${contender.state}`]?.includes(sight.view.seat));
  return spoken ? refuse('seconded-already') : null;
}

/** A candidate may leave while two other names stay, and speak for one of them; whoever has dropped out may still do that, once. */
function checkLeave(sight: Sight, heir: string | null): Refusal | null {
  const { onPaper, heirs } = sight.pub.affairs;
  const off = !onPaper.includes(sight.view.seat);
  if (off && (heir === null || sight.view.seat in heirs)) return refuse('not-on-paper');
  if (!off && onPaper.length < 3) return refuse('two-names-stay');
  return heir === null || (heir !== sight.view.seat && onPaper.includes(heir)) ? null : refuse('not-found');
}

function checkAloud(sight: Sight, option: string | null): Refusal | null {
  const { world, pub, view } = sight;
  if (!world.scenario.ballot.open) return refuse('secret-here');
  if (!view.attending || pub.states[world.indexOf.get(view.seat) ?? -1]?.present !== true) return refuse('not-on-roll');
  return option === null || pub.options.includes(option) ? null : refuse('not-found');
}
