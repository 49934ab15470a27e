import type { Clause, Command } from '../game/command.ts';
import { UNKNOWN } from '../game/state.ts';
import { backingOdds, goodsValue, persuasion, publicReluctance } from '../game/utility.ts';
import type { DealView, PublicView, SeatView } from '../game/view.types.ts';
import { candidateIndex, meanOfOthers, type World } from '../game/world.ts';
import { sigmoid } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import { type Beliefs, beliefs, goodwill, support } from './belief.ts';
import type { BotMind } from './bot.ts';

/**
 * The campaign bot (candidate or sponsor): of everything it could do with one talk, the act with the largest expected gain in
 * margin, goods priced by how fast they run out (docs/rulebook.md §11). It knows what its own camp may see and nothing else.
 */
export function campaignMove(mind: BotMind): Command | null {
  const { world, pub, view } = mind;
  const answer = answerOffers(mind);
  if (answer) return answer;
  if (view.purse.talks < 1 || mind.spentTalks >= mind.talksByNow) return null;
  const c = candidateIndex(world, view.candidate ?? '');
  const offer = offerToPerson(mind, c);
  if (offer) return offer;
  const plan = best(plans(world, pub, view, c));
  return plan && plan.value > 0 ? plan.command : null;
}

/** The bloc and the issue where a speech would move most; silence where nothing moves. */
export function campaignSpeech(world: World, pub: PublicView, view: SeatView): Command {
  const c = candidateIndex(world, view.candidate ?? '');
  if (view.kind !== 'candidate' || view.purse.talks < 1) return { type: 'floor.seal', act: { act: 'silent' } };
  const b = beliefs(world, pub, view, c);
  const bloc = [...world.blocMembers]
    .map(([id, members]) => ({
      id,
      value: members.reduce((sum, i) => sum + swing(world, b, i, 0.07), 0),
    }))
    .sort((x, y) => y.value - x.value)[0];
  const issue = bestIssue(world, bloc?.id ?? '', c);
  return {
    type: 'floor.seal',
    act: {
      act: 'speak',
      candidate: view.candidate ?? '',
      bloc: bloc?.id ?? '',
      issue,
    },
  };
}

interface Plan {
  readonly command: Command;
  readonly value: number;
}

const best = (plans: readonly Plan[]): Plan | undefined =>
  plans.reduce<Plan | undefined>((top, plan) => (top && top.value >= plan.value ? top : plan), undefined);

/** Expected change in margin if this state's advantage grows by `delta`. */
function swing(world: World, b: Beliefs, i: number, delta: number): number {
  const slope = b.slopes[i] as number;
  const x = slope * (b.leads[i] as number);
  return 2 * (world.states[i] as StateRow).attendance * (sigmoid(x + slope * delta) - sigmoid(x));
}

function plans(world: World, pub: PublicView, view: SeatView, c: number): Plan[] {
  const b = beliefs(world, pub, view, c);
  const played = new Set(pub.seats.filter((seat) => seat.held !== 'game').map((seat) => seat.id));
  const found: Plan[] = [];
  for (const members of world.blocMembers.values()) {
    const open = members.filter((i) => !played.has((world.states[i] as StateRow).id));
    found.push(...blocPlans(world, pub, view, c, b, open, members));
  }
  return found;
}

