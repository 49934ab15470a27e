import type { Refusal } from '../kit/result.ts';
import type { ClauseKind } from '../scenario/schema.ts';
import { check } from './check.ts';
import type { Clause, Command } from './command.ts';
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
      readonly kind: 'circulate';
      readonly blocs: readonly {
        readonly bloc: string;
        readonly states: readonly string[];
      }[];
      readonly perTalk: number;
      readonly mine: readonly ClauseKind[];
      readonly theirs: readonly ClauseKind[];
    };

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

/** Everything this seat may do now, reckoned from what it may see. Feeds buttons, bots' tests and generators alike. */
export function choicesFor(world: World, pub: PublicView, view: SeatView): Choices {
  const fine = (command: Command) => refusalFor(world, pub, view, command) === null;
  return {
    commands: simpleCommands(world, pub, view).filter(fine),
    forms: pub.phase === 'corridor' || pub.phase === 'recess' ? forms(world, pub, view, fine) : [],
  };
}

const VOTES: readonly Vote[] = ['yes', 'no', 'abstain'];

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
    { type: 'floor.seal', act: { act: 'silent' } },
    ...blocs.map((bloc): Command => ({ type: 'promise.circulate', bloc })),
    ...VOTES.map((vote): Command => ({ type: 'rollcall.vote', vote })),
    { type: 'attend', present: true },
    { type: 'attend', present: false },
    ...view.owed.map((to): Command => ({ type: 'deliver', to })),
    ...view.deals
      .filter((deal) => deal.status === 'open')
      .flatMap((deal): Command[] => [
        { type: 'deal.answer', deal: deal.id, accept: true },
        { type: 'deal.answer', deal: deal.id, accept: false },
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

function forms(world: World, pub: PublicView, view: SeatView, fine: (command: Command) => boolean): Form[] {
  const favourite = world.candidates[0]?.id ?? '';
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
      perTalk: 2 * world.reach,
      blocs: byBloc((id) => ({ type: 'ask.quietly', states: [id] })),
    },
    {
      kind: 'promise.ask',
      perTalk: 2 * world.reach,
      blocs: byBloc((id) => ({ type: 'promise.ask', states: [id] })),
    },
  ];
  const mine = myKinds(world, view);
  if (view.purse.talks > 0 && pub.phase === 'corridor') {
    const others = [...world.states.map((row) => row.id), ...world.candidates.map((candidate) => candidate.id)].filter(
      (id) => id !== view.seat,
    );
    list.push({
      kind: 'deal',
      mine,
      partners: others.map((id) => ({
        id,
        played: hasPlayer(pub, id),
        theirs: kindsOf(world, pub, view, id),
      })),
    });
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
      theirs: ['endorse', 'promise', 'rollcall'],
    });
  }
  return list.filter((form) => ('blocs' in form ? form.blocs.length > 0 : true));
}

function myKinds(world: World, view: SeatView): ClauseKind[] {
  const own: ClauseKind[] =
    view.kind === 'candidate'
      ? ['chair', 'silence', 'note']
      : view.kind === 'sponsor'
        ? ['aid', 'letter', 'rollcall', 'note']
        : ['aid', 'letter', 'endorse', 'silence', 'rollcall', 'promise', 'note'];
  return own.filter(
    (kind) =>
      world.scenario.clauses.includes(kind) && (kind !== 'aid' || view.purse.aid > 0) && (kind !== 'letter' || view.purse.letters > 0),
  );
}

