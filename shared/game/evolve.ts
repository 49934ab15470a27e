import { unreachable } from '../kit/result.ts';
import type { SeatRow } from '../scenario/schema.ts';
import { ON_BENCH } from './bench.ts';
import { tablingTalks } from './blocs.ts';
import {
  backerRevealed,
  bent,
  candidateLeft,
  caucusHeld,
  documentShown,
  doubleFound,
  headlineRead,
  oathOut,
  printed,
  scandalBroke,
} from './book-affairs.ts';
import { answered, closeDeal, giveBack, perform, promised, release, setAside, settle } from './book-deal.ts';
import { actInPublic, creditBench, deliver, quoted, readOut } from './book-floor.ts';
import { ask, learn, markClause, spend, withDeal, withPromise, withPurse, withRequests, withSeat } from './change.ts';
import { CIRCULAR_TALKS } from './check.ts';
import { isBonded } from './deal.ts';
import type { GameEvent } from './event.ts';
import { movedAgenda } from './groups.ts';
import { publicLine } from './record.ts';
import type { Ballot, Deal, GameState, Mind, Purse, SeatState } from './state.ts';
import { ASKED_KINDLY, goodwill, persuasion } from './utility.ts';
import { campOf, candidateIndex, knowerOf, raise, type World, withEntry } from './world.ts';

/**
 * Books one fact. Never judges, never draws, never fails: whatever `decide` let through becomes the next state. The input is
 * left alone and unchanged parts are shared.
 */
export function evolve(world: World, state: GameState, event: GameEvent): GameState {
  const next = book(world, state, event);
  const line = publicLine(world, state, event);
  return line ? { ...next, record: [...next.record, line] } : next;
}