function blocPlans(
  world: World,
  pub: PublicView,
  view: SeatView,
  c: number,
  b: Beliefs,
  open: readonly number[],
  members: readonly number[],
): Plan[] {
  const name = view.candidate ?? '';
  const id = (i: number) => (world.states[i] as StateRow).id;
  const known = (i: number) => view.known[id(i)] ?? UNKNOWN;
  const asked = (kind: string, i: number) => view.asked.includes(`${kind}:${id(i)}`);
  const held = (i: number) => view.held[id(i)]?.live === true;
  const pick = (from: readonly number[], max: number, value: (i: number) => number) => top(from, max, value);
  const found: Plan[] = [];
  const add = (choice: { readonly ids: readonly number[]; readonly value: number }, command: (ids: string[]) => Command, price = 0) => {
    if (choice.ids.length > 0)
      found.push({
        command: command(choice.ids.map(id)),
        value: choice.value - price * choice.ids.length,
      });
  };

  add(
    pick(open, world.reach, (i) => swing(world, b, i, persuasion(goodwill(known(i).visits)))),
    (states) => ({ type: 'persuade', states, candidate: name }),
  );

  const doubt = (i: number) => (1.5 * support(b, i) * (1 - support(b, i))) / world.reach;
  add(
    pick(
      open.filter((i) => known(i).reading === null && !asked('quiet', i)),
      2 * world.reach,
      doubt,
    ),
    (states) => ({ type: 'ask.quietly', states }),
  );

  const word = (i: number) => 0.7 * swing(world, b, i, 0.32) + 0.05 * support(b, i) * (1 - support(b, i));
  add(
    pick(
      open.filter((i) => !held(i) && !asked('promise', i)),
      2 * world.reach,
      word,
    ),
    (states) => ({ type: 'promise.ask', states }),
  );

  for (const withPromise of [true, false]) {
    const kinds = withPromise ? '+promise' : '';
    const asksPromise: Clause[] = withPromise ? [{ kind: 'promise', by: '*', candidate: name }] : [];
    const fit = open.filter((i) => held(i) !== withPromise);
    if (view.kind === 'candidate') {
      const left = view.purse.chairs - promisedChairs(view);
      const gain = (i: number) => swing(world, b, i, 1.15 / (1 + known(i).goods) + (withPromise ? 0.32 : 0));
      add(
        pick(
          fit.filter((i) => !hasChair(view, id(i)) && !asked(`deal.chair${kinds}`, i)),
          Math.min(world.reach, left),
          gain,
        ),
        (states) => ({
          type: 'deal.circulate',
          states,
          clauses: [{ kind: 'chair', by: view.seat, to: '*' }, ...asksPromise],
        }),
        price(left, world.seatRows.get(view.seat)?.chairs ?? 0, pub, world, 0.1),
      );
    } else {
      const gain = (i: number) =>
        swing(
          world,
          b,
          i,
          goodsValue(world.states[i] as StateRow, { aid: 2, letters: 0, chairs: 0 }, known(i).goods) + (withPromise ? 0.32 : 0),
        );
      add(
        pick(
          fit.filter((i) => !asked(`deal.aid${kinds}`, i)),
          Math.min(world.reach, Math.floor(view.purse.aid / 2)),
          gain,
        ),
        (states) => ({
          type: 'deal.circulate',
          states,
          clauses: [{ kind: 'aid', by: view.seat, to: '*', n: 2 }, ...asksPromise],
        }),
        2 * price(view.purse.aid, world.seatRows.get(view.seat)?.aid ?? 0, pub, world, 0.06),
      );
    }
  }

  if (view.kind === 'sponsor') {
    const already = members.filter((i) => pub.states[i]?.backs === name && (pub.states[i]?.changed ?? 0) > 0).length;
    const pull = 1.9 / members.length / (1 + 0.35 * already);
    const others = members.reduce((sum, j) => sum + swing(world, b, j, pull), 0);
    const value = (i: number) => {
      const odds = backingOdds((b.leads[i] as number) - publicReluctance(world, pub.publicCost, i, c));
      return (
        sigmoid(odds) *
        (swing(world, b, i, 0.55 + goodsValue(world.states[i] as StateRow, { aid: 2, letters: 0, chairs: 0 }, known(i).goods)) + others)
      );
    };
    const free = open.filter(
      (i) =>
        pub.states[i]?.backs === null &&
        pub.states[i]?.changed !== pub.day &&
        !asked('deal.aid+endorse', i) &&
        !promisedBacking(view, id(i)),
    );
    add(
      pick(free, Math.min(world.reach, Math.floor(view.purse.aid / 2)), value),
      (states) => ({
        type: 'deal.circulate',
        states,
        clauses: [
          { kind: 'endorse', by: '*', candidate: name },
          { kind: 'aid', by: view.seat, to: '*', n: 2, when: { acted: 0 } },
        ],
      }),
      2 * price(view.purse.aid, world.seatRows.get(view.seat)?.aid ?? 0, pub, world, 0.06),
    );
  }
  return found;
}

/** The `max` best of them and their sum; those worth nothing are left out. */
function top(
  from: readonly number[],
  max: number,
  value: (i: number) => number,
): { readonly ids: readonly number[]; readonly value: number } {
  const rated = from
    .map((i) => ({ i, value: value(i) }))
    .filter((entry) => entry.value > 0)
    .sort((x, y) => y.value - x.value || x.i - y.i)
    .slice(0, Math.max(0, max));
  return {
    ids: rated.map((entry) => entry.i),
    value: rated.reduce((sum, entry) => sum + entry.value, 0),
  };
}

/** Goods are dear when they run out faster than the days do. */
function price(left: number, total: number, pub: PublicView, world: World, floor: number): number {
  if (total === 0) return 0;
  const time = Math.max(0.05, (world.scenario.days - pub.day + 1 - pub.beat / 10) / world.scenario.days);
  return (floor + Math.max(0, 0.9 * (1 - left / total / time))) / world.reach;
}

const chairClauses = (view: SeatView) =>
  view.deals
    .filter((deal) => deal.status === 'open' || deal.status === 'settled')
    .flatMap((deal) => deal.clauses.filter((clause) => clause.kind === 'chair' && clause.by === view.seat));

const promisedChairs = (view: SeatView): number => chairClauses(view).length;

const hasChair = (view: SeatView, id: string): boolean => chairClauses(view).some((clause) => clause.kind === 'chair' && clause.to === id);

