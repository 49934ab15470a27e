import type { Refusal } from '../kit/result.ts';
import { hasPlayer, refuse, type Sight } from './guards.ts';

/**
 * One delegation may hand its vote to another, before the first day, for all to hear (docs/rulebook.md §7). Never to a candidate or
 * sponsor, never as part of a deal, and nobody holds two.
 */
export function checkProxy({ world, pub, view }: Sight, to: string): Refusal | null {
  if (!world.scenario.ballot.proxy) return refuse('no-proxies-here');
  if (pub.day !== 1) return refuse('before-the-first-day');
  if (to === view.seat) return refuse('your-own-state');
  if (world.seatRows.get(to)?.kind !== 'delegation' || !hasPlayer(pub, to)) return refuse('not-found');
  const { proxies } = pub.affairs;
  if (view.seat in proxies) return refuse('proxy-given');
  if (Object.values(proxies).includes(view.seat)) return refuse('holds-a-proxy', { party: view.seat });
  return to in proxies || Object.values(proxies).includes(to) ? refuse('holds-a-proxy', { party: to }) : null;
}
