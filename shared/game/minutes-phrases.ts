import { unreachable } from '../kit/result.ts';
import type { Clause, FloorAct, When } from './command.ts';
import { optionName, title } from './record.ts';
import type { World } from './world.ts';

/** Parts of sentences for the minutes: names, lists, clauses, public acts. */
export type Say = (key: string, args?: Readonly<Record<string, string | number>>) => string;

/** Words with their holes filled; a key without words stands for itself, so that a gap is seen. `n` of 1 takes `key.one` where there is one. */
export const sayWith =
  (words: Readonly<Record<string, string>>): Say =>
  (key, args = {}) => {
    const text = (args.n === 1 ? words[`${key}.one`] : undefined) ?? words[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(args[name] ?? hole));
  };

/** "A", "A and B", "A, B and C"; a dash for nobody. */
export function listed(say: Say, names: readonly string[]): string {
  if (names.length === 0) return '–';
  const last = names.at(-1) as string;
  return names.length === 1 ? last : say('minutes.and', { list: names.slice(0, -1).join(', '), last });
}

/** How the minutes call a party: a state by its name, a candidate by the short name, another seat by its title. */
export const nameOf = (world: World, party: string): string =>
  world.candidates.find((candidate) => candidate.id === party)?.short ?? title(world, party);

/** The short name of the candidate at this place on the paper. */
export const shortOf = (world: World, c: number): string => world.candidates[c]?.short ?? '–';

export const blocNameOf = (world: World, id: string): string => world.scenario.blocs.find((bloc) => bloc.id === id)?.name ?? id;

export const issueNameOf = (world: World, id: string): string => world.scenario.issues.find((issue) => issue.id === id)?.name ?? id;

/** The side of an issue that "low" or "high" stands for, in the scenario's words. */
export const sideOf = (world: World, id: string, towards: 'low' | 'high'): string =>
  world.scenario.issues.find((issue) => issue.id === id)?.[towards] ?? towards;

/** The contender of a state for a linked post, and the post. */
function contenderOf(world: World, post: string, state: string): { readonly name: string; readonly post: string } {
  const entry = world.scenario.linked.find((one) => one.id === post);
  return { name: entry?.contenders.find((contender) => contender.state === state)?.name ?? state, post: entry?.title ?? post };
}

/** All clauses of an offer, numbered from 1, so that "once 1 is done" can be read. */
export const clausesText = (world: World, say: Say, clauses: readonly Clause[]): string =>
  clauses.map((clause, n) => `(${n + 1}) ${clauseText(world, say, clause)}`).join('; ');

/** One clause as a sentence without a full stop: who does what, for whom, and when. */
export function clauseText(world: World, say: Say, clause: Clause): string {
  const by = nameOf(world, clause.by);
  const key = `minutes.clause.${clause.kind}`;
  switch (clause.kind) {
    case 'aid': {
      const through = clause.through === undefined ? '' : say('minutes.clause.through', { backer: nameOf(world, clause.through) });
      return say(key, { by, to: nameOf(world, clause.to), n: clause.n }) + through + whenText(world, say, clause.when);
    }
    case 'letter':
    case 'expertise':
      return say(key, { by, to: nameOf(world, clause.to), n: clause.n }) + whenText(world, say, clause.when);
    case 'travel':
    case 'chair':
      return say(key, { by, to: nameOf(world, clause.to) });
    case 'endorse':
    case 'promise':
      return say(key, { by, candidate: nameOf(world, clause.candidate) });
    case 'silence':
      return say(key, { by });
    case 'rollcall':
      return say(key, { by, vote: say(`minutes.vote.${clause.vote}`) });
    case 'attend':
      return say(clause.present ? 'minutes.clause.attend' : 'minutes.clause.away', { by });
    case 'withdraw':
      return clause.heir === null ? say(key, { by }) : say('minutes.clause.withdraw-for', { by, heir: nameOf(world, clause.heir) });
    case 'second':
      return say(key, { by, ...contenderOf(world, clause.post, clause.for) });
    case 'note':
      return say(key, { by, text: clause.text });
    default:
      return unreachable(clause);
  }
}

function whenText(world: World, say: Say, when: When | undefined): string {
  if (when === undefined || when === 'now') return '';
  return 'elected' in when
    ? say('minutes.clause.if-elected', { candidate: nameOf(world, when.elected) })
    : say('minutes.clause.once-done', { clause: when.acted + 1 });
}

/** A public act as a sentence without a full stop. */
export function actText(world: World, say: Say, by: string, act: FloorAct): string {
  const who = nameOf(world, by);
  const key = `minutes.act.${act.act}`;
  switch (act.act) {
    case 'endorse':
      return say(key, { by: who, candidate: nameOf(world, act.candidate) });
    case 'speak':
      return say(key, {
        by: who,
        candidate: nameOf(world, act.candidate),
        bloc: blocNameOf(world, act.bloc),
        issue: issueNameOf(world, act.issue),
      });
    case 'pivot':
      return say(key, { by: who, issue: issueNameOf(world, act.issue), side: sideOf(world, act.issue, act.towards) });
    case 'move':
      return say(key, { by: who, target: nameOf(world, act.target) });
    case 'second':
      return say(key, { by: who, ...contenderOf(world, act.post, act.for) });
    case 'retract':
    case 'pledge':
    case 'silent':
      return say(key, { by: who });
    default:
      return unreachable(act);
  }
}

/** "Arden 7, Brook 4", by the names on the paper. */
export const votesText = (world: World, votes: Readonly<Record<string, number>>): string =>
  Object.entries(votes)
    .map(([id, n]) => `${optionName(world, id)} ${n}`)
    .join(', ');
