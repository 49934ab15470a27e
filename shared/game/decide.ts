import { chance, gauss } from '../kit/dice.ts';
import { sigmoid } from '../kit/math.ts';
import { no, ok, type Result, unreachable } from '../kit/result.ts';
import { blocOf, strawChoice } from './blocs.ts';
import { check } from './check.ts';
import type { Command, HostCommand } from './command.ts';
import { decideAnswer, decideCirculate, decideCounter, decidePropose } from './decide-deal.ts';
import { closePhase } from './decide-phase.ts';
import { show } from './documents.ts';
import type { GameEvent } from './event.ts';
import { moveText } from './groups.ts';
import { hasPlayer } from './guards.ts';
import { bendAid } from './oath.ts';
import { perSeat } from './per-seat.ts';
import { print } from './press.ts';
import { investigate } from './scandal.ts';
import type { GameState } from './state.ts';
import { belowTop, lead, promiseOdds, utilities } from './utility.ts';
import { sightOf } from './view.ts';
import { closeBooth, rerunBallot } from './voting.ts';
import { campOf, candidateIndex, knowerOf, type World } from './world.ts';

/** Beats of a corridor (docs/rulebook.md §3). */
export const BEATS = 8;

/** Whether this is a time for talks and deals, in which beats come. */
export const isTalking = ({ phase }: Pick<GameState, 'phase'>): boolean => phase === 'corridor' || phase === 'recess';

/**
 * A seat asks for something: either the facts that follow, or a typed refusal. All judgement is here; `evolve` only books.
 * Dice are drawn here and their results stand in the events.
 */
export function decide(world: World, state: GameState, seat: string, command: Command): Result<readonly GameEvent[]> {
  const own = state.seats[seat];
  if (!own || own.held === 'game') return no('no-such-seat');
  const sight = sightOf(world, state, seat);
  const { pub } = sight;
  const refusal = check(sight, command);
  if (refusal) return { ok: false, refusal };
  const camp = campOf(world, seat);
  switch (command.type) {
    case 'persuade':
      return ok([
        {
          type: 'persuaded',
          by: seat,
          candidate: candidateIndex(world, command.candidate),
          states: command.states,
        },
      ]);
    case 'ask.quietly':
      return ok([
        {
          type: 'asked.quietly',
          by: seat,
          readings: command.states.map((id) => ({
            state: id,
            values: reading(world, state, seat, id),
          })),
        },
      ]);
    case 'promise.ask':
      return ok(askForPromises(world, state, seat, camp as number, command.states));
    case 'promise.circulate':
      return ok([
        {
          type: 'circular.sent',
          by: seat,
          candidate: camp as number,
          bloc: command.bloc,
        },
      ]);
    case 'promise.give':
      return ok([
        {
          type: 'promise.given',
          state: seat,
          candidate: candidateIndex(world, command.candidate),
        },
      ]);
    case 'promise.withdraw':
      return ok([
        {
          type: 'promise.withdrawn',
          state: seat,
          candidate: candidateIndex(world, command.candidate),
        },
      ]);
    case 'deal.propose':
      return ok(decidePropose(world, state, seat, command.to, command.clauses, (id) => hasPlayer(pub, id)));
    case 'deal.circulate':
      return ok(decideCirculate(world, state, seat, command.states, command.clauses));
    case 'deal.answer':
      return ok(decideAnswer(world, state, seat, command.deal, command.accept, (id) => hasPlayer(pub, id)));
    case 'deal.counter':
      return ok(decideCounter(world, state, seat, command.deal, command.clauses, (id) => hasPlayer(pub, id)));
    case 'deal.withdraw': {
      const deal = state.deals[command.deal];
      return ok([
        {
          type: 'deal.closed',
          deal: command.deal,
          parties: deal?.parties ?? [],
          status: 'withdrawn',
          by: seat,
          reason: 'withdrawn',
        },
      ]);
    }
    case 'deal.takeback':
      return ok([{ type: 'deal.takenback', deal: command.deal, parties: state.deals[command.deal]?.parties ?? [], by: seat }]);
    case 'line.table':
      return ok([{ type: 'line.tabled', by: seat, bloc: command.bloc, candidate: candidateIndex(world, command.candidate) }]);
    case 'line.vote':
      return ok([{ type: 'line.voted', seat, bloc: blocOf(world, seat) ?? '', vote: command.vote }]);
    case 'straw.answer':
      return ok([{ type: 'straw.answered', seat, choice: strawChoice(world, command.candidate) }]);
    case 'group.staff':
      return ok([{ type: 'group.staffed', seat, issues: command.issues }]);
    case 'group.nudge':
      return ok([moveText(world, state, seat, command.issue, command.towards, 0)]);
    case 'group.lobby':
      return ok([moveText(world, state, seat, command.issue, command.towards, command.tokens)]);
    case 'oath.bend':
      return ok([{ type: 'oath.bent', candidate: camp as number, aid: bendAid(world) }]);
    case 'investigate':
      return ok(investigate(world, state, seat, candidateIndex(world, command.candidate)));
    case 'document.show':
      return ok(show(world, state, seat, command.document, command.to));
    case 'quote.give':
      return ok([
        {
          type: 'quote.given',
          by: seat,
          to: command.to,
          candidate: command.candidate === null ? null : candidateIndex(world, command.candidate),
        },
      ]);
    case 'press.print':
      return ok(print(world, state, seat, command.story));
    case 'proxy.give':
      return ok([{ type: 'proxy.given', by: seat, to: command.to }]);
    case 'candidate.withdraw': {
      const heir = command.heir === null ? null : candidateIndex(world, command.heir);
      return ok([{ type: 'candidate.left', candidate: camp as number, how: state.onPaper[camp as number] ? 'withdrew' : 'spoke', heir }]);
    }
    case 'vote.aloud':
      return ok([{ type: 'vote.spoken', seat, option: command.option ?? '' }]);
    case 'floor.seal':
      return ok([{ type: 'floor.sealed', seat, act: command.act }]);
    case 'rollcall.vote':
      return ok([{ type: 'rollcall.sealed', seat, vote: command.vote }]);
    case 'handshake.give':
      return ok([
        {
          type: 'handshake.given',
          seat,
          candidate: candidateIndex(world, command.candidate),
          answer: command.answer,
        },
      ]);
    case 'forecast.seal':
      return ok([
        {
          type: 'forecast.sealed',
          seat,
          votes: command.votes,
          uncounted: command.uncounted,
        },
      ]);
    case 'attend':
      return own.attending === command.present ? ok([]) : ok([{ type: 'seat.attended', seat, present: command.present }]);
    // A new action goes above this line (npm run new).
    case 'deliver':
      return ok([{ type: 'chair.delivered', by: seat, to: command.to }]);
    case 'ready':
      return own.ready === command.ready ? ok([]) : ok([{ type: 'seat.readied', seat, ready: command.ready }]);
    default:
      return unreachable(command);
  }
}

