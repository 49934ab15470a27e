import { type BriefText, brief, goal } from './briefs.ts';

/**
 * Briefs of the hall with three names. What a campaign wants is the same for each of them; no delegation's brief names a candidate, since
 * with three of them a favourite is rarely on the last paper.
 */
export const candidateBriefs = (id: string): readonly BriefText[] => [
  brief(
    'The post, in however many ballots.',
    'Three who said so aloud before the first.',
    'Being everybody’s second choice.',
    goal.elected(id),
    goal.backing(id, 4),
    goal.ledger(id, 190),
  ),
  brief(
    'To be on the last paper, and win it.',
    'A recess that goes your way.',
    'Leaving with thanks.',
    goal.elected(id),
    goal.votes(id, 17),
    goal.backing(id, 3),
  ),
  brief(
    'A name heard in {1} regions.',
    'Backing from coast to isles.',
    'Promises that were meant for a later ballot.',
    goal.regions(id, 3),
    goal.backing(id, 4),
    goal.share(id, 34),
  ),
  brief(
    'Not to be the name that drops out.',
    '{1} papers, whoever else stands.',
    'A hall that is done by noon.',
    goal.votes(id, 13),
    goal.backing(id, 3),
    goal.ledger(id, 190),
  ),
];

/** Briefs of the state that nominated `id`. */
export const sponsorBriefs = (id: string): readonly BriefText[] => [
  brief(
    'Your nominee in the post.',
    '{2} agreements that outlast the first ballot.',
    'Having to choose between the other two.',
    goal.elected(id),
    goal.bargains(3),
    goal.backing(id, 3),
  ),
  brief(
    'A seat at whatever table is set in the recess.',
    'A dozen papers to bring to it.',
    'A recess in which nobody calls.',
    goal.votes(id, 12),
    goal.bargains(3),
    goal.regions(id, 2),
  ),
  brief(
    'A Union that can still talk tomorrow.',
    '{1} ballots, and no third.',
    'A lot drawn in front of everybody.',
    goal.ballots(2),
    goal.backing(id, 3),
    goal.share(id, 30),
  ),
  brief(
    'Thanks from more than one shore.',
    '{1} regions that speak for your nominee.',
    'Money that only bought silence.',
    goal.regions(id, 2),
    goal.backing(id, 4),
    goal.ledger(id, 190),
  ),
];