function kindsOf(world: World, pub: PublicView, view: SeatView, id: string): ClauseKind[] {
  const row = world.seatRows.get(id);
  const played = hasPlayer(pub, id);
  const kinds: ClauseKind[] =
    row?.kind === 'candidate'
      ? ['chair']
      : row?.kind === 'sponsor'
        ? ['aid', 'letter', 'rollcall']
        : played
          ? ['aid', 'letter', 'endorse', 'silence', 'rollcall', 'promise']
          : ['endorse', 'rollcall', 'promise'];
  const backs = pub.states[world.indexOf.get(id) ?? -1]?.backs ?? null;
  const held = view.held[id]?.live === true;
  return kinds.filter(
    (kind) =>
      world.scenario.clauses.includes(kind) &&
      !(kind === 'endorse' && backs !== null) &&
      !(kind === 'promise' && held) &&
      !(kind === 'rollcall' && (pub.rollCall !== null || !world.scenario.rollCall)),
  );
}

/**
 * One command that fits a form, chosen by `pick(n)` (a whole number below n); null where the form has none left. The table
 * accepts every sample (law in shared/test/laws.test.ts).
 */
export function sample(world: World, pub: PublicView, view: SeatView, form: Form, pick: (n: number) => number): Command | null {
  const some = <T>(from: readonly T[], most: number): T[] => {
    const rest = from.slice();
    const taken: T[] = [];
    const size = 1 + pick(Math.max(1, Math.min(most, rest.length)));
    while (taken.length < size && rest.length > 0) taken.push(...rest.splice(pick(rest.length), 1));
    return taken;
  };
  const candidate = world.candidates[pick(world.candidates.length)]?.id ?? '';
  switch (form.kind) {
    case 'persuade':
    case 'ask.quietly':
    case 'promise.ask': {
      const bloc = form.blocs[pick(form.blocs.length)];
      if (!bloc) return null;
      const states = some(bloc.states, form.perTalk);
      return form.kind === 'persuade' ? { type: 'persuade', states, candidate } : { type: form.kind, states };
    }
    case 'circulate': {
      const bloc = form.blocs[pick(form.blocs.length)];
      if (!bloc) return null;
      const states = some(bloc.states, form.perTalk);
      return firstFine(
        world,
        pub,
        view,
        drafts(view, '*', candidate, form.mine, form.theirs, pick).map((clauses): Command => ({ type: 'deal.circulate', states, clauses })),
      );
    }
    case 'deal': {
      const partner = form.partners[pick(form.partners.length)];
      if (!partner) return null;
      return firstFine(
        world,
        pub,
        view,
        drafts(view, partner.id, candidate, form.mine, partner.theirs, pick).map(
          (clauses): Command => ({
            type: 'deal.propose',
            to: [partner.id],
            clauses,
          }),
        ),
      );
    }
  }
}

const firstFine = (world: World, pub: PublicView, view: SeatView, commands: readonly Command[]): Command | null =>
  commands.find((command) => refusalFor(world, pub, view, command) === null) ?? null;

/** A few drafts, from ambitious to plain, so that one of them is legal. */
function drafts(
  view: SeatView,
  other: string,
  candidate: string,
  mine: readonly ClauseKind[],
  theirs: readonly ClauseKind[],
  pick: (n: number) => number,
): Clause[][] {
  const give = mine[pick(Math.max(1, mine.length))];
  const take = theirs[pick(Math.max(1, theirs.length))];
  const ours = give ? [clauseOf(give, view.seat, other, candidate)] : [];
  const their = take ? [clauseOf(take, other, view.seat, candidate)] : [];
  return [[...ours, ...their], their, ours, [{ kind: 'note', by: view.seat, text: 'We should talk.' } as Clause]].filter(
    (clauses) => clauses.length > 0,
  );
}

function clauseOf(kind: ClauseKind, by: string, to: string, candidate: string): Clause {
  switch (kind) {
    case 'aid':
    case 'letter':
      return { kind, by, to, n: 1 };
    case 'endorse':
    case 'promise':
      return { kind, by, candidate };
    case 'silence':
      return { kind, by };
    case 'rollcall':
      return { kind, by, vote: 'yes' };
    case 'chair':
      return { kind, by, to };
    case 'note':
      return { kind, by, text: 'Thank you for listening.' };
  }
}
