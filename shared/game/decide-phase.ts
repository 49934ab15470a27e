import { chance, draw } from '../kit/dice.ts';
import { sigmoid } from '../kit/math.ts';
import { no, ok, type Result, unreachable } from '../kit/result.ts';
import type { StateRow } from '../scenario/schema.ts';
import type { Clause, FloorAct, Tally } from './command.ts';
import { isBonded } from './deal.ts';
import type { GameEvent } from './event.ts';
import { judgeAll } from './goals.ts';
import { perSeat } from './per-seat.ts';
import type { Answer, Ballot, Deal, Face, GameState, Line, SeatState, Vote } from './state.ts';
import { lead, promiseOdds, rollCallChances } from './utility.ts';
import { candidateIndex, type World } from './world.ts';

/** Ballots after which a tie is settled by a public lot (docs/rulebook.md §7). */
const MOST_BALLOTS = 3;

const opened = (phase: GameState['phase'], day: number): GameEvent => ({
  type: 'phase.opened',
  phase,
  day,
});

/** What follows when a phase ends (docs/rulebook.md §3): its own reckoning, then the opening of the next. */
export function closePhase(world: World, state: GameState): GameEvent[] {
  const { day } = state;
  const last = day >= world.scenario.days;
  switch (state.phase) {
    case 'briefing':
      return [opened('corridor', day)];
    case 'corridor':
      return [...expireOffers(state), opened('seal', day)];
    case 'seal':
      return [...reveal(world, state), opened('reveal', day)];
    case 'reveal':
      return callsToday(world, state) ? [opened('rollcall', day)] : night(world, state);
    case 'rollcall':
      return [...readRollCall(world, state), ...night(world, state)];
    case 'night':
      return last ? [opened('handshake', day)] : [opened('briefing', day + 1)];
    case 'handshake':
      return [...shakeHands(world, state), opened('forecast', day)];
    case 'forecast':
    case 'recess':
      return openDoors(world, state, false);
    case 'count':
      return afterCounting(world, state);
    case 'delivery':
      return [{ type: 'verdict.read', goals: judgeAll(world, state) }, opened('verdict', day)];
    case 'booth':
    case 'verdict':
      return [];
    default:
      return unreachable(state.phase);
  }
}

/** Opens the doors: draws who comes, freezes whose papers are their own. `rerun` marks a new box for the same ballot. */
export function openDoors(world: World, state: GameState, rerun: boolean): GameEvent[] {
  const before = state.ballots.at(-1);
  if (rerun && before) return [{ type: 'booth.rerun', round: before.round, epoch: before.epoch + 1 }];
  const round = (before?.round ?? 0) + 1;
  const roll = world.states.map((row) => {
    const seat = state.seats[row.id];
    if (seat?.held === 'person') return true;
    return chance(row.attendance, state.seed, 'doors', row.id, round);
  });
  const persons = world.states.filter((row) => state.seats[row.id]?.held === 'person').map((row) => row.id);
  return [{ type: 'doors.opened', round, epoch: 1, roll, persons }, opened('booth', state.day)];
}

/** The sum from the booth, checked against the roll; then the ITU's arithmetic (docs/rulebook.md §7). */
export function closeBooth(world: World, state: GameState, tally: Tally): Result<readonly GameEvent[]> {
  const ballot = state.ballots.at(-1);
  if (state.phase !== 'booth' || !ballot) return no('wrong-phase', { command: 'booth.close', phase: state.phase });
  const ids = world.candidates.map((candidate) => candidate.id);
  const sum = ids.reduce((total, id) => total + (tally.votes[id] ?? 0), 0) + tally.uncounted;
  const onRoll = ballot.roll.filter(Boolean).length;
  if (tally.round !== ballot.round || tally.epoch !== ballot.epoch) return no('tally-of-another-box');
  if (sum !== tally.papers || tally.papers > onRoll || Object.keys(tally.votes).length !== ids.length) return no('tally-does-not-add-up');
  const valid = tally.papers - tally.uncounted;
  const majority = Math.floor(valid / 2) + 1;
  const blankMajority = tally.uncounted * 2 > tally.papers && !state.ballots.some((entry) => entry.void);
  const winner = ids.findIndex((id) => (tally.votes[id] ?? 0) >= majority);
  const elected = blankMajority || winner < 0 ? null : winner;
  return ok([{ type: 'booth.closed', tally, majority, elected, void: blankMajority }, opened('count', state.day)]);
}

function afterCounting(world: World, state: GameState): GameEvent[] {
  const ballot = state.ballots.at(-1) as Ballot;
  if (ballot.elected !== null) return [...electedClauses(world, state, ballot.elected), opened('delivery', state.day)];
  if (ballot.round < MOST_BALLOTS) return [opened('recess', state.day)];
  const candidate = draw(state.seed, 'lot', ballot.round) % 2;
  return [{ type: 'lot.drawn', candidate }, ...electedClauses(world, state, candidate), opened('delivery', state.day)];
}

