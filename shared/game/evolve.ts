import { unreachable } from '../kit/result.ts';
import type { StateRow } from '../scenario/schema.ts';
import { receives } from './answer.ts';
import { CIRCULAR_TALKS } from './check.ts';
import type { Clause } from './command.ts';
import { cover } from './deal.ts';
import type { GameEvent } from './event.ts';
import { publicLine } from './record.ts';
import { COMMIT_BY_BACKING, COMMIT_BY_PROMISE } from './setup.ts';
import {
  type Deal,
  type Face,
  type GameState,
  type Known,
  type Mind,
  type PerCandidate,
  type Purse,
  type SeatState,
  UNKNOWN,
} from './state.ts';
import { persuasion } from './utility.ts';
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
      return withSeat(state, event.seat, { held: event.by });
    case 'seat.readied':
      return withSeat(state, event.seat, { ready: event.ready });
    case 'persuaded':
      return persuaded(world, spend(state, event.by, 1), event);
    case 'asked.quietly':
      return learn(
        world,
        ask(spend(state, event.by, 1), knowerOf(world, event.by), 'quiet', event.readings),
        event.by,
        event.readings,
        (known, reading) => ({
          ...known,
          reading: reading.values,
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
      return promised(world, state, event.state, event.candidate);
    case 'promise.withdrawn':
      return withPromise(state, event.state, event.candidate, false);
    case 'deal.proposed':
      return setAside({ ...state, deals: { ...state.deals, [event.deal.id]: event.deal } }, event.deal, event.deal.by, event.deal.talks);
    case 'deal.accepted': {
      const deal = state.deals[event.deal] as Deal;
      return setAside(withDeal(state, { ...deal, accepted: [...deal.accepted, event.by] }), deal, event.by, 0);
    }
    case 'deal.settled':
      return settle(world, state, state.deals[event.deal] as Deal);
    case 'deal.closed':
      return closeDeal(world, state, event);
    case 'clause.done':
      return perform(world, markClause(state, event.deal, event.index, 'done'), event.clause);
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
      return readOut(world, state, event);
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
        roll: event.roll,
        persons: event.persons,
        tally: null,
        majority: 0,
        elected: null,
        void: false,
      };
      const seats = Object.fromEntries(Object.entries(state.seats).map(([id, seat]) => [id, { ...seat, attending: true }]));
      return { ...state, seats, ballots: [...state.ballots, ballot] };
    }
    case 'seat.attended':
      return attend(world, withSeat(state, event.seat, { attending: event.present }), event.seat, event.present);
    case 'booth.closed': {
      const ballots = state.ballots.slice();
      const open = ballots.at(-1);
      if (open)
        ballots[ballots.length - 1] = {
          ...open,
          tally: event.tally,
          majority: event.majority,
          elected: event.elected,
          void: event.void,
        };
      return { ...state, ballots, winner: event.elected };
    }
    case 'booth.rerun': {
      const ballots = state.ballots.slice();
      const open = ballots.at(-1);
      if (open) ballots[ballots.length - 1] = { ...open, epoch: event.epoch };
      return { ...state, ballots };
    }
    case 'lot.drawn':
      return { ...state, winner: event.candidate };
    case 'chair.delivered':
      return deliver(state, event.by, event.to);
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
        sealed: phase === 'briefing' ? null : seat.sealed,
        purse: newDay ? { ...seat.purse, talks: world.seatRows.get(id)?.talks ?? 0 } : seat.purse,
      },
    ]),
  );
  return {
    ...state,
    phase,
    day,
    seats,
    beat: phase === 'corridor' ? 0 : state.beat,
    asked: newDay ? {} : state.asked,
  };
}

/** A conversation: goodwill that halves with each one; a neighbour on its own bench is believed a quarter more. */
function persuaded(world: World, state: GameState, event: Extract<GameEvent, { type: 'persuaded' }>): GameState {
  const bench = world.seatRows.get(event.by)?.bench ?? [];
  const minds = state.minds.slice();
  for (const id of event.states) {
    const i = world.indexOf.get(id) as number;
    const mind = minds[i] as Mind;
    const step = persuasion(mind.met[event.candidate] as number) * (bench.includes(id) ? 1.25 : 1);
    minds[i] = { ...mind, met: raise(mind.met, event.candidate, step) };
  }
  return learn(
    world,
    { ...state, minds },
    event.by,
    event.states.map((id) => ({ state: id })),
    (known) => ({ ...known, visits: known.visits + 1 }),
  );
}

