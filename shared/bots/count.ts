import { livePromises } from '../game/reckoning.ts';
import type { PublicBallot, PublicView, SeatView } from '../game/view.types.ts';
import type { World } from '../game/world.ts';

/** One thing that a count proves: a key in `assets/words` and what fills it. */
export interface Proof {
  readonly key: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/**
 * What the last count for the first post proves by arithmetic, from what everyone read and what this seat's campaign holds in writing.
 * Sums alone: promises or backing stand beside papers only where those who gave them and all others are at least five each
 * (docs/rulebook.md §9). Nothing before there was a count.
 */
export function provedBy(world: World, pub: PublicView, view: SeatView): readonly Proof[] {
  const ballot = pub.ballots.findLast((entry) => entry.post === 0);
  // Where every vote was said aloud there is nothing to prove.
  if (!ballot || ballot.aloud !== null) return [];
  const name = (id: string) => world.candidates.find((candidate) => candidate.id === id)?.short ?? id;
  return [...lineOf(ballot, name), ...heldOf(world, pub, view, ballot, name), ...backingOf(world, pub, ballot, name)];
}

type Name = (id: string) => string;

/** How far the first name is from the line, and what the papers that named nobody did to it. */
function lineOf({ votes, papers, uncounted, majority }: PublicBallot, name: Name): Proof[] {
  const most = Math.max(0, ...Object.values(votes));
  const first = Object.keys(votes).filter((id) => votes[id] === most);
  const names = first.map(name);
  const lower = Math.floor(papers / 2) + 1 - majority;
  return [
    names.length > 1
      ? counted('coach.count.level', most - majority, {})
      : counted(most < majority ? 'coach.count.short' : 'coach.count.over', most - majority, { name: names[0] ?? '' }),
    ...(lower > 0 ? [counted('coach.count.lower', lower, { uncounted })] : []),
  ];
}

/** A proof with a number in it; none and one have words of their own. */
function counted(key: string, n: number, args: Proof['args']): Proof {
  const size = n < 0 ? -n : n;
  return { key: size < 2 ? `${key}.${size}` : key, args: { ...args, n: size } };
}

/**
 * Promises that this campaign holds beside the papers that named its candidate. In a recess only those of earlier days: what is written
 * between two ballots is about the next one, and a promise of today does not tell on which side of the count it was given.
 */
function heldOf(world: World, pub: PublicView, view: SeatView, { votes }: PublicBallot, name: Name): Proof[] {
  const came = view.candidate === null ? undefined : votes[view.candidate];
  const recess = pub.phase === 'recess';
  const held = livePromises(view.held).filter((id) => !recess || (view.held[id]?.day ?? 0) < pub.day).length;
  if (view.candidate === null || came === undefined || !fairToCompare(world, held)) return [];
  const args = { held, came, name: name(view.candidate) };
  const key = recess ? 'coach.count.held.before' : 'coach.count.held';
  return [held > came ? { key, args: { ...args, n: held - came } } : { key: `${key}.enough`, args }];
}

/** Public backing beside papers: where more stood up for a name than wrote it. */
function backingOf(world: World, pub: PublicView, { votes }: PublicBallot, name: Name): Proof[] {
  return Object.entries(votes).flatMap(([id, came]) => {
    const backed = pub.states.filter((state) => state.backs === id && state.present === true).length;
    return fairToCompare(world, backed) && backed > came
      ? [{ key: 'coach.count.backing', args: { backed, came, name: name(id), n: backed - came } }]
      : [];
  });
}

const fairToCompare = (world: World, some: number): boolean => some >= 5 && world.states.length - some >= 5;
