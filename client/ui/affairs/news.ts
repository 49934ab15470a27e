import type { GameEvent } from '#shared/game/event.ts';
import { seatView, world } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { nameOf } from '../gesture.ts';
import { names } from '../parts.tsx';
import { blocName, issueName, sideOfIssue } from './names.ts';

/** An event of the modules in words, or null if its screen says it already or nobody needs to hear it. */
export function affairsNews(event: GameEvent): string | null {
  const view = seatView.value;
  const me = view?.seat ?? '';
  const name = (c: number | null) => (c === null ? '' : (world.value?.candidates[c]?.short ?? ''));
  switch (event.type) {
    case 'deal.takenback':
      return event.by === me ? say('news.taken-back') : say('news.taken-back.other', { name: nameOf(event.by) });
    case 'line.tabled':
      return say('news.line-tabled', { by: nameOf(event.by), name: name(event.candidate), bloc: blocName(event.bloc) });
    case 'line.voted':
      return say('news.line-voted');
    case 'line.counted':
      return say('news.line-counted', { bloc: blocName(event.bloc), name: name(event.candidate), yes: event.yes, no: event.no });
    case 'straw.answered':
      return say('news.straw');
    case 'group.staffed':
      return event.issues.length === 0 ? say('news.staffed.none') : say('news.staffed', { list: event.issues.map(issueName).join(', ') });
    case 'group.moved':
      return say('news.moved-text', {
        name: nameOf(event.by),
        issue: issueName(event.issue),
        side: sideOfIssue(event.issue, event.step < 0 ? 'low' : 'high'),
      });
    case 'oath.bent':
      return say(view?.kind === 'candidate' ? 'news.bent' : 'news.bent.sponsor', { name: name(event.candidate), aid: event.aid });
    case 'oath.out':
      return say('news.oath-out', { name: name(event.candidate) });
    case 'investigated':
      return say(event.found ? 'news.asked-around.found' : 'news.asked-around', { name: name(event.candidate) });
    case 'scandal.broke':
      return say(`news.scandal.${event.about}`, { name: name(event.candidate) });
    case 'double.found':
      return say('news.double', { name: nameOf(event.state) });
    case 'document.shown':
      if (!event.to.includes(me)) return event.by === me ? say('news.shown', { names: names(event.to) }) : null;
      return event.by === me ? say('news.leaked') : say('news.shown-to-you', { name: nameOf(event.by) });
    case 'document.published':
      return say('news.published');
    case 'backer.revealed':
      return say('news.backer', { state: nameOf(event.state), name: name(event.candidate) });
    case 'quote.given':
      return say(event.candidate === null ? 'news.quote.open' : 'news.quote', { by: nameOf(event.by), name: name(event.candidate) });
    case 'story.printed':
      return say('news.printed', { name: nameOf(event.by) });
    case 'proxy.given':
      return say('news.proxy', { by: nameOf(event.by), to: nameOf(event.to) });
    case 'candidate.left':
      if (event.how === 'dropped-out') return say('news.dropped-out', { name: name(event.candidate) });
      if (event.how === 'spoke') return say('news.speaks-for', { name: name(event.candidate), heir: name(event.heir) });
      return say(event.heir === null ? 'news.left' : 'news.left.for', { name: name(event.candidate), heir: name(event.heir) });
    case 'vote.spoken':
      return say('news.spoken');
    default:
      return null;
  }
}