function book(world: World, state: GameState, event: GameEvent): GameState {
  switch (event.type) {
    case 'phase.opened':
      return openPhase(world, state, event.phase, event.day);
    case 'beat.struck':
      return { ...state, beat: event.beat };
    case 'seat.held':
      return withSeat(state, event.seat, { held: event.by, takenOver: event.by === 'bot' });
    case 'seat.readied':
      return withSeat(state, event.seat, { ready: event.ready });
    case 'persuaded':
      return persuaded(world, spend(state, event.by, 1), event);
    case 'asked.quietly':
      return learn(
        world,
        pleased(world, ask(spend(state, event.by, 1), knowerOf(world, event.by), 'quiet', event.readings), event),
        event.by,
        event.readings,
        (known, reading) => ({
          ...known,
          reading: reading.values,
          since: { day: state.day, visits: known.visits, goods: known.goods, experts: known.experts, answer: known.answer },
        }),
      );
    case 'promise.asked': {
      const paid = ask(spend(state, event.by, event.talks), knowerOf(world, event.by), 'promise', event.answers);
      return answered(world, paid, event.by, event.candidate, event.answers);
    }
    case 'promise.requested': {
      const asked = ask(state, knowerOf(world, event.by), 'promise', [event]);
      const pending = asked.requests[event.candidate] as readonly string[];
      return pending.includes(event.state) ? asked : withRequests(asked, event.candidate, [...pending, event.state]);
    }
    case 'circular.sent': {
      const paid = ask(spend(state, event.by, CIRCULAR_TALKS), knowerOf(world, event.by), 'circular', [{ state: event.bloc }]);
      return {
        ...paid,
        circulars: [...paid.circulars, { candidate: event.candidate, bloc: event.bloc }],
      };
    }
    case 'circular.answered': {
      const rest = state.circulars.filter((entry) => entry.candidate !== event.candidate || entry.bloc !== event.bloc);
      return answered(
        world,
        rest.length === state.circulars.length ? state : { ...state, circulars: rest },
        world.candidates[event.candidate]?.id ?? '',
        event.candidate,
        event.answers,
      );
    }
    case 'promise.given':
      return promised(world, state, [event.state], event.candidate);
    case 'promise.withdrawn':
      return withPromise(state, event.state, event.candidate, false);
    case 'deal.proposed':
      return setAside(world, withDeal(state, event.deal), event.deal, event.deal.by, event.deal.talks);
    case 'deal.accepted': {
      const deal = state.deals[event.deal] as Deal;
      return setAside(world, withDeal(state, { ...deal, accepted: [...deal.accepted, event.by] }), deal, event.by, 0);
    }
    case 'deal.takenback': {
      const deal = state.deals[event.deal] as Deal;
      return release(world, withDeal(state, { ...deal, accepted: deal.accepted.filter((party) => party !== event.by) }), deal, event.by);
    }
    case 'deal.settled':
      return settle(world, state, state.deals[event.deal] as Deal);
    case 'deal.closed':
      return closeDeal(world, state, event);
    case 'clause.done': {
      const done = perform(world, markClause(state, event.deal, event.index, 'done'), event.clause);
      const seat = done.seats[event.clause.by];
      return isBonded(event.clause) && seat ? withSeat(done, event.clause.by, { kept: seat.kept + 1 }) : done;
    }
    case 'clause.void':
      return giveBack(markClause(state, event.deal, event.index, 'void'), event.clause);
    case 'clause.breached':
      return markClause(state, event.deal, event.index, 'breached');
    case 'breach.seen':
      return withSeat(state, event.by, {
        breaches: (state.seats[event.by]?.breaches ?? 0) + 1,
      });
    case 'floor.sealed':
      return withSeat(state, event.seat, { sealed: event.act });
    case 'floor.revealed':
      return event.acts.reduce((now, entry) => actInPublic(world, now, entry.by, entry.act), clearDue(state));
    case 'rollcall.sealed':
      return withSeat(state, event.seat, { vote: event.vote });
    case 'rollcall.read':
      return readOut(state, event);
    case 'handshake.given': {
      const seat = state.seats[event.seat] as SeatState;
      const id = world.candidates[event.candidate]?.id ?? '';
      const hands = withEntry(state.hands, event.candidate, { ...state.hands[event.candidate], [event.seat]: event.answer });
      return withSeat({ ...state, hands }, event.seat, {
        handshakes: { ...seat.handshakes, [id]: event.answer },
      });
    }
    case 'hands.shaken':
      return {
        ...state,
        hands: withEntry(state.hands, event.candidate, { ...event.answers, ...state.hands[event.candidate] }),
      };
    case 'forecast.sealed':
      return withSeat(state, event.seat, {
        forecast: { votes: event.votes, uncounted: event.uncounted },
      });
    case 'doors.opened': {
      const ballot = {
        round: event.round,
        epoch: event.epoch,
        post: event.post,
        options: event.options,
        roll: event.roll,
        persons: event.persons,
        tally: null,
        majority: 0,
        elected: null,
        aloud: null,
        void: false,
      };
      const seats = Object.fromEntries(
        Object.entries(state.seats).map(([id, { aloud: _, ...seat }]) => [id, { ...seat, attending: true }]),
      );
      return { ...state, seats, ballots: [...state.ballots, ballot] };
    }
    case 'seat.attended':
      return attend(world, withSeat(state, event.seat, { attending: event.present }), event.seat, event.present);
    case 'booth.closed': {
      const { tally, majority, elected } = event;
      const counted = withBallot(state, (ballot) => ({ ...ballot, tally, majority, elected, void: event.void }));
      const open = counted.ballots.at(-1);
      return open?.post === 0 && elected !== null ? { ...counted, winner: candidateIndex(world, elected) } : counted;
    }
    case 'booth.rerun':
      return withBallot(state, (ballot) => ({ ...ballot, epoch: event.epoch }));
    case 'vote.spoken':
      return withSeat(state, event.seat, { aloud: event.option });
    case 'votes.read':
      return withBallot(state, (ballot) => ({ ...ballot, aloud: event.options }));
    case 'post.decided':
      return event.post === 0
        ? { ...state, winner: candidateIndex(world, event.elected) }
        : { ...state, elected: withEntry(state.elected, event.post - 1, event.elected) };
    case 'candidate.left':
      return candidateLeft(world, state, event);
    case 'line.tabled': {
      const { bloc, by, candidate } = event;
      const paid = ask(spend(state, by, tablingTalks(world, by, bloc)), knowerOf(world, by), 'line', [{ state: bloc }]);
      return { ...paid, tabled: { ...paid.tabled, [bloc]: { by, candidate, votes: {} } } };
    }
    case 'line.voted': {
      const tabled = state.tabled[event.bloc];
      if (!tabled) return state;
      const votes = { ...tabled.votes, [event.seat]: event.vote };
      return { ...state, tabled: { ...state.tabled, [event.bloc]: { ...tabled, votes } } };
    }
    case 'line.counted':
      return caucusHeld(world, state, event);
    case 'line.adopted':
      return { ...state, lines: { ...state.lines, [event.bloc]: event.candidate } };
    case 'straw.answered':
      return { ...state, straws: { ...state.straws, [event.seat]: event.choice } };
    case 'straw.read':
      return { ...state, straws: {}, polls: event.polls };
    case 'group.staffed':
      return withSeat(state, event.seat, { rooms: event.issues });
    case 'group.moved': {
      const paid = spend(state, event.by, 1);
      const purse = { expertise: (paid.seats[event.by]?.purse.expertise ?? 0) - event.tokens };
      const moved = { ...withPurse(paid, event.by, purse), agenda: movedAgenda(world, paid.agenda, event) };
      return { ...moved, handprints: [...moved.handprints, { by: event.by, issue: event.issue, tokens: event.tokens }] };
    }
    case 'texts.read':
      return { ...state, published: state.agenda, handprints: [], lastHandprints: event.handprints };
    case 'oath.bent':
      return bent(world, state, event.candidate, event.aid);
    case 'oath.out':
      return oathOut(world, state, event.candidate);
    case 'investigated': {
      const id = world.candidates[event.candidate]?.id ?? '';
      return ask(spend(state, event.by, 1), knowerOf(world, event.by), 'about', [{ state: id }]);
    }
    case 'scandal.broke':
      return scandalBroke(world, state, event);
    case 'double.found':
      return doubleFound(world, state, event.state);
    case 'document.shown':
      return documentShown(world, state, event.document, event.to);
    case 'document.published':
      return documentShown(world, event.by === null ? state : spend(state, event.by, 1), event.document, 'everyone');
    case 'backer.revealed':
      return backerRevealed(state, event.state, event.candidate);
    case 'quote.given': {
      const kept = { ...state, quotes: [...state.quotes, { by: event.by, to: event.to, candidate: event.candidate, day: state.day }] };
      return event.candidate === null ? kept : quoted(world, kept, event.by, event.candidate);
    }
    case 'story.printed':
      return printed(world, state, event.by, event.story);
    case 'headline.read':
      return headlineRead(world, state, event.effect);
    case 'proxy.given':
      return { ...state, proxies: { ...state.proxies, [event.by]: event.to } };
    case 'chair.delivered':
      return deliver(state, event.by, event.to);
    // What the facilitator did stands in the record and changes nothing else.
    case 'host.noted':
      return state;
    // A new action goes above this line (npm run new).
    case 'night.fell':
      return { ...state, briefing: event.briefing };
    case 'verdict.read':
      return { ...state, goals: event.goals };
    default:
      return unreachable(event);
  }
}

