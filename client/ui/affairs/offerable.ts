import type { Clause } from '#shared/game/command.ts';
import { hasPlayer } from '#shared/game/guards.ts';
import type { PublicView, SeatView } from '#shared/game/view.types.ts';
import type { World } from '#shared/game/world.ts';
import { optionName } from '../../store/ballots.ts';
import { say } from '../../store/words.ts';
import { nameOf, shortOf } from '../gesture.ts';

/**
 * The clauses of the modules that `by` could put on the table for `to`, one of each; `*` stands for every state of a group. What the
 * scenario does not trade is left out by the caller.
 */
export function moduleClauses(w: World, pub: PublicView, view: SeatView, by: string, to: string): Clause[] {
  const row = w.seatRows.get(by);
  const played = by !== '*' && hasPlayer(pub, by);
  const isState = by === '*' || w.indexOf.has(by);
  const toState = to === '*' || w.indexOf.has(to);
  const list: Clause[] = [];
  if (by === view.seat)
    for (const backer of view.backers) if (!backer.open) list.push({ kind: 'aid', by, to, n: 1, through: backer.state });
  if (played && row && row.kind !== 'candidate' && toState) {
    // Of others' experts one knows nothing; of one's own, whether there are any.
    if (by !== view.seat || view.purse.expertise > 0) list.push({ kind: 'expertise', by, to, n: 1 });
    list.push({ kind: 'travel', by, to });
  }
  if (isState && row?.kind !== 'sponsor') for (const present of [true, false]) list.push({ kind: 'attend', by, present });
  if (isState || row?.kind === 'candidate')
    for (const post of w.scenario.linked)
      for (const { state } of post.contenders) if (state !== by) list.push({ kind: 'second', by, post: post.id, for: state });
  const { onPaper } = pub.affairs;
  if (row?.kind === 'candidate' && onPaper.includes(by) && onPaper.length > 2)
    for (const heir of [...onPaper.filter((id) => id !== by), null]) list.push({ kind: 'withdraw', by, heir });
  return list;
}

/** One of these clauses as short as a button needs it; null for every other clause. */
export function shortModuleText(clause: Clause, w: World): string | null {
  switch (clause.kind) {
    case 'aid':
      return clause.through === undefined ? null : say('add.aid.through', { name: nameOf(clause.through) });
    case 'expertise':
    case 'travel':
      return say(`add.${clause.kind}`);
    case 'attend':
      return say(clause.present ? 'add.attend.present' : 'add.attend.absent');
    case 'withdraw':
      return clause.heir === null ? say('add.withdraw') : say('add.withdraw.for', { name: shortOf(clause.heir) });
    case 'second': {
      const contender = w.scenario.linked.find((post) => post.id === clause.post)?.contenders.find((entry) => entry.state === clause.for);
      return say('add.second', { name: contender ? optionName(contender.id) : nameOf(clause.for) });
    }
    default:
      return null;
  }
}
