import { backingPull } from '../game/book-floor.ts';
import type { Clause } from '../game/command.ts';
import { TRACE } from '../game/scandal.ts';
import { COMMIT_BY_BACKING } from '../game/setup.ts';
import { awayOdds, backingOdds, goodsValue, publicReluctance } from '../game/utility.ts';
import type { SeatView } from '../game/view.types.ts';
import { sigmoid } from '../kit/math.ts';
import { type Belief, perState, swing, swingOfAll } from './belief.ts';
import type { Desk } from './desk.ts';
import { costIfFound } from './means.ts';
import type { Act } from './profile.ts';
import type { ListedAct } from './short-list.ts';

/** Aid that is paid once something was done for it that all can see: backing a candidate, or staying away. */

/** Aid comes two tokens at a time. */
const PACKAGE = { aid: 2 } as const;

/**
 * How much of what a backing moves in its bloc is reckoned with: the others buy backing there too, and each moves less than the one before.
 * With all of it campaigns bought backing before anything else, and were better off without the act (port-selene, regional-director).
 */
const HEARD_IN_BLOC = 0.5;

/** Packages for public backing. */
export function backings(desk: Desk, payers: readonly Payer[]): ListedAct[] {
  const { mind, c, b, id, row, known, fresh, bound } = desk;
  const { world, pub, view } = mind;
  const name = world.candidates[c]?.id ?? '';
  const { states } = pub;
  const heard = (members: readonly number[]) => {
    const already = members.filter((i) => states[i]?.backs === name && (states[i]?.changed ?? 0) > 0).length;
    const pull = backingPull(members.length, already);
    return HEARD_IN_BLOC * swingOfAll(b, members, 'pull', () => pull, pull);
  };
  const unbidden = fresh('deal.aid+endorse');
  const fits = (i: number) => states[i]?.backs === null && unbidden(i) && !bound.has(id(i));
  const backed = perState(b, 'backed', (i) => swing(b, i, COMMIT_BY_BACKING + goodsValue(row(i), PACKAGE, known(i).goods)));
  const value = (quietly: number): ListedAct['value'] => {
    const agrees = perState(
      b,
      'agrees',
      (i) => sigmoid(backingOdds((b.rows[i] as Belief).lead - quietly * publicReluctance(world, pub.publicCost, i, c))),
      quietly,
    );
    return (members) => {
      const others = heard(members);
      return (i) => agrees(i) * (backed(i) + others);
    };
  };
  return payers.map(({ act = 'backing', through, packages, cost, seen }): ListedAct => {
    const clauses: Clause[] = [{ kind: 'endorse', by: '*', candidate: name }, paidOnceDone(view.seat, through)];
    const most = Math.min(world.reach, packages);
    return { act, most, fits, value: value(seen), command: (states) => ({ type: 'deal.circulate', states, clauses }), cost };
  });
}

/** Packages for staying away from the vote. */
export function absences(desk: Desk, payers: readonly Payer[]): ListedAct[] {
  const { mind, b, id, row, fresh, bound } = desk;
  const { world, view } = mind;
  const missed = perState(b, 'away', (i) => {
    const { lead, coming, support } = b.rows[i] as Belief;
    return sigmoid(awayOdds(row(i), lead)) * coming * (1 - 2 * support);
  });
  const fits = fresh('deal.aid+attend');
  const value = (i: number) => missed(i) * (bound.has(id(i)) ? 0 : 1);
  return payers.map(({ act = 'away', through, packages, cost }): ListedAct => {
    const clauses: Clause[] = [{ kind: 'attend', by: '*', present: false }, paidOnceDone(view.seat, through)];
    const most = Math.min(world.reach, packages);
    return { act, most, fits, value: () => value, command: (states) => ({ type: 'deal.circulate', states, clauses }), cost };
  });
}

/** A package for whoever has done what was agreed. */
const paidOnceDone = (by: string, through: string | undefined): Clause => ({
  kind: 'aid',
  by,
  to: '*',
  n: 2,
  when: { acted: 0 },
  ...(through === undefined ? {} : { through }),
});

/** Whose aid a package may be: the sponsor's own, or that of a backer who stands quietly behind it. */
export interface Payer {
  /** What a profile calls it when this payer pays; absent: what is bought. */
  readonly act?: Act;
  readonly through?: string;
  readonly packages: number;
  /** Votes that a package is worth elsewhere, and what it may cost if it is found. */
  readonly cost: number;
  /** The share of what it costs in public that is left. */
  readonly seen: number;
}

/** Who could pay for packages here. `token` is what one of the seat's own aid costs. */
export function payersOf(desk: Desk, token: number): readonly Payer[] {
  const { view } = desk.mind;
  const own: Payer = { packages: Math.floor(view.purse.aid / 2), cost: 2 * token, seen: 1 };
  const backer = quietBacker(view);
  if (!backer) return [own];
  return [
    own,
    { act: 'quiet', through: backer.state, packages: Math.floor(backer.aid / 2), cost: costIfFound(desk, TRACE.aid), seen: 0.5 },
  ];
}

/** A backer who stands quietly behind this sponsor and has a package left; undefined where there is none. */
export const quietBacker = (view: SeatView): SeatView['backers'][number] | undefined =>
  view.kind === 'sponsor' ? view.backers.find((backer) => !backer.open && backer.aid >= 2) : undefined;