/** A phase begins: nobody is ready; a day begins: talks are back and yesterday's questions may be asked again. */
function openPhase(world: World, state: GameState, phase: GameState['phase'], day: number): GameState {
  const newDay = day !== state.day;
  const seats = Object.fromEntries(
    Object.entries(state.seats).map(([id, seat]): [string, SeatState] => [
      id,
      {
        ...seat,
        ready: false,
        takenOver: false,
        sealed: phase === 'briefing' ? null : seat.sealed,
        purse: freshPurse(world.seatRows.get(id), seat.purse, newDay, phase),
        rooms: newDay ? [] : seat.rooms,
        movedToday: newDay ? world.candidates.map(() => 0) : seat.movedToday,
      },
    ]),
  );
  return {
    ...state,
    phase,
    day,
    seats,
    beat: phase === 'corridor' ? 0 : state.beat,
    asked: newDay || phase === 'recess' ? {} : state.asked,
  };
}

/** Expertise that comes in with a new day for those who began with any. */
const EXPERTISE_A_DAY = 2;

/** Talks are back in the morning, half of them in a recess; expertise grows by the day. */
function freshPurse(row: SeatRow | undefined, purse: Purse, newDay: boolean, phase: GameState['phase']): Purse {
  const talks = row?.talks ?? 0;
  if (newDay) return { ...purse, talks, expertise: purse.expertise + ((row?.expertise ?? 0) > 0 ? EXPERTISE_A_DAY : 0) };
  return phase === 'recess' ? { ...purse, talks: Math.max(purse.talks, Math.ceil(talks / 2)) } : purse;
}

