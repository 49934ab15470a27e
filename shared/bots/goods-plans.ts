import { SEEN_TO_IT, TICKET } from '../game/book-deal.ts';
import type { Clause } from '../game/command.ts';
import { TRACE } from '../game/scandal.ts';
import { COMMIT_BY_PROMISE } from '../game/setup.ts';
import { expertShift, expertTrust, goodsValue } from '../game/utility.ts';
import { type Belief, expertsTrust, perState, support, swing } from './belief.ts';
import { type Desk, promisedChairs } from './desk.ts';
import { costIfFound, price } from './means.ts';
import type { Act } from './profile.ts';
import type { ListedAct } from './short-list.ts';

/** Goods that a campaign hands over at once, with or without a written promise in return. */

/** Chairs for those who do not have one. */
export function chairs(desk: Desk): ListedAct[] {
  const { mind, c, b, id, known, held, fresh, chaired } = desk;
  const { world, view, profile } = mind;
  const owned = view.purse.chairs - promisedChairs(view);
  const left = profile.acts?.has('overpromise') ? Math.max(owned, world.reach) : owned;
  const act: Act = owned > 0 ? 'chair' : 'overpromise';
  const cost = price(mind, owned, world.seatRows.get(view.seat)?.chairs ?? 0, 0.1) + costIfFound(desk, TRACE.chair);
  return [true, false].map((withPromise): ListedAct => {
    const gain = perState(b, withPromise ? 'chair+word' : 'chair', (i) =>
      swing(b, i, goodsValue(desk.row(i), { chairs: 1 }, known(i).goods) + (withPromise ? COMMIT_BY_PROMISE : 0)),
    );
    const unasked = fresh(`deal.chair${withPromise ? '+promise' : ''}`);
    const fits = (i: number) => held(i) !== withPromise && !chaired.has(id(i)) && unasked(i);
    const clauses: Clause[] = [{ kind: 'chair', by: view.seat, to: '*' }, ...promiseToo(withPromise, world.candidates[c]?.id ?? '')];
    const most = Math.min(world.reach, left);
    return { act, most, fits, value: () => gain, command: (states) => ({ type: 'deal.circulate', states, clauses }), cost };
  });
}

/** Tokens in one gift: the needy take more to heart in one visit. */
const GIFTS = [2, 4, 6] as const;

/** Aid for goodwill. `token` is what one of it costs. */
export function gifts(desk: Desk, token: number): ListedAct[] {
  const { mind, c, b, row, known, held, fresh } = desk;
  const { world, view } = mind;
  const name = world.candidates[c]?.id ?? '';
  return [true, false].flatMap((withPromise) => {
    const unasked = fresh(`deal.aid${withPromise ? '+promise' : ''}`);
    const fits = (i: number) => held(i) !== withPromise && unasked(i);
    return GIFTS.map((n): ListedAct => {
      const most = Math.min(world.reach, Math.floor(view.purse.aid / n));
      const given = perState(
        b,
        withPromise ? 'aid+word' : 'aid',
        (i) => swing(b, i, goodsValue(row(i), { aid: n }, known(i).goods) + (withPromise ? COMMIT_BY_PROMISE : 0)),
        n,
      );
      const clauses: Clause[] = [{ kind: 'aid', by: view.seat, to: '*', n }, ...promiseToo(withPromise, name)];
      return {
        act: 'aid',
        most,
        fits,
        value: () => given,
        command: (states) => ({ type: 'deal.circulate', states, clauses }),
        cost: n * token,
      };
    });
  });
}

const promiseToo = (wanted: boolean, candidate: string): Clause[] => (wanted ? [{ kind: 'promise', by: '*', candidate }] : []);

/** Tickets for those who might not come. `token` is what one of aid costs. */
export function tickets(desk: Desk, token: number): ListedAct {
  const { mind, b, id, row, known, fresh, ticketed } = desk;
  const { world, view } = mind;
  const gain = perState(
    b,
    'ticket',
    (i) =>
      0.85 * (SEEN_TO_IT - (b.rows[i] as Belief).coming) * (2 * support(b, i) - 1) +
      0.85 * swing(b, i, goodsValue(row(i), TICKET, known(i).goods)),
  );
  const unasked = fresh('deal.travel');
  const fits = (i: number) => row(i).attendance < 0.95 && unasked(i) && !ticketed.has(id(i));
  const clauses: Clause[] = [{ kind: 'travel', by: view.seat, to: '*' }];
  const most = Math.min(world.reach, view.purse.aid);
  return { act: 'travel', most, fits, value: () => gain, command: (states) => ({ type: 'deal.circulate', states, clauses }), cost: token };
}

/** Experts for those with few people: trust, and less need of a forum where states alone decide. */
export function experts(desk: Desk): ListedAct {
  const { mind, c, b, row, known, fresh } = desk;
  const { world, pub, view } = mind;
  const { agenda } = pub.affairs;
  const gain = perState(b, 'expert', (i) => {
    const n = known(i).experts;
    const shift = (k: number) => expertShift(world, agenda, i, k, n + 1) - expertShift(world, agenda, i, k, n);
    const rival = world.candidates.reduce((top, _, k) => (k === c ? top : Math.max(top, shift(k))), Number.NEGATIVE_INFINITY);
    return 0.8 * swing(b, i, expertTrust(expertsTrust(n)) + shift(c) - rival);
  });
  const unasked = fresh('deal.expertise');
  const fits = (i: number) => row(i).capacity < 0.55 && unasked(i);
  const clauses: Clause[] = [{ kind: 'expertise', by: view.seat, to: '*', n: 1 }];
  const most = Math.min(world.reach, view.purse.expertise);
  return { act: 'expert', most, fits, value: () => gain, command: (states) => ({ type: 'deal.circulate', states, clauses }), cost: 0 };
}
