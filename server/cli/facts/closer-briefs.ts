import type { Goal } from '#shared/scenario/schema.ts';
import { type BriefText, brief, goal } from './briefs.ts';
import { FIRST as REAL_FIRST } from './bucharest-candidates.ts';

/** The first and the second name on the paper of the what-if: nobody's. */
export const FIRST = 'deverin';
export const SECOND = 'tavel';

/** Briefs of a campaign; both read the same but for the name. */
export const campaignBriefs = (id: string): readonly BriefText[] => [
  brief(
    'Half the valid papers plus one.',
    'Friends in {2} regions who say so.',
    'Promises that were only words.',
    goal.elected(id),
    goal.regions(id, 4),
    goal.ledger(id, 165),
  ),
  brief(
    '{1} papers, whoever wins.',
    'Public backing, early.',
    'A hall that waits.',
    goal.votes(id, 80),
    goal.backing(id, 20),
    goal.bargains(20),
  ),
  brief(
    'To win, and to have known it.',
    'A guess within {2}.',
    'Believing your own ledger.',
    goal.elected(id),
    goal.forecast(8),
    goal.backing(id, 18),
  ),
  brief(
    'A name that carries everywhere.',
    'Backing in {1} regions.',
    'A victory that needs explaining.',
    goal.regions(id, 5),
    goal.share(id, 49),
    goal.ledger(id, 165),
  ),
];

/** Briefs of the state that nominated `id`. */
export const sponsorBriefs = (id: string): readonly BriefText[] => [
  brief('Your nominee elected.', 'Deals with {2}.', 'Paying for smiles.', goal.elected(id), goal.bargains(20), goal.backing(id, 18)),
  brief(
    'A winner, and a hall still on speaking terms.',
    'Fewer than {1} votes between the names.',
    'A long bill.',
    goal.marginUnder(15),
    goal.votes(id, 76),
    goal.bargains(20),
  ),
  brief(
    'Thanks that others can hear.',
    'Backing in {1} regions.',
    'A surprise.',
    goal.regions(id, 4),
    goal.backing(id, 20),
    goal.forecast(8),
  ),
  brief(
    'A ledger that holds.',
    '{2} papers behind it.',
    'Quiet friends who stay quiet.',
    goal.ledger(id, 165),
    goal.votes(id, 78),
    goal.regions(id, 4),
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
    case 'honest-ledger':
    case 'elected':
      return { ...old, candidate: to };
    default:
      return old;
  }
}
