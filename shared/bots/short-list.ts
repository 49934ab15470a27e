import type { Command } from '../game/command.ts';
import type { Desk } from './desk.ts';
import { type Act, takes } from './profile.ts';

/** One thing a campaign could do, with what it expects to gain in margin (votes) for one talk. */
export interface Plan {
  readonly act: Act;
  readonly command: Command;
  readonly value: number;
}

/** One kind of act that a talk does with a few states of one bloc: laid out once for a decision, then tried on one bloc after the other. */
export interface ListedAct {
  readonly act: Act;
  /** How many may be on the list. */
  readonly most: number;
  /** Whether this state may be on it. */
  readonly fits: (i: number) => boolean;
  /** What each state of the bloc with these members brings in margin. */
  readonly value: (members: readonly number[]) => (i: number) => number;
  /** The act with these states, by id, best first. */
  readonly command: (states: string[]) => Command;
  /** What each costs, in margin (votes). */
  readonly cost: number;
}

/** Kinds that can come to anything: those that the profile knows and that anybody may be listed for. */
export const worthListing = ({ mind }: Desk, kinds: readonly ListedAct[]): ListedAct[] =>
  kinds.filter(({ most, act }) => most >= 1 && takes(mind.profile, act));

/** The best short list of this kind among `from`, states of the bloc with these members, as a plan; null where nothing is gained. */
export function shortList(desk: Desk, kind: ListedAct, from: readonly number[], members: readonly number[]): Plan | null {
  const { act, most, fits, command, cost } = kind;
  const value = kind.value(members);
  const { seems } = desk;
  const { states, sum } = highest(from, most, 0, (i) => (fits(i) ? value(i) * seems(i) - cost : 0));
  return states.length === 0 ? null : { act, command: command(states.map(desk.id)), value: sum };
}

/** The few states, `most` of them (at least one), for which the most is gained, and more than `above`: best first, of equals the one that comes first. */
export function highest(
  from: readonly number[],
  most: number,
  above: number,
  gainAt: (i: number) => number,
): { readonly states: readonly number[]; readonly sum: number } {
  const states: number[] = [];
  const gains: number[] = [];
  for (const i of from) {
    const gain = gainAt(i);
    if (!(gain > above)) continue;
    if (gains.length < most) gains.push(0);
    else if (gain <= (gains[most - 1] as number)) continue;
    let at = gains.length - 1;
    for (; at > 0 && (gains[at - 1] as number) < gain; at--) {
      gains[at] = gains[at - 1] as number;
      states[at] = states[at - 1] as number;
    }
    gains[at] = gain;
    states[at] = i;
  }
  return { states, sum: gains.reduce((sum, gain) => sum + gain, 0) };
}
