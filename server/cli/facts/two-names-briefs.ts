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
    'Half the valid votes plus one.',
    '{2} who stand up in public.',
    'Friends who only smile.',
    goal.elected(id),
    goal.backing(id, 6),
    goal.ledger(id, 150),
  ),
  brief(
    'To win, and to know it beforehand.',
    'A forecast within {2}.',
    'A victory that leaves half the hall sore.',
    goal.elected(id),
    goal.forecast(3),
    goal.marginUnder(8),
  ),
  brief(
    'A name that carries from coast to isles.',
    '{2} states aloud, {1} regions among them.',
    'A hall that you misread.',
    goal.regions(id, 3),
    goal.backing(id, 5),
    goal.forecast(4),
  ),
  brief(
    'A hall that makes up its mind.',
    '{1} votes.',
    'A roll-call in which the hall abstains.',
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
    '{1} states in public, and no empty promises.',
    'A count you did not see coming.',
    goal.backing(id, 6),
    goal.ledger(id, 150),
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
      '{2} tokens of aid for training.',
      'A count that nobody told you about.',
      goal.chair(),
      goal.aid(2),
      goal.forecast(4),
    ),
    brief(
      'To be asked before the cable ship sails.',
      'A quiet word with {1}.',
      'A hall that looks the other way.',
      goal.bargains(5),
      goal.unseen(),
      goal.abstentionsAtMost(30),
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
      'A winner who owes the villages nothing.',
      goal.aid(2),
      goal.bargains(5),
      goal.marginUnder(8),
    ),
    brief(
      'Schools online before the rains.',
      'A chair where subsidies are shared out.',
      'The losing side’s consultants.',
      goal.textWithin('connect', 0, 0.15),
      goal.chair(),
      goal.notWithLoser(),
    ),
    brief(
      'Nobody cross with you, nor with each other.',
      '{2} who abstain.',
      'Your neighbours’ opinion of your opinion.',
      goal.unseen(),
      goal.abstentions(30),
      goal.marginUnder(9),
    ),
    brief(
      'The others to go first.',
      '{1} of them behind one name.',
      'Walking out with the loser.',
      goal.backing(FIRST, 5),
      goal.forecast(4),
      goal.notWithLoser(),
    ),
  ],
  'oskar-republic': [
    brief(
      'A council seat.',
      '{1} who agreed to something.',
      'Being seen with the loser.',
      goal.bargains(5),
      goal.forecast(4),
      goal.notWithLoser(),
    ),
    brief(
      'To be called reasonable by both sides.',
      'A chair from each, on paper.',
      'A roll-call that asks you to choose.',
      goal.chairFromBoth(),
      goal.abstentions(30),
      goal.forecast(4),
    ),
    brief(
      'A result that nobody calls a landslide.',
      'Deals with {2}.',
      'A text on cables that takes sides.',
      goal.marginUnder(7),
      goal.bargains(5),
      goal.textWithin('connect', 0, 0.1),
    ),
    brief(
      'The hall to speak before you do.',
      'At most {1} who abstain, and a chair.',
      'Having spoken for the loser.',
      goal.abstentionsAtMost(30),
      goal.chair(),
      goal.notWithLoser(),
    ),
  ],
  halden: [
    brief(
      'To keep the open forum.',
      'A text with many voices in it.',
      'A hall full of abstentions.',
      goal.votes(SECOND, 19),
      goal.textMoved('forum', 'low', 0.1),
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
      'A landslide that you slept through.',
      goal.forecast(3),
      goal.bargains(5),
      goal.marginUnder(9),
    ),
    brief(
      'Friends outside your own bloc.',
      'Backing in {1} regions, deals with {3}.',
      'Being right among yourselves.',
      goal.regions(SECOND, 3),
      goal.backing(SECOND, 6),
      goal.bargains(5),
    ),
  ],
  'kestrel-union': [
    brief(
      'States in charge, and nothing new in writing.',
      '{1} votes for that.',
      'A roll-call without a roll.',
      goal.votes(FIRST, 19),
      goal.textWithin('forum', 0, 0.05),
      goal.abstentionsAtMost(31),
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
      'Fewer than {2} votes between the names.',
      'A vice-chair, beside the loser.',
      goal.chair(),
      goal.marginUnder(9),
      goal.notWithLoser(),
    ),
    brief(
      'To be cheered beyond the plain.',
      'Backing in {1} regions.',
      'Applause that you misheard.',
      goal.regions(FIRST, 3),
      goal.backing(FIRST, 5),
      goal.forecast(4),
    ),
  ],
  'port-amber': [
    brief(
      'Trade with both sides.',
      'Two chairs on paper, one in the room.',
      'A rout, and an empty quay.',
      goal.chairFromBoth(),
      goal.chair(),
      goal.marginUnder(7),
    ),
    brief(
      'Ships of all flags in the harbour.',
      'Deals with {1}, and {2} who abstain.',
      'A landslide that closes the port.',
      goal.bargains(5),
      goal.abstentions(30),
      goal.marginUnder(9),
    ),
    brief(
      'To hear it first, within {1} votes.',
      'A text that the market likes.',
      'Having bet on the loser.',
      goal.forecast(4),
      goal.textMoved('connect', 'low', 0.1),
      goal.notWithLoser(),
    ),
    brief(
      'The waterfront to say one thing.',
      '{1} states behind one name.',
      'A neighbour with a better berth.',
      goal.backing(SECOND, 5),
      goal.chair(),
      goal.abstentionsAtMost(30),
    ),
  ],
  'sable-coast': [
    brief(
      'An open forum, quietly.',
      '{1} votes for it, {3} small favours.',
      'Being seen against your big neighbour.',
      goal.votes(SECOND, 18),
      goal.unseen(),
      goal.bargains(5),
    ),
    brief(
      'The big neighbour to look elsewhere.',
      '{1} who abstain, {2} tokens for the quay.',
      'A winner who needs nobody small.',
      goal.abstentions(30),
      goal.aid(3),
      goal.marginUnder(9),
    ),
    brief(
      'A chair at the far end of the table.',
      'A text with room for small voices.',
      'Sitting next to the loser.',
      goal.chair(),
      goal.textMoved('forum', 'low', 0.1),
      goal.notWithLoser(),
    ),
    brief(
      'Warning before the weather turns.',
      'A forecast within {1}.',
      'Only one name at your door.',
      goal.forecast(3),
      goal.bargains(5),
      goal.chairFromBoth(),
    ),
  ],
  vereda: [
    brief(
      'States in charge, and the island left alone.',
      '{2} tokens, from either side.',
      'A roll-call with your name in it.',
      goal.votes(FIRST, 18),
      goal.aid(3),
      goal.abstentions(30),
    ),
    brief(
      'Two markets, and no duty to either.',
      'A chair promised by both.',
      'Guessing wrong which shore is nearer.',
      goal.textMoved('connect', 'low', 0.1),
      goal.chairFromBoth(),
      goal.forecast(4),
    ),
    brief(
      'The winner’s goodwill, cheaply.',
      'Deals with {2}, in a hall that votes.',
      'Having paid the other one.',
      goal.notWithLoser(),
      goal.bargains(5),
      goal.abstentionsAtMost(31),
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
    'A roll-call that costs you no customer.',
    'A winner too strong to be advised.',
    goal.textMoved('connect', 'low', 0.15),
    goal.abstentions(30),
    goal.marginUnder(9),
  ),
  brief(
    'Open flow, whoever presides.',
    '{1} who abstain, a forecast within {2}.',
    'A landslide, and new masters.',
    goal.abstentions(30),
    goal.forecast(3),
    goal.marginUnder(9),
  ),
  brief(
    'Cables wherever they pay.',
    '{2} engineers abroad, and a text that they know.',
    'A winner by so much that nobody else must listen.',
    goal.textMoved('connect', 'low', 0.15),
    goal.experts(2),
    goal.marginUnder(9),
  ),
  brief(
    'A hall that decides, and back to work.',
    'A text that moved your way.',
    'A result you had not planned for.',
    goal.abstentionsAtMost(30),
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
    'A hall with nothing to say.',
    goal.quotes(4),
    goal.printedForecast(4),
    goal.abstentionsAtMost(30),
  ),
  brief('Who said what, and when.', '{1} names in the notebook.', 'Only smiles.', goal.quotes(5), goal.forecast(4), goal.abstentions(28)),
  brief('A hall that reads you.', '{1} who talk.', 'To be wrong in print.', goal.quotes(3), goal.printedForecast(2), goal.marginUnder(9)),
];
