import type { Command } from '../game/command.ts';
import { paperOdds } from '../game/forecast.ts';
import { type BotMind, opened } from './bot.ts';
import { takes } from './profile.ts';

/** The newsroom's bot: a paper that found it, a forecast on the last day, an issue to talk about with what time is left. */
export function pressMove(mind: BotMind): Command | null {
  const { world, pub, view, profile } = mind;
  if (
    pub.phase !== 'corridor' ||
    view.purse.talks < 1 ||
    mind.spentTalks >= mind.talksByNow ||
    !takes(profile, 'print') ||
    !opened(mind, 'press.print')
  )
    return null;
  const printed = (about: string) =>
    pub.affairs.prints.some((entry) => entry.by === view.seat && entry.day === pub.day && entry.story.about === about);
  const known = new Set(pub.affairs.documents.map((entry) => entry.id));
  const found = view.shownToMe.find((entry) => !known.has(entry.id));
  if (found && !printed('document')) return { type: 'press.print', story: { about: 'document', document: found.id } };
  const first = world.candidates[0];
  if (pub.day === world.scenario.days && !printed('forecast') && first) {
    const { votes } = paperOdds(world, pub);
    const guess = Math.max(0, Math.min(world.states.length, Math.round(votes * mind.misjudged('forecast'))));
    return { type: 'press.print', story: { about: 'forecast', candidate: first.id, votes: guess } };
  }
  const issue = world.scenario.issues[mind.pick(world.scenario.issues.length, 'story')];
  return issue && !printed('issue') ? { type: 'press.print', story: { about: 'issue', issue: issue.id } } : null;
}