/** Who is asked what it thinks likes the campaign that asked a little better; a delegation asks for itself. */
function pleased(world: World, state: GameState, event: Extract<GameEvent, { type: 'asked.quietly' }>): GameState {
  const camp = campOf(world, event.by);
  if (camp === null) return state;
  const minds = state.minds.slice();
  for (const { state: id } of event.readings) {
    const i = world.indexOf.get(id) as number;
    minds[i] = { ...(minds[i] as Mind), trust: raise((minds[i] as Mind).trust, camp, ASKED_KINDLY) };
  }
  return { ...state, minds };
}

/** A conversation: goodwill that halves with each one of the same visitor; a neighbour is believed more (docs/rulebook.md §4). */
function persuaded(world: World, state: GameState, event: Extract<GameEvent, { type: 'persuaded' }>): GameState {
  const bench = world.seatRows.get(event.by)?.bench ?? [];
  const heard = event.states.map((id) => {
    const j = world.indexOf.get(id) as number;
    const visits = state.known[knowerOf(world, event.by)]?.[id]?.visits ?? 0;
    return { j, amount: (bench.includes(id) ? ON_BENCH : 1) * persuasion(goodwill(visits)) };
  });
  const credited = creditBench(world, state, event.by, event.candidate, heard);
  const minds = credited.minds.slice();
  for (const { j, amount } of heard) minds[j] = { ...(minds[j] as Mind), met: raise((minds[j] as Mind).met, event.candidate, amount) };
  return learn(
    world,
    { ...credited, minds },
    event.by,
    event.states.map((id) => ({ state: id })),
    (known) => ({ ...known, visits: known.visits + 1 }),
  );
}

function attend(world: World, state: GameState, seat: string, present: boolean): GameState {
  const ballots = state.ballots.slice();
  const open = ballots.at(-1);
  const i = world.indexOf.get(seat);
  if (!open || i === undefined) return state;
  const roll = open.roll.slice();
  roll[i] = present;
  ballots[ballots.length - 1] = { ...open, roll };
  return { ...state, ballots };
}

function withBallot(state: GameState, change: (ballot: Ballot) => Ballot): GameState {
  const open = state.ballots.at(-1);
  return open ? { ...state, ballots: [...state.ballots.slice(0, -1), change(open)] } : state;
}

const clearDue = (state: GameState): GameState =>
  state.minds.some((mind) => mind.due)
    ? {
        ...state,
        minds: state.minds.map((mind) => (mind.due ? { ...mind, due: null } : mind)),
      }
    : state;