/** Four briefs for each delegation. */
export const delegationBriefs: Readonly<Record<string, readonly BriefText[]>> = {
  bellhaven: [
    brief(
      'Trade with all three.',
      'A chair from two of them, on paper.',
      'Three promises meeting in a corridor.',
      goal.chairFromBoth(),
      goal.letters(2),
      goal.bargains(5),
    ),
    brief(
      'A harbour master in the chair.',
      'The winner’s word, before it is the winner’s.',
      'A thank-you note.',
      goal.chair(),
      goal.notWithLoser(),
      goal.letters(1),
    ),
    brief(
      'Not to be seen choosing.',
      '{2} agreements nobody reads about.',
      'A question in parliament.',
      goal.unseen(),
      goal.bargains(5),
      goal.aid(2),
    ),
    brief(
      'A short election and a long lunch.',
      '{1} ballots at most.',
      'The evening session.',
      goal.ballots(2),
      goal.letters(2),
      goal.notWithLoser(),
    ),
  ],
  wendmark: [
    brief(
      'An open forum that also works.',
      'Letters from both shores.',
      'Splitting the votes of those who agree.',
      goal.letters(2),
      goal.bargains(4),
      goal.notWithLoser(),
    ),
    brief('To have been useful in the recess.', 'A chair for it.', 'To have been used.', goal.chair(), goal.bargains(5), goal.ballots(3)),
    brief(
      'The race to stay narrow.',
      'Fewer than {1} votes at the end.',
      'A winner without need of friends.',
      goal.marginUnder(9),
      goal.letters(2),
      goal.unseen(),
    ),
    brief(
      'Engineers for the northern masts.',
      '{1} tokens from anybody.',
      'A donor who drops out with its nominee.',
      goal.aid(2),
      goal.notWithLoser(),
      goal.bargains(4),
    ),
  ],
  'karst-republic': [
    brief(
      'States in charge, whoever says it best.',
      'Two names to court you.',
      'Wasting the hills’ votes on two of them.',
      goal.chairFromBoth(),
      goal.bargains(4),
      goal.letters(1),
    ),
    brief(
      'A tunnel, a cable through it.',
      '{1} tokens of aid.',
      'The engineers of the wrong friend.',
      goal.aid(2),
      goal.letters(2),
      goal.notWithLoser(),
    ),
    brief(
      'To abstain where others shout.',
      '{1} who do the same.',
      'Your name in the roll-call.',
      goal.abstentions(22),
      goal.unseen(),
      goal.bargains(3),
    ),
    brief(
      'The committee on rights of way.',
      'Its chair, promised in time.',
      'Hearing of it in the newspaper.',
      goal.chair(),
      goal.letters(2),
      goal.bargains(4),
    ),
  ],
  'upper-senna': [
    brief(
      'Snow cleared from the relay stations.',
      '{1} tokens, and no speeches about it.',
      'A visit with photographers.',
      goal.aid(2),
      goal.unseen(),
      goal.letters(1),
    ),
    brief(
      'To count better than the large ones.',
      'A guess within {1} of the last tally.',
      'A second ballot that changes everything.',
      goal.forecast(6),
      goal.bargains(4),
      goal.letters(2),
    ),
    brief(
      'A chair, and people to sit in it.',
      'An expert who stays a year.',
      'An honour without a salary.',
      goal.chair(),
      goal.taught(1),
      goal.bargains(3),
    ),
    brief(
      'Friends among those who lost, too.',
      'Deals with {1}.',
      'The winner’s short list.',
      goal.bargains(5),
      goal.letters(2),
      goal.notWithLoser(),
    ),
  ],
  'low-delta': [
    brief(
      'Masts that stand when the river rises.',
      '{1} tokens of aid.',
      'A promise that floats.',
      goal.aid(3),
      goal.bargains(4),
      goal.notWithLoser(),
    ),
    brief(
      'One engineer for every ferry.',
      'An expert from anywhere.',
      'A training course by post.',
      goal.taught(1),
      goal.letters(1),
      goal.aid(2),
    ),
    brief(
      'To be asked three times.',
      'A chair promised by two names.',
      'Not to be asked at all.',
      goal.chairFromBoth(),
      goal.chair(),
      goal.bargains(4),
    ),
    brief(
      'Nobody upstream to be offended.',
      'A quiet week.',
      'A roll-call on the second morning.',
      goal.unseen(),
      goal.abstentions(22),
      goal.letters(1),
    ),
  ],
  'small-havens': [
    brief(
      'The third name to have been worth it.',
      'A room where small states count.',
      'Two large friends who agree.',
      goal.chair(),
      goal.ballots(3),
      goal.bargains(4),
    ),
    brief(
      'A cable that lands on the third island as well.',
      '{1} tokens of aid.',
      'Having to say whose.',
      goal.aid(2),
      goal.unseen(),
      goal.bargains(3),
    ),
    brief(
      'A long evening, in which every vote is called on.',
      'Fewer than {1} votes between the first two.',
      'A decision over your head.',
      goal.marginUnder(9),
      goal.letters(2),
      goal.chair(),
    ),
    brief(
      'Letters from harbours larger than yours.',
      '{1} of them.',
      'A letter to the name that left.',
      goal.letters(2),
      goal.notWithLoser(),
      goal.bargains(4),
    ),
  ],
};

/** Briefs of the satellite operator. */
export const sectorBriefs: readonly BriefText[] = [
  brief(
    'First come, in the text on spectrum.',
    '{2} experts placed.',
    'Reserved slots.',
    goal.textMoved('spectrum', 'low', 0.12),
    goal.experts(2),
    goal.bargains(2),
  ),
  brief(
    'Standards that engineers write.',
    'A text that moved.',
    'A committee of ministers.',
    goal.textMoved('standards', 'low', 0.05),
    goal.experts(1),
    goal.bargains(2),
  ),
  brief(
    'Friends in every port.',
    '{1} experts abroad.',
    'Being thanked for the wrong thing.',
    goal.experts(3),
    goal.bargains(2),
    goal.textMoved('spectrum', 'low', 0.05),
  ),
  brief(
    'A decision this week.',
    '{1} ballots, no third.',
    'A satellite that waits for a signature.',
    goal.ballots(2),
    goal.textMoved('spectrum', 'low', 0.17),
    goal.experts(2),
  ),
];

/** Briefs of the civil-society voice: it publishes, and may speak. */
export const pressBriefs: readonly BriefText[] = [
  brief(
    'Everybody on record before the doors close.',
    '{1} quotes.',
    'Background conversations.',
    goal.quotes(3),
    goal.forecast(6),
    goal.ballots(3),
  ),
  brief(
    'A hall that hears the third voice.',
    '{1} who say it to you.',
    'A footnote.',
    goal.quotes(4),
    goal.abstentionsAtMost(26),
    goal.printedForecast(6),
  ),
  brief(
    'To be right in print, once.',
    'A forecast within {1}.',
    'A correction.',
    goal.printedForecast(5),
    goal.quotes(2),
    goal.forecast(5),
  ),
  brief(
    'A close race, closely watched.',
    '{2} who talk while it is open.',
    'A landslide on a Tuesday.',
    goal.marginUnder(10),
    goal.quotes(3),
    goal.printedForecast(8),
  ),
];
