import { backingPull, SPEECH } from '../game/book-floor.ts';
import type { FloorAct } from '../game/command.ts';
import type { GameEvent } from '../game/event.ts';
import { publicValue } from '../game/forecast.ts';
import { POINTS } from '../game/score.ts';
import type { Vote } from '../game/state.ts';
import { issueWeights, linePull, publicReluctance, rollCallParts } from '../game/utility.ts';
import type { PublicView } from '../game/view.types.ts';
import { candidateIndex, GONE, topOf, type World } from '../game/world.ts';
import { sigmoid } from '../kit/math.ts';
import type { StateRow } from '../scenario/schema.ts';
import { winChance } from './worth.ts';

/**
 * After the game anybody may ask of a visible act of a bot: why? The answer is the largest true reason among those that everyone could
 * reckon when the act was seen: nothing was stored for it, and nothing that was private, a bargain or a leaning, is among its arguments.
 * It reads nothing that happens from the doors on, and there is no act of the booth to ask about.
 */
export type VisibleAct =
  | { readonly kind: 'endorse'; readonly by: string; readonly candidate: string }
  | { readonly kind: 'speak'; readonly by: string; readonly candidate: string; readonly bloc: string; readonly issue: string }
  | { readonly kind: 'line'; readonly bloc: string; readonly candidate: string }
  | { readonly kind: 'rollcall'; readonly by: string; readonly vote: Vote };

