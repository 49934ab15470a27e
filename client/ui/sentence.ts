import type { Clause } from '#shared/game/command.ts';
import type { DealView } from '#shared/game/view.types.ts';
import { say } from '../store/words.ts';
import { nameOf, shortOf } from './gesture.ts';

/** An offer in one sentence, from my side of the table: what they bring for what they want. */
export function inOneSentence(deal: Pick<DealView, 'clauses'>, me: string): string {
  const list = (mine: boolean) =>
    deal.clauses
      .filter((clause) => (clause.by === me) === mine && clause.kind !== 'note')
      .map(asNoun)
      .join(say('list.and'));
  const [theirs, ours] = [list(false), list(true)];
  if (!theirs && !ours) return say('offer.words');
  const text = !ours ? say('offer.gift', { theirs }) : !theirs ? say('offer.ask', { ours }) : say('offer.swap', { theirs, ours });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A clause as a thing that is given. */
export function asNoun(clause: Clause): string {
  switch (clause.kind) {
    case 'aid':
      if (clause.through !== undefined) return say('noun.aid.through', { n: clause.n, name: nameOf(clause.through) });
      return say(clause.n === 1 ? 'noun.aid.one' : 'noun.aid', { n: clause.n });
    case 'letter':
      return say(clause.n === 1 ? 'noun.letter.one' : 'noun.letter', { n: clause.n });
    case 'endorse':
    case 'promise':
      return say(`noun.${clause.kind}`, { name: shortOf(clause.candidate) });
    case 'rollcall':
      return say(`noun.rollcall.${clause.vote}`);
    case 'silence':
    case 'chair':
    case 'travel':
    case 'withdraw':
      return say(`noun.${clause.kind}`);
    case 'expertise':
      return say(clause.n === 1 ? 'noun.expertise.one' : 'noun.expertise', { n: clause.n });
    case 'attend':
      return say(clause.present ? 'noun.attend.present' : 'noun.attend.absent');
    case 'second':
      return say('noun.second', { name: nameOf(clause.for) });
    case 'note':
      return clause.text;
  }
}
