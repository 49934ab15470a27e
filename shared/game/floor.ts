import { chance, draw } from '../kit/dice.ts';
import { sigmoid } from '../kit/math.ts';
import { actOf, bondedAct, bondedVote, judgeBonds } from './bonds.ts';
import type { FloorAct } from './command.ts';
import type { BondedClause } from './deal.ts';
import type { GameEvent } from './event.ts';
import type { Answer, GameState, SeatState, Vote } from './state.ts';
import { lead, promiseOdds, rollCallChances } from './utility.ts';
import { candidateIndex, type World } from './world.ts';

/** What is said in public, and by hand: the floor, the roll-call, the handshakes (docs/rulebook.md §3). */

/** All sealed acts at once, those of states that agreed to back somebody included; then the bonds that hung on them. */
export function reveal(world: World, state: GameState): GameEvent[] {
  const bySeat = world.scenario.seats.flatMap((row) => {
    const seat = state.seats[row.id] as SeatState;
    return seat.held === 'game'
      ? []
      : [{ by: row.id, act: seat.sealed ?? (seat.held === 'bot' ? bondedAct(state, row.id) : null) ?? ({ act: 'silent' } as FloorAct) }];
  });
  const byState = world.states.flatMap((row, i) => {
    const due = state.minds[i]?.due;
    const clause = due ? state.deals[due.deal]?.clauses[due.clause] : undefined;
    const act = clause ? actOf(clause) : null;
    return act ? [{ by: row.id, act }] : [];
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

/** True if kept, false if broken, null if this clause was not for the floor. */
function floorKept(acts: readonly { readonly by: string; readonly act: FloorAct }[], clause: BondedClause): boolean | null {
  const act = acts.find((entry) => entry.by === clause.by)?.act;
  if (clause.kind === 'endorse') return act?.act === 'endorse' && act.candidate === clause.candidate;
  if (clause.kind === 'silence') return act === undefined || act.act === 'silent';
  if (clause.kind === 'second') return act?.act === 'second' && act.post === clause.post && act.for === clause.for;
  return null;
}

export const callsToday = (world: World, state: GameState): boolean =>
  world.scenario.rollCall?.day === state.day && state.rollCall === null;

/** The roll-call, read out by name. A seat votes as it sealed; without a player a state votes as it leans, or as it agreed. */
export function readRollCall(world: World, state: GameState): GameEvent[] {
  const votes = world.states.map((row, i): Vote | null => {
    const seat = state.seats[row.id];
    // What a seat signed binds whoever holds it: a bot that took over keeps the bond.
    if (seat && seat.held !== 'game') return seat.vote ?? (seat.held === 'bot' ? bondedVote(state, row.id) : null) ?? 'abstain';
    const agreed = bondedVote(state, row.id);
    if (agreed) return agreed;
    if (!chance(row.attendance, state.seed, 'hall', row.id, state.day)) return null;
    const { yes, no: against } = rollCallChances(world, state.target, state.publicCost, i);
    const z = draw(state.seed, 'rollcall', row.id) / 4294967296;
    return z < yes ? 'yes' : z > 1 - against ? 'no' : 'abstain';
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

/** Each candidate meets each delegation; those without a person answer as politeness has it. */
export function shakeHands(world: World, state: GameState): GameEvent[] {
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
