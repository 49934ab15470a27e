import type { Profile } from '#shared/bots/profile.ts';
import { crossingOf, readingOrder } from '#shared/game/reading-order.ts';
import { livePromises } from '#shared/game/reckoning.ts';
import type { Entry } from '#shared/game/table.ts';
import { publicView } from '#shared/game/view.ts';
import { compileWorld, topOf, type World } from '#shared/game/world.ts';
import type { SeatRow } from '#shared/scenario/schema.ts';
import { nthSeed } from './duel.ts';
import { expectedVotes, favourite, isLarge, LEVEL3, type Played, playCast } from './play.ts';
import type { Ask, Findings } from './proofs.ts';
import { judged, type Line, type Row } from './report.ts';
import { type Estimate, meanOf, medianOf, quantile, rounded, shareOf, sum } from './stats.ts';

/** Votes that an active delegation must move at the median: 5 of 193, 1.5 of 42, and of a smaller hall as large a share as of forty-two. */
const MOVES = (world: World): number => (isLarge(world) ? 5 : rounded(1.5 * Math.min(1, world.states.length / 42)));
/** Offers that a person who does nothing must hear a day. */
const OFFERS = 2;
/**
 * A hall whose median is in doubt (the limit lies inside its interval), on whichever side it was, is watched over twice the games, and
 * then over so many times.
 */
const AGAIN = 3;

/** `--agency`: what an ordinary delegation moves and is offered, and whether the count has a story. */
export function agency({ games, small, seed, scenario, ids, shipped }: Ask): Findings {
  // One seat of many moves a large hall's votes by as much as chance does: twice the games.
  const cases = (world: World) => games ?? (small ? 4 : isLarge(world) ? 400 : 200);
  const worlds = (scenario ? [scenario] : ids.filter((id) => !small || shipped(id).states.length < 60).map(shipped)).map(compileWorld);
  const found = worlds.map((world) => {
    const few = cases(world);
    let all = watch(world, 0, few, seed);
    for (let times = 2; !small && times <= AGAIN && inDoubt(world, all); times++)
      all = [...all, ...watch(world, all.length, times * few, seed)];
    return { world, cases: all };
  });
  return {
    scenarios: worlds.map((world) => world.scenario.id),
    games: sum(found.map((entry) => 2 * entry.cases.length)),
    lines: found.flatMap((entry) => linesOf(entry.world, entry.cases, small)),
    tables: {
      'votes moved by one active delegation': found.flatMap(({ world, cases: all }) =>
        seatsOf(all).map((seat): Row => {
          const own = all.filter((entry) => entry.seat === seat);
          const moved = own.map((entry) => entry.moved);
          return {
            scenario: world.scenario.id,
            seat,
            games: own.length,
            median: medianOf(moved).value,
            p10: rounded(quantile(moved, 0.1)),
            p90: rounded(quantile(moved, 0.9)),
            'by the bench': medianOf(own.map((entry) => entry.bench)).value,
            'offers a day': meanOf(own.flatMap((entry) => entry.offers)).value,
            'days with two offers, per cent': shareOf(
              own.flatMap((entry) => entry.offers).filter((n) => n >= OFFERS).length,
              own.flatMap((entry) => entry.offers).length,
            ).value,
          };
        }),
      ),
    },
  };
}

interface Case {
  readonly seat: string;
  /** Expected votes for the name this seat worked for (most on its own account), active less silent, its own paper left out. */
  readonly moved: number;
  /** What the page would have told it: votes its visible acts moved. */
  readonly bench: number;
  /** Offers by others, day by day, while it did nothing. */
  readonly offers: readonly number[];
  readonly drama: Drama;
}

interface Drama {
  /** Share of papers read when the line is crossed. */
  readonly crossing: number;
  readonly rollCall: boolean;
  readonly morePromises: boolean;
}

/** An active delegation: it works for the name it prefers, and its backing and its word are not for sale. */
const ADVOCATE: Profile = {
  ...LEVEL3,
  acts: new Set(['persuade', 'speak', 'line', 'endorse', 'quote', 'promise']),
  habits: { outcome: 2, goods: 0, candour: 1, promisesBoth: false, backingForSale: false },
};

const inDoubt = (world: World, cases: readonly Case[]): boolean => {
  const [low, high] = movedOf(cases).interval;
  return low < MOVES(world) && MOVES(world) < high;
};

