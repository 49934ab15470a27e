import type { Clause } from '#shared/game/command.ts';
import { hasPlayer } from '#shared/game/guards.ts';
import type { PublicView } from '#shared/game/view.types.ts';
import type { World } from '#shared/game/world.ts';
import { seatView } from '../store/store.ts';
import { moduleClauses } from './affairs/offerable.ts';

/** The clauses that `by` could put on the table for `to`, one of each. `*` stands for every state of a group. */
export function offerable(world: World, pub: PublicView, by: string, to: string, campaigns: readonly string[]): Clause[] {
  const row = world.seatRows.get(by);
  const played = by !== '*' && hasPlayer(pub, by);
  const isState = by === '*' || world.indexOf.has(by);
  const hasVote = isState && row?.kind !== 'sponsor';
  const toSeat = to !== '*' && world.seatRows.has(to);
  const toState = to === '*' || world.indexOf.has(to);
  const backs = pub.states[world.indexOf.get(by) ?? -1]?.backs ?? null;
  const list: Clause[] = [];
  if (played && row?.kind !== 'candidate') {
    list.push({ kind: 'aid', by, to, n: 1 });
    if (toSeat && isState) list.push({ kind: 'letter', by, to, n: 1 });
  }
  if (row?.kind === 'candidate' && toState && pub.affairs.onPaper.includes(by)) list.push({ kind: 'chair', by, to });
  if (hasVote) {
    if (backs === null) for (const candidate of pub.affairs.onPaper) list.push({ kind: 'endorse', by, candidate });
    if (played) list.push({ kind: 'silence', by });
    for (const candidate of pub.affairs.onPaper) if (campaigns.includes(candidate)) list.push({ kind: 'promise', by, candidate });
  }
  if (isState && world.scenario.rollCall && pub.rollCall === null)
    for (const vote of ['yes', 'no', 'abstain'] as const) list.push({ kind: 'rollcall', by, vote });
  const view = seatView.value;
  if (view) list.push(...moduleClauses(world, pub, view, by, to));
  return list.filter((clause) => world.scenario.clauses.includes(clause.kind));
}