function answered(
  world: World,
  state: GameState,
  by: string,
  candidate: number,
  answers: readonly { readonly state: string; readonly yes: boolean }[],
): GameState {
  const booked = answers.filter((answer) => answer.yes).reduce((now, answer) => promised(world, now, answer.state, candidate), state);
  return learn(world, booked, by, answers, (known, answer) => ({
    ...known,
    answer: answer.yes ? 'yes' : 'no',
    answerDay: state.day,
  }));
}

/** A written promise is booked, answers a pending request and moves its giver a little. The same one twice counts once. */
function promised(world: World, state: GameState, id: string, candidate: number): GameState {
  const i = world.indexOf.get(id) as number;
  const before = state.promises[candidate]?.[id];
  const booked = withPromise(state, id, candidate, true);
  const asked = withRequests(
    booked,
    candidate,
    (booked.requests[candidate] as readonly string[]).filter((entry) => entry !== id),
  );
  if (before) return asked;
  return withMind(asked, i, (mind) => ({
    ...mind,
    commit: raise(mind.commit, candidate, COMMIT_BY_PROMISE),
  }));
}

/** Everything of a deal that happens at once; bonded and conditional clauses stay open. */
function settle(world: World, state: GameState, deal: Deal): GameState {
  let now = withDeal(state, { ...deal, status: 'settled' });
  for (const [index, clause] of deal.clauses.entries()) {
    if (clause.kind === 'endorse') {
      const i = world.indexOf.get(clause.by) as number;
      const played = (state.seats[clause.by]?.held ?? 'game') !== 'game';
      if (!played)
        now = withMind(now, i, (mind) => ({
          ...mind,
          due: { deal: deal.id, clause: index },
        }));
      continue;
    }
    if (clause.kind === 'silence' || clause.kind === 'rollcall') continue;
    if ((clause.kind === 'aid' || clause.kind === 'letter') && (clause.when ?? 'now') !== 'now') continue;
    now = perform(world, markClause(now, deal.id, index, 'done'), clause);
  }
  return now;
}

/** One clause comes true. */
function perform(world: World, state: GameState, clause: Clause): GameState {
  switch (clause.kind) {
    case 'aid':
    case 'letter':
    case 'chair':
      return receive(world, state, clause);
    case 'promise':
      return promised(world, state, clause.by, candidateIndex(world, clause.candidate));
    case 'endorse':
    case 'silence':
    case 'rollcall':
    case 'note':
      return state;
    default:
      return unreachable(clause);
  }
}

/** Goods arrive: a seat owns them, a state's mind is moved towards the campaign that gave them. */
function receive(world: World, state: GameState, clause: Extract<Clause, { kind: 'aid' | 'letter' | 'chair' }>): GameState {
  const i = world.indexOf.get(clause.to);
  const camp = campOf(world, clause.by);
  let now = state;
  if (i !== undefined && camp !== null) {
    const value = receives(world, world.states[i] as StateRow, (now.minds[i] as Mind).goods, clause);
    now = withMind(now, i, (mind) => ({
      ...mind,
      goods: raise(mind.goods, camp, value),
    }));
    now = learn(world, now, clause.by, [{ state: clause.to }], (known) => ({
      ...known,
      goods: known.goods + value,
    }));
  }
  const seat = now.seats[clause.to];
  if (!seat || clause.kind === 'chair') return now;
  const aid = clause.kind === 'aid' ? clause.n : 0;
  const letters = clause.kind === 'letter' ? clause.n : 0;
  return withSeat(now, clause.to, {
    purse: {
      ...seat.purse,
      aid: seat.purse.aid + aid,
      letters: seat.purse.letters + letters,
    },
    received: {
      ...seat.received,
      aid: seat.received.aid + aid,
      letters: seat.received.letters + letters,
    },
  });
}

