import type { Refusal } from '../kit/result.ts';
import type { ClauseKind, SeatKind } from '../scenario/schema.ts';
import { ASKED, check } from './check.ts';
import { isTraded } from './check-deal.ts';
import type { Command } from './command.ts';
import { hasPlayer } from './guards.ts';
import type { Vote } from './state.ts';
import type { PublicView, SeatView } from './view.types.ts';
import type { World } from './world.ts';

/** A command that still needs its particulars: who is legal, how many, of what kind. */
export type Form =
  | {
      readonly kind: 'persuade' | 'ask.quietly' | 'promise.ask';
      readonly blocs: readonly {
        readonly bloc: string;
        readonly states: readonly string[];
      }[];
      readonly perTalk: number;
    }
  | {
      readonly kind: 'deal';
      readonly partners: readonly Partner[];
      readonly mine: readonly ClauseKind[];
    }
  | {
      readonly kind: 'counter';
      readonly deals: readonly { readonly deal: string; readonly partner: Partner }[];
      readonly mine: readonly ClauseKind[];
    }
  | {
      readonly kind: 'circulate';
      readonly blocs: readonly {
        readonly bloc: string;
        readonly states: readonly string[];
      }[];
      readonly perTalk: number;
      readonly mine: readonly ClauseKind[];
      readonly theirs: readonly ClauseKind[];
    }
  | { readonly kind: 'group.staff'; readonly issues: readonly string[]; readonly staff: number }
  | { readonly kind: 'group.lobby'; readonly issues: readonly string[]; readonly tokens: number }
  | { readonly kind: 'document.show'; readonly documents: readonly string[]; readonly seats: readonly string[] };

/** Somebody to make an offer to, and the kinds of clause they could be asked for. */
export interface Partner {
  readonly id: string;
  readonly played: boolean;
  readonly theirs: readonly ClauseKind[];
}

export interface Choices {
  /** Commands that the table would accept as they stand. */
  readonly commands: readonly Command[];
  readonly forms: readonly Form[];
}

/** Why the table would refuse this command, or null: the page greys out what this refuses and prints its reason. */
export const refusalFor = (world: World, pub: PublicView, view: SeatView, command: Command): Refusal | null =>
  check({ world, pub, view }, command);

/** Everything this seat may do now, reckoned from what it may see. Simple bots and generators choose among these; buttons ask `refusalFor`. */
export function choicesFor(world: World, pub: PublicView, view: SeatView): Choices {
  const fine = (command: Command) => refusalFor(world, pub, view, command) === null;
  return {
    commands: simpleCommands(world, pub, view).filter(fine),
    forms: pub.phase === 'corridor' || pub.phase === 'recess' ? forms(world, pub, view, fine) : [],
  };
}

/** What may be said in a roll-call. */
export const VOTES: readonly Vote[] = ['yes', 'no', 'abstain'];

