import { type Act, allBut, type Profile, type Weights } from '#shared/bots/profile.ts';
import { steady } from './play.ts';

/**
 * Single-minded habits as data over the one bot procedure (shared/bots/conduct.ts): a campaign's are sets of acts that all its seats
 * keep to, a delegation's are weights and sets of acts. Nothing here is code of its own.
 */
export interface CampaignPolicy {
  readonly name: string;
  readonly profile: Profile;
  /** Keeps within what it owns: the lines about honest habits leave the others out. */
  readonly honest: boolean;
}

const only = (name: string, ...acts: readonly Act[]): CampaignPolicy => ({ name, profile: steady(3, new Set(acts)), honest: true });

export const CAMPAIGNS: readonly CampaignPolicy[] = [
  only('tour', 'persuade', 'speak', 'ask', 'promise'),
  only('deals', 'chair', 'aid', 'persuade'),
  only('broker', 'line', 'backing', 'persuade'),
  only('agenda', 'lobby', 'expert', 'speak', 'pivot', 'persuade'),
  only('watchdog', 'investigate', 'move', 'persuade', 'ask', 'promise'),
  only('turnout', 'travel', 'away', 'persuade'),
  { ...only('overpromiser', 'overpromise', 'chair', 'promise'), honest: false },
  { name: 'random', profile: steady(0), honest: false },
];

/** Everything a good campaign does. */
export const AMBASSADOR: CampaignPolicy = { name: 'level 3', profile: steady(3), honest: true };

export interface DelegationPolicy {
  readonly name: string;
  /** Null: sits there and says nothing. */
  readonly profile: Profile | null;
}

const habit = (name: string, habits: Partial<Weights>, without: readonly Act[] = []): DelegationPolicy => ({
  name,
  profile: { ...steady(3, without.length > 0 ? allBut(...without) : null), habits },
});

export const DELEGATIONS: readonly DelegationPolicy[] = [
  // Its word and its backing only for the name it prefers.
  habit('honest', { candour: 1, promisesBoth: false, backingForSale: false }),
  // Its backing is for sale, its written word is not.
  habit('auctioneer', { goods: 1.5, candour: 1, promisesBoth: false, backingForSale: true }, ['promise']),
  // With whoever looks like winning.
  habit('bandwagon', { candour: 0.3, promisesBoth: false, backingForSale: true, follows: true }),
  // Everything from everyone.
  habit('taker', { goods: 2, outcome: 0.5, candour: 0, promisesBoth: true, backingForSale: true }),
  // A word to both, nothing in public.
  habit('hedger', { candour: 0, promisesBoth: true, backingForSale: false }, ['endorse', 'quote']),
  { name: 'silent', profile: null },
];