function closeDeal(world: World, state: GameState, event: Extract<GameEvent, { type: 'deal.closed' }>): GameState {
  const deal = state.deals[event.deal] as Deal;
  const reason = { by: event.by, key: event.reason };
  const closed = deal.accepted.reduce(
    (now, party) => release(now, deal, party),
    withDeal(state, { ...deal, status: event.status, reason }),
  );
  if (event.status !== 'refused' || (state.seats[event.by]?.held ?? 'game') !== 'game') return closed;
  const kinds = [...new Set(deal.clauses.map((clause) => clause.kind))].sort().join('+');
  return ask(closed, knowerOf(world, deal.by), `deal.${kinds}`, [{ state: event.by }]);
}

/** Takes a party's goods (and the proposer's talk) out of its purse until the deal is answered. */
function setAside(state: GameState, deal: Deal, party: string, talks: number): GameState {
  const seat = state.seats[party];
  if (!seat) return state;
  const { aid, letters } = cover(deal.clauses, party);
  return withPurse(state, party, {
    talks: seat.purse.talks - talks,
    aid: seat.purse.aid - aid,
    letters: seat.purse.letters - letters,
  });
}

function release(state: GameState, deal: Deal, party: string): GameState {
  const seat = state.seats[party];
  if (!seat) return state;
  const { aid, letters } = cover(deal.clauses, party);
  const talks = party === deal.by ? deal.talks : 0;
  return withPurse(state, party, {
    talks: seat.purse.talks + talks,
    aid: seat.purse.aid + aid,
    letters: seat.purse.letters + letters,
  });
}

function giveBack(state: GameState, clause: Clause): GameState {
  const seat = state.seats[clause.by];
  if (!seat || (clause.kind !== 'aid' && clause.kind !== 'letter')) return state;
  return clause.kind === 'aid'
    ? withPurse(state, clause.by, { aid: seat.purse.aid + clause.n })
    : withPurse(state, clause.by, { letters: seat.purse.letters + clause.n });
}

/** Backing moves its giver and, less each time, its neighbours; a speech moves a bloc and weighs an issue there. */
function actInPublic(
  world: World,
  state: GameState,
  by: string,
  act: Extract<GameEvent, { type: 'floor.revealed' }>['acts'][number]['act'],
): GameState {
  const i = world.indexOf.get(by);
  switch (act.act) {
    case 'endorse': {
      if (i === undefined) return state;
      const c = candidateIndex(world, act.candidate);
      const members = world.blocMembers.get((world.states[i] as StateRow).bloc) ?? [];
      const already = members.filter((j) => state.faces[j]?.backs === c && (state.faces[j]?.changed ?? 0) > 0).length;
      const pull = 1.9 / members.length / (1 + 0.35 * already);
      const faces = state.faces.slice();
      for (const j of members) {
        const face = faces[j] as Face;
        faces[j] = j === i ? { ...face, backs: c, changed: state.day } : { ...face, floor: raise(face.floor, c, pull) };
      }
      return withMind({ ...state, faces }, i, (mind) => ({
        ...mind,
        commit: raise(mind.commit, c, COMMIT_BY_BACKING),
      }));
    }
    case 'retract': {
      const before = i === undefined ? null : (state.faces[i]?.backs ?? null);
      if (i === undefined || before === null) return state;
      const faces = state.faces.slice();
      faces[i] = { ...(faces[i] as Face), backs: null, changed: state.day };
      return withMind({ ...state, faces }, i, (mind) => ({
        ...mind,
        commit: raise(mind.commit, before, -COMMIT_BY_BACKING),
      }));
    }
    case 'speak': {
      const c = candidateIndex(world, act.candidate);
      const faces = state.faces.slice();
      for (const j of world.blocMembers.get(act.bloc) ?? [])
        faces[j] = {
          ...(faces[j] as Face),
          floor: raise((faces[j] as Face).floor, c, 0.07),
        };
      const key = `${act.bloc}/${act.issue}`;
      return spend(
        {
          ...state,
          faces,
          salience: {
            ...state.salience,
            [key]: (state.salience[key] ?? 1) * 1.25,
          },
        },
        by,
        1,
      );
    }
    case 'silent':
      return state;
    default:
      return unreachable(act);
  }
}

