import { type BriefText, brief, goal } from './briefs.ts';

/** The first name on the paper, in French alphabetical order. */
export const FIRST = 'corin';
/** The second name on the paper. */
export const SECOND = 'vela';

/**
 * Briefs of the invented hall. The first of each delegation is its class card. Goals that name a candidate come in pairs, one for
 * each name, and the two campaigns are asked the same numbers, so that exchanging the names changes no text (a test holds it).
 */
export const candidateBriefs = (id: string): readonly BriefText[] => [
  brief(
    'Half the valid papers plus one.',
    '{2} who stand up in public.',
    'Friends who only smile.',
    goal.elected(id),
    goal.backing(id, 6),
    goal.ledger(id, 150),
  ),
  brief(
    'To win, and to know it beforehand.',
    'A forecast within {2}.',
    'Believing your own ledger.',
    goal.elected(id),
    goal.forecast(3),
    goal.regions(id, 3),
  ),
  brief(
    'A name that carries from coast to isles.',
    'Backing in {1} regions.',
    'Promises with no paper behind them.',
    goal.regions(id, 3),
    goal.votes(id, 18),
    goal.ledger(id, 150),
  ),
  brief(
    'A hall that makes up its mind.',
    '{1} votes.',
    'Losing to blank paper.',
    goal.votes(id, 19),
    goal.backing(id, 6),
    goal.abstentionsAtMost(29),
  ),
];

/** Briefs of the state that nominated `id`. */
export const sponsorBriefs = (id: string): readonly BriefText[] => [
  brief(
    'Your nominee in the post.',
    '{2} who were not ashamed to say so.',
    'Paying twice for one friend.',
    goal.elected(id),
    goal.backing(id, 5),
    goal.bargains(2),
  ),
  brief(
    'A winner, and a hall still on speaking terms.',
    'Fewer than {1} votes between the names.',
    'A victory that needs explaining.',
    goal.marginUnder(7),
    goal.votes(id, 18),
    goal.ledger(id, 150),
  ),
  brief(
    'Thanks that others can hear.',
    '{1} states in public, from every region.',
    'A count you did not see coming.',
    goal.backing(id, 6),
    goal.regions(id, 3),
    goal.forecast(4),
  ),
  brief(
    'A roll-call that splits nobody.',
    '{1} who abstain.',
    'Having spent everything on words.',
    goal.abstentions(29),
    goal.votes(id, 18),
    goal.bargains(2),
  ),
];

