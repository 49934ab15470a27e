import { type BriefText, brief, goal } from './briefs.ts';

/** Briefs of the first day: goals that a newcomer can follow with the eye. Campaigns read the same but for the name. */
export const candidateBriefs = (id: string): readonly BriefText[] => [
  brief(
    'Half the valid papers plus one.',
    'A forecast within {2}.',
    'Friends who only smile.',
    goal.elected(id),
    goal.forecast(4),
    goal.ledger(id, 150),
  ),
  brief(
    '{1} crosses.',
    'A hall that is not split for good.',
    'A morning without calls.',
    goal.votes(id, 11),
    goal.marginUnder(6),
    goal.forecast(4),
  ),
  brief(
    'A ledger that holds.',
    '{2} papers behind it.',
    'Promises with no paper behind them.',
    goal.ledger(id, 150),
    goal.votes(id, 10),
    goal.marginUnder(8),
  ),
  brief(
    'To know it beforehand.',
    'A forecast no further off than {1}.',
    'A victory nobody wanted to see.',
    goal.forecast(3),
    goal.elected(id),
    goal.marginUnder(6),
  ),
];

/** Briefs of the state that nominated `id`. */
export const sponsorBriefs = (id: string): readonly BriefText[] => [
  brief(
    'Your nominee in the post.',
    'A forecast within {2}.',
    'A victory that leaves half the hall sore.',
    goal.elected(id),
    goal.forecast(3),
    goal.marginUnder(7),
  ),
  brief(
    'A winner, and a hall on speaking terms.',
    'Fewer than {1} votes between the names.',
    'A victory that needs explaining.',
    goal.marginUnder(6),
    goal.votes(id, 10),
    goal.bargains(1),
  ),
  brief(
    'Promises that turn into papers.',
    '{2} of them.',
    'A count you did not see coming.',
    goal.ledger(id, 150),
    goal.votes(id, 11),
    goal.forecast(3),
  ),
  brief('To have spent it well.', 'Deals with {1}.', 'An empty purse at noon.', goal.bargains(2), goal.votes(id, 11), goal.ledger(id, 175)),
];

/** Briefs of the Marrow Isles. */
export const marrowBriefs: readonly BriefText[] = [
  brief(
    '{1} tokens of aid for training.',
    'Deals with {2}, and a forecast within {3}.',
    'Losing the donor who paid your cable.',
    goal.aid(2),
    goal.bargains(2),
    goal.forecast(2),
  ),
  brief(
    'A room where small states count.',
    'Deals with {1}, and a forecast that comes near.',
    'A winner who has forgotten you by noon.',
    goal.bargains(2),
    goal.forecast(3),
    goal.marginUnder(6),
  ),
  brief(
    'Both names on your doorstep.',
    'Deals with {1}, {2} tokens of aid.',
    'A rout, and nobody who calls.',
    goal.bargains(2),
    goal.aid(2),
    goal.marginUnder(5),
  ),
  brief(
    'A race so close that four islands matter.',
    '{2} tokens of aid while it lasts.',
    'A count you did not see coming.',
    goal.marginUnder(6),
    goal.aid(2),
    goal.forecast(3),
  ),
];
