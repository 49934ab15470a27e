import { type Profiles, playBots, playSeat } from '#shared/bots/conduct.ts';
import { type Level, type Profile, profileOf } from '#shared/bots/profile.ts';
import { markPaper } from '#shared/game/booth.ts';
import { BEATS } from '#shared/game/decide.ts';
import { callBallot, countPapers, voteChances } from '#shared/game/papers.ts';
import { setUp } from '#shared/game/setup.ts';
import type { GameState, PerCandidate } from '#shared/game/state.ts';
import { type Entry, Table } from '#shared/game/table.ts';
import { interestNow } from '#shared/game/utility.ts';
import { campOf, meanOfOthers, topOf, type World } from '#shared/game/world.ts';
import { injectedEntropy, shuffled } from '#shared/kit/dice.ts';

/** Halls of so many states that a game in them takes as long as several in a small one. */
export const isLarge = ({ states }: { readonly states: readonly unknown[] }): boolean => states.length > 100;

/** Who plays how at one table of a proof. */
export interface Cast {
  readonly profiles: Profiles;
  /** Seats that count as a person's, so that others make them offers: played by the same procedure, or by nobody (null). */
  readonly guests?: ReadonlyMap<string, Profile | null>;
  /** Delegations that would otherwise be run by the game and are bots here. */
  readonly bots?: readonly string[];
}

export interface Played {
  readonly state: GameState;
  /** As the doors opened for the first ballot. */
  readonly atDoors: GameState;
}

/** A steady temperament, so that two halves of a pair differ in nothing but what is being measured. */
export const steady = (level: Level, acts: Profile['acts'] = null): Profile => ({ level, temper: 'straight', acts });

export const LEVEL3: Profile = steady(3);

/** Level 3 with the temperaments that this seed deals, as at any table. */
export const dealt =
  (seed: string): Profiles =>
  (seat) =>
    profileOf(seed, seat, 3);

/** One game to its verdict. The booth's entropy is injected, as only proofs may (docs/rulebook.md §7). */
export function playCast(
  world: World,
  seed: string,
  { profiles, guests = new Map(), bots = [] }: Cast,
  keep?: (entry: Entry) => void,
): Played {
  const table = new Table(world, setUp(world, { seed, openDice: true, persons: [...guests.keys()] }), keep);
  const entropy = injectedEntropy(`${seed}|booth`);
  for (const seat of bots) table.host({ type: 'seat.hold', seat, by: 'bot' });
  let atDoors: GameState | null = null;
  while (table.state.phase !== 'verdict') {
    const { phase, beat, day } = table.state;
    playBots(table, profiles);
    if (phase !== 'corridor' || beat > 0) {
      for (const seat of shuffled([...guests.keys()], seed, 'guests', day, phase, beat)) {
        const profile = guests.get(seat);
        if (profile) playSeat(table, seat, profile);
      }
    }
    if (phase === 'corridor' && beat < BEATS) table.host({ type: 'beat' });
    else if (phase === 'booth') {
      atDoors ??= table.state;
      closeBooth(table, entropy);
    } else table.host({ type: 'phase.close' });
  }
  return { state: table.state, atDoors: atDoors ?? table.state };
}

function closeBooth(table: Table, entropy: () => number): void {
  const { world, state } = table;
  if (world.scenario.ballot.open) {
    table.host({ type: 'phase.close' });
    return;
  }
  const call = callBallot(world, state);
  const papers = call.electorate.map((seat) => {
    const at = call.options.indexOf(world.candidates[favourite(world, state, seat)]?.id ?? '');
    return markPaper(at < 0 ? null : at);
  });
  table.closeBooth(countPapers(call, papers, entropy));
}

/** Whom a guest votes for: the name its state's interests are nearest to. */
export function favourite(world: World, state: GameState, seat: string): number {
  const camp = campOf(world, seat);
  if (camp !== null) return camp;
  const interest = interestNow(world, state.agenda)[world.indexOf.get(seat) ?? -1];
  return interest ? topOf(interest.map((value, c) => (state.onPaper[c] ? value : -99))) : 0;
}

/**
 * Votes that each name may expect when the doors open, from the true utilities and the chance of each state to come: what the
 * drawn papers vary around. States of guests are left out, since nobody reckons their papers.
 */
export function expectedVotes(world: World, state: GameState, without: ReadonlySet<string> = new Set()): PerCandidate {
  const votes = world.candidates.map(() => 0);
  for (const [i, row] of world.states.entries()) {
    if (without.has(row.id) || state.seats[row.id]?.held === 'person') continue;
    const coming = state.minds[i]?.coming ?? row.attendance;
    const chances = voteChances(world, state, i);
    for (const c of votes.keys()) votes[c] = (votes[c] as number) + coming * (chances[c] as number);
  }
  return votes;
}

/** How far each name leads the mean of the others when the doors open, in percentage points of all states. */
export function expectedLeads(world: World, { atDoors }: Played): PerCandidate {
  const votes = expectedVotes(world, atDoors);
  return votes.map((own, c) => (100 * (own - meanOfOthers(votes, c))) / world.states.length);
}
