import { isGoods } from '#shared/game/deal.ts';
import type { GameEvent } from '#shared/game/event.ts';
import type { SeatView } from '#shared/game/view.types.ts';
import type { AwayUpdate } from '#shared/protocol/messages.ts';
import { phaseName } from '../store/ballots.ts';
import { world } from '../store/store.ts';
import { say } from '../store/words.ts';
import { nameOf, shortOf } from './gesture.ts';
import { clauseText, names } from './parts.tsx';
import { inOneSentence } from './sentence.ts';

/** What was done in my seat's name, one line a deed, in order; what was spent comes last. */
export function deedLines({ events }: AwayUpdate, view: SeatView): readonly string[] {
  const lines = events.flatMap((event) => deedLine(event, view) ?? []);
  const talks = events.reduce((n, event) => n + talksOf(event, view.seat), 0);
  const spent = talks === 0 ? [] : [say(talks === 1 ? 'away.talks.one' : 'away.talks', { n: talks })];
  return lines.length + spent.length === 0 ? [say('away.nothing')] : [...new Set([...lines, ...spent])];
}

/** The phases that went by, in words: the one that was on, and those that opened since, but for the one that is on now. */
export function missedLine({ from, events }: AwayUpdate): string {
  const opened = events.flatMap((event) => (event.type === 'phase.opened' ? [event] : []));
  const passed = [from, ...opened.slice(0, -1)].filter(({ phase }) => phase !== 'night');
  const list = passed.map(({ phase, day }) => say('away.phase', { phase: phaseName(phase), day }));
  return say('away.missed', { list: list.join(', ') });
}

function deedLine(event: GameEvent, view: SeatView): string | null {
  const me = view.seat;
  const candidate = (c: number) => world.value?.candidates[c]?.short ?? '';
  const others = (parties: readonly string[]) => names(parties.filter((party) => party !== me));
  switch (event.type) {
    case 'deal.settled': {
      const deal = view.deals.find((entry) => entry.id === event.deal);
      return say('away.settled', { name: others(event.parties), deal: deal ? inOneSentence(deal, me).replace(/\.$/, '') : '' });
    }
    case 'deal.closed':
      if (event.by !== me) return null;
      return event.status === 'refused' ? say('away.refused', { name: others(event.parties) }) : say('away.withdrawn');
    case 'deal.proposed':
      return event.deal.by === me ? say('away.offered', { name: others(event.deal.parties) }) : null;
    case 'promise.given':
      return event.state === me ? say('away.promised', { name: candidate(event.candidate) }) : null;
    case 'promise.withdrawn':
      return event.state === me ? say('away.unpromised', { name: candidate(event.candidate) }) : null;
    case 'floor.sealed':
      return say(`away.act.${event.act.act}`, { name: 'candidate' in event.act ? shortOf(event.act.candidate) : '' });
    case 'rollcall.sealed':
      return say('away.vote', { vote: say(`vote.${event.vote}`) });
    case 'handshake.given':
      return event.seat === me ? say('away.hand', { name: candidate(event.candidate) }) : null;
    case 'forecast.sealed':
      return say('away.forecast');
    case 'clause.done': {
      const { clause } = event;
      return isGoods(clause) && clause.by === me
        ? say('away.gave', { name: nameOf(clause.to), goods: clauseText({ ...clause, when: 'now' }) })
        : null;
    }
    default:
      return null;
  }
}

/** Talks that this deed of mine took. */
function talksOf(event: GameEvent, me: string): number {
  if (event.type === 'promise.asked') return event.by === me ? event.talks : 0;
  return (event.type === 'persuaded' || event.type === 'asked.quietly') && event.by === me ? 1 : 0;
}
