import type { Candidate } from '#shared/scenario/schema.ts';

/** The first name on the paper, in French alphabetical order. */
export const FIRST = 'bogdan-martin';
/** The second name on the paper. */
export const SECOND = 'ismailov';

/**
 * Two living persons. Facts about them carry the source they were read in; how many units of utility a fact is worth is our
 * judgement, and only the difference of the two sums (1.5) was fitted to the result.
 */
export const candidates: readonly Candidate[] = [
  {
    id: FIRST,
    name: 'Doreen Bogdan-Martin',
    short: 'Bogdan-Martin',
    nominatedBy: 'us',
    platform: [-0.35, -0.4, 0.8, -0.3, 0.2],
    wish: [-0.55, -0.6, 0.7, -0.4, 0.1],
    statement: 'Connection for everyone, over networks that hold.',
    standing: [
      {
        text: 'Director of the Development Bureau since 2019',
        value: 0.35,
        source: 'elected at Dubai, 1 November 2018 (ARRL report); the weight is our judgement',
      },
      {
        text: 'Nearly three decades inside the house',
        value: 0.45,
        source: 'The Washington Post, 12 October 2021; the weight is our judgement',
      },
      {
        text: 'Would be the first woman in the post',
        value: 0.25,
        source: 'Capacity Media, 29 September 2022; the weight is our judgement',
      },
      { text: 'No American in the post since 1965', value: 0.3, source: 'Capacity Media, 29 September 2022; the weight is our judgement' },
    ],
    publicCost: 0.15,
    side: 1,
  },
  {
    id: SECOND,
    name: 'Rashid Ismailov',
    short: 'Ismailov',
    nominatedBy: 'ru',
    platform: [0.7, 0.45, 0.5, 0.4, 0.4],
    wish: [0.9, 0.75, 0.1, 0.6, 0.4],
    statement: 'Technology with a human face; broadband for everyone by 2030.',
    standing: [
      { text: 'Chaired the Union’s Council in 2018', value: 0.34, source: 'ITU News, 17 April 2018; the weight is our judgement' },
      {
        text: 'From industry: once at Huawei, now head of VimpelCom',
        value: 0.36,
        source: 'The Washington Post, 12 October 2021, and Trend, 7 April 2021; the weight is our judgement',
      },
      { text: 'Was a deputy minister of communications', value: 0.2, source: 'Trend, 7 April 2021; the weight is our judgement' },
      {
        text: 'Cannot travel freely; bank account and cards frozen',
        value: -0.4,
        source: 'The Geneva Observer on his briefing of 23 March 2022; the weight is our judgement',
      },
      {
        text: 'Visas of part of his delegation cancelled days before',
        value: -0.2,
        source: 'statement of the Russian ministry, Prime, 25 September 2022; the weight is our judgement',
      },
    ],
    publicCost: 0.75,
    side: -1,
  },
];
