import type { PublicBallot, PublicView } from '#shared/game/view.types.ts';
import { scenario, world } from './store.ts';
import { type Args, say } from './words.ts';

/** The last counted ballot for the post that the game is about. */
export const mainBallot = (pub: PublicView): PublicBallot | undefined => pub.ballots.findLast((ballot) => ballot.post === 0);

/** All counted ballots for that post, in their order. */
export const mainBallots = (pub: PublicView): readonly PublicBallot[] => pub.ballots.filter((ballot) => ballot.post === 0);

/** Whether that post takes more than one ballot, so that a figure has to say of which it is. */
export const severalBallots = (pub: PublicView): boolean =>
  mainBallots(pub).length > 1 || pub.phase === 'recess' || (pub.post === 0 && pub.round > 1);

/** The ballot that everybody's guess was about: it was sealed before the first, and one that did not count tells nothing. */
export const guessedBallot = (pub: PublicView): PublicBallot | undefined =>
  mainBallots(pub).find((ballot) => !ballot.void) ?? mainBallot(pub);

/** Whether a lot had to say which name leaves the paper after this ballot: the last two were level (docs/rulebook.md §7). */
export function lotAtTheBottom(ballot: PublicBallot): boolean {
  const votes = Object.values(ballot.votes).sort((x, y) => x - y);
  const dropsOut = scenario.value?.ballot.rule === 'lowest-out' && ballot.post === 0 && ballot.elected === null && !ballot.void;
  return dropsOut && votes.length > 2 && votes[0] === votes[1];
}

/** Ids on the paper of a counted ballot, in its order: candidates still standing, or the contenders for a linked post. */
export function optionsOf(ballot: PublicBallot): readonly string[] {
  const names =
    ballot.post === 0
      ? world.value?.candidates.map((entry) => entry.id)
      : scenario.value?.linked[ballot.post - 1]?.contenders.map((entry) => entry.id);
  return (names ?? []).filter((id) => id in ballot.votes);
}

/** The place on the whole paper that each of these names has or had: its ink stays its own when another has left. */
export const placesOf = (options: readonly string[]): readonly number[] =>
  options.map((id, k) => {
    const place = world.value?.candidates.findIndex((candidate) => candidate.id === id) ?? -1;
    return place < 0 ? k : place;
  });

/** The short name on a paper by id: of a candidate, or of a contender for a linked post. */
export const optionName = (id: string): string => optionOf(id)?.short ?? id;

/** One name that can be marked. */
export interface Option {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  /** The state that put it forward. */
  readonly from: string;
}

/** A name on some paper of this game, with who put it forward. */
export function optionOf(id: string): Option | null {
  const candidate = world.value?.candidates.find((entry) => entry.id === id);
  if (candidate) return { id, name: candidate.name, short: candidate.short, from: candidate.nominatedBy };
  const contender = scenario.value?.linked.flatMap((post) => post.contenders).find((entry) => entry.id === id);
  return contender ? { id, name: contender.name, short: contender.name, from: contender.state } : null;
}

/** Words about who sees a vote: where the ballot is open they are others, under the same key and `.aloud`. */
export const sayOfBallot = (key: string, args?: Args): string => say(scenario.value?.ballot.open ? `${key}.aloud` : key, args);

/** What hangs over the vote, as styles name it: a curtain, or none where everybody hears it. */
export const overTheVote = (): 'curtain' | 'out-loud' => (scenario.value?.ballot.open ? 'out-loud' : 'curtain');

/** The state that gave the n-th answer of an open ballot, in the order of the roll, by its place in the world; undefined beyond the last. */
export const speakerAt = (aloud: readonly (string | null)[], n: number): number | undefined =>
  aloud.flatMap((answer, i) => (answer === null ? [] : [i]))[n];

/** What a phase is called: where the ballot is open there is no booth. */
export const phaseName = (phase: string): string =>
  say(phase === 'booth' && scenario.value?.ballot.open ? 'phase.aloud' : `phase.${phase}`);
