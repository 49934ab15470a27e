import { unreachable } from '../kit/result.ts';
import { expireOffers, judgeBonds } from './bonds.ts';
import type { BondedClause } from './deal.ts';
import type { GameEvent } from './event.ts';
import { callsToday, readRollCall, reveal, shakeHands } from './floor.ts';
import { judgeAll } from './goals.ts';
import { night } from './night.ts';
import { opened } from './phase-opened.ts';
import type { GameState } from './state.ts';
import { afterCounting, openDoors, readAloud } from './voting.ts';
import { candidateIndex, type World } from './world.ts';

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
      return openDoors(world, state, 0);
    case 'recess':
      return [...expireOffers(state), ...judgeBonds(state, (clause) => withdrawKept(world, state, clause)), ...openDoors(world, state, 0)];
    case 'count':
      return afterCounting(world, state);
    case 'delivery':
      return [{ type: 'verdict.read', goals: judgeAll(world, state) }, opened('verdict', day)];
    case 'booth':
      return readAloud(world, state);
    case 'verdict':
      return [];
    default:
      return unreachable(state.phase);
  }
}

/** A bond to withdraw is judged when the doors open again. */
const withdrawKept = (world: World, state: GameState, clause: BondedClause): boolean | null => {
  if (clause.kind !== 'withdraw') return null;
  const c = candidateIndex(world, clause.by);
  const heir = clause.heir === null ? null : candidateIndex(world, clause.heir);
  return state.onPaper[c] === false && (heir === null || state.heirs[c] === heir);
};