const promisedBacking = (view: SeatView, id: string): boolean =>
  view.deals.some(
    (deal) =>
      deal.status === 'settled' &&
      deal.clauses.some((clause, i) => clause.kind === 'endorse' && clause.by === id && deal.clauseStatus[i] === 'open'),
  );

function bestIssue(world: World, bloc: string, c: number): string {
  const members = world.blocMembers.get(bloc) ?? [];
  const gap = (x: number) => (x < 0 ? -x : x);
  const rated = world.scenario.issues.map((issue, k) => ({
    id: issue.id,
    value: members.reduce((sum, i) => {
      const row = world.states[i] as StateRow;
      const away = world.candidates.map((candidate) => gap((row.ideals[k] as number) - (candidate.platform[k] as number)));
      const far = meanOfOthers(away, c) - (away[c] as number);
      return sum + (row.weights[k] as number) * far;
    }, 0),
  }));
  return rated.sort((x, y) => y.value - x.value)[0]?.id ?? '';
}

/** Offers by others: taken when they bring a vote's worth for what they cost; a sponsor pays for its own candidate. */
function answerOffers(mind: BotMind): Command | null {
  const { view } = mind;
  const waiting = view.deals.find((deal) => deal.status === 'open' && !deal.accepted.includes(view.seat));
  if (!waiting) return null;
  return {
    type: 'deal.answer',
    deal: waiting.id,
    accept: canPay(view, waiting) && worthIt(mind, waiting),
  };
}

function canPay(view: SeatView, deal: DealView): boolean {
  let aid = 0;
  let letters = 0;
  for (const clause of deal.clauses) {
    if (clause.by !== view.seat) continue;
    if (clause.kind === 'chair' && promisedChairs(view) >= 2 * view.purse.chairs) return false;
    if (clause.kind === 'aid') aid += clause.n;
    if (clause.kind === 'letter') letters += clause.n;
  }
  return (
    aid <= view.purse.aid &&
    letters <= view.purse.letters &&
    !deal.clauses.some((clause) => clause.by === view.seat && clause.kind === 'silence')
  );
}

function worthIt(mind: BotMind, deal: DealView): boolean {
  const { view } = mind;
  const name = view.candidate;
  let value = 0;
  for (const clause of deal.clauses) {
    if (clause.by === view.seat) {
      if (clause.kind === 'aid') value -= 0.5 * clause.n;
      else if (clause.kind === 'letter') value -= 0.6 * clause.n;
      else if (clause.kind === 'chair') value -= 0.9;
      else if (clause.kind === 'rollcall') value -= 3;
    } else if (clause.kind === 'endorse') value += clause.candidate === name ? 1.6 : -2;
    else if (clause.kind === 'promise') value += clause.candidate === name ? 0.7 : -1;
    else if (clause.kind === 'silence') value += 0.3;
    else if (clause.kind === 'rollcall') value += 0.5;
    else if ('to' in clause && clause.to === view.seat) value += clause.kind === 'aid' ? 0.4 * clause.n : 0.3;
  }
  return value > 0;
}

/** Once a day each person's delegation hears from each camp: a chair for a promise, or aid for public backing. */
function offerToPerson(mind: BotMind, c: number): Command | null {
  const { world, pub, view } = mind;
  const name = world.candidates[c]?.id ?? '';
  for (const seat of pub.seats) {
    if (seat.kind !== 'delegation' || seat.held !== 'person' || seat.id === view.seat) continue;
    if (view.deals.some((deal) => deal.day === pub.day && deal.by === view.seat && deal.parties.includes(seat.id))) continue;
    if (view.deals.filter((deal) => deal.status === 'open' && deal.by === view.seat).length >= 6) return null;
    const backs = pub.states[world.indexOf.get(seat.id) ?? -1];
    if (view.kind === 'candidate') {
      if (promisedChairs(view) >= view.purse.chairs || hasChair(view, seat.id)) continue;
      const clauses: Clause[] = view.held[seat.id]?.live
        ? [
            { kind: 'chair', by: view.seat, to: seat.id },
            { kind: 'silence', by: seat.id },
          ]
        : [
            { kind: 'chair', by: view.seat, to: seat.id },
            { kind: 'promise', by: seat.id, candidate: name },
          ];
      return { type: 'deal.propose', to: [seat.id], clauses };
    }
    if (view.purse.aid < 2) continue;
    if (backs?.backs === null && backs.changed !== pub.day) {
      const clauses: Clause[] = [
        { kind: 'endorse', by: seat.id, candidate: name },
        { kind: 'aid', by: view.seat, to: seat.id, n: 2, when: { acted: 0 } },
      ];
      return { type: 'deal.propose', to: [seat.id], clauses };
    }
    if (!view.held[seat.id]?.live) {
      return {
        type: 'deal.propose',
        to: [seat.id],
        clauses: [
          { kind: 'promise', by: seat.id, candidate: name },
          { kind: 'aid', by: view.seat, to: seat.id, n: 1 },
        ],
      };
    }
  }
  return null;
}