/** A key in `assets/words` and what fills it: names and counts that everyone knows. */
export interface Why {
  readonly key: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** What the answer may look at: of the states their backing, of the affairs the agenda, lines, names on the paper and the target. */
export type WhyView = Pick<PublicView, 'publicCost' | 'day' | 'states' | 'affairs'>;

/** Why this was done. `pub` is the view in which the act was first seen; a later one answers for the hall as it is by then. */
export function whyOf(world: World, pub: WhyView, act: VisibleAct): Why {
  switch (act.kind) {
    case 'endorse':
      return whyBack(world, pub, act.by, candidateIndex(world, act.candidate));
    case 'speak':
      return whySpeak(world, pub, act);
    case 'line':
      return whyLine(world, pub, act.bloc, candidateIndex(world, act.candidate));
    case 'rollcall':
      return whyVote(world, pub, act.by, act.vote);
  }
}

/** The acts of an event that can be asked about: those of seats that a bot holds, and of states run by the game. */
export function visibleActs(world: World, pub: Pick<PublicView, 'seats'>, event: GameEvent): readonly VisibleAct[] {
  const persons = new Set(pub.seats.filter((seat) => seat.held === 'person').map((seat) => seat.id));
  if (event.type === 'line.adopted') return [{ kind: 'line', bloc: event.bloc, candidate: world.candidates[event.candidate]?.id ?? '' }];
  if (event.type === 'floor.revealed') return event.acts.filter(({ by }) => !persons.has(by)).flatMap(({ by, act }) => floorAct(by, act));
  if (event.type !== 'rollcall.read') return [];
  return world.states.flatMap(({ id }, i): VisibleAct[] => {
    const vote = event.votes[i] ?? null;
    return vote === null || persons.has(id) ? [] : [{ kind: 'rollcall', by: id, vote }];
  });
}

function floorAct(by: string, act: FloorAct): VisibleAct[] {
  if (act.act === 'endorse') return [{ kind: 'endorse', by, candidate: act.candidate }];
  return act.act === 'speak' ? [{ kind: 'speak', by, candidate: act.candidate, bloc: act.bloc, issue: act.issue }] : [];
}

/** One reason there might be, and how much it weighs: in utility for public acts, in points or votes for deals. */
export interface Term extends Why {
  readonly value: number;
}

/** Terms smaller than this are no reason worth giving. */
const LEAST = 0.05;

/** The largest term on this side; what is said where none is large enough. */
export function largest(terms: readonly Term[], otherwise: Why): Why {
  const top = terms.reduce<Term>((best, term) => (term.value > best.value ? term : best), { ...otherwise, value: LEAST });
  return { key: top.key, args: top.args };
}

/** Backing: against backing the name next to it, as anyone could reckon. */
function whyBack(world: World, pub: WhyView, by: string, c: number): Why {
  const i = world.indexOf.get(by);
  const candidate = world.candidates[c]?.short ?? '';
  const unsaid: Why = { key: 'why.endorse.unsaid', args: { candidate } };
  if (i === undefined) return unsaid;
  const row = world.states[i] as StateRow;
  const other = rivalOf(world, pub, i, c);
  const seen = publicReluctance(world, pub.publicCost, i, other) - publicReluctance(world, pub.publicCost, i, c);
  const members = world.blocMembers.get(row.bloc) ?? [];
  const before = (k: number) => members.filter((j) => j !== i && backedBefore(world, pub, j, k)).length;
  const pull = (n: number) => Array.from({ length: n }, (_, k) => backingPull(members.length, k)).reduce((sum, x) => sum + x, 0);
  const odds = (k: number) => winChance({ world, pub, hunch: () => 0 }, world.candidates[k]?.id ?? '');
  const line = linePull(world, lineIndexes(world, pub), i, c, 0) - linePull(world, lineIndexes(world, pub), i, other, 0);
  return largest(
    [
      ...interestTerms(world, pub, i, c, other, 'why.endorse'),
      { key: 'why.endorse.line', args: { candidate, bloc: blocName(world, row.bloc) }, value: line },
      {
        key: 'why.endorse.neighbours',
        args: { candidate, n: before(c), bloc: blocName(world, row.bloc) },
        value: pull(before(c)) - pull(before(other)),
      },
      { key: 'why.endorse.cost', args: { candidate, other: world.candidates[other]?.short ?? '' }, value: seen },
      // Credit for the winner and cost for the loser, three points to one of utility (docs/rulebook.md §9).
      {
        key: 'why.endorse.winner',
        args: { candidate },
        value: ((POINTS.winner - POINTS.loser * row.exposure) * (odds(c) - odds(other))) / 3,
      },
    ],
    unsaid,
  );
}

/** What this state's interests, its votes on record and the person's standing say for c against the other. */
function interestTerms(world: World, pub: WhyView, i: number, c: number, other: number, prefix: string): Term[] {
  const row = world.states[i] as StateRow;
  const candidate = world.candidates[c]?.short ?? '';
  const weights = issueWeights(world, pub.affairs.agenda, i).map((factor, k) => factor * (row.weights[k] as number));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const away = (k: number, n: number) => Math.abs((row.ideals[n] as number) - (platformOf(pub, k)[n] as number));
  return [
    ...world.scenario.issues.map(({ name }, n) => ({
      key: `${prefix}.issue`,
      args: { candidate, issue: name },
      value: (world.constants.A * (weights[n] as number) * (away(other, n) - away(c, n))) / total,
    })),
    { key: `${prefix}.alignment`, args: { candidate }, value: (world.alignment[i]?.[c] ?? 0) - (world.alignment[i]?.[other] ?? 0) },
    { key: `${prefix}.standing`, args: { candidate }, value: (world.standing[c] ?? 0) - (world.standing[other] ?? 0) },
  ];
}

/** A speech: for its issue, or because so many there had said nothing yet. */
function whySpeak(world: World, pub: WhyView, act: Extract<VisibleAct, { kind: 'speak' }>): Why {
  const c = candidateIndex(world, act.candidate);
  const k = world.issueIndex.get(act.issue) ?? 0;
  const members = world.blocMembers.get(act.bloc) ?? [];
  const terms = members.map((i) => {
    const row = world.states[i] as StateRow;
    const other = rivalOf(world, pub, i, c);
    const lead = publicValue(world, pub, i, c) - publicValue(world, pub, i, other);
    const doubt = sigmoid(lead) * (1 - sigmoid(lead));
    const away = (n: number) => Math.abs((row.ideals[k] as number) - (platformOf(pub, n)[k] as number));
    const nearer = away(other) - away(c);
    const total = row.weights.reduce((sum, weight) => sum + weight, 0);
    const heavier = (world.constants.A * (SPEECH.weight - 1) * (row.weights[k] as number) * nearer) / total;
    return { nearer: nearer > 0.01, issue: doubt * heavier, goodwill: doubt * SPEECH.goodwill, open: pub.states[i]?.backs === null };
  });
  const sum = (of: (term: (typeof terms)[number]) => number) => terms.reduce((total, term) => total + of(term), 0);
  const count = (of: (term: (typeof terms)[number]) => boolean) => terms.filter(of).length;
  const args = { candidate: world.candidates[c]?.short ?? '', bloc: blocName(world, act.bloc), of: members.length };
  const byIssue = sum((term) => term.issue) > sum((term) => term.goodwill);
  return byIssue
    ? { key: 'why.speak.issue', args: { ...args, issue: world.scenario.issues[k]?.name ?? '', n: count((term) => term.nearer) } }
    : { key: 'why.speak.open', args: { ...args, n: count((term) => term.open) } };
}

/** A bloc's line: what speaks for this name with its members, on average. */
function whyLine(world: World, pub: WhyView, bloc: string, c: number): Why {
  const members = world.blocMembers.get(bloc) ?? [];
  const args = { candidate: world.candidates[c]?.short ?? '', bloc: blocName(world, bloc), of: members.length };
  const sums = new Map<string, Term>();
  for (const i of members) {
    for (const term of interestTerms(world, pub, i, c, rivalOf(world, pub, i, c), 'why.line')) {
      const id = `${term.key}/${term.args.issue ?? ''}`;
      const before = sums.get(id) ?? { ...term, args: { ...args, ...term.args, n: 0 }, value: 0 };
      const n = Number(before.args.n) + (term.value > LEAST ? 1 : 0);
      sums.set(id, { ...before, args: { ...before.args, n }, value: before.value + term.value / members.length });
    }
  }
  return largest([...sums.values()], { key: 'why.line.unsaid', args });
}

/** A vote by name: the larger of the two things that such a vote is made of. A campaign votes for itself. */
function whyVote(world: World, pub: WhyView, by: string, vote: Vote): Why {
  const target = pub.affairs.target === null ? null : candidateIndex(world, pub.affairs.target);
  const i = world.indexOf.get(by);
  const name = target === null ? '' : (world.candidates[target]?.short ?? '');
  const own = world.seatRows.get(by)?.candidate;
  if (own !== undefined) return { key: own === pub.affairs.target ? 'why.rollcall.own' : 'why.rollcall.rival', args: { candidate: name } };
  if (i === undefined || target === null) return { key: 'why.rollcall.unsaid', args: { candidate: name } };
  const { alignment, cost } = rollCallParts(world, target, pub.publicCost, i);
  const sign = vote === 'yes' ? 1 : -1;
  if (vote === 'abstain') return { key: 'why.rollcall.torn', args: { candidate: name } };
  return largest(
    [
      { key: `why.rollcall.alignment.${vote}`, args: { candidate: name }, value: sign * alignment },
      { key: `why.rollcall.cost.${vote}`, args: { candidate: name }, value: sign * cost },
    ],
    { key: 'why.rollcall.unsaid', args: { candidate: name } },
  );
}

/** The name that c is measured against at this state: the best other still on the paper, as anyone could reckon. */
function rivalOf(world: World, pub: WhyView, i: number, c: number): number {
  return topOf(
    world.candidates.map(({ id }, k) => (k === c ? 2 * GONE : pub.affairs.onPaper.includes(id) ? publicValue(world, pub, i, k) : GONE)),
  );
}

/** Whether this member had spoken up for k on an earlier day of the game. */
const backedBefore = (world: World, pub: WhyView, j: number, k: number): boolean => {
  const state = pub.states[j];
  return state !== undefined && state.backs === world.candidates[k]?.id && state.changed > 0 && state.changed < pub.day;
};

const lineIndexes = (world: World, pub: WhyView): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(pub.affairs.lines).map(([bloc, id]) => [bloc, candidateIndex(world, id)]));

const platformOf = (pub: WhyView, k: number): readonly number[] => pub.affairs.agenda.platforms[k] as readonly number[];

const blocName = (world: World, id: string): string => world.scenario.blocs.find((bloc) => bloc.id === id)?.name ?? id;
