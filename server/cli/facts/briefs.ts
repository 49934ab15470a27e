import { createHash } from 'node:crypto';
import type { Brief, Goal } from '#shared/scenario/schema.ts';

/** A brief before it belongs to a seat: three sentences and three goals. */
export interface BriefText {
  readonly want: string;
  readonly need: string;
  readonly fear: string;
  readonly goals: readonly [Goal, Goal, Goal];
}

/** Gives briefs their ids: the seat's name and eight digits that say nothing about which of its briefs this is. */
export const briefsFor = (scenario: string, seat: string, texts: readonly BriefText[]): Brief[] =>
  texts.map((text, n) => ({
    id: `${seat}-${createHash('sha256').update(`${scenario}|${seat}|${n}`).digest('hex').slice(0, 8)}`,
    want: text.want,
    need: text.need,
    fear: text.fear,
    goals: [...text.goals],
  }));

/** Figures that differ between a hall of 42 and one of 193. */
export interface Measure {
  readonly first: string;
  readonly second: string;
  readonly abstentions: number;
  readonly forecast: number;
  readonly firstVotes: number;
  readonly secondVotes: number;
}

/** Eight things a delegation may have been sent to do; each seat is dealt one of four, and the four of a seat differ. */
export function delegationTexts(m: Measure): readonly BriefText[] {
  return [
    {
      want: 'A chair for one of your own, whoever wins.',
      need: 'One candidate who says so where others hear it.',
      fear: 'Being seen beside the loser.',
      goals: [{ kind: 'chair-received' }, { kind: 'bargains', atLeast: 2 }, { kind: 'not-backed-loser' }],
    },
    {
      want: 'Two engineers trained and somebody to pay for it.',
      need: 'Aid in hand before the doors close.',
      fear: 'Having to thank anybody by name.',
      goals: [{ kind: 'aid-received', atLeast: 2 }, { kind: 'bargains', atLeast: 2 }, { kind: 'never-in-public' }],
    },
    {
      want: 'To leave as everybody’s friend.',
      need: 'A hall that would rather not say.',
      fear: 'Your name in a headline.',
      goals: [{ kind: 'never-in-public' }, { kind: 'abstentions', atLeast: m.abstentions }, { kind: 'forecast-within', votes: m.forecast }],
    },
    {
      want: 'A forum where many voices are heard.',
      need: 'A neighbour who says so in public.',
      fear: 'A hall full of abstentions.',
      goals: [
        { kind: 'votes', candidate: m.first, atLeast: m.firstVotes },
        { kind: 'bench-backing', candidate: m.first, atLeast: 1 },
        { kind: 'abstentions-at-most', atMost: m.abstentions },
      ],
    },
    {
      want: 'States in charge, in writing.',
      need: 'A result nobody can call a rout.',
      fear: 'Standing alone in public.',
      goals: [
        { kind: 'votes', candidate: m.second, atLeast: m.secondVotes },
        { kind: 'bench-backing', candidate: m.second, atLeast: 1 },
        { kind: 'letters-received', atLeast: 1 },
      ],
    },
    {
      want: 'A council seat next month.',
      need: 'Letters of support, as many as you can carry.',
      fear: 'Owing more than you were given.',
      goals: [{ kind: 'letters-received', atLeast: 2 }, { kind: 'bargains', atLeast: 3 }, { kind: 'not-backed-loser' }],
    },
    {
      want: 'To know the hall better than your capital does.',
      need: 'A forecast that holds.',
      fear: 'Cabling home the wrong name.',
      goals: [
        { kind: 'forecast-within', votes: Math.ceil(m.forecast / 2) },
        { kind: 'bargains', atLeast: 1 },
        { kind: 'not-backed-loser' },
      ],
    },
    {
      want: 'Something from each side, and no quarrel.',
      need: 'Two promises of a chair, one from each.',
      fear: 'Your two promises meeting.',
      goals: [{ kind: 'chair-promised', by: 2 }, { kind: 'letters-received', atLeast: 1 }, { kind: 'never-in-public' }],
    },
  ];
}

/** Four of the eight for the n-th delegation, so that neighbours in the list are dealt from different hands. */
export const fourOf = (texts: readonly BriefText[], n: number): readonly BriefText[] =>
  [0, 3, 5, 6].map((step) => texts[(n + step) % texts.length] as BriefText);
