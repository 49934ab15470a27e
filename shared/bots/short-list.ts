import type { Command } from '../game/command.ts';
import type { Desk } from './desk.ts';
import { type Act, takes } from './profile.ts';

/** One thing a campaign could do, with what it expects to gain in margin (votes) for one talk. */
export interface Plan {
  readonly act: Act;
  readonly command: Command;
  readonly value: number;
}

/**
 * The best short list for an act, as a plan; nothing where nothing is gained or the profile does not know the act. `most` is how many
 * of `from` may be on it, `value` what each brings in margin, `cost` what each takes of that.
 */
export function shortList(
  desk: Desk,
  act: Act,
  from: readonly number[],
  fits: (i: number) => boolean,
  most: number,
  value: (i: number) => number,
  command: (states: string[]) => Command,
  cost = 0,
): Plan[] {
  if (most < 1 || !takes(desk.mind.profile, act)) return [];
  // Best first; of equals the one that comes first in the world.
  const states: number[] = [];
  const gains: number[] = [];
  const seems = desk.seems;
  for (const i of from) {
    if (!fits(i)) continue;
    const gain = value(i) * seems(i) - cost;
    if (!(gain > 0)) continue;
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
  if (states.length === 0) return [];
  return [{ act, command: command(states.map(desk.id)), value: gains.reduce((sum, gain) => sum + gain, 0) }];
}
