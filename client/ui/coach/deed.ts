import type { Command, FloorAct } from '#shared/game/command.ts';
import { publicView, seatView } from '../../store/store.ts';
import { say } from '../../store/words.ts';
import { documentTitle } from '../affairs/documents.tsx';
import { blocName, issueName, sideOfIssue } from '../affairs/names.ts';
import { nameOf, shortOf } from '../gesture.ts';
import { names } from '../parts.tsx';
import { inOneSentence } from '../sentence.ts';

/** An act as the page calls it, and with whom or what; in the words of its own button, so that one finds it. */
export function deedText(command: Command): string {
  const [act, detail] = deed(command);
  return detail ? say('coach.what', { act, detail }) : `${act}.`;
}

/** Whether my own name may still be voted for. */
const onPaper = (): boolean => publicView.value?.affairs.onPaper.includes(seatView.value?.seat ?? '') ?? false;

type Deed = readonly [act: string, detail: string];

function deed(command: Command): Deed {
  switch (command.type) {
    case 'persuade':
      return [say('act.persuade', { name: shortOf(command.candidate) }), `${names(command.states)}.`];
    case 'ask.quietly':
      return [say('act.ask'), `${names(command.states)}.`];
    case 'promise.ask':
      return [say('act.promise'), `${names(command.states)}.`];
    case 'promise.circulate':
      return [say('circular.title'), `${blocName(command.bloc)}.`];
    case 'promise.give':
      return [say('request.give'), `${shortOf(command.candidate)}.`];
    case 'deal.propose':
      return [say('act.offer'), offer(command.to, command)];
    case 'deal.circulate':
      return [say('act.offer'), offer(command.states, command)];
    case 'deal.counter':
      return [say('offer.counter'), offer([dealOf(command.deal)?.by ?? ''], command)];
    case 'deal.answer': {
      const deal = dealOf(command.deal);
      return [say(command.accept ? 'offer.accept' : 'offer.decline'), deal ? offer([deal.by], deal) : ''];
    }
    case 'line.table':
      return [say('blocs.table', { name: shortOf(command.candidate) }), `${blocName(command.bloc)}.`];
    case 'line.vote':
      return [say('blocs.vote'), `${say(`blocs.vote.${command.vote}`)}.`];
    case 'group.staff':
      return [say('groups.sit'), `${command.issues.map(issueName).join(', ')}.`];
    case 'group.nudge':
      return [say('groups.nudge', { side: sideOfIssue(command.issue, command.towards) }), `${issueName(command.issue)}.`];
    case 'group.lobby':
      return [say('groups.lobby', { side: sideOfIssue(command.issue, command.towards) }), `${issueName(command.issue)}.`];
    case 'oath.bend':
      return [say('oath.bend'), ''];
    case 'investigate':
      return [say('ask.about', { name: shortOf(command.candidate) }), ''];
    case 'document.show':
      return [say('documents.publish'), paper(command.document)];
    case 'quote.give':
      return [
        say('press.quote', { name: nameOf(command.to) }),
        command.candidate === null ? say('press.for-none') : say('press.for', { name: shortOf(command.candidate) }),
      ];
    case 'press.print':
      return print(command.story);
    case 'candidate.withdraw':
      if (command.heir === null) return [say('paper.leave'), ''];
      return [say(onPaper() ? 'paper.leave.for' : 'paper.speak.for', { name: shortOf(command.heir) }), ''];
    case 'floor.seal':
      return floor(command.act);
    case 'rollcall.vote':
      return [say('coach.act.vote'), `${say(`vote.${command.vote}`)}.`];
    case 'deliver':
      return [say('delivery.give', { name: nameOf(command.to) }), ''];
    default:
      return ['', ''];
  }
}

function floor(act: FloorAct): Deed {
  switch (act.act) {
    case 'endorse':
      return [say('seal.endorse', { name: shortOf(act.candidate) }), ''];
    case 'speak':
      return [say('seal.speak-for', { name: shortOf(act.candidate) }), `${blocName(act.bloc)}, ${issueName(act.issue)}.`];
    case 'pivot':
      return [say('floor.pivot'), `${issueName(act.issue)}, ${sideOfIssue(act.issue, act.towards)}.`];
    case 'move':
      return [say('floor.move.to', { name: shortOf(act.target) }), ''];
    case 'second':
      return [say('add.second', { name: nameOf(act.for) }), ''];
    case 'silent':
    case 'retract':
      return [say(`seal.${act.act}`), ''];
    case 'pledge':
      return [say('floor.pledge'), ''];
  }
}

function print(story: Extract<Command, { type: 'press.print' }>['story']): Deed {
  switch (story.about) {
    case 'issue':
      return [say('press.issue.go'), `${issueName(story.issue)}.`];
    case 'forecast':
      return [say('press.forecast.go'), `${shortOf(story.candidate)}, ${story.votes}.`];
    case 'document':
      return [say('press.document.go'), paper(story.document)];
  }
}

function offer(to: readonly string[], deal: Parameters<typeof inOneSentence>[0]): string {
  return `${names(to)}. ${inOneSentence(deal, seatView.value?.seat ?? '')}`;
}

const dealOf = (id: string) => seatView.value?.deals.find((deal) => deal.id === id);

function paper(id: string): string {
  const view = seatView.value;
  const found = [...(view?.documents ?? []), ...(view?.shownToMe ?? [])].find((entry) => entry.id === id);
  return found ? `${documentTitle(found)}.` : '';
}