function simpleCommands(world: World, pub: PublicView, view: SeatView): Command[] {
  const names = world.candidates.map((candidate) => candidate.id);
  const blocs = [...world.blocMembers.keys()];
  return [
    { type: 'ready', ready: true },
    { type: 'ready', ready: false },
    ...names.flatMap((candidate): Command[] => [
      { type: 'promise.give', candidate },
      { type: 'promise.withdraw', candidate },
      { type: 'floor.seal', act: { act: 'endorse', candidate } },
      ...(['of-course', 'we-shall-see', 'smile'] as const).map((answer): Command => ({ type: 'handshake.give', candidate, answer })),
      ...blocs.flatMap((bloc) =>
        world.scenario.issues.map(
          (issue): Command => ({
            type: 'floor.seal',
            act: { act: 'speak', candidate, bloc, issue: issue.id },
          }),
        ),
      ),
    ]),
    { type: 'floor.seal', act: { act: 'retract' } },
    { type: 'floor.seal', act: { act: 'pledge' } },
    ...names.map((target): Command => ({ type: 'floor.seal', act: { act: 'move', target } })),
    ...world.scenario.issues.flatMap(({ id: issue }) =>
      SIDES.flatMap((towards): Command[] => [
        { type: 'floor.seal', act: { act: 'pivot', issue, towards } },
        { type: 'group.nudge', issue, towards },
      ]),
    ),
    ...world.scenario.linked.flatMap((post) =>
      post.contenders.map((contender): Command => ({ type: 'floor.seal', act: { act: 'second', post: post.id, for: contender.state } })),
    ),
    ...affairs(world, pub, view),
    { type: 'floor.seal', act: { act: 'silent' } },
    ...blocs.map((bloc): Command => ({ type: 'promise.circulate', bloc })),
    ...VOTES.map((vote): Command => ({ type: 'rollcall.vote', vote })),
    { type: 'attend', present: true },
    { type: 'attend', present: false },
    // A new action goes above this line (npm run new).
    ...view.owed.map((to): Command => ({ type: 'deliver', to })),
    ...view.deals
      .filter((deal) => deal.status === 'open')
      .flatMap((deal): Command[] => [
        { type: 'deal.answer', deal: deal.id, accept: true },
        { type: 'deal.answer', deal: deal.id, accept: false },
        { type: 'deal.takeback', deal: deal.id },
        { type: 'deal.withdraw', deal: deal.id },
      ]),
    ...(pub.phase === 'forecast'
      ? [
          {
            type: 'forecast.seal',
            votes: Math.floor(world.states.length / 2),
            uncounted: 0,
          } as Command,
        ]
      : []),
  ];
}

const SIDES = ['low', 'high'] as const;

/** Lines, polls, oaths, inquiries, the press, proxies, leaving the paper, an open vote: everything that needs no particulars. */
function affairs(world: World, pub: PublicView, view: SeatView): Command[] {
  const names = world.candidates.map((candidate) => candidate.id);
  const orNone = [...names, null];
  const seats = (kind: string) => world.scenario.seats.filter((row) => row.kind === kind).map((row) => row.id);
  return [
    ...[...world.blocMembers.keys()].flatMap((bloc) => names.map((candidate): Command => ({ type: 'line.table', bloc, candidate }))),
    { type: 'line.vote', vote: 'yes' },
    { type: 'line.vote', vote: 'no' },
    ...orNone.map((candidate): Command => ({ type: 'straw.answer', candidate })),
    { type: 'oath.bend' },
    ...names.map((candidate): Command => ({ type: 'investigate', candidate })),
    ...seats('press').flatMap((to) => orNone.map((candidate): Command => ({ type: 'quote.give', to, candidate }))),
    ...world.scenario.issues.map(({ id: issue }): Command => ({ type: 'press.print', story: { about: 'issue', issue } })),
    ...view.shownToMe.map(({ id: document }): Command => ({ type: 'press.print', story: { about: 'document', document } })),
    ...names.map(
      (candidate): Command => ({
        type: 'press.print',
        story: { about: 'forecast', candidate, votes: Math.floor(world.states.length / 2) },
      }),
    ),
    ...seats('delegation').map((to): Command => ({ type: 'proxy.give', to })),
    ...orNone.map((heir): Command => ({ type: 'candidate.withdraw', heir })),
    ...[...pub.options, null].map((option): Command => ({ type: 'vote.aloud', option })),
  ];
}