/** A passed censure makes it dearer to be seen with the target's sponsor. */
function readOut(world: World, state: GameState, event: Extract<GameEvent, { type: 'rollcall.read' }>): GameState {
  const target = candidateIndex(world, world.scenario.rollCall?.target ?? '');
  const publicCost: PerCandidate = event.passed && target >= 0 ? raise(state.publicCost, target, 0.15) : state.publicCost;
  return {
    ...state,
    publicCost,
    rollCall: {
      votes: event.votes,
      passed: event.passed,
      counts: event.counts,
    },
  };
}

function deliver(state: GameState, by: string, to: string): GameState {
  const giver = state.seats[by] as SeatState;
  const paid = withPurse({ ...state, delivered: { ...state.delivered, [to]: 1 } }, by, { chairs: giver.purse.chairs - 1 });
  const seat = paid.seats[to];
  return seat
    ? withSeat(paid, to, {
        received: { ...seat.received, chairs: seat.received.chairs + 1 },
      })
    : paid;
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

const clearDue = (state: GameState): GameState =>
  state.minds.some((mind) => mind.due)
    ? {
        ...state,
        minds: state.minds.map((mind) => (mind.due ? { ...mind, due: null } : mind)),
      }
    : state;

const spend = (state: GameState, seat: string, n: number): GameState =>
  withPurse(state, seat, { talks: (state.seats[seat]?.purse.talks ?? 0) - n });

const withPurse = (state: GameState, seat: string, change: Partial<Purse>): GameState =>
  state.seats[seat]
    ? withSeat(state, seat, {
        purse: { ...(state.seats[seat] as SeatState).purse, ...change },
      })
    : state;

const withSeat = (state: GameState, seat: string, change: Partial<SeatState>): GameState =>
  state.seats[seat]
    ? {
        ...state,
        seats: {
          ...state.seats,
          [seat]: { ...(state.seats[seat] as SeatState), ...change },
        },
      }
    : state;

function withMind(state: GameState, i: number, change: (mind: Mind) => Mind): GameState {
  const minds = state.minds.slice();
  minds[i] = change(minds[i] as Mind);
  return { ...state, minds };
}

const withDeal = (state: GameState, deal: Deal): GameState => ({
  ...state,
  deals: { ...state.deals, [deal.id]: deal },
});

function markClause(state: GameState, id: string, index: number, status: Deal['clauseStatus'][number]): GameState {
  const deal = state.deals[id] as Deal;
  return withDeal(state, {
    ...deal,
    clauseStatus: deal.clauseStatus.map((entry, i) => (i === index ? status : entry)),
  });
}

function withPromise(state: GameState, id: string, candidate: number, live: boolean): GameState {
  const book = {
    ...(state.promises[candidate] as GameState['promises'][number]),
    [id]: { day: state.day, live },
  };
  return {
    ...state,
    promises: withEntry(state.promises, candidate, book),
  };
}

const withRequests = (state: GameState, candidate: number, pending: readonly string[]): GameState => ({
  ...state,
  requests: withEntry(state.requests, candidate, pending),
});

function ask(state: GameState, knower: string, kind: string, targets: readonly { readonly state: string }[]): GameState {
  return {
    ...state,
    asked: {
      ...state.asked,
      [knower]: [...(state.asked[knower] ?? []), ...targets.map((target) => `${kind}:${target.state}`)],
    },
  };
}

/** Updates what a camp or a lone delegation knows about some states. */
function learn<T extends { readonly state: string }>(
  world: World,
  state: GameState,
  by: string,
  items: readonly T[],
  change: (known: Known, item: T) => Known,
): GameState {
  const knower = knowerOf(world, by);
  const book: { [state: string]: Known } = { ...state.known[knower] };
  for (const item of items) book[item.state] = change(book[item.state] ?? UNKNOWN, item);
  return { ...state, known: { ...state.known, [knower]: book } };
}
