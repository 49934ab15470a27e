import { keptWhile } from '../kit/kept.ts';
import { clamp, halving, sigmoid } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import type { Agenda, Face, GameState, Mind, PerCandidate } from './state.ts';
import { bestOther, closeness, GONE, meanOfOthers, type World } from './world.ts';

/**
 * How a state run by the game values the candidates (docs/rulebook.md §10, "The model"). Two layers: what anyone can reckon
 * from public facts, and what only the table knows. Public cost enters public acts only and is never used in the booth.
 */

/** Factor by which exposure turns a candidate's public cost into a state's reluctance to be seen. */
const PUBLIC_COST = 1.6;

/** What anyone can reckon from what everyone has seen: interest, alignment, standing, bandwagon, an adopted line. */
export function openUtility(world: World, mood: Mood, face: Face, i: number, c: number): number {
  const base = (world.base[i] as PerCandidate)[c] as number;
  return base + interestShift(world, mood.agenda, i, c) + (face.floor[c] as number) + linePull(world, mood.lines, i, c, 0);
}

/** What a state's view of the candidates depends on besides itself. */
export type Mood = Pick<GameState, 'agenda' | 'lines'>;

/** How far speeches, lobbying and moved platforms have shifted the interest term since the start, in utility. */
export function interestShift(world: World, agenda: Agenda, i: number, c: number): number {
  const now = interestNow(world, agenda);
  return now === world.interest
    ? 0
    : world.constants.A * (((now[i] as PerCandidate)[c] as number) - ((world.interest[i] as PerCandidate)[c] as number));
}

/** Reckoned once per agenda: it changes a few times a day and is asked for thousands of times. */
const interests = new WeakMap<Agenda, readonly PerCandidate[]>();

/** Closeness of platforms to every state under this agenda, -1..1, in world order. */
export function interestNow(world: World, agenda: Agenda): readonly PerCandidate[] {
  const kept = interests.get(agenda);
  if (kept) return kept;
  const pristine = agenda.push.every((n) => n === 0) && Object.keys(agenda.salience).length === 0 && agenda.platforms === world.platforms;
  const interest = pristine
    ? world.interest
    : world.states.map((row, i): PerCandidate => {
        const factors = issueWeights(world, agenda, i);
        return agenda.platforms.map((platform) => closeness(row, platform, factors));
      });
  interests.set(agenda, interest);
  return interest;
}

const heavier = new WeakMap<Agenda, readonly (readonly number[])[]>();

/** How much heavier each issue has become for state i: speeches in its bloc, and lobbying, which the small feel more. */
export function issueWeights(world: World, agenda: Agenda, i: number): readonly number[] {
  let hall = heavier.get(agenda);
  if (!hall) {
    hall = allIssueWeights(world, agenda);
    heavier.set(agenda, hall);
  }
  return hall[i] as readonly number[];
}

function allIssueWeights(world: World, agenda: Agenda): readonly (readonly number[])[] {
  const spoken = new Map(
    world.scenario.blocs.map(
      ({ id: bloc }) => [bloc, world.scenario.issues.map(({ id }) => agenda.salience[`${bloc}/${id}`] ?? 1)] as const,
    ),
  );
  return world.states.map(({ bloc, capacity }) =>
    (spoken.get(bloc) as readonly number[]).map((factor, k) => factor * (1 + (agenda.push[k] as number) * (1.2 - capacity))),
  );
}

/** An adopted line pulls its members until a rival's goods have made it worthwhile to stray (docs/rulebook.md §13, "Blocs"). */
export function linePull(world: World, lines: GameState['lines'], i: number, c: number, rivalGoods: number): number {
  const row = world.states[i] as StateRow;
  if (lines[row.bloc] !== c) return 0;
  return (world.constants.D * (world.discipline.get(row.bloc) as number)) / (1 + 2.4 * rivalGoods);
}

/** What experts change: capacity makes a forum where states alone decide less needed; 0.09 an expert on that axis. */
export function expertShift(world: World, agenda: Agenda, i: number, c: number, experts: number): number {
  const k = world.issueIndex.get('forum');
  if (experts === 0 || k === undefined) return 0;
  const row = world.states[i] as StateRow;
  const ideals = row.ideals.slice();
  ideals[k] = clamp((ideals[k] as number) - 0.09 * experts, -1, 1);
  const factors = issueWeights(world, agenda, i);
  const platform = agenda.platforms[c] as readonly number[];
  const now = (interestNow(world, agenda)[i] as PerCandidate)[c] as number;
  return world.constants.A * (closeness({ ideals, weights: row.weights }, platform, factors) - now);
}

/**
 * The whole truth about one state and one candidate, private leaning included unless a person speaks for the state; under the live
 * agenda, or under the one that somebody has read.
 */
export function utility(world: World, state: GameState, i: number, c: number, agenda: Agenda = state.agenda): number {
  const mind = state.minds[i] as Mind;
  const own = isPerson(world, state, i) ? 0 : (mind.eps[c] as number);
  const base = (world.base[i] as PerCandidate)[c] as number;
  const line = linePull(world, state.lines, i, c, bestOther(mind.goods, c));
  return (
    base +
    interestShift(world, agenda, i, c) +
    expertShift(world, agenda, i, c, mind.experts) +
    ((state.faces[i] as Face).floor[c] as number) +
    line +
    (mind.met[c] as number) +
    (mind.trust[c] as number) +
    (mind.goods[c] as number) +
    (mind.commit[c] as number) +
    own
  );
}