function forms(world: World, pub: PublicView, view: SeatView, fine: (command: Command) => boolean): Form[] {
  const favourite = pub.affairs.onPaper[0] ?? '';
  const byBloc = (command: (id: string) => Command) =>
    [...world.blocMembers]
      .map(([bloc, members]) => ({
        bloc,
        states: members.map((i) => world.states[i]?.id ?? '').filter((id) => fine(command(id))),
      }))
      .filter((entry) => entry.states.length > 0);
  const list: Form[] = [
    {
      kind: 'persuade',
      perTalk: world.reach,
      blocs: byBloc((id) => ({
        type: 'persuade',
        states: [id],
        candidate: favourite,
      })),
    },
    {
      kind: 'ask.quietly',
      perTalk: ASKED * world.reach,
      blocs: byBloc((id) => ({ type: 'ask.quietly', states: [id] })),
    },
    {
      kind: 'promise.ask',
      perTalk: ASKED * world.reach,
      blocs: byBloc((id) => ({ type: 'promise.ask', states: [id] })),
    },
  ];
  const mine = kindsOf(world, pub, view, view.seat);
  const partner = (id: string): Partner => ({ id, played: hasPlayer(pub, id), theirs: kindsOf(world, pub, view, id) });
  if (view.kind !== 'press') {
    const counterable = view.deals.filter((deal) => deal.status === 'open' && deal.by !== view.seat);
    const others = [...new Set([...world.states.map((row) => row.id), ...world.scenario.seats.map((row) => row.id)])].filter(
      (id) => id !== view.seat && world.seatRows.get(id)?.kind !== 'press',
    );
    if (view.purse.talks > 0) list.push({ kind: 'deal', mine, partners: others.map(partner) });
    if (counterable.length > 0)
      list.push({ kind: 'counter', mine, deals: counterable.map((deal) => ({ deal: deal.id, partner: partner(deal.by) })) });
    const blocs = byBloc((id) => ({
      type: 'persuade',
      states: [id],
      candidate: favourite,
    }));
    list.push({
      kind: 'circulate',
      perTalk: world.reach,
      blocs,
      mine,
      theirs: GAME_KINDS.filter((kind) => isTraded(world, pub, kind)),
    });
  }
  const issues = world.scenario.issues.map((issue) => issue.id);
  if (fine({ type: 'group.staff', issues: [] })) list.push({ kind: 'group.staff', issues, staff: view.staff });
  const lobby = issues.filter((issue) => fine({ type: 'group.lobby', issue, tokens: 1, towards: 'high' }));
  if (lobby.length > 0) list.push({ kind: 'group.lobby', issues: lobby, tokens: view.purse.expertise });
  const documents = view.documents.map((entry) => entry.id).filter((document) => fine({ type: 'document.show', document, to: [] }));
  const seats = world.scenario.seats.map((row) => row.id).filter((id) => id !== view.seat);
  if (documents.length > 0) list.push({ kind: 'document.show', documents, seats });
  return list.filter((form) => ('blocs' in form ? form.blocs.length > 0 : true));
}

/** What a state run by the game can be asked for. */
const GAME_KINDS: readonly ClauseKind[] = ['endorse', 'second', 'rollcall', 'attend', 'promise'];

/** Kinds of clause by kind of seat. */
const SEAT_KINDS: { readonly [K in SeatKind]: readonly ClauseKind[] } = {
  delegation: ['aid', 'letter', 'expertise', 'travel', 'endorse', 'silence', 'second', 'rollcall', 'attend', 'promise', 'note'],
  sponsor: ['aid', 'letter', 'expertise', 'travel', 'silence', 'second', 'rollcall', 'note'],
  candidate: ['chair', 'second', 'withdraw', 'note'],
  sector: ['aid', 'expertise', 'travel', 'note'],
  press: [],
};

/** What this party could put into a deal that I propose, as far as I can see. */
function kindsOf(world: World, pub: PublicView, view: SeatView, id: string): ClauseKind[] {
  const row = world.seatRows.get(id);
  const mine = id === view.seat;
  const kinds = row && hasPlayer(pub, id) ? SEAT_KINDS[row.kind] : GAME_KINDS;
  const backs = pub.states[world.indexOf.get(id) ?? -1]?.backs ?? null;
  const held = view.held[id]?.live === true;
  const have: { readonly [K in ClauseKind]?: number } = mine
    ? { aid: view.purse.aid, travel: view.purse.aid, letter: view.purse.letters, expertise: view.purse.expertise }
    : {};
  return kinds.filter(
    (kind) =>
      isTraded(world, pub, kind) &&
      (mine || kind !== 'note') &&
      (have[kind] ?? 1) > 0 &&
      !(kind === 'endorse' && backs !== null) &&
      !(kind === 'promise' && held) &&
      !(kind === 'second' && world.scenario.linked.length === 0) &&
      !(kind === 'withdraw' && pub.affairs.onPaper.length < 3) &&
      !(kind === 'rollcall' && (pub.rollCall !== null || !world.scenario.rollCall)),
  );
}