/** The host asks: time, presence and the count. Refused when it does not fit the phase, so a late clock can do no harm. */
export function decideHost(world: World, state: GameState, command: HostCommand): Result<readonly GameEvent[]> {
  switch (command.type) {
    case 'beat':
      // Past the corridor's last hour, as in a recess, a beat counts nothing: bots answer what has come since.
      if (!isTalking(state)) return no('wrong-phase', { command: 'beat', phase: state.phase });
      return ok([{ type: 'beat.struck', beat: state.phase === 'corridor' ? Math.min(BEATS, state.beat + 1) : state.beat }]);
    case 'phase.close':
      if (state.phase === 'booth' && !world.scenario.ballot.open) return no('booth-needs-a-count');
      if (state.phase === 'verdict') return no('game-over');
      return ok(closePhase(world, state));
    case 'seat.hold': {
      const seat = state.seats[command.seat];
      if (!seat) return no('no-such-seat');
      return seat.held === command.by ? ok([]) : ok([{ type: 'seat.held', seat: command.seat, by: command.by }]);
    }
    case 'booth.close':
      return closeBooth(world, state, command.tally);
    case 'booth.rerun':
      return state.phase === 'booth' ? ok(rerunBallot(state)) : no('wrong-phase', { command: 'booth.rerun', phase: state.phase });
    case 'host.note':
      return ok([{ type: 'host.noted', note: command.note }]);
    default:
      return unreachable(command);
  }
}

/**
 * What asking quietly hears: the truth with an error that is fixed for this asker, state and day (docs/rulebook.md §4); 0.35
 * between two names.
 */
function reading(world: World, state: GameState, seat: string, id: string): readonly number[] {
  const values = utilities(world, state, world.indexOf.get(id) as number);
  const heard = values.map(
    (value, c) => value + (0.35 / Math.SQRT2) * gauss(state.seed, 'reading', knowerOf(world, seat), id, state.day, c),
  );
  return belowTop(heard).map((value) => Math.round(100 * value) / 100);
}

/** States run by the game answer at once and politely; a seat gets a request and answers when it likes. */
function askForPromises(world: World, state: GameState, seat: string, camp: number, ids: readonly string[]): GameEvent[] {
  const played = (id: string) => (state.seats[id]?.held ?? 'game') !== 'game';
  const answers = ids
    .filter((id) => !played(id))
    .map((id) => {
      const odds = promiseOdds(world, lead(world, state, world.indexOf.get(id) as number, camp));
      return { state: id, yes: chance(sigmoid(odds), state.seed, 'promise', id, camp, state.day) };
    });
  const requests = ids.filter(played).map((id): GameEvent => ({ type: 'promise.requested', by: seat, candidate: camp, state: id }));
  const told = perSeat(world, answers).map(
    (part, n): GameEvent => ({ type: 'promise.asked', by: seat, candidate: camp, talks: n === 0 ? 1 : 0, answers: part }),
  );
  return [...told, ...requests];
}
