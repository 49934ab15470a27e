import type { Answer } from '#shared/bots/answers.ts';
import { seatView } from '../../store/store.ts';
import { hasWords, say } from '../../store/words.ts';
import { blocName } from '../affairs/names.ts';
import { nameOf, shortOf } from '../gesture.ts';
import { inOneSentence } from '../sentence.ts';

/** Answers under one heading, in the order in which the acts were seen. */
export interface AnswerGroup {
  readonly title: string;
  readonly answers: readonly Answer[];
}

/** My own deals first, then what everyone saw: backing and speeches by name, lines, the roll-call by vote; last, deals that went round. */
export function grouped(answers: readonly Answer[]): readonly AnswerGroup[] {
  const groups = new Map<string, Answer[]>();
  for (const answer of [...answers].sort((a, b) => place(a) - place(b))) {
    const title = titleOf(answer);
    groups.set(title, [...(groups.get(title) ?? []), answer]);
  }
  return [...groups].map(([title, list]) => ({ title, answers: list }));
}

const ORDER = ['endorse', 'speak', 'line', 'rollcall', 'deal'] as const;
const place = (answer: Answer): number => (isMine(answer) ? -1 : ORDER.indexOf(answer.act.kind));

const isMine = ({ act }: Answer): boolean => act.kind === 'deal' && (seatView.value?.deals.some((deal) => deal.id === act.deal) ?? false);

function titleOf(answer: Answer): string {
  const { act } = answer;
  switch (act.kind) {
    case 'endorse':
      return say('why.backing', { name: shortOf(act.candidate) });
    case 'speak':
      return say('why.speeches', { name: shortOf(act.candidate) });
    case 'line':
      return say('why.lines');
    case 'rollcall':
      return say('why.rollcall', { vote: say(`vote.${act.vote}`) });
    case 'deal':
      return say(isMine(answer) ? 'why.deals' : 'why.deals.read');
  }
}

/** Who is asked: a delegation, a campaign, or a bloc with its line. */
export const whoOf = ({ act }: Answer): string =>
  act.kind === 'line' ? say('why.line', { bloc: blocName(act.bloc), name: shortOf(act.candidate) }) : nameOf(act.by);

/** What was signed, from my side of the table or, where I was not there, from the signer's; nothing for an act that its heading names. */
export function whatOf(answer: Answer): string {
  const { act } = answer;
  if (act.kind !== 'deal') return '';
  return inOneSentence(act, isMine(answer) ? (seatView.value?.seat ?? '') : act.by);
}

/** The reason in words; one of something has words of its own where they are needed. */
export function whyText({ why: { key, args } }: Answer): string {
  const one = args.n === 1 && hasWords(`${key}.one`);
  return say(one ? `${key}.one` : key, args);
}