const movedOf = (cases: readonly Case[]): Estimate => medianOf(cases.map((entry) => entry.moved));

/**
 * The cases from one number to another. Each seed twice: one delegation in a person's place plays as well as it can, and not at all.
 * Seats take turns.
 */
function watch(world: World, from: number, to: number, seed: string): Case[] {
  const seats = world.scenario.seats.filter((row) => row.kind === 'delegation');
  return Array.from({ length: to - from }, (_, k): Case => {
    const n = from + k;
    const row = seats[n % seats.length] as SeatRow;
    const game = nthSeed(seed, `agency/${world.scenario.id}`, n);
    const active = playCast(world, game, { profiles: () => LEVEL3, guests: new Map([[row.id, ADVOCATE]]) });
    const offers = new Map<number, number>();
    let day = 1;
    const silent = playCast(world, game, { profiles: () => LEVEL3, guests: new Map([[row.id, null]]) }, ({ events }: Entry) => {
      for (const event of events) {
        if (event.type === 'phase.opened') day = event.day;
        if (event.type === 'deal.proposed' && event.deal.by !== row.id && event.deal.parties.includes(row.id))
          offers.set(day, (offers.get(day) ?? 0) + 1);
      }
    });
    const account = active.atDoors.seats[row.id]?.moved ?? [];
    const c = account.some((votes) => votes > 0) ? topOf(account) : favourite(world, active.atDoors, row.id);
    const votes = ({ atDoors }: Played) => expectedVotes(world, atDoors)[c] as number;
    return {
      seat: row.id,
      moved: votes(active) - votes(silent),
      bench: (active.state.seats[row.id]?.moved[c] as number) ?? 0,
      offers: Array.from({ length: world.scenario.days }, (_, before) => offers.get(before + 1) ?? 0),
      drama: dramaOf(world, active),
    };
  });
}

function dramaOf(world: World, { state }: Played): Drama {
  const pub = publicView(world, state);
  const last = pub.ballots.filter((ballot) => ballot.elected !== null || ballot.papers > 0).at(-1);
  const order = last
    ? readingOrder(
        last,
        world.candidates.map((candidate) => candidate.id),
      )
    : [];
  const promises = state.promises.reduce((sum, book) => sum + livePromises(book).length, 0);
  return {
    crossing: last ? crossingOf(order, last) / Math.max(1, order.length) : 0,
    rollCall: state.rollCall !== null,
    morePromises: promises > (last?.papers ?? 0),
  };
}

function linesOf(world: World, cases: readonly Case[], small: boolean): Line[] {
  const { id, days, rollCall, ballot } = world.scenario;
  const share = (of: (entry: Case) => boolean) => shareOf(cases.filter(of).length, cases.length);
  const firm = [
    ...(rollCall
      ? [
          judged(
            `${id}: games with a roll-call, per cent`,
            share(({ drama }) => drama.rollCall),
            { atLeast: 100 },
          ),
        ]
      : []),
    // Where letters went out before the game; where they did not, the scenario's own calibration says how many come.
    ...(world.scenario.circulars
      ? [
          judged(
            `${id}: games with more promises than papers, per cent`,
            share(({ drama }) => drama.morePromises),
            { atLeast: 99 },
          ),
        ]
      : []),
  ];
  if (small) return firm;
  const worst = seatsOf(cases)
    .map((seat) => meanOf(cases.filter((entry) => entry.seat === seat).flatMap((entry) => entry.offers)))
    .reduce((a, b) => (b.value < a.value ? b : a));
  return [
    judged(`${id}: votes that an active delegation moves, median`, movedOf(cases), { atLeast: MOVES(world) }),
    judged(`${id}: offers a day to a person who does nothing, over ${days} days, worst seat`, worst, { atLeast: OFFERS }),
    // The order of papers is staged; that of the roll is not, and history had its own.
    ...(world.scenario.historic || ballot.open
      ? []
      : [
          judged(
            `${id}: games in which the line is crossed after 70 % of the papers, per cent`,
            share(({ drama }) => drama.crossing > 0.7),
            { atLeast: 60 },
          ),
        ]),
    ...firm,
  ];
}

const seatsOf = (cases: readonly Case[]): readonly string[] => [...new Set(cases.map((entry) => entry.seat))].sort();