/** Four briefs for each delegation. */
export const delegationBriefs: Readonly<Record<string, readonly BriefText[]>> = {
  'marrow-isles': [
    brief(
      'A room where small states count.',
      '{2} engineers trained.',
      'Losing the donor who paid your cable.',
      goal.chair(),
      goal.aid(2),
      goal.notWithLoser(),
    ),
    brief(
      'To be asked before the cable ship sails.',
      '{1} letters from larger harbours.',
      'A promise made for you by a neighbour.',
      goal.letters(2),
      goal.bargains(5),
      goal.unseen(),
    ),
    brief(
      'Nobody at home to read about this.',
      '{1} who abstain with you.',
      'A question about your vote.',
      goal.abstentions(30),
      goal.unseen(),
      goal.forecast(4),
    ),
    brief(
      'A race so close that four islands matter.',
      'Both names on your doorstep.',
      'A rout, and nobody who calls again.',
      goal.marginUnder(6),
      goal.chairFromBoth(),
      goal.bargains(5),
    ),
  ],
  tamber: [
    brief(
      'Broadband in every village.',
      '{1} aid tokens.',
      'Others deciding what your people read.',
      goal.aid(2),
      goal.bargains(5),
      goal.notWithLoser(),
    ),
    brief(
      'Schools online before the rains.',
      'A chair where subsidies are shared out.',
      'Consultants.',
      goal.chair(),
      goal.letters(2),
      goal.forecast(4),
    ),
    brief(
      'No reason for anyone to be cross with you.',
      'A hall that abstains.',
      'Your neighbours’ opinion of your opinion.',
      goal.unseen(),
      goal.abstentions(30),
      goal.letters(1),
    ),
    brief(
      'Your neighbours to go first.',
      '{1} of them behind one name.',
      'Walking out alone.',
      goal.bench(FIRST, 2),
      goal.votes(FIRST, 18),
      goal.aid(2),
    ),
  ],
  'oskar-republic': [
    brief('A council seat.', '{1} letters.', 'Being seen with the loser.', goal.letters(4), goal.bargains(5), goal.notWithLoser()),
    brief(
      'To be called reasonable by both sides.',
      'A chair from each, on paper.',
      'Having to be reasonable about it.',
      goal.chairFromBoth(),
      goal.unseen(),
      goal.forecast(4),
    ),
    brief(
      'A result that nobody calls a landslide.',
      'Friends in both camps.',
      'The winner’s memory.',
      goal.marginUnder(6),
      goal.bargains(6),
      goal.letters(1),
    ),
    brief(
      'The hall to speak before you do.',
      'At most {1} who abstain.',
      'Your turn in the roll-call.',
      goal.abstentionsAtMost(28),
      goal.letters(2),
      goal.chair(),
    ),
  ],
  halden: [
    brief(
      'To keep the open forum.',
      '{2} public allies.',
      'A hall full of abstentions.',
      goal.votes(SECOND, 19),
      goal.bench(SECOND, 3),
      goal.abstentionsAtMost(28),
    ),
    brief(
      'Your engineers in the chair.',
      'Deals with {2} who disagree with each other.',
      'Standing beside the loser.',
      goal.chair(),
      goal.bargains(6),
      goal.notWithLoser(),
    ),
    brief(
      'To know the hall better than your capital does.',
      'A forecast within {1}.',
      'A cable you must take back.',
      goal.forecast(3),
      goal.letters(2),
      goal.bargains(5),
    ),
    brief(
      'Friends outside your own bloc.',
      'Backing in {1} regions.',
      'Being right among yourselves.',
      goal.regions(SECOND, 3),
      goal.backing(SECOND, 7),
      goal.letters(1),
    ),
  ],
  'kestrel-union': [
    brief(
      'States in charge, in writing.',
      '{2} public allies.',
      'Standing alone in public.',
      goal.votes(FIRST, 19),
      goal.bench(FIRST, 3),
      goal.abstentionsAtMost(28),
    ),
    brief(
      'A roll-call that convinces nobody.',
      '{1} who abstain.',
      'A lecture.',
      goal.abstentions(30),
      goal.bargains(5),
      goal.notWithLoser(),
    ),
    brief(
      'The chair of a committee that meets.',
      '{2} letters to show for it.',
      'A vice-chair.',
      goal.chair(),
      goal.letters(2),
      goal.forecast(4),
    ),
    brief(
      'Friends outside your own bloc.',
      'Backing in {1} regions.',
      'Being right among yourselves.',
      goal.regions(FIRST, 3),
      goal.backing(FIRST, 7),
      goal.letters(1),
    ),
  ],
  'port-amber': [
    brief(
      'Trade with both sides.',
      'One chair, whoever wins.',
      'Your two promises meeting.',
      goal.chairFromBoth(),
      goal.chair(),
      goal.letters(2),
    ),
    brief(
      'Ships of all flags in the harbour.',
      'Deals with {1}.',
      'A harbour that is known for one friend.',
      goal.bargains(7),
      goal.aid(3),
      goal.unseen(),
    ),
    brief(
      'To hear it first.',
      'A forecast within {1}.',
      'Having bet on it in public.',
      goal.forecast(3),
      goal.letters(2),
      goal.notWithLoser(),
    ),
    brief(
      'The waterfront to say one thing.',
      '{1} of your bench behind one name.',
      'A neighbour with a better berth.',
      goal.bench(SECOND, 2),
      goal.votes(SECOND, 18),
      goal.aid(2),
    ),
  ],
  'sable-coast': [
    brief(
      'An open forum, quietly.',
      'Aid from the other side’s backer.',
      'Being seen against your big neighbour.',
      goal.votes(SECOND, 18),
      goal.aid(3),
      goal.unseen(),
    ),
    brief(
      'The big neighbour to look elsewhere.',
      '{1} who abstain.',
      'A small state made an example of.',
      goal.abstentions(30),
      goal.unseen(),
      goal.letters(2),
    ),
    brief(
      'A chair at the far end of the table.',
      '{2} deals nobody talks about.',
      'Sitting next to the loser.',
      goal.chair(),
      goal.bargains(5),
      goal.notWithLoser(),
    ),
    brief(
      'Warning before the weather turns.',
      'A forecast within {1}.',
      'A letter that goes to the wrong winner.',
      goal.forecast(3),
      goal.bargains(6),
      goal.letters(1),
    ),
  ],
  vereda: [
    brief(
      'States in charge, quietly.',
      'Aid from the other side’s backer.',
      'Being seen against your big neighbour.',
      goal.votes(FIRST, 18),
      goal.aid(3),
      goal.unseen(),
    ),
    brief(
      'Two markets, and no duty to either.',
      'A chair promised by both.',
      'Being asked which shore is nearer.',
      goal.chairFromBoth(),
      goal.letters(2),
      goal.forecast(4),
    ),
    brief(
      'The winner’s goodwill, cheaply.',
      '{2} letters and a chair.',
      'Having paid the other one.',
      goal.chair(),
      goal.letters(2),
      goal.notWithLoser(),
    ),
    brief(
      'A quarrel that passes over the island.',
      'Fewer than {1} votes between the names.',
      'Being thanked by one side only.',
      goal.marginUnder(6),
      goal.bargains(6),
      goal.unseen(),
    ),
  ],
};

