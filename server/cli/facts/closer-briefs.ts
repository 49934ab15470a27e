import type { Goal } from '#shared/scenario/schema.ts';
import { type BriefText, brief, goal } from './briefs.ts';
import { FIRST as REAL_FIRST } from './bucharest-candidates.ts';

/** The first and the second name on the paper of the what-if: nobody's. */
export const FIRST = 'deverin';
export const SECOND = 'tavel';

/** Briefs of a campaign; both read the same but for the name. Margins, lines and forecasts fall as often to one side as to the other. */
export const campaignBriefs = (id: string): readonly BriefText[] => [
  brief(
    'Half the valid papers plus one.',
    'A line for your name in {2} blocs.',
    'A rout, even your own.',
    goal.elected(id),
    goal.lines(id, 2),
    goal.marginUnder(42),
  ),
  brief(
    '{1} papers, whoever wins.',
    'Fewer than {2} votes between the names.',
    'A hall that waits.',
    goal.votes(id, 75),
    goal.marginUnder(30),
    goal.abstentionsAtMost(94),
  ),
  brief(
    'Blocs that speak for you, and to know how many will.',
    'A line in {3} of them; a forecast within {2}.',
    'A roll-call that says nothing.',
    goal.abstentionsAtMost(92),
    goal.forecast(15),
    goal.lines(id, 2),
  ),
  brief(
    'A hall that dealt with you, whoever wins.',
    'Deals with {1}, and a forecast within {2}.',
    'A roll-call that splits every region.',
    goal.bargains(14),
    goal.forecast(17),
    goal.abstentions(86),
  ),
];

/** Briefs of the state that nominated `id`. */
export const sponsorBriefs = (id: string): readonly BriefText[] => [
  brief(
    'Your nominee elected, and no hard feelings.',
    'Fewer than {2} votes between the names.',
    'Blocs that will not speak for it.',
    goal.elected(id),
    goal.marginUnder(42),
    goal.lines(id, 2),
  ),
  brief(
    'A winner, and a hall still on speaking terms.',
    '{2} papers for your nominee.',
    'A roll-call that splits every region.',
    goal.marginUnder(30),
    goal.votes(id, 78),
    goal.abstentions(86),
  ),
  brief(
    'A close race, read to the end.',
    'A forecast within {3}.',
    'A surprise, or a hall that had to choose.',
    goal.marginUnder(35),
    goal.abstentions(86),
    goal.forecast(20),
  ),
  brief(
    'A ledger that holds.',
    'A line in {2} blocs, and a forecast within {3}.',
    'Quiet friends who stay quiet.',
    goal.ledger(id, 185),
    goal.lines(id, 2),
    goal.forecast(15),
  ),
];

/**
 * A brief of a Bucharest delegation under other circumstances: the same wishes, and thresholds that fit an even race in which most would
 * rather not say. Nothing else in it changes.
 */
export const restated = ({ want, need, fear, goals }: BriefText): BriefText => ({
  want,
  need: need.replace(/^Thirty\b/, 'Ninety'),
  fear,
  goals: goals.map(restatedGoal) as unknown as BriefText['goals'],
});

function restatedGoal(old: Goal): Goal {
  const to = 'candidate' in old ? (old.candidate === REAL_FIRST ? FIRST : SECOND) : '';
  switch (old.kind) {
    case 'votes':
      return goal.votes(to, 79);
    case 'share':
      return goal.share(to, 49);
    case 'margin-under':
      return goal.marginUnder(15);
    case 'abstentions':
      return goal.abstentions(90);
    case 'abstentions-at-most':
      return goal.abstentionsAtMost(88);
    case 'backing':
      return goal.backing(to, 20);
    case 'backing-regions':
    case 'bench-backing':
    case 'lines':
    case 'honest-ledger':
    case 'elected':
      return { ...old, candidate: to };
    default:
      return old;
  }
}
