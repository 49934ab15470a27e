import { halving, sigmoid } from '../kit/math.ts';
import type { Candidate, StateRow } from '../scenario/schema.ts';
import type { Face, GameState, Mind, PerCandidate } from './state.ts';
import { bestOther, closeness, GONE, meanOfOthers, type World } from './world.ts';

/**
 * How a state run by the game values the candidates (docs/rulebook.md §10, "The model"). Two layers: what anyone can reckon
 * from public facts, and what only the table knows. Public cost enters public acts only and is never used in the booth.
 */

/** Factor by which exposure turns a candidate's public cost into a state's reluctance to be seen. */
const PUBLIC_COST = 1.6;

/** What anyone can reckon: interest, alignment, standing, bandwagon; with salience where speeches have been held. */
export function openUtility(world: World, face: Face, salience: GameState['salience'], i: number, c: number): number {
  const row = world.states[i] as StateRow;
  const base = (world.base[i] as PerCandidate)[c] as number;
  const spoken = spokenFactors(world, salience, row.bloc);
  const shift = spoken
    ? world.constants.A * (closeness(row, world.candidates[c] as Candidate, spoken) - ((world.interest[i] as PerCandidate)[c] as number))
    : 0;
  return base + shift + (face.floor[c] as number);
}

/** The whole truth about one state and one candidate, private leaning included unless a person speaks for the state. */
export function utility(world: World, state: GameState, i: number, c: number): number {
  const mind = state.minds[i] as Mind;
  const own = isPerson(world, state, i) ? 0 : (mind.eps[c] as number);
  return (
    openUtility(world, state.faces[i] as Face, state.salience, i, c) +
    (mind.met[c] as number) +
    (mind.trust[c] as number) +
    (mind.goods[c] as number) +
    (mind.commit[c] as number) +
    own
  );
}

/** The whole truth about one state: utility of each name on the paper, far below everything for one that has gone. */
export const utilities = (world: World, state: GameState, i: number): PerCandidate =>
  world.candidates.map((_, c) => (state.onPaper[c] ? utility(world, state, i, c) : GONE));

/** Advantage of candidate c over the best of the others, in utility. */
export function lead(world: World, state: GameState, i: number, c: number): number {
  const values = utilities(world, state, i);
  return (values[c] as number) - bestOther(values, c);
}

/** Utilities as distances below the favourite: 0 for the favourite, negative for the rest. */
export function belowTop(values: PerCandidate): PerCandidate {
  const top = values.reduce((best, value) => (value > best ? value : best), GONE);
  return values.map((value) => value - top);
}

/** Reluctance to be seen with c rather than with another, in utility. */
export const publicReluctance = (world: World, publicCost: readonly number[], i: number, c: number): number =>
  PUBLIC_COST * (world.states[i] as StateRow).exposure * ((publicCost[c] as number) - meanOfOthers(publicCost, c));

/** What one more conversation is worth: 0.60, halving with every 0.60 already there. */
export const persuasion = (met: number): number => 0.6 * halving(met / 0.6);

/** What goods are worth to a state that holds `already`: 0.475 × welcome an aid token, 0.25 a letter, 1.15 a promised chair. */
export function goodsValue(
  row: StateRow,
  goods: {
    readonly aid: number;
    readonly letters: number;
    readonly chairs: number;
  },
  already: number,
): number {
  return (0.475 * row.welcome * goods.aid + 0.25 * goods.letters + 1.15 * goods.chairs) / (1 + already);
}

/** Log-odds of a polite written yes; POLITE > 0 is diplomacy: a yes costs nothing, a refusal offends. */
export const promiseOdds = (world: World, advantage: number): number => world.constants.POLITE + world.constants.POLSLOPE * advantage;

/** Log-odds of public backing when two aid tokens are on the table. */
export const backingOdds = (advantageInPublic: number): number => 2.2 * (advantageInPublic - 0.5) + 0.3;

/** Chances of a yes and of a no in the censure roll-call; the rest abstain. The no-band starts twice as far out. */
export function rollCallChances(world: World, publicCost: readonly number[], i: number): { readonly yes: number; readonly no: number } {
  const d = censureLean(world, publicCost, i);
  return { yes: sigmoid((d - 0.55) / 0.25), no: sigmoid((-d - 1.1) / 0.25) };
}

/** How far a state leans towards censuring the target's sponsor; 0 where no roll-call is on the agenda. */
export function censureLean(world: World, publicCost: readonly number[], i: number): number {
  const call = world.scenario.rollCall;
  if (!call) return 0;
  const target = world.candidates.findIndex((candidate) => candidate.id === call.target);
  const row = world.states[i] as StateRow;
  const side = world.candidates.map((candidate): number => candidate.side);
  const sides = meanOfOthers(side, target) - (side[target] as number);
  const cost = (publicCost[target] as number) - meanOfOthers(publicCost, target);
  return 1.8 * world.scenario.alignmentWeight * row.alignment * (sides / 2) + 0.9 * cost;
}

/** Whether a person speaks for this state at this moment. */
export const isPerson = (world: World, state: GameState, i: number): boolean =>
  state.seats[(world.states[i] as StateRow).id]?.held === 'person';

function spokenFactors(world: World, salience: GameState['salience'], bloc: string): ((k: number) => number) | null {
  let any = false;
  for (const key in salience) {
    if (key.startsWith(`${bloc}/`)) {
      any = true;
      break;
    }
  }
  if (!any) return null;
  return (k) => salience[`${bloc}/${(world.scenario.issues[k] as { id: string }).id}`] ?? 1;
}