/** Briefs of Loomworks. The first is its class card. */
export const sectorBriefs: readonly BriefText[] = [
  brief(
    'Your standard in the text.',
    '{2} states asking for it.',
    'A rule you did not write.',
    goal.textMoved('connect', 'low', 0.15),
    goal.bargains(2),
    goal.experts(2),
  ),
  brief(
    'Open flow, at least on paper.',
    '{2} experts abroad.',
    'A text written without you.',
    goal.textMoved('control', 'low', 0.15),
    goal.experts(3),
    goal.bargains(2),
  ),
  brief(
    'Engineers everywhere.',
    '{1} of them sent.',
    'An empty room.',
    goal.experts(4),
    goal.bargains(3),
    goal.textMoved('connect', 'low', 0.1),
  ),
  brief(
    'One ballot, and back to work.',
    'A text that moved your way.',
    'A hall that cannot decide.',
    goal.ballots(1),
    goal.textMoved('connect', 'low', 0.2),
    goal.forecast(4),
  ),
];

/** Briefs of The Corridor. The first is its class card. */
export const pressBriefs: readonly BriefText[] = [
  brief(
    'The true mood of the hall.',
    '{1} quotes on record.',
    'Printing a forecast that fails.',
    goal.quotes(3),
    goal.printedForecast(3),
    goal.forecast(3),
  ),
  brief(
    'The story before anybody else.',
    '{1} who talk to you.',
    'A correction on page one.',
    goal.quotes(4),
    goal.printedForecast(4),
    goal.ballots(1),
  ),
  brief('Who said what, and when.', '{1} names in the notebook.', 'Only smiles.', goal.quotes(5), goal.forecast(4), goal.abstentions(28)),
  brief('A hall that reads you.', '{1} who talk.', 'To be wrong in print.', goal.quotes(3), goal.printedForecast(2), goal.marginUnder(9)),
];
