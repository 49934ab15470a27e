import { type Refusal, unreachable } from '../kit/result.ts';
import type { SeatKind } from '../scenario/schema.ts';
import { checkAnswer, checkCirculate, checkCounter, checkPropose, checkWithdraw } from './check-deal.ts';
import type { Command, CommandType } from './command.ts';
import { askedToday, refuse, type Sight, talks, targets, unknownCandidate } from './guards.ts';
import type { Phase } from './state.ts';

const WHEN: { readonly [T in CommandType]: readonly Phase[] } = {
  persuade: ['corridor', 'recess'],
  'ask.quietly': ['corridor'],
  'promise.ask': ['corridor'],
  'promise.circulate': ['corridor'],
  'promise.give': ['corridor', 'recess'],
  'promise.withdraw': ['corridor', 'recess'],
  'deal.propose': ['corridor'],
  'deal.circulate': ['corridor'],
  'deal.answer': ['corridor'],
  'deal.counter': ['corridor'],
  'deal.withdraw': ['corridor'],
  'floor.seal': ['seal'],
  'rollcall.vote': ['rollcall'],
  'handshake.give': ['handshake'],
  'forecast.seal': ['forecast'],
  attend: ['booth'],
  deliver: ['delivery'],
  ready: ['briefing', 'corridor', 'seal', 'reveal', 'rollcall', 'handshake', 'forecast', 'booth', 'count', 'recess', 'delivery'],
};

const ANYONE: readonly SeatKind[] = ['delegation', 'candidate', 'sponsor'];
const WHO: { readonly [T in CommandType]: readonly SeatKind[] } = {
  persuade: ANYONE,
  'ask.quietly': ANYONE,
  'promise.ask': ['candidate', 'sponsor'],
  'promise.circulate': ['candidate'],
  'promise.give': ['delegation'],
  'promise.withdraw': ['delegation'],
  'deal.propose': ANYONE,
  'deal.circulate': ANYONE,
  'deal.answer': ANYONE,
  'deal.counter': ANYONE,
  'deal.withdraw': ANYONE,
  'floor.seal': ANYONE,
  'rollcall.vote': ['delegation', 'sponsor'],
  'handshake.give': ['delegation', 'sponsor'],
  'forecast.seal': ANYONE,
  attend: ['delegation', 'sponsor'],
  deliver: ['candidate'],
  ready: ANYONE,
};

/**
 * Every refusal there is, reckoned from what the seat itself may see. The same function runs on the client (to grey out and
 * explain) and at the table (to refuse), so a refusal can tell nobody anything they could not see before they asked.
 * Null means that the table will accept. Codes are keys of `assets/words` under `refusal.`.
 */
export function check(sight: Sight, command: Command): Refusal | null {
  const { pub, view } = sight;
  if (!WHO[command.type].includes(view.kind)) return refuse('not-your-part', { command: command.type });
  if (!WHEN[command.type].includes(pub.phase)) return refuse('wrong-phase', { command: command.type, phase: pub.phase });
  switch (command.type) {
    case 'persuade':
      return unknownCandidate(sight, command.candidate) ?? targets(sight, command.states, sight.world.reach) ?? talks(view, 1);
    case 'ask.quietly':
      return targets(sight, command.states, 2 * sight.world.reach) ?? askedToday(view, 'quiet', command.states) ?? talks(view, 1);
    case 'promise.ask':
      return checkAsk(sight, command.states);
    case 'promise.circulate':
      return checkCircular(sight, command.bloc);
    case 'promise.give':
      return (
        unknownCandidate(sight, command.candidate) ??
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
    case 'floor.seal':
      return checkSeal(sight, command.act);
    case 'rollcall.vote':
      return null;
    case 'handshake.give':
      return (
        unknownCandidate(sight, command.candidate) ??
        (view.candidate === null || view.candidate === command.candidate ? null : refuse('not-your-part', { command: command.type }))
      );
    case 'forecast.seal':
      return command.votes + command.uncounted > sight.world.states.length
        ? refuse('forecast-too-many', { max: sight.world.states.length })
        : null;
    case 'attend':
      return null;
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
  const rows = ids.map((id) => world.states[world.indexOf.get(id) ?? -1]);
  if (rows.some((row) => row === undefined)) return refuse('not-found');
  if (new Set(ids).size !== ids.length) return refuse('named-twice');
  if (ids.length > 2 * world.reach) return refuse('too-many-states', { max: 2 * world.reach });
  if (new Set(rows.map((row) => row?.bloc)).size > 1) return refuse('one-bloc');
  const sponsor = ids.find((id) => world.seatRows.get(id)?.kind === 'sponsor');
  if (sponsor !== undefined) return refuse('sponsor-stands', { state: sponsor });
  const promised = ids.find((id) => view.held[id]?.live);
  if (promised !== undefined) return refuse('promise-held', { state: promised });
  return askedToday(view, 'promise', ids) ?? talks(view, 1);
}

/** Talks that a circular letter to a whole bloc takes. */
export const CIRCULAR_TALKS = 2;

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
      if (mine.backs !== null) return refuse('already-backs', { candidate: mine.backs });
      return mine.changed === pub.day ? refuse('tomorrow-at-the-earliest') : null;
    case 'retract':
      if (!mine || mine.backs === null || view.kind !== 'delegation') return refuse('nothing-to-retract');
      return mine.changed === pub.day ? refuse('tomorrow-at-the-earliest') : null;
    case 'speak':
      if (unknownCandidate(sight, act.candidate) || !world.blocMembers.has(act.bloc) || !world.issueIndex.has(act.issue))
        return refuse('not-found');
      return talks(view, 1);
    case 'silent':
      return null;
    default:
      return unreachable(act);
  }
}
