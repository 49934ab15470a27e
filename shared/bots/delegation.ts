import { type Stance, weigh } from '../game/answer.ts';
import type { Clause, Command } from '../game/command.ts';
import { type PerCandidate, UNKNOWN } from '../game/state.ts';
import { backingOdds, promiseOdds, publicReluctance, rollCallChances } from '../game/utility.ts';
import type { DealView } from '../game/view.types.ts';
import { bestOther, candidateIndex, topOf } from '../game/world.ts';
import { sigmoid } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import type { BotMind } from './bot.ts';

/**
 * The delegation bot: weighs offers by the same function as a state run by the game, answers requests politely, speaks for its
 * favourite to its bench, and makes a person one offer a day (docs/rulebook.md §11).
 */
export function delegationMove(mind: BotMind): Command | null {
  return answerOffer(mind) ?? answerRequest(mind) ?? ownWork(mind);
}

/** Its public act: what it is bound to, or backing where it feels strongly and little is at stake, else silence. */
export function delegationAct(mind: BotMind): Command {
  const { world, pub, view } = mind;
  const i = world.indexOf.get(view.seat) as number;
  const bound = bonds(mind).find((clause) => clause.kind === 'endorse' || clause.kind === 'silence');
  const face = pub.states[i];
  if (bound?.kind === 'endorse' && face?.backs === null)
    return {
      type: 'floor.seal',
      act: { act: 'endorse', candidate: bound.candidate },
    };
  const c = favourite(mind);
  const odds = backingOdds(advantageOf(mind, c) - publicReluctance(world, pub.publicCost, i, c)) - 3;
  const speaks = !bound && face?.backs === null && face.changed !== pub.day && mind.chance(sigmoid(odds), 'backs');
  return {
    type: 'floor.seal',
    act: speaks ? { act: 'endorse', candidate: world.candidates[c]?.id ?? '' } : { act: 'silent' },
  };
}

/** Its vote in the roll-call: as bound, else as it leans. */
export function delegationVote(mind: BotMind): Command {
  const { world, pub, view } = mind;
  const bound = bonds(mind).find((clause) => clause.kind === 'rollcall');
  if (bound?.kind === 'rollcall') return { type: 'rollcall.vote', vote: bound.vote };
  const { yes, no } = rollCallChances(world, targetOf(mind), pub.publicCost, world.indexOf.get(view.seat) as number);
  return {
    type: 'rollcall.vote',
    vote: mind.chance(yes, 'yes') ? 'yes' : mind.chance(no, 'no') ? 'no' : 'abstain',
  };
}

/** Target of the roll-call as an index, or null. */
const targetOf = ({ world, pub }: BotMind): number | null =>
  pub.affairs.target === null ? null : candidateIndex(world, pub.affairs.target);

const bonds = ({ view }: BotMind): readonly Clause[] =>
  view.deals
    .filter((deal) => deal.status === 'settled')
    .flatMap((deal) => deal.clauses.filter((clause, i) => clause.by === view.seat && deal.clauseStatus[i] === 'open'));

const favourite = (mind: BotMind): number => topOf(valuesOf(mind));

const valuesOf = ({ world, view }: BotMind): PerCandidate => view.leaning ?? world.candidates.map(() => 0);

const advantageOf = (mind: BotMind, c: number): number => (valuesOf(mind)[c] as number) - bestOther(valuesOf(mind), c);

function stance(mind: BotMind): Stance {
  const { world, pub, view } = mind;
  const goods: number[] = world.candidates.map(() => 0);
  for (const deal of view.deals) {
    if (deal.status !== 'settled') continue;
    for (const [index, clause] of deal.clauses.entries()) {
      const camp = world.candidates.findIndex((candidate) => candidate.id === world.seatRows.get(clause.by)?.candidate);
      if (camp >= 0 && 'to' in clause && clause.to === view.seat && deal.clauseStatus[index] === 'done')
        goods[camp] = (goods[camp] as number) + 0.5;
    }
  }
  return { values: valuesOf(mind), goods, publicCost: pub.publicCost, target: targetOf(mind) };
}

function answerOffer(mind: BotMind): Command | null {
  const { world, view } = mind;
  const deal = view.deals.find((entry) => entry.status === 'open' && !entry.accepted.includes(view.seat));
  if (!deal) return null;
  const i = world.indexOf.get(view.seat) as number;
  const yes = possible(mind, deal) && mind.chance(weigh(world, i, stance(mind), deal.clauses).chance, 'deal', deal.id);
  return { type: 'deal.answer', deal: deal.id, accept: yes };
}