function expireOffers(state: GameState): GameEvent[] {
  return Object.values(state.deals)
    .filter((deal) => deal.status === 'open')
    .map(
      (deal): GameEvent => ({
        type: 'deal.closed',
        deal: deal.id,
        parties: deal.parties,
        status: 'expired',
        by: deal.by,
        reason: 'expired',
      }),
    );
}

/** All sealed acts at once, those of states that agreed to back somebody included; then the bonds that hung on them. */
function reveal(world: World, state: GameState): GameEvent[] {
  const bySeat = world.scenario.seats.flatMap((row) => {
    const seat = state.seats[row.id] as SeatState;
    return seat.held === 'game'
      ? []
      : [{ by: row.id, act: seat.sealed ?? (seat.held === 'bot' ? bondedAct(state, row.id) : null) ?? ({ act: 'silent' } as FloorAct) }];
  });
  const byState = world.states.flatMap((row, i) => {
    const due = state.minds[i]?.due;
    const clause = due ? state.deals[due.deal]?.clauses[due.clause] : undefined;
    return clause?.kind === 'endorse'
      ? [
          {
            by: row.id,
            act: { act: 'endorse', candidate: clause.candidate } as FloorAct,
          },
        ]
      : [];
  });
  const acts = [...bySeat, ...byState];
  return [
    {
      type: 'floor.revealed',
      acts: acts.filter((entry) => entry.act.act !== 'silent'),
    },
    ...judgeBonds(state, (clause) => floorKept(acts, clause)),
  ];
}

/** The public act a party is bound to today, if a settled deal binds it. */
function bondedAct(state: GameState, id: string): FloorAct | null {
  for (const deal of Object.values(state.deals)) {
    if (deal.status !== 'settled') continue;
    for (const [index, clause] of deal.clauses.entries()) {
      if (clause.kind === 'endorse' && clause.by === id && deal.clauseStatus[index] === 'open')
        return { act: 'endorse', candidate: clause.candidate };
    }
  }
  return null;
}

/** True if kept, false if broken, null if this clause was not for the floor. */
function floorKept(acts: readonly { readonly by: string; readonly act: FloorAct }[], clause: Clause): boolean | null {
  const act = acts.find((entry) => entry.by === clause.by)?.act;
  if (clause.kind === 'endorse') return act?.act === 'endorse' && act.candidate === clause.candidate;
  if (clause.kind === 'silence') return act === undefined || act.act === 'silent';
  return null;
}

/** Settles bonded clauses: what waited for a kept act moves, what waited for a broken one goes back. */
function judgeBonds(state: GameState, kept: (clause: Clause) => boolean | null): GameEvent[] {
  const events: GameEvent[] = [];
  for (const deal of Object.values(state.deals)) {
    if (deal.status !== 'settled') continue;
    for (const [index, clause] of deal.clauses.entries()) {
      if (deal.clauseStatus[index] !== 'open' || !isBonded(clause)) continue;
      const verdict = kept(clause);
      if (verdict === null) continue;
      events.push({
        type: verdict ? 'clause.done' : 'clause.breached',
        deal: deal.id,
        parties: deal.parties,
        index,
        clause,
      });
      events.push(...followers(deal, index, verdict));
      if (!verdict)
        events.push({
          type: 'breach.seen',
          by: clause.by,
          kind: clause.kind as 'endorse' | 'silence' | 'rollcall',
        });
    }
  }
  return events;
}

/** Goods that waited for clause `index`. */
function followers(deal: Deal, index: number, kept: boolean): GameEvent[] {
  return deal.clauses.flatMap((clause, i): GameEvent[] => {
    const waits =
      (clause.kind === 'aid' || clause.kind === 'letter') &&
      typeof clause.when === 'object' &&
      'acted' in clause.when &&
      clause.when.acted === index;
    if (!waits || deal.clauseStatus[i] !== 'open') return [];
    return [
      {
        type: kept ? 'clause.done' : 'clause.void',
        deal: deal.id,
        parties: deal.parties,
        index: i,
        clause,
      },
    ];
  });
}

const callsToday = (world: World, state: GameState): boolean => world.scenario.rollCall?.day === state.day && state.rollCall === null;

/** The roll-call, read out by name. A seat votes as it sealed; without a player a state votes as it leans, or as it agreed. */
function readRollCall(world: World, state: GameState): GameEvent[] {
  const votes = world.states.map((row, i): Vote | null => {
    const seat = state.seats[row.id];
    // What a seat signed binds whoever holds it: a bot that took over keeps the bond.
    if (seat && seat.held !== 'game') return seat.vote ?? (seat.held === 'bot' ? bondedVote(state, row.id) : null) ?? 'abstain';
    const agreed = bondedVote(state, row.id);
    if (agreed) return agreed;
    if (!chance(row.attendance, state.seed, 'hall', row.id, state.day)) return null;
    const { yes, no: against } = rollCallChances(world, state.publicCost, i);
    if (chance(yes, state.seed, 'rollcall', row.id)) return 'yes';
    return chance(against, state.seed, 'rollcall-no', row.id) ? 'no' : 'abstain';
  });
  const count = (vote: Vote) => votes.filter((entry) => entry === vote).length;
  const counts = {
    yes: count('yes'),
    no: count('no'),
    abstain: count('abstain'),
  };
  return [
    { type: 'rollcall.read', votes, passed: counts.yes > counts.no, counts },
    ...judgeBonds(state, (clause) => (clause.kind === 'rollcall' ? votes[world.indexOf.get(clause.by) ?? -1] === clause.vote : null)),
  ];
}

