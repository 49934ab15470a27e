import { chance, draw } from '../kit/dice.ts';
import type { Refusal } from '../kit/result.ts';
import type { StateRow } from '../scenario/schema.ts';
import type { GameEvent } from './event.ts';
import { refuse, type Sight, talks, unknownCandidate } from './guards.ts';
import type { GameState, Poll, Tabling } from './state.ts';
import { caucusChance, lead, utilities } from './utility.ts';
import { campOf, candidateIndex, meanOfOthers, plays, topOf, type World } from './world.ts';

/** Regional groups: lines that caucuses adopt, and straw polls with noise in every answer (docs/rulebook.md §13, "Blocs"). */

/** Share of yes that a line needs, and that a new line needs against an old one. */
export const ADOPTS = 0.55;
export const OVERTURNS = 0.66;
/** One answer in five is replaced by a random one before anybody counts. */
const NOISE = 0.2;
/** Members below which a poll would point at people. */
const POLLED_FROM = 5;

/** Talks that tabling a line takes: one for the bloc's coordinator, two for anybody else. */
export const tablingTalks = (world: World, seat: string, bloc: string): number =>
  world.scenario.blocs.find((entry) => entry.id === bloc)?.coordinator === seat ? 1 : 2;

/** Refusals of tabling a line: a campaign may in any bloc, a delegation in its own; one line a bloc and night. */
export function checkTable(sight: Sight, bloc: string, candidate: string): Refusal | null {
  const { world, pub, view } = sight;
  if (!plays(world, 'blocs')) return refuse('module-off');
  if (!world.blocMembers.has(bloc)) return refuse('not-found');
  const unknown = unknownCandidate(sight, candidate);
  if (unknown) return unknown;
  if (view.candidate !== null && view.candidate !== candidate) return refuse('not-your-candidate');
  if (view.candidate === null && blocOf(world, view.seat) !== bloc) return refuse('not-your-bloc');
  if (pub.affairs.lines[bloc] === candidate) return refuse('line-stands', { candidate });
  // The first of a night is put to the caucus; one that comes later waits for another day.
  if (bloc in pub.affairs.tabled) return refuse('tabled-today');
  return talks(view, tablingTalks(world, view.seat, bloc));
}

/** Refusals of a vote in one's caucus: something must be tabled. */
export const checkLineVote = ({ world, view }: Sight): Refusal | null =>
  plays(world, 'blocs') ? (view.tabled ? null : refuse('nothing-tabled')) : refuse('module-off');

/** Refusals of an answer to the straw poll of one's own bloc. */
export function checkStraw(sight: Sight, candidate: string | null): Refusal | null {
  if (!plays(sight.world, 'blocs')) return refuse('module-off');
  return candidate === null ? null : unknownCandidate(sight, candidate);
}

/** Tonight's caucuses, in the order of the scenario: states vote as they feel, seats as they said, else not at all. */
export function holdCaucuses(world: World, state: GameState): GameEvent[] {
  return world.scenario.blocs.flatMap(({ id: bloc }): GameEvent[] => {
    const tabled = state.tabled[bloc];
    if (!tabled) return [];
    const { yes, no } = countCaucus(world, state, bloc, tabled);
    const needed = state.lines[bloc] === undefined ? ADOPTS : OVERTURNS;
    const adopted = yes > 0 && yes >= needed * (yes + no);
    const counted: GameEvent = { type: 'line.counted', by: tabled.by, bloc, candidate: tabled.candidate, yes, no, adopted };
    return adopted ? [counted, { type: 'line.adopted', bloc, candidate: tabled.candidate }] : [counted];
  });
}

function countCaucus(world: World, state: GameState, bloc: string, tabled: Tabling): { readonly yes: number; readonly no: number } {
  let yes = 0;
  let no = 0;
  for (const i of world.blocMembers.get(bloc) ?? []) {
    const row = world.states[i] as StateRow;
    const seat = state.seats[row.id];
    const said = tabled.votes[row.id];
    if (said === undefined && seat?.held === 'person') continue;
    const cost = state.publicCost[tabled.candidate] as number;
    const p = caucusChance(row, lead(world, state, i, tabled.candidate), cost - meanOfOthers(state.publicCost, tabled.candidate));
    const agrees = said === undefined ? chance(p, state.seed, 'caucus', row.id, tabled.candidate, state.day) : said === 'yes';
    if (agrees) yes++;
    else no++;
  }
  return { yes, no };
}

/** The day's straw polls: every bloc large enough, every answer put through the noise, counts alone. */
export function readPolls(world: World, state: GameState): GameEvent[] {
  if (!plays(world, 'blocs')) return [];
  const polls = world.scenario.blocs.flatMap(({ id: bloc }): Poll[] => {
    const members = world.blocMembers.get(bloc) ?? [];
    if (members.length < POLLED_FROM) return [];
    const counts = world.candidates.map(() => 0).concat(0);
    for (const i of members) {
      const said = strawOf(world, state, i);
      if (said === null) continue;
      const id = (world.states[i] as StateRow).id;
      const noisy = chance(NOISE, state.seed, 'straw-noise', id, state.day);
      const choice = noisy ? draw(state.seed, 'straw', id, state.day) % counts.length : said < 0 ? counts.length - 1 : said;
      counts[choice] = (counts[choice] as number) + 1;
    }
    return [{ bloc, day: state.day, counts }];
  });
  return [{ type: 'straw.read', polls }];
}

/** A state's answer before the noise: its favourite, or neither where it is torn; a person's only if they gave one. */
function strawOf(world: World, state: GameState, i: number): number | null {
  const id = (world.states[i] as StateRow).id;
  const answered = state.straws[id];
  if (answered !== undefined) return answered;
  if (state.seats[id]?.held === 'person') return null;
  const camp = campOf(world, id);
  if (camp !== null) return camp;
  const top = topOf(utilities(world, state, i));
  return lead(world, state, i, top) < 0.4 ? -1 : top;
}

/** The bloc of the state that this seat speaks for, or null. */
export const blocOf = (world: World, seat: string): string | null => world.states[world.indexOf.get(seat) ?? -1]?.bloc ?? null;

/** A candidate's id as an index for a straw answer; null is "for neither". */
export const strawChoice = (world: World, candidate: string | null): number => (candidate === null ? -1 : candidateIndex(world, candidate));