/** The whole truth about one state: utility of each name on the paper, far below everything for one that has gone. */
export const utilities = (world: World, state: GameState, i: number, agenda: Agenda = state.agenda): PerCandidate =>
  world.candidates.map((_, c) => (state.onPaper[c] ? utility(world, state, i, c, agenda) : GONE));

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

/** What one more conversation is worth: 0.60, halving with every 0.60 that the same visitor has earned. */
export const persuasion = (met: number): number => 0.6 * halving(met / 0.6);

/** Goodwill after so many conversations with one visitor. */
export const goodwill = (visits: number): number => GOODWILL[visits] ?? goodwillAfter(visits);

function goodwillAfter(visits: number): number {
  let met = 0;
  for (let n = 0; n < visits; n++) met += persuasion(met);
  return met;
}

/** By number of conversations, as many as one state sees: asked for at every state in every decision. */
const GOODWILL = Array.from({ length: 16 }, (_, visits) => goodwillAfter(visits));

/** What being asked for its view is worth to a state, in utility. */
export const ASKED_KINDLY = 0.175;

/** What one aid token is worth to a state that welcomes it fully and has nothing yet, in utility. */
export const AID_WORTH = 0.43;

/** Whole tokens given to a state. */
export interface Goods {
  readonly aid?: number;
  readonly letters?: number;
  readonly chairs?: number;
}

/**
 * What goods are worth to a state that holds `already`: 0.43 × welcome an aid token, 0.25 a letter, 1.15 a promised chair, each
 * divided by 1 + what it has. Aid is weighed in packages of two, so a large gift is worth less than its parts apart.
 */
export function goodsValue(row: StateRow, goods: Goods, already: number): number {
  const held = already > 0 ? already : 0;
  let gained = 0;
  for (let left = goods.aid ?? 0; left > 0; left -= 2) gained += (AID_WORTH * row.welcome * Math.min(2, left)) / (1 + held + gained);
  return gained + (0.25 * (goods.letters ?? 0) + 1.15 * (goods.chairs ?? 0)) / (1 + held + gained);
}

/** What one expert is worth in goodwill to a state that has trust already: 0.4, less each time. */
export const expertTrust = (trust: number): number => 0.4 / (1 + 2 * (trust > 0 ? trust : 0));

/** Log-odds of a polite written yes; POLITE > 0 is diplomacy: a yes costs nothing, a refusal offends. */
export const promiseOdds = (world: World, advantage: number): number => world.constants.POLITE + world.constants.POLSLOPE * advantage;

/** Log-odds of public backing when two aid tokens are on the table. */
export const backingOdds = (advantageInPublic: number): number => 2.2 * (advantageInPublic - 0.5) + 0.3;

export interface RollCallChances {
  readonly yes: number;
  readonly no: number;
}

/** Chances of a yes and of a no in the censure roll-call; the rest abstain. The no-band starts twice as far out. */
export function rollCallChances(world: World, target: number | null, publicCost: readonly number[], i: number): RollCallChances {
  const d = censureLean(world, target, publicCost, i);
  return { yes: sigmoid((d - 0.55) / 0.25), no: sigmoid((-d - 1.1) / 0.25) };
}

/** Such chances for every state, in world order, kept until what it costs to be seen with somebody changes. */
export function hallOnRollCall(world: World, target: number, publicCost: readonly number[]): readonly RollCallChances[] {
  const targets = rollCalls(world, [publicCost], () => new Map());
  const known = targets.get(target);
  if (known) return known;
  const made = world.states.map((_, i) => rollCallChances(world, target, publicCost, i));
  targets.set(target, made);
  return made;
}

const rollCalls = keptWhile<Map<number, readonly RollCallChances[]>>();

/** How far a state leans towards censuring the target's sponsor; 0 where no roll-call is on the agenda. */
export function censureLean(world: World, target: number | null, publicCost: readonly number[], i: number): number {
  if (target === null) return 0;
  const { alignment, cost } = rollCallParts(world, target, publicCost, i);
  return alignment + cost;
}

/** What such a lean is made of: votes on record, and what being seen with the target costs beside the others. */
export function rollCallParts(
  world: World,
  target: number,
  publicCost: readonly number[],
  i: number,
): { readonly alignment: number; readonly cost: number } {
  const row = world.states[i] as StateRow;
  const side = world.candidates.map((candidate): number => candidate.side);
  const sides = meanOfOthers(side, target) - (side[target] as number);
  const gap = (publicCost[target] as number) - meanOfOthers(publicCost, target);
  return { alignment: 1.8 * world.scenario.alignmentWeight * row.alignment * (sides / 2), cost: 0.9 * gap };
}

/** Log-odds of staying away for two aid tokens: the needy and the lukewarm (docs/rulebook.md §10). */
export const awayOdds = (row: StateRow, gap: number): number => 1.6 * row.welcome - 0.35 * (gap < 0 ? -gap : gap) + 0.5;

/** Chance that a member says yes to a line for c in its caucus: its own interest, and some care for what it costs in public. */
export const caucusChance = (row: StateRow, lead: number, costGap: number): number => sigmoid(1.6 * lead - 0.5 * row.exposure * costGap);

/** Whether a person speaks for this state at this moment. */
const isPerson = (world: World, state: GameState, i: number): boolean => state.seats[(world.states[i] as StateRow).id]?.held === 'person';