/** The vote a party is bound to, if a settled deal binds it. */
export function bondedVote(state: GameState, id: string): Vote | null {
  for (const deal of Object.values(state.deals)) {
    if (deal.status !== 'settled') continue;
    for (const [index, clause] of deal.clauses.entries()) {
      if (clause.kind === 'rollcall' && clause.by === id && deal.clauseStatus[index] === 'open') return clause.vote;
    }
  }
  return null;
}

/** Night: circulars are answered, the briefing is written, a new day or the last evening begins. */
function night(world: World, state: GameState): GameEvent[] {
  const { day } = state;
  const answered = state.circulars.flatMap((circular): GameEvent[] => {
    const members = (world.blocMembers.get(circular.bloc) ?? []).filter((i) => {
      const id = (world.states[i] as StateRow).id;
      return (state.seats[id]?.held ?? 'game') === 'game' && !state.promises[circular.candidate]?.[id]?.live;
    });
    const answers = members.map((i) => {
      const id = (world.states[i] as StateRow).id;
      const odds = promiseOdds(world, lead(world, state, i, circular.candidate));
      return { state: id, yes: chance(sigmoid(odds), state.seed, 'promise', id, circular.candidate, day + 0.5) };
    });
    return perSeat(world, answers).map((part): GameEvent => ({ type: 'circular.answered', ...circular, answers: part }));
  });
  const next = day >= world.scenario.days ? opened('handshake', day) : opened('briefing', day + 1);
  return [opened('night', day), ...answered, { type: 'night.fell', briefing: briefing(world, state) }, next];
}

/** At most three lines, each with its because, from public facts only (docs/rulebook.md §3). */
function briefing(world: World, state: GameState): Line[] {
  const day = state.day + 1;
  const line = (key: string, args: Line['args'] = {}): Line => ({
    day,
    phase: 'briefing',
    key,
    args,
  });
  const fresh = world.candidates.map((_, c) => state.faces.filter((face: Face) => face.changed === state.day && face.backs === c).length);
  const lines: Line[] = [];
  if (fresh.some((n) => n > 0)) {
    lines.push(line('briefing.backing', { list: world.candidates.map((candidate, c) => `${candidate.short} ${fresh[c]}`).join(', ') }));
  } else {
    lines.push(line('briefing.quiet'));
  }
  const call = world.scenario.rollCall;
  if (call && call.day === day) lines.push(line('briefing.rollcall-today', { title: call.title }));
  if (day === world.scenario.days) lines.push(line('briefing.last-day'));
  return lines;
}

/** Each candidate meets each delegation; those without a person answer as politeness has it. */
function shakeHands(world: World, state: GameState): GameEvent[] {
  return world.candidates.map((candidate, c): GameEvent => {
    const answers: { [state: string]: Answer } = {};
    for (const [i, row] of world.states.entries()) {
      const seat = state.seats[row.id];
      if (seat?.held === 'person') continue;
      if (world.seatRows.get(row.id)?.kind === 'sponsor') {
        if (candidateIndex(world, world.seatRows.get(row.id)?.candidate ?? '') === c) answers[row.id] = 'of-course';
        continue;
      }
      const odds = promiseOdds(world, lead(world, state, i, c)) + 0.4;
      const yes = chance(sigmoid(odds), state.seed, 'hand', row.id, c);
      answers[row.id] = yes ? 'of-course' : chance(0.5, state.seed, 'smile', row.id, c) ? 'smile' : 'we-shall-see';
    }
    return {
      type: 'hands.shaken',
      candidate: candidateIndex(world, candidate.id),
      answers,
    };
  });
}

/** What hung on an election: the winner's conditions are done, the loser's void. */
function electedClauses(world: World, state: GameState, winner: number): GameEvent[] {
  const name = world.candidates[winner]?.id;
  const events: GameEvent[] = [];
  for (const deal of Object.values(state.deals)) {
    if (deal.status !== 'settled') continue;
    for (const [index, clause] of deal.clauses.entries()) {
      const waits = (clause.kind === 'aid' || clause.kind === 'letter') && typeof clause.when === 'object' && 'elected' in clause.when;
      if (!waits || deal.clauseStatus[index] !== 'open') continue;
      const met = typeof clause.when === 'object' && 'elected' in clause.when && clause.when.elected === name;
      events.push({
        type: met ? 'clause.done' : 'clause.void',
        deal: deal.id,
        parties: deal.parties,
        index,
        clause,
      });
    }
    for (const [index, clause] of deal.clauses.entries()) {
      if (isBonded(clause) && deal.clauseStatus[index] === 'open') {
        events.push(
          {
            type: 'clause.void',
            deal: deal.id,
            parties: deal.parties,
            index,
            clause,
          },
          ...followers(deal, index, false),
        );
      }
    }
  }
  return events;
}