/** Whether it can still do and pay what the offer asks of it. */
function possible(mind: BotMind, deal: DealView): boolean {
  const { view } = mind;
  const mine = deal.clauses.filter((clause) => clause.by === view.seat);
  const sum = (kind: 'aid' | 'letter') => mine.reduce((total, clause) => total + (clause.kind === kind ? clause.n : 0), 0);
  const floor = (clause: Clause) => clause.kind === 'endorse' || clause.kind === 'silence';
  const clash = mine.some((clause) =>
    bonds(mind).some((bond) => (floor(clause) && floor(bond)) || (clause.kind === 'rollcall' && bond.kind === 'rollcall')),
  );
  return sum('aid') <= view.purse.aid && sum('letter') <= view.purse.letters && !clash;
}

function answerRequest(mind: BotMind): Command | null {
  const { world, view } = mind;
  for (const candidate of view.requests) {
    if (view.given[candidate]?.live) continue;
    const c = world.candidates.findIndex((entry) => entry.id === candidate);
    if (mind.chance(sigmoid(promiseOdds(world, advantageOf(mind, c))), 'request', candidate)) return { type: 'promise.give', candidate };
  }
  return null;
}

function ownWork(mind: BotMind): Command | null {
  const { world, view } = mind;
  if (view.purse.talks < 1 || mind.spentTalks >= mind.talksByNow) return null;
  return offerToPerson(mind) ?? persuadeBench(mind, world.candidates[favourite(mind)]?.id ?? '');
}

/** To a person's campaign: public backing for two aid tokens. To a person's delegation: a letter for a letter. */
function offerToPerson(mind: BotMind): Command | null {
  const { world, pub, view } = mind;
  const face = pub.states[world.indexOf.get(view.seat) ?? -1];
  for (const seat of pub.seats) {
    if (seat.held !== 'person') continue;
    if (view.deals.some((deal) => deal.day === pub.day && deal.by === view.seat)) return null;
    const row = world.seatRows.get(seat.id);
    if (
      seat.kind === 'sponsor' &&
      row?.candidate === world.candidates[favourite(mind)]?.id &&
      face?.backs === null &&
      bonds(mind).length === 0
    ) {
      return {
        type: 'deal.propose',
        to: [seat.id],
        clauses: [
          { kind: 'endorse', by: view.seat, candidate: row?.candidate ?? '' },
          { kind: 'aid', by: seat.id, to: view.seat, n: 2, when: { acted: 0 } },
        ],
      };
    }
    if (seat.kind === 'candidate' && seat.id === world.candidates[favourite(mind)]?.id && !view.given[seat.id]?.live) {
      return {
        type: 'deal.propose',
        to: [seat.id],
        clauses: [
          { kind: 'promise', by: view.seat, candidate: seat.id },
          { kind: 'chair', by: seat.id, to: view.seat },
        ],
      };
    }
    if (seat.kind === 'delegation' && view.purse.letters > 0 && mind.chance(0.12, 'letter', seat.id)) {
      return {
        type: 'deal.propose',
        to: [seat.id],
        clauses: [
          { kind: 'letter', by: view.seat, to: seat.id, n: 1 },
          { kind: 'letter', by: seat.id, to: view.seat, n: 1 },
        ],
      };
    }
  }
  return null;
}

/** A neighbour is believed: it spends its talks on those of its bench whom it has called on least. */
function persuadeBench(mind: BotMind, candidate: string): Command | null {
  const { world, pub, view } = mind;
  const played = new Set(pub.seats.filter((seat) => seat.held !== 'game').map((seat) => seat.id));
  const visits = (id: string) => (view.known[id] ?? UNKNOWN).visits;
  const bench = (world.seatRows.get(view.seat)?.bench ?? [])
    .filter((id) => !played.has(id) && visits(id) < 3)
    .sort((a, b) => visits(a) - visits(b));
  const first = bench[0];
  if (first === undefined) return null;
  const blocOf = (id: string) => (world.states[world.indexOf.get(id) ?? -1] as StateRow).bloc;
  return {
    type: 'persuade',
    states: bench.filter((id) => blocOf(id) === blocOf(first)).slice(0, world.reach),
    candidate,
  };
}
