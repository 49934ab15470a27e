import type { ClauseKind } from '../scenario/schema.ts';
import { type Form, refusalFor, VOTES } from './choices.ts';
import type { Clause, Command } from './command.ts';
import { isGoods } from './deal.ts';
import type { Vote } from './state.ts';
import type { PublicView, SeatView } from './view.types.ts';
import type { World } from './world.ts';

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
        drafts(world, view, '*', candidate, form.mine, form.theirs, pick).map(
          (clauses): Command => ({ type: 'deal.circulate', states, clauses }),
        ),
      );
    }
    case 'deal': {
      const partner = form.partners[pick(form.partners.length)];
      if (!partner) return null;
      const third = form.partners.filter((entry) => entry.played && entry.id !== partner.id)[pick(Math.max(1, form.partners.length))];
      const to = third && pick(4) === 0 ? [partner.id, third.id] : [partner.id];
      return firstFine(
        world,
        pub,
        view,
        drafts(world, view, partner.id, candidate, form.mine, partner.theirs, pick).map(
          (clauses): Command => ({
            type: 'deal.propose',
            to,
            clauses,
          }),
        ),
      );
    }
    case 'counter': {
      const entry = form.deals[pick(form.deals.length)];
      if (!entry) return null;
      return firstFine(
        world,
        pub,
        view,
        drafts(world, view, entry.partner.id, candidate, form.mine, entry.partner.theirs, pick).map(
          (clauses): Command => ({ type: 'deal.counter', deal: entry.deal, clauses }),
        ),
      );
    }
    case 'group.staff':
      return { type: 'group.staff', issues: some(form.issues, form.staff).slice(0, form.staff) };
    case 'group.lobby': {
      const issue = form.issues[pick(form.issues.length)];
      const tokens = 1 + pick(Math.min(9, form.tokens));
      return issue === undefined ? null : { type: 'group.lobby', issue, tokens, towards: pick(2) === 0 ? 'low' : 'high' };
    }
    case 'document.show': {
      const document = form.documents[pick(form.documents.length)];
      return document === undefined ? null : { type: 'document.show', document, to: pick(3) === 0 ? [] : some(form.seats, 3) };
    }
  }
}

const firstFine = (world: World, pub: PublicView, view: SeatView, commands: readonly Command[]): Command | null =>
  commands.find((command) => refusalFor(world, pub, view, command) === null) ?? null;

/** A few drafts, from ambitious to plain, so that one of them is legal: goods may wait for what is asked, or for an election. */
function drafts(
  world: World,
  view: SeatView,
  other: string,
  candidate: string,
  mine: readonly ClauseKind[],
  theirs: readonly ClauseKind[],
  pick: (n: number) => number,
): Clause[][] {
  const give = mine[pick(Math.max(1, mine.length))];
  const take = theirs[pick(Math.max(1, theirs.length))];
  const ours = give ? [clauseOf(world, view, give, view.seat, other, candidate, pick)] : [];
  const their = take ? [clauseOf(world, view, take, other, view.seat, candidate, pick)] : [];
  const waits = ours.map(
    (clause): Clause => (isGoods(clause) ? { ...clause, when: pick(2) === 0 ? { acted: 0 } : { elected: candidate } } : clause),
  );
  const note: Clause[] = view.kind === 'press' ? [] : [{ kind: 'note', by: view.seat, text: 'We should talk.' }];
  return [[...their, ...waits], [...ours, ...their], their, ours, note].filter((clauses) => clauses.length > 0);
}

function clauseOf(
  world: World,
  view: SeatView,
  kind: ClauseKind,
  by: string,
  to: string,
  candidate: string,
  pick: (n: number) => number,
): Clause {
  switch (kind) {
    case 'aid': {
      const backer = by === view.seat ? view.backers.find((entry) => !entry.open && entry.aid > 0) : undefined;
      return backer && pick(2) === 0 ? { kind, by, to, n: 1, through: backer.state } : { kind, by, to, n: 1 };
    }
    case 'letter':
    case 'expertise':
      return { kind, by, to, n: 1 };
    case 'travel':
    case 'chair':
      return { kind, by, to };
    case 'endorse':
    case 'promise':
      return { kind, by, candidate };
    case 'silence':
      return { kind, by };
    case 'rollcall':
      return { kind, by, vote: VOTES[pick(3)] as Vote };
    case 'attend':
      return { kind, by, present: pick(2) === 0 };
    case 'withdraw':
      return { kind, by, heir: candidate };
    case 'second': {
      const post = world.scenario.linked[pick(Math.max(1, world.scenario.linked.length))];
      const contender = post?.contenders[pick(Math.max(1, post.contenders.length))];
      return { kind, by, post: post?.id ?? '', for: contender?.state ?? '' };
    }
    case 'note':
      return { kind, by, text: 'Thank you for listening.' };
  }
}
