import { type BriefText, brief, goal } from './briefs.ts';

/** Briefs of the first day: goals that a newcomer can follow with the eye. Campaigns read the same but for the name. */
export const candidateBriefs = (id: string): readonly BriefText[] => [
  brief(
    'Half the valid papers plus one.',
    'Two who stand up in public.',
    'Friends who only smile.',
    goal.elected(id),
    goal.backing(id, 2),
    goal.forecast(4),
  ),
  brief(
    'Eleven crosses.',
    'Two regions that say your name.',
    'A morning without calls.',
    goal.votes(id, 11),
    goal.regions(id, 2),
    goal.forecast(4),
  ),
  brief(
    'A ledger that holds.',
    'Ten papers behind it.',
    'Promises with no paper behind them.',
    goal.ledger(id, 150),
    goal.votes(id, 10),
    goal.backing(id, 2),
  ),
  brief('To know it beforehand.', 'A guess within two.', 'Believing everybody.', goal.forecast(2), goal.elected(id), goal.regions(id, 2)),
];

/** Briefs of the state that nominated `id`. */
export const sponsorBriefs = (id: string): readonly BriefText[] => [
  brief(
    'Your nominee in the post.',
    'Two who were not ashamed to say so.',
    'Paying twice for one friend.',
    goal.elected(id),
    goal.backing(id, 2),
    goal.bargains(1),
  ),
  brief(
    'A winner, and a hall on speaking terms.',
    'Fewer than six votes between the names.',
    'A victory that needs explaining.',
    goal.marginUnder(6),
    goal.votes(id, 10),
    goal.bargains(1),
  ),
  brief(
    'Thanks that others can hear.',
    'Two regions in public.',
    'A count you did not see coming.',
    goal.regions(id, 2),
    goal.backing(id, 2),
    goal.forecast(3),
  ),
  brief('To have spent it well.', 'Two agreements.', 'An empty purse at noon.', goal.bargains(2), goal.votes(id, 11), goal.backing(id, 2)),
];

/** Briefs of the Marrow Isles. */
export const marrowBriefs: readonly BriefText[] = [
  brief(
    'Two engineers trained.',
    'A friend among those who win.',
    'Losing the donor who paid your cable.',
    goal.aid(2),
    goal.notWithLoser(),
    goal.bargains(1),
  ),
  brief(
    'A room where small states count.',
    'A chair in it, and a guess that is near.',
    'Being forgotten by noon.',
    goal.chair(),
    goal.forecast(2),
    goal.bargains(2),
  ),
  brief(
    'Both names on your doorstep.',
    'A chair promised by each.',
    'Nobody who calls.',
    goal.chairFromBoth(),
    goal.bargains(2),
    goal.unseen(),
  ),
  brief(
    'Nobody at home to read about this.',
    'Two tokens of aid, quietly.',
    'A question about your vote.',
    goal.unseen(),
    goal.aid(2),
    goal.forecast(4),
  ),
];
